import { type PressImage, placementKey } from '../../images/press-image.ts';
import type { Problem } from '../../problems/problem.ts';
import type { ImageItem } from '../../scene/types.ts';
import { finding, type PressPage, percent } from './page.ts';

/** The pictures of a page as the press gets them, by placement. */
export type PressImages = ReadonlyMap<string, PressImage>;

/** Resolution (GWG R0031) and total ink of each picture; layout has asked for its words. */
export function checkPictures(page: PressPage, images: PressImages): Problem[] {
  return page.scene.items.flatMap((item) => {
    if (item.kind !== 'image') return [];
    return [...checkResolution(page, item), ...checkInk(page, item, images.get(placementKey(item)))];
  });
}

/** A picture of at most this many pixels is a mark, not a photograph (GWG: more than 16 px). */
const TINY = 16;

function checkResolution(page: PressPage, item: ImageItem): Problem[] {
  const { error, warn } = page.press.resolution;
  if (item.crop.width * item.crop.height <= TINY || item.ppi > warn) return [];
  const isError = item.ppi <= error;
  const code = isError ? 'press-picture-coarse' : 'press-picture-soft';
  const params = { file: item.file, found: `${item.ppi} ppi`, limit: `${isError ? error : warn} ppi` };
  return [finding(page, code, params, at(page, item, 'R0031'))];
}

function checkInk(page: PressPage, item: ImageItem, image: PressImage | undefined): Problem[] {
  const { error } = page.press.inkLimit;
  // Samples are bytes: half a step is no excess.
  if (!image || image.ink.max <= error + 0.5) return [];
  const params = { file: item.file, found: percent(image.ink.max), limit: percent(error) };
  return [finding(page, 'press-picture-ink', params, at(page, item, 'PRESS-TAC'))];
}

function at(page: PressPage, item: ImageItem, rule: string) {
  return { rule, box: item.box, place: page.frame(item.frame) };
}
