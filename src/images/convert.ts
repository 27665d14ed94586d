import { createHash } from 'node:crypto';
import { type Profile, parseProfile } from '../color/icc.ts';
import { clampInk, inkMeter } from '../color/ink-limit.ts';
import type { ColorEngine, PixelTransform } from '../color/transform.ts';
import { effectivePpi, pressSize, type Size } from './crop.ts';
import type { Damaged, Decoder, Pixels } from './decode.ts';
import { type PictureNote, type PicturePlacement, type PressImage, rowPacker } from './press-image.ts';
import type { PictureSource } from './source.ts';

/** What a picture is made for. */
export interface PictureSettings {
  /** Output profile of the press. */
  readonly profile: Profile;
  /** Total ink in per cent; every pixel is held to it. */
  readonly inkLimit: number;
  /** Resolution at placed size; pictures are reduced to it and never enlarged. */
  readonly ppi: number;
  readonly sharpen: boolean;
  /** `grey` for a page that is printed in black alone. */
  readonly inks: 'cmyk' | 'grey';
}

/** The two libraries behind a conversion. */
export interface PictureTools {
  readonly decoder: Decoder;
  readonly colors: ColorEngine;
}

/** Decodes, crops, reduces, sharpens and separates one picture. */
export async function convertPicture(
  source: PictureSource,
  placement: PicturePlacement,
  settings: PictureSettings,
  tools: PictureTools,
): Promise<PressImage | Damaged> {
  const { crop } = placement;
  const box: Size = { width: placement.box.width / 1000, height: placement.box.height / 1000 };
  const size = pressSize(crop, box, settings.ppi);
  const plan = { crop, size, sharpen: settings.sharpen };
  const pixels = await tools.decoder.decode(source, plan, (icc) => {
    // What most pictures need is made while the threads decode.
    if (!icc && source.header.space === 'rgb') tools.colors.toPress('srgb', settings.profile);
  });
  if ('damaged' in pixels) return pixels;
  const { toInks, channels, notes } = separation(pixels, source.header.profile, settings, tools.colors);
  const packer = rowPacker(size.width, size.height, channels);
  const meter = inkMeter(size.width, size.height, channels);
  for (const band of bandsOf(pixels)) {
    const samples = toInks(band);
    if (channels === 4) clampInk(samples, settings.inkLimit);
    await packer.add(samples);
    // Measured, and the next band separated, while a thread packs.
    meter.add(samples);
  }
  const { use, map } = meter.read();
  const data = await packer.end();
  return {
    ...size,
    channels,
    data,
    sha256: createHash('sha256').update(data).digest('hex'),
    originalPpi: effectivePpi(crop, box),
    effectivePpi: effectivePpi(size, box),
    ink: use,
    inkMap: map,
    notes,
  };
}

/** Pixels of a band, about: enough for one call of the colour engine, and several bands in most pictures. */
const BAND = 1 << 18;

/** The pixels of a picture in bands of whole rows. */
function* bandsOf({ width, channels, data }: Pixels): Generator<Uint8Array> {
  const length = Math.max(1, Math.floor(BAND / width)) * width * channels;
  for (let at = 0; at < data.length; at += length) yield data.subarray(at, at + length);
}

/** How pixels become inks. */
interface Separation {
  readonly toInks: PixelTransform;
  readonly channels: 1 | 4;
  readonly notes: readonly PictureNote[];
}

const PROFILE_SPACES = { 1: 'GRAY', 3: 'RGB', 4: 'CMYK' } as const;

/** From a picture's colours to inks of the press. */
function separation(
  pixels: Pixels,
  claimed: boolean,
  settings: PictureSettings,
  colors: ColorEngine,
): Separation {
  const notes: PictureNote[] = [];
  const embedded = embeddedProfile(pixels, claimed, notes);
  const press = settings.profile;
  const refuse = (): void => {
    const detail = '色彩管理程序读不了';
    notes.push({ code: 'picture-profile-unusable', detail, detailEn: 'the colour engine cannot read it' });
  };
  if (pixels.channels === 1) {
    const own = colors.greyToPress(embedded, press);
    if (!own) refuse();
    return { toInks: own ?? sound(colors.greyToPress(undefined, press)), channels: 1, notes };
  }
  const toCmyk = inFourInks(pixels.channels, embedded);
  if (settings.inks === 'cmyk') return { toInks: toCmyk, channels: 4, notes };
  // A page in black alone: the lightness that the separation would have had.
  const toGrey = sound(colors.toGrey(press));
  return { toInks: (band) => toGrey(toCmyk(band)), channels: 1, notes };

  function inFourInks(channels: 3 | 4, profile: Profile | undefined): PixelTransform {
    if (channels === 4 && !profile) {
      if (!notes.some(({ code }) => code === 'picture-profile-unusable')) {
        notes.push({ code: 'picture-cmyk-unprofiled' });
      }
      return asItIs;
    }
    // Separated for this very press: not a value is changed.
    if (channels === 4 && profile?.sha256 === press.sha256) return asItIs;
    const own = colors.toPress(profile ?? 'srgb', press);
    if (own) return own;
    refuse();
    return channels === 4 ? asItIs : sound(colors.toPress('srgb', press));
  }
}

const asItIs: PixelTransform = (pixels) => pixels;

/** The profile in the picture when it can be used; a note when it cannot, so that it is not ignored in silence. */
function embeddedProfile(
  { icc, channels }: Pixels,
  claimed: boolean,
  notes: PictureNote[],
): Profile | undefined {
  if (!icc && !claimed) return undefined;
  const unusable = (detail: string, detailEn: string) => {
    notes.push({ code: 'picture-profile-unusable', detail, detailEn });
    return undefined;
  };
  if (!icc) return unusable('已损坏，或者不是这种图片的', 'it is damaged, or for other colours than these');
  const parsed = parseProfile(icc);
  if ('fault' in parsed) return unusable(parsed.fault.zh, parsed.fault.en);
  const { profile } = parsed;
  if (profile.space === PROFILE_SPACES[channels]) return profile;
  return unusable(`特性文件是 ${profile.space} 的`, `it is for ${profile.space}`);
}

/** A transform from sRGB to a checked press profile always exists, or the profile is not what it was checked to be. */
function sound<T>(transform: T | undefined): T {
  if (!transform) throw new Error('the colour engine refuses the press profile');
  return transform;
}
