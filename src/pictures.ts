import { join } from 'node:path';
import type { BuiltPage } from './build.ts';
import type { Profile } from './color/icc.ts';
import { pictureCache } from './images/cache.ts';
import { type PlacedPicture, preparePictures } from './images/prepare.ts';
import type { PressImage } from './images/press-image.ts';
import type { Outcome } from './problems/problem.ts';
import type { PressSettings } from './spec/press-model.ts';

/** Folder under the root where converted pictures are kept; it may be deleted at any time. */
export const CACHE_FOLDER = '.dayang-cache';

/** What the pictures of a page are made for. */
export interface PicturePress {
  /** Ink limit, inks and resolution. */
  readonly press: PressSettings;
  /** The press's profile, checked. */
  readonly profile: Profile;
  /** Root of the page: converted pictures are kept in a folder under it. */
  readonly root: string;
}

/**
 * The pixels of a page's pictures for its press, by placementKey: what the writer takes beside the scene. Nothing is
 * loaded for a page without pictures.
 */
export async function pressPictures(
  { scene, page, pictures }: BuiltPage,
  { press, profile, root }: PicturePress,
): Promise<Outcome<ReadonlyMap<string, PressImage>>> {
  const placed = scene.items.flatMap((item): PlacedPicture[] =>
    item.kind === 'image' ? [{ ...item, place: page.placeOf(['frames', item.frame, 'file']) }] : [],
  );
  if (placed.length === 0) return { value: new Map(), problems: [] };
  const sources = new Map([...pictures.pictures.values()].map((source) => [source.id, source]));
  const settings = {
    profile,
    inkLimit: Math.min(press.inkLimit.warn, press.inkLimit.error),
    ppi: press.resolution.target,
    sharpen: true,
    inks: press.inks.process === 'k' ? ('grey' as const) : ('cmyk' as const),
  };
  return preparePictures(placed, sources, settings, pictureCache(join(root, CACHE_FOLDER)));
}
