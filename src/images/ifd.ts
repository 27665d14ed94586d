/** Directories of TIFF and Exif (TIFF 6.0, section 2), as far as a header needs them: short and long values. */
export interface Ifd {
  /** First value of a tag; undefined when it is absent or of another type. */
  value(tag: number): number | undefined;
  /** Number of values of a tag. */
  count(tag: number): number;
}

const ENTRY = 12;
const MAX_ENTRIES = 1000;
const SHORT = 3;
const LONG = 4;

/** Reads the first directory of a TIFF stream; undefined when it is not one, or is cut off. */
export function firstIfd(bytes: Uint8Array): Ifd | undefined {
  const little = bytes[0] === 0x49 && bytes[1] === 0x49;
  if (!little && !(bytes[0] === 0x4d && bytes[1] === 0x4d)) return undefined;
  if (bytes.length < 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(2, little) !== 42) return undefined;
  const at = view.getUint32(4, little);
  if (at < 8 || at + 2 > bytes.length) return undefined;
  const entries = view.getUint16(at, little);
  if (entries > MAX_ENTRIES || at + 2 + entries * ENTRY > bytes.length) return undefined;
  const found = new Map<number, { value: number | undefined; count: number }>();
  for (let i = 0; i < entries; i++) {
    const entry = at + 2 + i * ENTRY;
    const type = view.getUint16(entry + 2, little);
    const count = view.getUint32(entry + 4, little);
    found.set(view.getUint16(entry, little), { value: firstValue(view, entry, type, count, little), count });
  }
  return {
    value: (tag) => found.get(tag)?.value,
    count: (tag) => found.get(tag)?.count ?? 0,
  };
}

function firstValue(
  view: DataView,
  entry: number,
  type: number,
  count: number,
  little: boolean,
): number | undefined {
  if (type === LONG) return count === 1 ? view.getUint32(entry + 8, little) : undefined;
  if (type !== SHORT || count === 0) return undefined;
  if (count <= 2) return view.getUint16(entry + 8, little);
  const at = view.getUint32(entry + 8, little);
  return at + 2 <= view.byteLength ? view.getUint16(at, little) : undefined;
}

/** Orientation (tag 274) of an Exif block: 1 to 8, 1 when it says nothing sensible. */
export function exifOrientation(tiff: Uint8Array): number {
  const value = firstIfd(tiff)?.value(274) ?? 1;
  return value >= 1 && value <= 8 ? value : 1;
}
