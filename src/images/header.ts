import { exifOrientation, firstIfd } from './ifd.ts';
import type { PictureFormat } from './recognise.ts';

/** What a picture says of itself, read without decoding a pixel. */
export interface PictureHeader {
  readonly format: PictureFormat;
  /** Pixels as stored. */
  readonly storedWidth: number;
  readonly storedHeight: number;
  /** Pixels as it is to be seen, after Exif orientation. */
  readonly width: number;
  readonly height: number;
  /** Exif orientation, 1 to 8; 5 to 8 swap the sides. */
  readonly orientation: number;
  /** Colours of the samples. */
  readonly space: 'grey' | 'rgb' | 'cmyk';
  /** Bits of a sample. */
  readonly depth: number;
  /** A CMYK JPEG with Adobe's marker stores its inks inverted; one without does not. */
  readonly inverted?: boolean;
  /** Whether it carries an ICC profile; a decoder may drop a bad one without a word. */
  readonly profile: boolean;
}

/** Why a header cannot be read. */
export interface HeaderFault {
  readonly zh: string;
  readonly en: string;
}

/** Most pixels of a picture that is placed; what claims more is refused before it is decoded. */
export const PIXEL_LIMIT = 150_000_000;
/** Longest side in pixels. */
export const SIDE_LIMIT = 65_500;

const CUT: HeaderFault = { zh: '文件不完整', en: 'the file is cut short' };

type Stored = Omit<PictureHeader, 'format' | 'width' | 'height'>;

/** Reads the header of a picture whose format is known. */
export function readHeader(bytes: Uint8Array, format: PictureFormat): PictureHeader | HeaderFault {
  const stored = READERS[format](bytes);
  if ('zh' in stored) return stored;
  const { storedWidth, storedHeight, orientation } = stored;
  if (storedWidth < 1 || storedHeight < 1) {
    return { zh: '文件头写着 0 像素', en: 'its header says 0 pixels' };
  }
  const turned = orientation >= 5;
  return {
    ...stored,
    format,
    width: turned ? storedHeight : storedWidth,
    height: turned ? storedWidth : storedHeight,
  };
}

/** Whether a picture has more pixels than are decoded. */
export function isTooLarge({ storedWidth, storedHeight }: PictureHeader): boolean {
  return storedWidth * storedHeight > PIXEL_LIMIT || Math.max(storedWidth, storedHeight) > SIDE_LIMIT;
}

const READERS: Readonly<Record<PictureFormat, (bytes: Uint8Array) => Stored | HeaderFault>> = {
  jpeg: readJpeg,
  png: readPng,
  tiff: readTiff,
  webp: readWebp,
};

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

/** Segments up to the first frame header (ITU T.81 B.2). */
function readJpeg(bytes: Uint8Array): Stored | HeaderFault {
  const view = viewOf(bytes);
  let orientation = 1;
  let inverted = false;
  let profile = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return { zh: '段标记不对', en: 'a segment does not begin where it should' };
    const marker = bytes[at + 1]!;
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (at + 2 + length > bytes.length) return CUT;
    if (marker === 0xe1 && ascii(bytes, at + 4, 6) === 'Exif\0\0') {
      orientation = exifOrientation(bytes.subarray(at + 10, at + 2 + length));
    }
    if (marker === 0xe2 && ascii(bytes, at + 4, 11) === 'ICC_PROFILE') profile = true;
    if (marker === 0xee && ascii(bytes, at + 4, 5) === 'Adobe') inverted = true;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return jpegFrame(view, at, { orientation, inverted, profile });
    }
    if (marker === 0xd9 || marker === 0xda) break;
    at += 2 + length;
  }
  return CUT;
}

function jpegFrame(
  view: DataView,
  at: number,
  seen: { readonly orientation: number; readonly inverted: boolean; readonly profile: boolean },
): Stored | HeaderFault {
  if (at + 10 > view.byteLength) return CUT;
  const depth = view.getUint8(at + 4);
  const components = view.getUint8(at + 9);
  const space = ({ 1: 'grey', 3: 'rgb', 4: 'cmyk' } as const)[components as 1 | 3 | 4];
  if (!space || depth !== 8) {
    return {
      zh: `${components} 个通道、每个 ${depth} 位的 JPEG 不支持`,
      en: `JPEG of ${components} channels with ${depth} bits is not supported`,
    };
  }
  return {
    storedWidth: view.getUint16(at + 7),
    storedHeight: view.getUint16(at + 5),
    orientation: seen.orientation,
    profile: seen.profile,
    space,
    depth,
    ...(space === 'cmyk' ? { inverted: seen.inverted } : {}),
  };
}

/** IHDR, and eXIf when it stands before the pixels (PNG 11.2.2, 11.3.3.5). */
function readPng(bytes: Uint8Array): Stored | HeaderFault {
  const view = viewOf(bytes);
  if (bytes.length < 33) return CUT;
  if (ascii(bytes, 12, 4) !== 'IHDR') return { zh: '没有文件头', en: 'it has no header' };
  const type = bytes[25]!;
  let orientation = 1;
  let pixels = false;
  let profile = false;
  for (let at = 33; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = ascii(bytes, at + 4, 4);
    if (name === 'eXIf') orientation = exifOrientation(bytes.subarray(at + 8, at + 8 + length));
    if (name === 'iCCP') profile = true;
    if (name === 'IDAT') pixels = true;
    if (pixels) break;
    at += 12 + length;
  }
  if (!pixels) return CUT;
  return {
    storedWidth: view.getUint32(16),
    storedHeight: view.getUint32(20),
    orientation,
    profile,
    space: type === 0 || type === 4 ? 'grey' : 'rgb',
    depth: bytes[24]!,
  };
}

const TIFF_SPACES: Readonly<Record<number, Stored['space']>> = {
  0: 'grey',
  1: 'grey',
  2: 'rgb',
  3: 'rgb',
  5: 'cmyk',
  6: 'rgb',
  8: 'rgb',
};

/** The first picture of the file (TIFF 6.0). */
function readTiff(bytes: Uint8Array): Stored | HeaderFault {
  const ifd = firstIfd(bytes);
  const storedWidth = ifd?.value(256);
  const storedHeight = ifd?.value(257);
  if (!ifd || storedWidth === undefined || storedHeight === undefined) return CUT;
  const kind = ifd.value(262) ?? 1;
  const space = TIFF_SPACES[kind];
  const samples = ifd.value(277) ?? 1;
  if (!space || (space === 'cmyk' && samples !== 4)) {
    return {
      zh: `颜色方式 ${kind}、${samples} 个通道的 TIFF 不支持`,
      en: `TIFF of colour kind ${kind} with ${samples} channels is not supported`,
    };
  }
  const orientation = ifd.value(274) ?? 1;
  return {
    storedWidth,
    storedHeight,
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    space,
    depth: ifd.value(258) ?? 1,
    profile: ifd.count(34675) > 0,
  };
}

/** The first chunk, and EXIF of the extended form (RFC 9649, 2.5 to 2.7). */
function readWebp(bytes: Uint8Array): Stored | HeaderFault {
  if (bytes.length < 30) return CUT;
  const view = viewOf(bytes);
  const first = ascii(bytes, 12, 4);
  const rest = { orientation: 1, space: 'rgb', depth: 8, profile: false } as const;
  if (first === 'VP8 ') {
    const width = view.getUint16(26, true) & 0x3fff;
    return { ...rest, storedWidth: width, storedHeight: view.getUint16(28, true) & 0x3fff };
  }
  if (first === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { ...rest, storedWidth: (bits & 0x3fff) + 1, storedHeight: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (first !== 'VP8X') return { zh: '没有文件头', en: 'it has no header' };
  const three = (at: number) => bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
  let orientation = 1;
  for (let at = 30; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    if (ascii(bytes, at, 4) === 'EXIF') {
      const block = bytes.subarray(at + 8, at + 8 + length);
      orientation = exifOrientation(ascii(block, 0, 6) === 'Exif\0\0' ? block.subarray(6) : block);
    }
    at += 8 + length + (length % 2);
  }
  const profile = (bytes[20]! & 0x20) !== 0;
  return { ...rest, orientation, profile, storedWidth: three(24) + 1, storedHeight: three(27) + 1 };
}
