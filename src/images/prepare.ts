import { openColorEngine } from '../color/transform.ts';
import { type Outcome, type Place, type Problem, problem } from '../problems/problem.ts';
import type { PictureCache } from './cache.ts';
import { convertPicture, type PictureSettings, type PictureTools } from './convert.ts';
import { openDecoder } from './decode.ts';
import { type PicturePlacement, type PressImage, placementKey } from './press-image.ts';
import type { PictureSource } from './source.ts';

/** A placed picture and where the page asks for it. */
export interface PlacedPicture extends PicturePlacement {
  readonly place?: Place;
}

/** Part of every cache key: the libraries and this pipeline, since other versions may give other pixels. */
export const PIPELINE = 'sharp 0.35.5, lcms-wasm 1.0.5, pipeline 1';

/** Pictures in work at one time: decoding runs in threads, and each holds up to a few hundred megabytes. */
const AT_ONCE = 2;

/**
 * Makes the press images of all placed pictures, from the cache where it has them. Libraries are loaded when the
 * first picture has to be converted. Damaged pictures are fatal problems, remarks are advisory; the map has the
 * pictures by placementKey.
 */
export async function preparePictures(
  placed: readonly PlacedPicture[],
  sources: ReadonlyMap<string, PictureSource>,
  settings: PictureSettings,
  cache: PictureCache,
): Promise<Outcome<ReadonlyMap<string, PressImage>>> {
  let loading: Promise<PictureTools> | undefined;
  const tools = () => {
    loading ??= Promise.all([openDecoder(), openColorEngine()]).then(([decoder, colors]) => ({
      decoder,
      colors,
    }));
    return loading;
  };
  const wanted = [...new Map(placed.map((one) => [placementKey(one), one]))];
  const results = await inTurn(wanted, AT_ONCE, async ([key, one]) => {
    const source = sources.get(one.image);
    if (!source) throw new Error(`picture ${one.image} was not read`);
    const cacheKey = JSON.stringify([
      PIPELINE,
      key,
      settings.profile.sha256,
      settings.inkLimit,
      settings.ppi,
      settings.sharpen,
      settings.inks,
    ]);
    const known = await cache.read(cacheKey);
    if (known) return { key, one, source, image: known };
    const made = await convertPicture(source, one, settings, await tools());
    if ('damaged' in made) return { key, one, source, detail: made.damaged };
    await cache.write(cacheKey, made);
    return { key, one, source, image: made };
  });
  const images = new Map<string, PressImage>();
  const problems: Problem[] = [];
  for (const { key, one, source, image, detail } of results) {
    const { file } = source;
    if (image) {
      images.set(key, image);
      for (const { code, ...params } of image.notes)
        problems.push(noteProblem(code, file, params, one.place));
    } else {
      const params = { file, detail: detail?.zh ?? '', detailEn: detail?.en ?? '' };
      problems.push(problem('picture-damaged', params, one.place));
    }
  }
  return { value: images, problems };
}

function noteProblem(
  code: 'picture-cmyk-unprofiled' | 'picture-profile-unusable',
  file: string,
  params: { readonly detail?: string; readonly detailEn?: string },
  place: Place | undefined,
): Problem {
  if (code === 'picture-cmyk-unprofiled') return problem(code, { file }, place);
  return problem(code, { file, detail: params.detail ?? '', detailEn: params.detailEn ?? '' }, place);
}

/** Works through a list with so many at a time; results are in the order of the list. */
async function inTurn<T, R>(list: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < list.length; index = next++) results[index] = await work(list[index]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, lane));
  return results;
}
