import type { Lcms } from 'lcms-wasm';
import type { Profile } from './icc.ts';

/** Turns pixels of one space into another; channels follow one another, 8 bits each. */
export type PixelTransform = (pixels: Uint8Array) => Uint8Array;

/** Colour conversion for pictures. Relative colorimetric with black point compensation throughout. */
export interface ColorEngine {
  /** RGB or CMYK of the source to CMYK of the press. Undefined when the engine cannot use a profile. */
  toPress(source: Profile | 'srgb', press: Profile): PixelTransform | undefined;
  /** Grey of a source profile (gamma 2.2 like sRGB when there is none) to DeviceGray for the press: 0 = K 100 %. */
  greyToPress(source: Profile | undefined, press: Profile): PixelTransform | undefined;
  /** CMYK of the press to DeviceGray of the same lightness, for a page in black alone. */
  toGrey(press: Profile): PixelTransform | undefined;
}

/** Pixels of one call: the engine copies them into its own memory. */
const CHUNK = 1 << 18;

/** Loads the engine. Transforms are made once for each pair of profiles. */
export async function openColorEngine(): Promise<ColorEngine> {
  const lcms = await import('lcms-wasm');
  const engine = await lcms.instantiate();
  const made = new Map<string, PixelTransform | undefined>();
  const once = (key: string, make: () => PixelTransform | undefined) => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key);
  };
  const format = { GRAY: lcms.TYPE_GRAY_8, RGB: lcms.TYPE_RGB_8, CMYK: lcms.TYPE_CMYK_8 };
  const link = (source: Profile | 'srgb', to: Profile | 'srgb'): PixelTransform | undefined => {
    const from = open(engine, source);
    const dest = open(engine, to);
    if (from === 0 || dest === 0) return undefined;
    const space = source === 'srgb' ? 'RGB' : source.space;
    const outSpace = to === 'srgb' ? 'RGB' : to.space;
    const handle = engine.cmsCreateTransform(
      from,
      format[space],
      dest,
      format[outSpace],
      lcms.INTENT_RELATIVE_COLORIMETRIC,
      lcms.cmsFLAGS_BLACKPOINTCOMPENSATION,
    );
    engine.cmsCloseProfile(from);
    engine.cmsCloseProfile(dest);
    if (handle === 0) return undefined;
    return (pixels) => inChunks(engine, handle, pixels, CHANNELS[space], CHANNELS[outSpace]);
  };
  return {
    toPress: (source, press) => once(`${idOf(source)} ${press.sha256}`, () => link(source, press)),
    greyToPress: (source, press) =>
      once(`grey ${source ? source.sha256 : ''} ${press.sha256}`, () => {
        const back = link(press, 'srgb');
        const encode = source ? link(source, 'srgb') : undefined;
        if (!back || (source && !encode)) return undefined;
        const curve = greyCurve(back, encode);
        return (pixels) => pixels.map((value) => curve[value]!);
      }),
    toGrey: (press) =>
      once(`to grey ${press.sha256}`, () => {
        const back = link(press, 'srgb');
        if (!back) return undefined;
        const curve = greyCurve(back, undefined);
        // Paper comes back a shade darker than white; it must stay without ink.
        const paper = luminance(back(new Uint8Array(4)))[0]!;
        const level = (luma: number) => curve[Math.min(255, Math.round((luma * 255) / paper))]!;
        return (pixels) => luminance(back(pixels)).map(level);
      }),
  };
}

const CHANNELS = { GRAY: 1, RGB: 3, CMYK: 4 } as const;

function idOf(source: Profile | 'srgb'): string {
  return source === 'srgb' ? source : source.sha256;
}

function open(engine: Lcms, profile: Profile | 'srgb'): number {
  if (profile === 'srgb') return engine.cmsCreate_sRGBProfile();
  return engine.cmsOpenProfileFromMem(profile.bytes, profile.bytes.length);
}

function inChunks(engine: Lcms, handle: number, pixels: Uint8Array, from: number, to: number): Uint8Array {
  const count = pixels.length / from;
  const out = new Uint8Array(count * to);
  for (let at = 0; at < count; at += CHUNK) {
    const size = Math.min(CHUNK, count - at);
    out.set(engine.cmsDoTransform(handle, pixels.subarray(at * from, (at + size) * from), size), at * to);
  }
  return out;
}

/**
 * Black ink for each level of grey: the tint of black alone that, between paper and full black of this press, is as
 * light as the grey is between black and white. Newsprint's dot gain is thereby taken out.
 * @param back press CMYK to sRGB. @param encode grey of the picture to sRGB; absent = it is encoded like sRGB.
 */
function greyCurve(back: PixelTransform, encode: PixelTransform | undefined): Uint8Array {
  const tints = new Uint8Array(256 * 4);
  for (let k = 0; k < 256; k++) tints[k * 4 + 3] = k;
  const printed = lightness(back(tints));
  const levels = Uint8Array.from({ length: 256 }, (_, v) => v);
  const wanted = encode ? lightness(encode(levels)) : Array.from(levels, linear);
  const [paper, black] = [printed[0]!, printed[255]!];
  return Uint8Array.from(wanted, (light) => {
    const target = black + light * (paper - black);
    let k = 0;
    while (k < 255 && printed[k]! > target) k++;
    const before = printed[k - 1];
    if (before !== undefined && before - target < target - printed[k]!) k--;
    return 255 - k;
  });
}

/** Linear green of sRGB pixels, made to fall without a step back. */
function lightness(rgb: Uint8Array): number[] {
  return Array.from({ length: rgb.length / 3 }, (_, i) => linear(rgb[i * 3 + 1]!));
}

/** Luma of sRGB pixels (ITU-R BT.709), still with sRGB's curve. */
function luminance(rgb: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: rgb.length / 3 }, (_, i) =>
    Math.round(0.2126 * rgb[i * 3]! + 0.7152 * rgb[i * 3 + 1]! + 0.0722 * rgb[i * 3 + 2]!),
  );
}

/** sRGB's transfer curve (IEC 61966-2-1). */
function linear(value: number): number {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}
