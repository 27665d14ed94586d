import { type PressImage, placementKey } from '../../images/press-image.ts';
import type { ImageItem } from '../../scene/types.ts';
import type { MakeObject, PdfRef } from './objects.ts';

/** The pixels of a page's pictures, by placementKey. */
export type PageImages = ReadonlyMap<string, PressImage>;

/** A picture as an object of the file. */
export interface ImageInFile {
  readonly name: string;
  readonly ref: PdfRef;
  /** Digest of its samples, for the file's identity. */
  readonly sha256: string;
}

/**
 * Writes pictures when a page first asks for them; one that stands on two pages at one size is written once. Raw
 * samples with Flate and without Decode, so that nobody can take their polarity the wrong way (print.md 2).
 */
export function imageWriter(make: MakeObject, images: PageImages): (item: ImageItem) => ImageInFile {
  const written = new Map<string, ImageInFile>();
  return (item) => {
    const key = placementKey(item);
    const known = written.get(key);
    if (known) return known;
    const image = images.get(key);
    if (!image) throw new Error(`picture ${item.file} has no pixels`);
    const ref = make(imageDictionary(image));
    // The samples come packed: the object writer must not pack them again.
    ref.compress = false;
    ref.end(image.data);
    const made = { name: `Im${written.size + 1}`, ref, sha256: image.sha256 };
    written.set(key, made);
    return made;
  };
}

function imageDictionary({ width, height, channels }: PressImage): Record<string, unknown> {
  return {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: channels === 4 ? 'DeviceCMYK' : 'DeviceGray',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 12, Colors: channels, BitsPerComponent: 8, Columns: width },
  };
}
