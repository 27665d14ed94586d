import type { Sharp } from 'sharp';
import type { Crop, Size } from './crop.ts';
import { PIXEL_LIMIT } from './header.ts';
import type { PictureSource } from './source.ts';

/** Pixels of a picture in its own colours, 8 bits a sample, cropped and reduced. */
export interface Pixels extends Size {
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array;
  /** The embedded profile, if any. */
  readonly icc?: Uint8Array;
}

/** What is asked of the decoder. */
export interface DecodePlan {
  /** In pixels after orientation. */
  readonly crop: Crop;
  readonly size: Size;
  /** Sharpen for newsprint, where ink spreads. */
  readonly sharpen: boolean;
}

/** A file whose pixels cannot be had, and why. */
export interface Damaged {
  readonly damaged: { readonly zh: string; readonly en: string };
}

/** Work for the main thread while others decode, with the profile that the picture brings. */
export type Meanwhile = (icc: Uint8Array | undefined) => void;

/** Decodes pictures. */
export interface Decoder {
  /** @param meanwhile called once the threads are at work; not for a picture that is found damaged before. */
  decode(source: PictureSource, plan: DecodePlan, meanwhile?: Meanwhile): Promise<Pixels | Damaged>;
}

/** Names of samples in the decoder's terms. */
const SPACES = { grey: 'b-w', rgb: 'srgb', cmyk: 'cmyk' } as const;
const CHANNELS = { grey: 1, rgb: 3, cmyk: 4 } as const;

/**
 * A gentle unsharp mask over the neighbours; it adds up to 1, so flat areas stay as they are. Channel by channel,
 * since the decoder's own sharpening goes through another colour space.
 */
const SHARPEN = { width: 3, height: 3, kernel: [-1, -2, -1, -2, 28, -2, -1, -2, -1], scale: 16 };

/** Loads the decoder with only the loaders of the four formats, and without a cache of its own. */
export async function openDecoder(): Promise<Decoder> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadTiff', 'VipsForeignLoadWebp'],
  });
  const open = (bytes: Uint8Array): Sharp =>
    sharp(bytes, { failOn: 'error', limitInputPixels: PIXEL_LIMIT, ignoreIcc: true, sequentialRead: true });
  return {
    decode: (source, plan, meanwhile) =>
      decode(open, source, plan, meanwhile).catch((error: unknown) => damaged(reason(error))),
  };
}

async function decode(
  open: (bytes: Uint8Array) => Sharp,
  { bytes, header }: PictureSource,
  { crop, size, sharpen }: DecodePlan,
  meanwhile: Meanwhile = () => undefined,
): Promise<Pixels | Damaged> {
  const meta = await open(bytes).metadata();
  if (meta.width !== header.storedWidth || meta.height !== header.storedHeight) {
    return damaged(`${header.storedWidth} × ${header.storedHeight} ≠ ${meta.width} × ${meta.height}`);
  }
  let image = open(bytes);
  // Only so do four inks stay four inks on their way through.
  if (header.space === 'cmyk') image = image.pipelineColourspace('cmyk');
  image = oriented(image, header).extract({
    left: crop.x,
    top: crop.y,
    width: crop.width,
    height: crop.height,
  });
  if (meta.hasAlpha) image = image.flatten({ background: '#fff' });
  if (size.width !== crop.width || size.height !== crop.height) {
    image = image.resize(size.width, size.height, { fit: 'fill' });
  }
  if (sharpen) image = image.convolve(SHARPEN);
  const decoding = image
    .toColourspace(SPACES[header.space])
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const icc = meta.icc && new Uint8Array(meta.icc);
  meanwhile(icc);
  const { data, info } = await decoding;
  const channels = CHANNELS[header.space];
  if (info.channels !== channels || info.width !== size.width || info.height !== size.height) {
    return damaged(`${info.width} × ${info.height} × ${info.channels}`);
  }
  // The decoder takes every CMYK JPEG as inverted.
  if (header.inverted === false) invert(data);
  return { ...size, channels, data, ...(icc ? { icc } : {}) };
}

/** Encodes RGB pixels as a lossy WebP of this quality, 1 to 100: a third of the bytes of a PNG. */
export async function encodeWebp(
  { width, height, data }: Size & { readonly data: Uint8Array },
  quality: number,
): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const image = sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false });
  return new Uint8Array(await image.webp({ quality, effort: 2, smartSubsample: true }).toBuffer());
}

/** In an editor's words where the decoder's are known, else with its own words in brackets. */
function damaged(detail: string): Damaged {
  if (
    /premature|truncat|unexpected end|too short|end of (?:file|image|stream)|out of data|short read/i.test(
      detail,
    )
  ) {
    return { damaged: { zh: '文件不完整', en: 'the file is cut short' } };
  }
  return { damaged: { zh: `像素解不出来（${detail}）`, en: `its pixels cannot be decoded (${detail})` } };
}

/** The first line of an error, without control characters. */
function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').replace(/\p{Cc}/gu, ' ').slice(0, 160);
}

/** Turns and mirrors as Exif asks for (Exif 2.3, 4.6.4 A). */
function oriented(image: Sharp, { orientation }: { readonly orientation: number }): Sharp {
  return orientation === 1 ? image : image.autoOrient();
}

function invert(samples: Uint8Array): void {
  for (let i = 0; i < samples.length; i++) samples[i] = 255 - samples[i]!;
}
