import { join } from 'node:path';
import { fadedPage } from '../diff/faded.ts';
import type { DiffView } from '../diff/html.ts';
import type { FontSet } from '../fonts/face.ts';
import { loadFonts } from '../fonts/load.ts';
import { encodeWebp } from '../images/decode.ts';
import { libraryFolder } from '../library.ts';
import type { Bitmap } from '../output/png/encode.ts';
import { openRaster, type Raster } from '../output/png/raster.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { Cmyk, RectItem, Scene, SceneItem } from '../scene/types.ts';
import type { ComparedPage } from './diff-compare.ts';
import type { DiffSide, SidePage } from './diff-input.ts';
import { openPage } from './open-page.ts';
import type { Terminal } from './terminal.ts';

/** Dots per inch of the pictures: small type can be read at twice its size. */
const DPI = 144;
/** Quality of the pictures in the file, as in a proof. */
const QUALITY = 85;

/** The two sides of a comparison. */
export interface Sides {
  readonly old: DiffSide;
  readonly now: DiffSide;
}

/** Draws both pages of each pair and lays them over each other; a scene whose fonts are not here has no picture. */
export async function drawPages(
  pages: readonly ComparedPage[],
  sides: Sides,
  terminal: Terminal,
): Promise<{ readonly views: readonly DiffView[]; readonly problems: readonly Problem[] }> {
  const { timer } = terminal;
  const raster = await timer.timeAsync('load', openRaster);
  const problems: Problem[] = [];
  const views: DiffView[] = [];
  for (const { old, now, changes, told } of pages) {
    const draw = async (page: SidePage, side: DiffSide) => {
      const pdf = await pagePdf(page, terminal);
      if ('fonts' in pdf) {
        problems.push(problem('diff-no-picture', { file: side.name, fonts: pdf.fonts }));
        return undefined;
      }
      return timer.timeAsync('png', async () => render(raster, pdf.bytes, pdf.index));
    };
    const [before, after] = [await draw(old, sides.old), await draw(now, sides.now)];
    const pictures = before && after && (await overlaid(before, after, changes));
    views.push({ changes, told, ...(pictures ? { pictures } : {}) });
  }
  return { views, problems };
}

/** The pictures of a pair: old, new, and one over the other with what the list does not tell. */
export async function overlaid(
  old: Bitmap,
  now: Bitmap,
  { changes, reach }: ComparedPage['changes'],
): Promise<NonNullable<DiffView['pictures']>> {
  // Where the whole paper is another one, everything may differ.
  const told = changes.some(({ kind }) => kind === 'page') ? [EVERYWHERE] : reach;
  const { picture, strays } = fadedPage(old, now, told, DPI / 72_000);
  return { old: await dataUrl(old), now: await dataUrl(now), faded: await dataUrl(picture), strays };
}

/** A box around any page. */
export const EVERYWHERE = { x: 0, y: 0, width: 10_000_000, height: 10_000_000 };

function render(raster: Raster, pdf: Uint8Array, page: number): Bitmap {
  return raster.render(pdf, { page, dpi: DPI });
}

/** A picture as an address that stands in an HTML file. */
export async function dataUrl(bitmap: Pick<Bitmap, 'width' | 'height' | 'data'>): Promise<string> {
  return `data:image/webp;base64,${Buffer.from(await encodeWebp(bitmap, QUALITY)).toString('base64')}`;
}

/** The PDF of a page: its own, or one made of its scene with the shipped fonts; else the names of those missing. */
export async function pagePdf(
  page: SidePage,
  { timer }: Terminal,
): Promise<{ readonly bytes: Uint8Array; readonly index: number } | { readonly fonts: string[] }> {
  if (page.pdf) return page.pdf();
  const scene = withoutPictures(page.scene!);
  const fonts = shippedFonts();
  const missing = scene.fonts.filter(({ id, sha256 }) => fonts?.byId(id)?.sha256 !== sha256);
  if (!fonts || missing.length > 0) return { fonts: missing.map(({ postscriptName }) => postscriptName) };
  const { writePdf } = await import('../output/pdf/writer.ts');
  const bytes = await timer.timeAsync('pdf', () =>
    writePdf([scene], fonts, { title: scene.title, tags: false }),
  );
  return { bytes, index: 0 };
}

/** Every face that comes along; fonts of a page's own stand in no scene file. */
export function shippedFonts(): FontSet | undefined {
  const builtin = join(libraryFolder(), 'fonts', 'fonts.yaml');
  const { files } = openPage({ page: builtin });
  return files && loadFonts({ files, builtin }).value;
}

const GREY: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 25 };

/** A scene file has no pixels of its pictures: a grey ground stands for each. */
function withoutPictures(scene: Scene): Scene {
  const items = scene.items.map((item): SceneItem => {
    if (item.kind !== 'image') return item;
    const { role, frame, box } = item;
    return { kind: 'rect', role, frame, box, color: GREY } satisfies RectItem;
  });
  return { ...scene, items };
}
