import { fadedPage, type Pixels } from '../diff/faded.ts';
import type { Raster, Region } from '../output/png/raster.ts';
import { type Outcome, type Problem, problem } from '../problems/problem.ts';
import { againstPage } from '../proof/against.ts';
import type { InlinePicture, ProofAgainst, ProofAgainstPage, ProofAgainstPictures } from '../proof/data.ts';
import { type ComparedPage, comparePages } from './diff-compare.ts';
import { type DiffSide, pagePairs, readSide, runPages, type SidePage, signedSide } from './diff-input.ts';
import { dataUrl, EVERYWHERE, pagePdf } from './diff-picture.ts';
import type { PageRun } from './page-run.ts';
import type { PreparedPage } from './press-run.ts';
import type { Terminal } from './terminal.ts';

/** The old page, and which of its pages stands beside which of the proof. */
export interface AgainstSide {
  readonly name: string;
  readonly pairs: readonly (readonly [old: SidePage, now: SidePage])[];
}

/** What `--against` names: a file or folder as for `diff`, `signed` or `signed:STEP`. */
export interface AgainstRequest {
  readonly against: string;
  /** The page of the proof, as typed. */
  readonly page: string;
  readonly root?: string;
}

/** Reads what a proof is to be compared with. Problems are fatal: without the old page there is nothing to say. */
export async function readAgainst(
  { against, page, root }: AgainstRequest,
  run: PageRun,
  pages: readonly PreparedPage[],
  terminal: Terminal,
): Promise<Outcome<AgainstSide>> {
  const step = /^signed(?::(?<step>.*))?$/s.exec(against);
  const old = step
    ? await signedSide(page, root, step.groups?.step || undefined, terminal)
    : await readSide(against, page, root, terminal);
  // Places in the files of the old page would be taken for places in files of the same name of the new one.
  if (old.value?.run && old.problems.length > 0) {
    return { problems: [problem('against-broken', { file: old.value.name, count: old.problems.length })] };
  }
  if (!old.value || old.problems.length > 0) return { problems: old.problems };
  const now: DiffSide = {
    name: page,
    path: page,
    kind: 'spec',
    pages: runPages(page, run, async () => pages, terminal),
  };
  const pairs = pagePairs(old.value, now, undefined);
  return pairs.value
    ? { value: { name: old.value.name, pairs: pairs.value }, problems: [] }
    : { problems: pairs.problems };
}

/** A page of the proof as it was rendered for the viewer. */
export interface RenderedPage {
  /** The file that it was rendered from, of this page alone. */
  readonly pdf: Uint8Array;
  readonly inline: InlinePicture;
}

/** What differs from the old page, with pictures on the same pixels as those of the proof. */
export async function proofAgainst(
  { name, pairs }: AgainstSide,
  rendered: readonly RenderedPage[],
  raster: Raster,
  terminal: Terminal,
): Promise<{ readonly against: ProofAgainst; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const pages: ProofAgainstPage[] = [];
  for (const [index, [old, now]] of pairs.entries()) {
    const changes = await comparePages(old, now, terminal);
    let pictures: ProofAgainstPictures | undefined;
    if (changes.changes.length > 0) {
      const pdf = await pagePdf(old, terminal);
      if ('fonts' in pdf) problems.push(problem('diff-no-picture', { file: name, fonts: pdf.fonts }));
      else
        pictures = await terminal.timer.timeAsync('png', () =>
          comparedPictures(pdf, rendered[index]!, changes, raster),
        );
    }
    pages.push(againstPage(changes, pictures));
  }
  return { against: { label: { zh: name, en: name }, pages }, problems };
}

/** The trimmed page, old and overlaid, cut on the pixels of the picture of the proof, so that nothing jumps in a blink. */
async function comparedPictures(
  pdf: { readonly bytes: Uint8Array; readonly index: number },
  { pdf: own, inline }: RenderedPage,
  { changes, pages, reach }: ComparedPage['changes'],
  raster: Raster,
): Promise<ProofAgainstPictures> {
  const { dpi, area } = inline;
  const scale = dpi / 72_000;
  const [left, top] = [Math.floor(-area.x * scale), Math.floor(-area.y * scale)];
  const size = (of: 'width' | 'height') => Math.ceil(Math.max(pages.old[of], pages.new[of]) * scale) + 1;
  const region = {
    dpi,
    x: left + area.x * scale,
    y: top + area.y * scale,
    width: size('width'),
    height: size('height'),
  };
  const old = renderRegion(raster, pdf.bytes, pdf.index, region);
  // Cut out of the picture of the proof it would not do: glyphs on the edge of a pixel fall to either side.
  const now = renderRegion(raster, own, 0, region);
  const told = changes.some(({ kind }) => kind === 'page') ? [EVERYWHERE] : reach;
  const { picture, strays } = fadedPage(old, now, told, scale);
  const shown: InlinePicture['area'] = {
    x: Math.round(region.x / scale),
    y: Math.round(region.y / scale),
    width: Math.round(region.width / scale),
    height: Math.round(region.height / scale),
  };
  const inlined = async (pixels: Pixels): Promise<InlinePicture> => ({
    kind: 'inline',
    dataUrl: await dataUrl(pixels),
    dpi,
    area: shown,
  });
  return { old: await inlined(old), faded: await inlined(picture), strays };
}

function renderRegion(raster: Raster, pdf: Uint8Array, page: number, region: Region): Pixels {
  const document = raster.open(pdf);
  try {
    return document.region(page, region);
  } finally {
    document.close();
  }
}
