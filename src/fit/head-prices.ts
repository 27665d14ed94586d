import type { CopyMemory } from '../layout/copy-memory.ts';
import { type Grid, lengthPt } from '../layout/grid.ts';
import type { HeadSize } from '../layout/headline.ts';
import type { LayoutMatter } from '../layout/layout.ts';
import { headlineSizes } from '../layout/trials.ts';
import type { PageModel } from '../spec/model.ts';
import { PRICE } from './prices.ts';
import { inSetting, type Setting } from './setting.ts';

/** What it costs that headlines come out smaller or larger than on the page as it stands, in one geometry. */
export interface HeadPricesAt {
  /** With the frames as high as they are. */
  readonly plain: number;
  /** With some frames on which headlines hang in another height; `key` names these heights. */
  readonly at: (key: string, heights: readonly (readonly [id: string, lines: number])[]) => number;
  /** In a setting of this geometry. */
  readonly of: (setting: Setting) => number;
}

/** The prices of headlines in everything but heights; `geometry` names what they depend on. */
export type HeadPrices = (value: Omit<Setting, 'heights'>, geometry: string) => HeadPricesAt;

/**
 * Headlines take what size their frames allow: another leading, another height, and they change without anybody
 * having asked. Sizes come from the frames alone, so that they are known before a trial, and fitted once for each
 * height of their frames.
 */
export function headPrices(
  matter: LayoutMatter,
  grid: Grid,
  memory: CopyMemory,
  before: readonly HeadSize[],
): HeadPrices {
  const { model } = matter.page;
  const bearing = new Set(headFrames(model));
  const known = new Map<string, HeadPricesAt>();
  const priceOf = (setting: Setting): number => {
    const moved = inSetting(matter, grid, setting, memory);
    const after = moved ? headlineSizes({ ...matter, ...moved }, memory) : before;
    return before.reduce((sum, head) => sum + priceOfHead(model, grid, head, after), 0);
  };
  return (value, geometry) => {
    const there = known.get(geometry);
    if (there) return there;
    const prices = new Map<string, number>();
    const at: HeadPricesAt['at'] = (key, heights) => {
      const price = prices.get(key) ?? priceOf({ ...value, heights: new Map(heights) });
      prices.set(key, price);
      return price;
    };
    const of = (setting: Setting) => {
      const own = [...setting.heights].filter(([id]) => bearing.has(id));
      return at(own.join(' '), own);
    };
    const made = { plain: at('', []), at, of };
    known.set(geometry, made);
    return made;
  };
}

/** Frames of `fit` whose height bears on that of a headline. */
export function headFrames({ frames, fit }: PageModel): string[] {
  const isHead = (id: string) => frames.some((frame) => frame.id === id && frame.kind === 'headline');
  return Object.entries(fit?.frames ?? {}).flatMap(([id, give]) =>
    [id, ...(give.with ?? [])].some(isHead) ? [id] : [],
  );
}

/** Steps of its ladder that a piece has gone: a step or two is nothing, more is another head. */
function priceOfHead(model: PageModel, grid: Grid, head: HeadSize, after: readonly HeadSize[]): number {
  const now = after.find(({ frame, part }) => frame === head.frame && part === head.part);
  if (now && !now.fits) return PRICE.headUnfit;
  if (!now || Math.abs(now.size - head.size) < 1e-6) return 0;
  const frame = model.frames.find(({ id }) => id === head.frame);
  const piece = frame?.kind === 'headline' ? frame.pieces.find(({ part }) => part === head.part) : undefined;
  const sizes = (piece?.ladder ?? []).map((size) => lengthPt(size, grid));
  const [least, most] = [Math.min(now.size, head.size), Math.max(now.size, head.size)];
  const steps = sizes.filter((size) => size > least + 1e-6 && size <= most + 1e-6).length;
  if (now.size > head.size) return steps * PRICE.headLarger;
  return steps * PRICE.headSmaller + Math.max(0, steps - FEW) * PRICE.headFarther;
}

/** Steps down a ladder that pass without being seen as another head. */
const FEW = 2;
