import { finished } from 'node:stream/promises';
import { createDeflate, inflateSync } from 'node:zlib';
import type { InkMap, InkUse } from '../color/ink-limit.ts';
import type { Crop, Size } from './crop.ts';

/**
 * A picture as the press gets it: DeviceCMYK (255 = full ink) or DeviceGray (0 = full black), 8 bits a sample, no
 * alpha. The samples are kept as the PDF takes them, so that a cached picture is copied and not packed again.
 */
export interface PressImage extends Size {
  readonly channels: 1 | 4;
  /** Rows with the PNG filter “Up” before them (PDF predictor 12), deflated. */
  readonly data: Uint8Array;
  /** Digest of `data`. */
  readonly sha256: string;
  /** Effective resolution of the original at its placed size, before reduction: what the preflight judges. */
  readonly originalPpi: number;
  /** Effective resolution as it is in the file. */
  readonly effectivePpi: number;
  /** Total ink after conversion. */
  readonly ink: InkUse;
  readonly inkMap: InkMap;
  /** What was found on the way that somebody should know. Kept with the picture, so that a cached one says it too. */
  readonly notes: readonly PictureNote[];
}

/** A remark about a conversion, by the code of its problem. */
export type PictureNote =
  | { readonly code: 'picture-cmyk-unprofiled' }
  | { readonly code: 'picture-profile-unusable'; readonly detail: string; readonly detailEn: string };

/** Where and how a picture stands on the page: all that its pixels depend on besides the file. */
export interface PicturePlacement {
  /** SHA-256 of the file. */
  readonly image: string;
  /** Part that is shown, in pixels after orientation. */
  readonly crop: Crop;
  /** Placed size in 1/1000 pt. */
  readonly box: Size;
}

/** The name of a placed picture: the same file at another size or crop has other pixels. */
export function placementKey({ image, crop, box }: PicturePlacement): string {
  return [image, crop.x, crop.y, crop.width, crop.height, box.width, box.height].join(' ');
}

/** Packs the samples of a picture for the PDF, some rows at a time. */
export interface RowPacker {
  /** Hands the next rows to a thread, whole ones; resolves as soon as it is at work on them. */
  add(samples: Uint8Array): Promise<void>;
  /** The packed samples, after the last row. */
  end(): Promise<Uint8Array>;
}

/**
 * Each row is packed as the difference to the one above, which halves a photograph.
 * @param rows of the whole picture
 */
export function rowPacker(width: number, rows: number, channels: 1 | 4): RowPacker {
  const stride = width * channels;
  // Room for much at once: by small pieces, packing would wait for the main thread after each.
  const packing = createDeflate({ level: 5, chunkSize: Math.max(1 << 16, (rows * (stride + 1)) >> 2) });
  const pieces: Buffer[] = [];
  packing.on('data', (piece: Buffer) => pieces.push(piece));
  let above = new Uint8Array(stride);
  let packed = Promise.resolve();
  return {
    async add(samples) {
      const filtered = filter(samples, stride, above);
      above = samples.slice(samples.length - stride);
      await packed;
      packed = new Promise((done, fail) => {
        packing.write(filtered, (error) => (error ? fail(error) : done()));
      });
    },
    async end() {
      await packed;
      packing.end();
      await finished(packing);
      return new Uint8Array(Buffer.concat(pieces));
    },
  };
}

/** PNG filter “Up”: the first row of a picture has nothing above it, which counts as zero. */
function filter(samples: Uint8Array, stride: number, above: Uint8Array): Uint8Array {
  const rows = samples.length / stride;
  const filtered = new Uint8Array(rows * (stride + 1));
  for (let row = 0; row < rows; row++) {
    const at = row * (stride + 1);
    const own = samples.subarray(row * stride, (row + 1) * stride);
    filtered[at] = 2;
    writeDifference(filtered, at + 1, own, row === 0 ? above : samples.subarray((row - 1) * stride));
  }
  return filtered;
}

/** A function of its own, since one that is called for each row is soon compiled, and one long loop late. */
function writeDifference(to: Uint8Array, at: number, row: Uint8Array, above: Uint8Array): void {
  for (let i = 0; i < row.length; i++) to[at + i] = row[i]! - above[i]!;
}

/** The samples of a packed picture, for checks that look at pixels. */
export function unpackSamples({ data, width, height, channels }: PressImage): Uint8Array {
  const stride = width * channels;
  const filtered = inflateSync(data);
  const samples = new Uint8Array(height * stride);
  for (let row = 0; row < height; row++) {
    const from = row * (stride + 1) + 1;
    const to = row * stride;
    for (let i = 0; i < stride; i++) {
      samples[to + i] = filtered[from + i]! + (row === 0 ? 0 : samples[to - stride + i]!);
    }
  }
  return samples;
}
