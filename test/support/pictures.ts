import sharp, { type PngOptions } from 'sharp';

/** Pictures for tests, made here so that every byte is known. */

/** Channels follow one another; 8 or 16 bits by the type of the array. */
export interface Raw {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array | Uint16Array;
}

/** Calls a function for each pixel and gathers what it gives. */
export function paint(
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly number[],
  bits: 8 | 16 = 8,
): Raw {
  const channels = pixel(0, 0).length;
  const data = new (bits === 8 ? Uint8Array : Uint16Array)(width * height * channels);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++) for (const value of pixel(x, y)) data[i++] = value;
  }
  return { width, height, channels, data };
}

/** Numbers that look random and are always the same (an xorshift of 32 bits). */
export function noise(seed = 1): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

/** Something like a photograph: soft gradients, an edge, grain. */
export function photograph(width: number, height: number, seed = 7): Raw {
  const random = noise(seed);
  return paint(width, height, (x, y) => {
    const grain = (random() - 0.5) * 24;
    const sky = 200 - (150 * y) / height;
    const wave = 40 * Math.sin(x / 17 + seed) + 30 * Math.cos(y / 23);
    const hill = y > height * (0.55 + 0.1 * Math.sin((x / width) * 9)) ? -90 : 0;
    return [sky + hill + wave, sky + hill / 2 + wave / 2, sky + 30 + hill].map((v) => byte(v + grain));
  });
}

/** Every hue at every value, fully saturated: where separations take most ink. */
export function saturatedChart(side: number): Raw {
  return paint(side, side, (x, y) => {
    const hue = (x / side) * 6;
    const value = y / (side - 1);
    return [5, 3, 1].map((n) => {
      const k = (n + hue) % 6;
      return byte(255 * value * (1 - Math.max(0, Math.min(k, 4 - k, 1))));
    });
  });
}

function byte(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}

function open({ width, height, channels, data }: Raw) {
  return sharp(data, { raw: { width, height, channels: channels as 1 | 2 | 3 | 4 } });
}

export const jpeg = (raw: Raw, quality = 95) => open(raw).jpeg({ quality }).toBuffer().then(bytesOf);
export const webp = (raw: Raw) => open(raw).webp({ lossless: true }).toBuffer().then(bytesOf);
export const greyJpeg = (raw: Raw) => open(raw).toColourspace('b-w').jpeg().toBuffer().then(bytesOf);
export const png = (raw: Raw, options: PngOptions = {}) =>
  open(raw)
    .png({ compressionLevel: 6, ...options })
    .toBuffer()
    .then(bytesOf);
/** A JPEG with an Exif orientation. */
export const turnedJpeg = (raw: Raw, orientation: number) =>
  open(raw).jpeg({ quality: 100 }).withMetadata({ orientation }).toBuffer().then(bytesOf);
/** A PNG that carries an ICC profile. */
export async function withProfile(raw: Raw, icc: Uint8Array): Promise<Uint8Array> {
  const { deflateSync } = await import('node:zlib');
  const plain = await png(raw);
  const body = new Uint8Array([...new TextEncoder().encode('icc\0'), 0, ...deflateSync(icc)]);
  return new Uint8Array([...plain.subarray(0, 33), ...pngChunk('iCCP', body), ...plain.subarray(33)]);
}

function pngChunk(name: string, body: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + body.length);
  chunk.writeUInt32BE(body.length, 0);
  chunk.write(name, 4, 'latin1');
  chunk.set(body, 8);
  chunk.writeUInt32BE(crc(chunk.subarray(4, 8 + body.length)), 8 + body.length);
  return chunk;
}

function crc(bytes: Uint8Array): number {
  let sum = ~0;
  for (const value of bytes) {
    sum ^= value;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A PNG header that claims any size, with a few bytes of pixels behind it. */
export function lyingPng(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = pngChunk('IDAT', Uint8Array.of(120, 156, 99, 0, 0, 0, 1, 0, 1));
  const signature = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
  return new Uint8Array([
    ...signature,
    ...pngChunk('IHDR', header),
    ...pixels,
    ...pngChunk('IEND', new Uint8Array()),
  ]);
}

/** A plain TIFF without compression. Photometric: 1 grey, 2 RGB, 5 CMYK. `claim` lies about the size. */
export function tiff(
  raw: Raw,
  photometric: 1 | 2 | 5,
  claim: { width?: number; height?: number } = {},
): Uint8Array {
  const { width, height, channels, data } = raw;
  const bits = data.BYTES_PER_ELEMENT * 8;
  const body = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const tags: [number, number, number, number][] = [
    [256, 4, 1, claim.width ?? width],
    [257, 4, 1, claim.height ?? height],
    [258, 3, channels, channels > 2 ? 200 : bits],
    [259, 3, 1, 1],
    [262, 3, 1, photometric],
    [273, 4, 1, 300],
    [277, 3, 1, channels],
    [278, 4, 1, claim.height ?? height],
    [279, 4, 1, body.length],
  ];
  const file = Buffer.alloc(300 + body.length);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(tags.length, 8);
  for (const [i, [tag, type, count, value]] of tags.entries()) {
    const at = 10 + i * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    if (type === 3 && count === 1) file.writeUInt16LE(value, at + 8);
    else file.writeUInt32LE(value, at + 8);
  }
  for (let i = 0; i < channels; i++) file.writeUInt16LE(bits, 200 + 2 * i);
  file.set(body, 300);
  return bytesOf(file);
}

/** A CMYK JPEG: Adobe's way (marked, samples inverted), or without the marker and as they are. */
export async function cmykJpeg(raw: Raw, way: 'adobe' | 'plain'): Promise<Uint8Array> {
  const stored: Raw = way === 'adobe' ? raw : { ...raw, data: raw.data.map((v) => 255 - v) };
  const file = await sharp(tiff(stored, 5))
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
  if (way === 'adobe') return bytesOf(file);
  const parts: Buffer[] = [file.subarray(0, 2)];
  for (let at = 2; at < file.length; ) {
    const marker = file[at + 1]!;
    const end = marker === 0xda ? file.length : at + 2 + file.readUInt16BE(at + 2);
    if (marker !== 0xee) parts.push(file.subarray(at, end));
    at = end;
  }
  return bytesOf(Buffer.concat(parts));
}

function bytesOf(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer);
}
