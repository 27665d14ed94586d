import { promisify } from 'node:util';
import { deflate, inflateSync } from 'node:zlib';

const deflateAsync = promisify(deflate);

/** Text that is known to be ASCII, or UTF-8 where a format wants it, as bytes. */
export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** zlib stream of the bytes, made in the thread pool. */
export async function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  return view(await deflateAsync(bytes));
}

/** The bytes of a zlib stream. Throws when it is damaged. */
export function inflated(bytes: Uint8Array): Uint8Array {
  return view(inflateSync(bytes));
}

/** One array of many. */
export function concatBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

function view(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
