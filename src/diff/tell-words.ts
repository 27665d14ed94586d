import { MM } from '../units.ts';
import type { Change, ChangeKind, Push, SceneChanges, Where } from './changes.ts';

/** Words of a language for the list of changes. */
export interface TellWords extends PlaceWords {
  readonly labels: Readonly<Record<ChangeKind, string>>;
  readonly nothing: string;
  readonly nothingElse: string;
  readonly unknown: string;
  readonly blind: Readonly<Record<SceneChanges['blind'][number], string>>;
  sentence(change: Change): string;
}

/** How a language names places. */
export interface PlaceWords {
  span(columns: readonly [number, number], lines: readonly [number, number]): string;
  at(x: string, y: string): string;
  readonly to: string;
}

/** How a language names ways: for each direction the word for more and that for less. */
export interface MoveWords {
  readonly right: readonly [string, string];
  readonly down: readonly [string, string];
  readonly wider: readonly [string, string];
  readonly higher: readonly [string, string];
  readonly unit: string;
  readonly comma: string;
}

/** A place in columns and lines of the page, or in mm where a page has no grid there. */
export function placeIn({ columns, lines, box, flows }: Where, { at, span, to }: PlaceWords): string {
  if (!columns || !lines) return at(mm(box.x), mm(box.y));
  if (!flows) return span(columns, lines);
  const place = (n: 0 | 1) => span([columns[n], columns[n]], [lines[n], lines[n]]);
  return `${place(0)}${to}${place(1)}`;
}

/** 1/1000 pt as mm with two decimals at most. */
export function mm(mpt: number): string {
  return String(Math.round((mpt / 1000 / MM) * 100) / 100);
}

/** 1/1000 pt as pt. */
export function pt(mpt: number | string): string {
  return String(Number(mpt) / 1000);
}

/** Whether lines went nowhere in this direction. */
export function isStill(way: readonly [number, number] | undefined): boolean {
  return way === undefined || (way[0] === 0 && way[1] === 0);
}

/** How far lines went, each direction by itself. */
export function distances(down: readonly [number, number], right: Push['right'], words: MoveWords): string[] {
  const say = (way: readonly [number, number], names: readonly [string, string]) => {
    if (isStill(way)) return [];
    const [name] = way[0] + way[1] > 0 ? names : [names[1]];
    const [least, most] = [Math.min(...way.map(Math.abs)), Math.max(...way.map(Math.abs))];
    const isMixed = way[0] * way[1] < 0;
    return [`${name} ${least === most || isMixed ? pt(most) : `${pt(least)}–${pt(most)}`} ${words.unit}`];
  };
  return [...say(down, words.down), ...(right ? say(right, words.right) : [])];
}

/** What a box did: `x y width height` before and after. */
export function boxChange(old: string, now: string, words: MoveWords): string {
  const [before, after] = [old, now].map((text) => text.split(' ').map(Number));
  return [words.right, words.down, words.wider, words.higher]
    .flatMap(([more, less], i) => {
      const distance = after![i]! - before![i]!;
      return distance === 0 ? [] : [`${distance > 0 ? more : less} ${pt(Math.abs(distance))} ${words.unit}`];
    })
    .join(words.comma);
}

/** A box as `boxChange` takes it. */
export function boxNumbers({ box: { x, y, width, height } }: Where): string {
  return [x, y, width, height].join(' ');
}

/** `width height` in mm. */
export function sizeText(size: string): string {
  return size
    .split(' ')
    .map((part) => mm(Number(part)))
    .join(' × ');
}

/** `0 100 100 0` as `M100 Y100`; an ink of its own by its name. */
export function inkText(ink: string): string {
  const [own, process] = ink.split(' | ');
  if (process !== undefined) return `${own}%`;
  const parts = ink.split(' ').flatMap((part, i) => (part === '0' ? [] : [`${'CMYK'[i] ?? ''}${part}`]));
  return parts.join(' ');
}

/** The words of a change between those around it. */
export function contextOf({ context, before = '', after = '' }: Change, comma: string): string {
  if (!context || (context[0] === '' && context[1] === '')) return '';
  const middle = after === '' ? '‸' : clip(after, 20);
  return before === '' && after === '' ? '' : `${comma}${context[0]}【${middle}】${context[1]}`;
}

/** From first to last, or the one that both are. */
export function range([from, to]: readonly [number, number], dash: string): string {
  return from === to ? String(from) : `${from}${dash}${to}`;
}

/** A text that would fill the line is shown by its beginning. */
export function clip(text: string, longest = 24): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
}

/** Characters without blanks. */
export function lengthOf(text: string): number {
  return [...text.replace(/\s/g, '')].length;
}
