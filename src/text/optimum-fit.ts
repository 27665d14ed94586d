import { clash, LOOSE, type Price, priceLine, SHADES, VIOLATION } from './cost.ts';
import { canHang, type Ends, fits } from './first-fit.ts';
import { FORCED, INSIDE_WORD, isLineEnd } from './kinsoku.ts';
import { frameOf, naturalWidth } from './line-metrics.ts';
import type { Measured } from './measured.ts';
import { type Remedy, remedy } from './remedy.ts';

/** Settings of a search. */
export interface Search {
  /** The measure in em of each line. */
  readonly measureOf: (line: number) => number;
  /** From this line on the measure is the same for all lines. */
  readonly steadyFrom: number;
  readonly ragged: boolean;
  /** Exact number of lines wanted; undefined takes the cheapest setting. */
  readonly lines?: number;
}

/** States kept of one line while the measure varies: all that a real paragraph has, few in one that never ends. */
const BEAM = 400;
const BEAM_FAR_DOWN = 40;
const FAR_DOWN = 150;
/** Line ends tried from one line start when lines may be as loose as they like. */
const MOST_ENDS = 64;

/**
 * Breaks a paragraph so that the whole of it costs least (see cost.ts). Where the measure is steady the state of
 * the search is the place in the text and the shade of the line above, so time and memory grow with the text
 * alone; while it varies, the line number is part of the state.
 */
export function optimumFit(p: Measured, search: Search): Ends | undefined {
  const near = run(p, search, false);
  // A first search leaves loose lines out; where that broke a rule, left one character on the last line or made a
  // loose line all the same, a second one looks for the least evil of all.
  if (near !== undefined && !hasBadLine(p, near.ends, search)) return near.ends;
  const far = run(p, search, true);
  return far === undefined || (near !== undefined && near.cost <= far.cost) ? near?.ends : far.ends;
}

function hasBadLine(p: Measured, { last, infeasible }: Ends, search: Search): boolean {
  if (infeasible.length > 0 || search.ragged) return infeasible.length > 0;
  const price: Price = { cost: 0, shade: 1, gap: 0 };
  let first = 0;
  for (const [line, end] of last.entries()) {
    priceLine(p, first, end, frameOf(p, line === 0, search.measureOf(line)).room, search.ragged, price);
    if (price.cost >= LOOSE) return true;
    first = end + 1;
  }
  return false;
}

interface Node {
  readonly from: number;
  readonly shade: number;
  readonly cost: number;
  readonly line: number;
  readonly back: Node | undefined;
}

function run(p: Measured, search: Search, anyLoose: boolean): { ends: Ends; cost: number } | undefined {
  const reach = new Reach(p, search.ragged, anyLoose);
  let layer: Node[] = [{ from: 0, shade: 1, cost: 0, line: 0, back: undefined }];
  let best: Node | undefined;
  for (let line = 0; line < search.steadyFrom && layer.length > 0; line++) {
    const grown = growLayer(p, reach, layer, line, search.measureOf(line));
    for (const node of grown) {
      if (node.from !== p.tokenCount || (search.lines !== undefined && search.lines !== line + 1)) continue;
      if (best === undefined || node.cost < best.cost) best = node;
    }
    layer = prune(
      grown.filter((node) => node.from < p.tokenCount),
      line > FAR_DOWN ? BEAM_FAR_DOWN : BEAM,
    );
    if (search.lines !== undefined && line + 1 >= search.lines) layer = [];
  }
  const tail = layer.length > 0 ? steady(p, reach, layer, search.measureOf(search.steadyFrom)) : undefined;
  if (tail !== undefined && (best === undefined || tail.cost < best.cost)) {
    return { ends: trace(p, tail.node, tail.last, reach, search), cost: tail.cost };
  }
  return best && { ends: trace(p, best, [], reach, search), cost: best.cost };
}

function prune(layer: Node[], beam: number): Node[] {
  if (layer.length > beam) layer.sort((a, b) => a.cost - b.cost).length = beam;
  return layer.sort((a, b) => a.from - b.from || a.shade - b.shade);
}

/** One line further from every state of a layer, cheapest way to each new state. */
function growLayer(p: Measured, reach: Reach, layer: readonly Node[], line: number, measure: number): Node[] {
  const found = new Map<number, Node>();
  const { room } = frameOf(p, line === 0, measure);
  reach.restart();
  for (const node of layer) {
    reach.from(node.from, room, (last, cost, shade) => {
      const total = node.cost + cost + (line === 0 ? 0 : clash(node.shade, shade));
      const key = (last + 1) * SHADES + shade;
      const other = found.get(key);
      if (other !== undefined && other.cost <= total) return;
      found.set(key, { from: last + 1, shade, cost: total, line: line + 1, back: node });
    });
  }
  return [...found.values()];
}

/** The rest of the paragraph at one measure: states in arrays, one row of shades a token. */
function steady(p: Measured, reach: Reach, seeds: readonly Node[], measure: number) {
  const n = p.tokenCount;
  const cost = new Float64Array((n + 1) * SHADES).fill(Number.POSITIVE_INFINITY);
  const back = new Int32Array((n + 1) * SHADES).fill(-1);
  const seedOf = new Map<number, Node>();
  for (const seed of seeds) {
    const state = seed.from * SHADES + seed.shade;
    if (seed.cost >= cost[state]!) continue;
    cost[state] = seed.cost;
    seedOf.set(state, seed);
  }
  let row = 0;
  const relax = (last: number, price: number, shade: number): void => {
    const to = (last + 1) * SHADES + shade;
    for (let above = 0; above < SHADES; above++) {
      const total = cost[row + above]! + price + (row === 0 ? 0 : clash(above, shade));
      if (total >= cost[to]!) continue;
      cost[to] = total;
      back[to] = row + above;
    }
  };
  const first = frameOf(p, true, measure).room;
  const others = frameOf(p, false, measure).room;
  reach.restart();
  for (let at = seeds[0]?.from ?? 0; at < n; at++) {
    row = at * SHADES;
    if (!rowIsReached(cost, row)) continue;
    reach.from(at, at === 0 ? first : others, relax);
  }
  let state = n * SHADES;
  for (let shade = 1; shade < SHADES; shade++)
    if (cost[n * SHADES + shade]! < cost[state]!) state = n * SHADES + shade;
  const total = cost[state]!;
  const last: number[] = [];
  while (back[state]! >= 0) {
    last.push(Math.floor(state / SHADES) - 1);
    state = back[state]!;
  }
  return { cost: total, last: last.reverse(), node: seedOf.get(state)! };
}

function rowIsReached(cost: Float64Array, row: number): boolean {
  for (let shade = 0; shade < SHADES; shade++) if (cost[row + shade]! < Number.POSITIVE_INFINITY) return true;
  return false;
}

/** Line ends from the start to `node`, and on through `tail`; tells again what had to be given up on the way. */
function trace(p: Measured, node: Node, tail: readonly number[], reach: Reach, search: Search): Ends {
  const head: number[] = [];
  for (let at: Node | undefined = node; at?.back !== undefined; at = at.back) head.push(at.from - 1);
  const last = [...head.reverse()];
  for (const token of tail) last.push(token);
  const hung = new Set<number>();
  const infeasible: { at: number; kind: 'too-wide' | 'prohibition' }[] = [];
  let first = 0;
  for (const [line, end] of last.entries()) {
    const given = reach.remedies.get(first);
    if (given !== undefined && given.last === end) infeasible.push({ at: given.at, kind: given.kind });
    const { room } = frameOf(p, line === 0, search.measureOf(line));
    if (p.profile.hanging && canHang(p, end) && hangs(p, first, end, room)) hung.add(line);
    first = end + 1;
  }
  return { last, hung, infeasible };
}

/** Whether a line holds its last mark only by hanging it. */
function hangs(p: Measured, first: number, last: number, room: number): boolean {
  return (
    last > first &&
    naturalWidth(p, first, last) > room + 1e-7 &&
    naturalWidth(p, first, last - 1) <= room + 1e-7
  );
}

type Emit = (last: number, cost: number, shade: number) => void;

/** Finds and prices the line ends that can be reached from a line start. */
class Reach {
  /** Line starts that have no legal line end, and what was done. */
  readonly remedies = new Map<number, Remedy>();
  private readonly p: Measured;
  private readonly ragged: boolean;
  private readonly anyLoose: boolean;
  private readonly price: Price = { cost: 0, shade: 1, gap: 0 };
  private fitting = -1;
  private hintRoom = 0;

  constructor(p: Measured, ragged: boolean, anyLoose: boolean) {
    this.p = p;
    this.ragged = ragged;
    this.anyLoose = anyLoose;
  }

  /** Forgets how far the last line reached; needed before line starts go back. */
  restart(): void {
    this.fitting = -1;
  }

  from(first: number, room: number, emit: Emit): void {
    const { p, price } = this;
    const { edge } = p.tokens;
    const n = p.tokenCount;
    // A later start in the same room reaches at least as far.
    let fitting = room >= this.hintRoom ? Math.max(this.fitting, first - 1) : first - 1;
    while (
      fitting + 1 < n &&
      (fitting < first || edge[fitting] !== FORCED) &&
      fits(p, first, fitting + 1, room)
    )
      fitting++;
    this.fitting = fitting;
    this.hintRoom = room;
    const loosest = this.anyLoose ? Number.POSITIVE_INFINITY : p.profile.stretchWarn;
    let emitted = 0;
    if (
      p.profile.hanging &&
      fitting >= first &&
      edge[fitting] !== FORCED &&
      canHang(p, fitting + 1) &&
      this.hung(first, fitting, room, emit)
    ) {
      emitted++;
    }
    for (let last = fitting; last >= first; last--) {
      if (!isLineEnd(edge[last]!)) continue;
      if (emitted >= MOST_ENDS) break;
      priceLine(p, first, last, room, this.ragged, price);
      if (price.gap > loosest && emitted > 0) break;
      emit(last, price.cost, price.shade);
      emitted++;
    }
    if (emitted > 0 && edge[fitting] !== INSIDE_WORD) return;
    if (emitted > 0 && !this.wordIsTooWide(fitting, room)) return;
    // A word that must be cut somewhere may begin on this line as well as on a line of its own.
    const given = remedy(p, first, fitting);
    if (emitted > 0 && given.kind === 'prohibition') return;
    this.remedies.set(first, given);
    priceLine(p, first, given.last, room, this.ragged, price);
    emit(given.last, price.cost + VIOLATION, price.shade);
  }

  /** Whether the word that the token is a piece of is wider than a line. */
  private wordIsTooWide(token: number, room: number): boolean {
    const { edge } = this.p.tokens;
    const { natural } = this.p.sums;
    let start = token;
    while (start > 0 && edge[start - 1] === INSIDE_WORD && natural[token]! - natural[start]! <= room) start--;
    let end = token + 1;
    while (edge[end] === INSIDE_WORD && natural[end]! - natural[start]! <= room) end++;
    return natural[end + 1]! - natural[start]! > room;
  }

  private hung(first: number, fitting: number, room: number, emit: Emit): boolean {
    if (naturalWidth(this.p, first, fitting) > room + 1e-7) return false;
    priceLine(this.p, first, fitting, room, this.ragged, this.price);
    emit(fitting + 1, this.price.cost, this.price.shade);
    return true;
  }
}
