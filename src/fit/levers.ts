import { type Grid, gridLines } from '../layout/grid.ts';
import type { FitSettings } from '../spec/fit-model.ts';
import type { Length, PageModel } from '../spec/model.ts';
import { absolutePt } from '../units.ts';
import { headFrames } from './head-prices.ts';
import { PRICE } from './prices.ts';
import { bodyCharacters, pitchOf, type Setting } from './setting.ts';

/** One way in which something may be, and what that costs. */
export interface Choice<T> {
  readonly value: T;
  readonly cost: number;
}

/** Everything that may give, with all its choices; the first of each is what the page says. */
export interface Levers {
  readonly sizes: readonly Choice<number>[];
  readonly lines: readonly Choice<number>[];
  readonly heads: readonly Choice<ReadonlyMap<string, number>>[];
  readonly dropped: readonly Choice<number>[];
  readonly heights: readonly {
    readonly id: string;
    readonly bearsHeads: boolean;
    readonly choices: readonly Choice<number>[];
  }[];
}

/** Most heights of one frame, and most combinations of sizes of heads, that are looked at. */
const MOST_HEIGHTS = 24;
const MOST_HEADS = 60;
/** Body sizes differ by this, in pt, unless told. */
const STEP = 0.1;

/** What the page's `fit` lets give. */
export function leversOf(model: PageModel, fit: FitSettings, grid: Grid): Levers {
  const heads = new Set(headFrames(model));
  return {
    sizes: bodySizes(fit, grid),
    lines: lineCounts(fit, grid),
    heads: headSizes(model, fit),
    dropped: droppedCounts(model, fit),
    heights: Object.entries(fit.frames ?? {}).flatMap(([id, { lines }]) => {
      const frame = model.frames.find((one) => one.id === id);
      if (!frame?.area.lines) return [];
      const [first, last] = gridLines(frame.area.lines, grid.lines);
      const bearsHeads = heads.has(id);
      const price = bearsHeads ? PRICE.headHeight : PRICE.height;
      return [{ id, bearsHeads, choices: heights(last - first + 1, lines, price) }];
    }),
  };
}

/** How many optional elements may go; what the page does not have goes along with the next that it has. */
function droppedCounts({ frames }: PageModel, { optional = [] }: FitSettings): Choice<number>[] {
  const choices = [{ value: 0, cost: 0 }];
  optional.forEach((one, index) => {
    if ('frame' in one && !frames.some(({ id }) => id === one.frame)) return;
    const count = choices.length;
    const cost = count * PRICE.dropped + (PRICE.droppedLater * count * (count - 1)) / 2;
    choices.push({ value: index + 1, cost });
  });
  return choices;
}

/** Heights from the nearest to the farthest; far ones in larger steps where there are many. */
function heights(present: number, [least, most]: readonly [number, number], price: number): Choice<number>[] {
  const step = Math.max(1, Math.ceil((most - least) / MOST_HEIGHTS));
  const choices = [at(present)];
  for (let value = present - step; value >= least; value -= step) choices.push(at(value));
  for (let value = present + step; value <= most; value += step) choices.push(at(value));
  return choices.sort((a, b) => a.cost - b.cost || a.value - b.value);

  function at(value: number): Choice<number> {
    return { value, cost: price * ((value - present) / present) ** 2 };
  }
}

/** Of all sizes with the same characters on a line only the one nearest to the page's own is of use. */
function bodySizes({ body }: FitSettings, grid: Grid): Choice<number>[] {
  const own = { value: grid.body, cost: 0 };
  if (!body?.size) return [own];
  const [least, most] = body.size.map(pt) as [number, number];
  const step = body.step ? pt(body.step) : STEP;
  const known = new Set([bodyCharacters(grid, grid.body)]);
  const choices: Choice<number>[] = [own];
  const count = Math.floor(Math.max(most - grid.body, grid.body - least) / step + 1e-6);
  for (let i = 1; i <= count; i++) {
    for (const size of [grid.body - i * step, grid.body + i * step]) {
      const value = Math.round(size * 1000) / 1000;
      if (value < least - 1e-6 || value > most + 1e-6 || known.has(bodyCharacters(grid, value))) continue;
      known.add(bodyCharacters(grid, value));
      choices.push({ value, cost: PRICE.size * Math.abs(value - grid.body) });
    }
  }
  return choices;
}

/** Numbers of lines whose leading, with the foot of the page where it is, lies within the limits. */
function lineCounts({ body }: FitSettings, grid: Grid): Choice<number>[] {
  const choices = [{ value: grid.lines, cost: 0 }];
  if (!body?.leading) return choices;
  const [least, most] = body.leading.map(pt) as [number, number];
  for (const way of [1, -1]) {
    for (let by = way; Math.abs(by) < grid.lines / 2; by += way) {
      const pitch = pitchOf(grid, grid.body, grid.lines + by);
      if (pitch < least - 1e-6 || pitch > most + 1e-6 || pitch < grid.body) break;
      choices.push({ value: grid.lines + by, cost: PRICE.line * Math.abs(by) });
    }
  }
  return choices;
}

/** All combinations of the ladders of heads. */
function headSizes(model: PageModel, { heads }: FitSettings): Choice<ReadonlyMap<string, number>>[] {
  let choices: Choice<ReadonlyMap<string, number>>[] = [{ value: new Map(), cost: 0 }];
  for (const [style, ladder] of Object.entries(heads ?? {})) {
    const own = pt(model.styles[style]?.size ?? { value: 0, unit: 'pt' });
    const others = [...new Set(ladder.map(pt))].filter((size) => Math.abs(size - own) > 1e-6);
    const steps = (size: number) =>
      others.filter((other) => (size < own ? other >= size && other < own : other <= size && other > own))
        .length;
    choices = choices.flatMap((choice) => [
      choice,
      ...others.map((size) => ({
        value: new Map([...choice.value, [style, size]]),
        cost: choice.cost + PRICE.head * steps(size),
      })),
    ]);
    choices = choices.sort((a, b) => a.cost - b.cost).slice(0, MOST_HEADS);
  }
  return choices;
}

function pt(length: Length): number {
  return absolutePt(length) ?? 0;
}

/** What a setting costs in all. */
export function priceOf(levers: Levers, setting: Setting): number {
  const cost = <T>(choices: readonly Choice<T>[], isIt: (value: T) => boolean) =>
    choices.find(({ value }) => isIt(value))?.cost ?? 0;
  const heads = [...setting.heads].join(' ');
  return [
    cost(levers.sizes, (size) => size === setting.size),
    cost(levers.lines, (lines) => lines === setting.lines),
    cost(levers.heads, (sizes) => [...sizes].join(' ') === heads),
    cost(levers.dropped, (dropped) => dropped === setting.dropped),
    ...levers.heights.map(({ id, choices }) => cost(choices, (lines) => lines === setting.heights.get(id))),
  ].reduce((sum, one) => sum + one, 0);
}
