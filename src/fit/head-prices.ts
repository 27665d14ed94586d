import type { CopyMemory } from '../layout/copy-memory.ts';
import { type Grid, lengthPt } from '../layout/grid.ts';
import type { HeadSize } from '../layout/headline.ts';
import type { LayoutMatter } from '../layout/layout.ts';
import { headlineSizes } from '../layout/trials.ts';
import type { PageModel } from '../spec/model.ts';
import { PRICE } from './prices.ts';
import { geometryOf, inSetting, type Setting } from './setting.ts';

/** What it costs that headlines come out smaller or larger in a setting than on the page as it stands. */
export type HeadPrices = (setting: Setting) => number;

/**
 * Headlines take what size their frames allow: another leading, another height, and they change without anybody
 * having asked. Sizes come from the frames alone, so that they are known before a trial.
 */
export function headPrices(
  matter: LayoutMatter,
  grid: Grid,
  memory: CopyMemory,
  before: readonly HeadSize[],
): HeadPrices {
  const known = new Map<string, number>();
  const { model } = matter.page;
  const bearing = new Set(headFrames(model));
  return (setting) => {
    const heights = new Map([...setting.heights].filter(([id]) => bearing.has(id)));
    const key = `${geometryOf(setting)} ${[...heights].join(' ')}`;
    let price = known.get(key);
    if (price === undefined) {
      const moved = inSetting(matter, grid, { ...setting, heights }, memory);
      const after = moved ? headlineSizes({ ...matter, ...moved }, memory) : before;
      price = before.reduce((sum, head) => sum + priceOfHead(model, grid, head, after), 0);
      known.set(key, price);
    }
    return price;
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
