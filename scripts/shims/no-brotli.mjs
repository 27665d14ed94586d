// Stands in for brotli in the bundle. fontkit needs it for WOFF2 alone, which src/fonts refuses before fontkit sees
// the file; half a megabyte that is parsed at every start.
export default function decompress() {
  throw new Error('WOFF2 is not supported');
}
