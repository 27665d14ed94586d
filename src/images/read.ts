import type { Files } from '../files.ts';
import { type Outcome, type Place, type Problem, problem } from '../problems/problem.ts';
import type { LoadedPage } from '../spec/model.ts';
import { recognise } from './recognise.ts';
import { type PictureSource, readPicture } from './source.ts';
import { type Drawing, readSvg } from './svg.ts';

/** What a page's image frames show, by the absolute path of the file. */
export interface PagePictures {
  readonly pictures: ReadonlyMap<string, PictureSource>;
  readonly drawings: ReadonlyMap<string, Drawing>;
}

/** A page without pictures. */
export const NO_PICTURES: PagePictures = { pictures: new Map(), drawings: new Map() };

/**
 * Reads the files of a page's image frames, each once: headers of pictures, shapes of drawings. Pixels are decoded
 * later, when it is known how large they stand.
 */
export function readPictures(page: LoadedPage, files: Files): Outcome<PagePictures> {
  const pictures = new Map<string, PictureSource>();
  const drawings = new Map<string, Drawing>();
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const frame of page.model.frames) {
    if (frame.kind !== 'image' || seen.has(frame.file)) continue;
    seen.add(frame.file);
    const place = page.placeOf(['frames', frame.id, 'file']);
    const bytes = files.readBytes(frame.file, place);
    problems.push(...bytes.problems);
    if (!bytes.value) continue;
    const shown = files.show(frame.file);
    if (/\.svg$/i.test(frame.file) && recognise(bytes.value).kind === 'svg') {
      const drawing = readDrawing(bytes.value, shown, place);
      problems.push(...drawing.problems);
      if (drawing.value) drawings.set(frame.file, drawing.value);
      continue;
    }
    const picture = readPicture(bytes.value, shown, place);
    problems.push(...picture.problems);
    if (picture.value) pictures.set(frame.file, picture.value);
  }
  return { value: { pictures, drawings }, problems };
}

/** Largest drawing in bytes. */
const DRAWING_LIMIT = 4 * 1024 * 1024;

function readDrawing(bytes: Uint8Array, file: string, place: Place): Outcome<Drawing> {
  const drawing =
    bytes.length > DRAWING_LIMIT ? { refused: '> 4 MB' } : readSvg(new TextDecoder().decode(bytes));
  if (!('refused' in drawing)) return { value: drawing, problems: [] };
  return { problems: [problem('drawing-refused', { file, found: drawing.refused }, place)] };
}
