import { join } from 'node:path';
import type { Files } from '../files.ts';
import type { Frame, LoadedPage } from '../spec/model.ts';
import type { FontRequest, WantedRole } from './load.ts';

/** The font roles that a page's frames can show: those of the styles they name, and of inline marks in them. */
export function pageFonts(page: LoadedPage, files: Files): FontRequest {
  const { model } = page;
  const roles = new Map<string, WantedRole>();
  const want = (style: string, key: 'font' | 'hei' | 'kai' | 'emphasis') => {
    const role = model.styles[style]?.[key];
    if (role !== undefined && !roles.has(role))
      roles.set(role, { role, place: page.placeOf(['styles', style, key]) });
  };
  // The grid's baselines are those of the body style, whether a frame uses it or not.
  want('body', 'font');
  for (const style of new Set(model.frames.flatMap(stylesOf))) want(style, 'font');
  for (const frame of model.frames) {
    // Every piece of a story may have marks in it, a head and a quote as well as the body.
    if (!('story' in frame)) continue;
    for (const style of stylesOf(frame)) {
      for (const key of ['hei', 'kai', 'emphasis'] as const) want(style, key);
    }
  }
  return {
    files,
    builtin: join(files.library, 'fonts', 'fonts.yaml'),
    ...(model.fonts ? { manifest: model.fonts } : {}),
    roles: [...roles.values()],
  };
}

function stylesOf(frame: Frame): readonly string[] {
  switch (frame.kind) {
    case 'text':
    case 'figures':
    case 'quote':
      return Object.values(frame.styles);
    case 'headline':
      return frame.pieces.map((piece) => piece.style);
    case 'image':
      return [
        ...(frame.caption ? [frame.styles.caption] : []),
        ...(frame.credit ? [frame.styles.credit] : []),
      ];
    case 'label':
    case 'folio':
      return [frame.style];
    default:
      return [];
  }
}
