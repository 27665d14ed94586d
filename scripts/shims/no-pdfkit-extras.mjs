// Stands in, in the bundle, for what pdfkit imports and a press page never uses: its line wrapper (linebreak), its
// PNG reader (png-js) and encryption (@noble/ciphers). src/output/pdf places glyphs itself, takes no pictures from
// pdfkit and never encrypts. Loading the real ones costs every start about 7 ms.
function unused() {
  throw new Error('not part of the bundle');
}
export const cbc = unused;
export const ecb = unused;
export default unused;
