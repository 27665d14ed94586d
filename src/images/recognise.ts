/** Formats of pictures that are placed. */
export type PictureFormat = 'jpeg' | 'png' | 'tiff' | 'webp';

/** What a file is by its bytes. The name of a file is never asked: a `.jpg` may be anything. */
export type Recognised =
  | { readonly kind: 'picture'; readonly format: PictureFormat }
  | { readonly kind: 'svg' }
  | { readonly kind: 'pdf' }
  /** A known format that is not placed, by its name. */
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'unknown' };

const PICTURES: readonly (readonly [PictureFormat, readonly number[]])[] = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['tiff', [0x49, 0x49, 42, 0]],
  ['tiff', [0x4d, 0x4d, 0, 42]],
];

const OTHERS: readonly (readonly [string, string])[] = [
  ['GIF', 'GIF8'],
  ['BMP', 'BM'],
  ['Photoshop (PSD)', '8BPS'],
  ['EPS', '%!PS'],
  ['EPS', '\xc5\xd0\xd3\xc6'],
  ['BigTIFF', 'II\x2b\0'],
  ['BigTIFF', 'MM\0\x2b'],
  ['JPEG 2000', '\0\0\0\x0cjP  '],
  ['JPEG XL', '\xff\x0a'],
  ['JPEG XL', '\0\0\0\x0cJXL '],
  ['ZIP', 'PK\x03\x04'],
  ['Windows Icon', '\0\0\x01\0'],
  ['HTML', '<!DOCTYPE html'],
  ['HTML', '<html'],
];

/** Brands of ISO base media files that hold pictures. */
const BRANDS: Readonly<Record<string, string>> = {
  heic: 'HEIC',
  heix: 'HEIC',
  mif1: 'HEIF',
  msf1: 'HEIF',
  avif: 'AVIF',
  avis: 'AVIF',
};

/** Says what a file is from its first bytes. */
export function recognise(bytes: Uint8Array): Recognised {
  const format = PICTURES.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))?.[0];
  if (format) return { kind: 'picture', format };
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return { kind: 'picture', format: 'webp' };
  if (start.slice(0, 1024).includes('%PDF-')) return { kind: 'pdf' };
  const brand = start.slice(4, 8) === 'ftyp' ? BRANDS[start.slice(8, 12)] : undefined;
  if (brand) return { kind: 'other', name: brand };
  const other = OTHERS.find(([, magic]) => start.toLowerCase().startsWith(magic.toLowerCase()));
  if (other) return { kind: 'other', name: other[0] };
  if (/^(?:\xef\xbb\xbf)?\s*<(?:svg[\s>]|\?xml|!--|!DOCTYPE svg)/.test(start) && /<svg[\s>]/.test(start)) {
    return { kind: 'svg' };
  }
  return { kind: 'unknown' };
}
