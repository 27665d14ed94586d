import { createHash } from 'node:crypto';
import { type Profile, parseProfile } from '../color/icc.ts';
import { clampInk, measureInk } from '../color/ink-limit.ts';
import type { ColorEngine } from '../color/transform.ts';
import { effectivePpi, pressSize, type Size } from './crop.ts';
import type { Damaged, Decoder, Pixels } from './decode.ts';
import { type PictureNote, type PicturePlacement, type PressImage, packSamples } from './press-image.ts';
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
  const { samples, channels, notes } = separate(pixels, source.header.profile, settings, tools.colors);
  if (channels === 4) clampInk(samples, settings.inkLimit);
  const packing = packSamples(samples, size.width, channels);
  // Measured while a thread packs.
  const { use, map } = measureInk(samples, size.width, size.height, channels);
  const data = await packing;
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

interface Separated {
  readonly samples: Uint8Array;
  readonly channels: 1 | 4;
  readonly notes: readonly PictureNote[];
}

const PROFILE_SPACES = { 1: 'GRAY', 3: 'RGB', 4: 'CMYK' } as const;

/** Pixels in the picture's colours to inks of the press. */
function separate(
  pixels: Pixels,
  claimed: boolean,
  settings: PictureSettings,
  colors: ColorEngine,
): Separated {
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
    const toPress = own ?? sound(colors.greyToPress(undefined, press));
    return { samples: toPress(pixels.data), channels: 1, notes };
  }
  const cmyk = inFourInks(pixels, embedded);
  if (settings.inks === 'cmyk') return { samples: cmyk, channels: 4, notes };
  // A page in black alone: the lightness that the separation would have had.
  return { samples: sound(colors.toGrey(press))(cmyk), channels: 1, notes };

  function inFourInks({ channels, data }: Pixels, profile: Profile | undefined): Uint8Array {
    if (channels === 4 && !profile) {
      if (!notes.some(({ code }) => code === 'picture-profile-unusable')) {
        notes.push({ code: 'picture-cmyk-unprofiled' });
      }
      return data;
    }
    // Separated for this very press: not a value is changed.
    if (channels === 4 && profile?.sha256 === press.sha256) return data;
    const own = colors.toPress(profile ?? 'srgb', press);
    if (own) return own(data);
    refuse();
    return channels === 4 ? data : sound(colors.toPress('srgb', press))(data);
  }
}

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
