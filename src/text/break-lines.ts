import { clash, type Price, priceLine, VIOLATION } from './cost.ts';
import { type Ends, firstFit } from './first-fit.ts';
import { FORCED } from './kinsoku.ts';
import { frameOf, naturalWidth } from './line-metrics.ts';
import type { Measured } from './measured.ts';
import { optimumFit } from './optimum-fit.ts';
import type { BreakOptions, BrokenParagraph, Line } from './types.ts';

/** No more lines than this are searched line by line, which asking for one line more or fewer needs. */
const MOST_LINES_COUNTED = 500;

/**
 * Breaks a paragraph into lines. `widthOf` gives the measure of a line in pt, counted from 0, first-line indent
 * included; it must be pure. Nothing is dropped: what cannot be set by the rules is set all the same and listed in
 * `infeasible`.
 */
export function breakLines(
  p: Measured,
  widthOf: (line: number) => number,
  options: BreakOptions = {},
): BrokenParagraph {
  if (p.tokenCount === 0) return { lines: [], cost: 0, infeasible: [] };
  const measureOf = (line: number) => widthOf(line) / p.em;
  const ragged = options.justify === false;
  const ends = options.mode === 'first-fit' ? firstFit(p, measureOf) : search(p, measureOf, ragged, options);
  return describe(p, ends, measureOf, ragged);
}

function search(
  p: Measured,
  measureOf: (line: number) => number,
  ragged: boolean,
  options: BreakOptions,
): Ends {
  const steadyFrom = firstSteadyLine(p, measureOf);
  const best = optimumFit(p, { measureOf, steadyFrom, ragged })!;
  const wanted = best.last.length + (options.looseness ?? 0);
  if (wanted === best.last.length || wanted < 1 || wanted > MOST_LINES_COUNTED) return best;
  const other = optimumFit(p, { measureOf, steadyFrom: wanted, ragged, lines: wanted });
  return other === undefined || other.infeasible.length > best.infeasible.length ? best : other;
}

/** The line from which on the measure does not change any more, as far as the paragraph can reach. */
function firstSteadyLine(p: Measured, measureOf: (line: number) => number): number {
  const total = p.sums.natural[p.tokenCount]!;
  let narrowest = measureOf(0);
  let changed = 0;
  let before = narrowest;
  // A line takes at least half of its measure, or one token.
  for (
    let line = 1;
    line < p.tokenCount + 1 && line * Math.max(1, narrowest / 2) < total + 2 * narrowest;
    line++
  ) {
    const measure = measureOf(line);
    if (measure !== before) changed = line;
    if (measure < narrowest) narrowest = measure;
    before = measure;
  }
  return changed;
}

function describe(
  p: Measured,
  ends: Ends,
  measureOf: (line: number) => number,
  ragged: boolean,
): BrokenParagraph {
  const price: Price = { cost: 0, shade: 1, gap: 0 };
  const lines: Line[] = [];
  let cost = 0;
  let above = 1;
  let first = 0;
  for (const [number, last] of ends.last.entries()) {
    const measure = measureOf(number);
    const { room, indent } = frameOf(p, number === 0, measure);
    const hung = ends.hung.has(number);
    priceLine(p, first, hung ? last - 1 : last, room, ragged, price);
    cost += price.cost + (number === 0 ? 0 : clash(above, price.shade));
    above = price.shade;
    const line: Line = {
      firstToken: first,
      endToken: last + 1,
      start: p.tokens.start[first]!,
      end: p.tokens.start[last + 1]!,
      measure: measure * p.em,
      indent: indent * p.em,
      natural: naturalWidth(p, first, hung ? last - 1 : last) * p.em,
      cost: price.cost,
      last: last === p.tokenCount - 1,
    };
    const ended = p.tokens.edge[last] === FORCED;
    lines.push(hung || ended ? { ...line, ...(hung ? { hung } : {}), ...(ended ? { ended } : {}) } : line);
    first = last + 1;
  }
  return { lines, cost: cost + VIOLATION * ends.infeasible.length, infeasible: ends.infeasible };
}
