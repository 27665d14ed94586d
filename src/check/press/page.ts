import type { Story } from '../../content/story.ts';
import { type OverprintDecision, type OverprintOptions, overprintOf } from '../../output/pdf/overprint.ts';
import { type Code, type PageBox, type Place, type Problem, problem } from '../../problems/problem.ts';
import { boundsOf, type GroundOf, groundsOf, typeBox } from '../../scene/grounds.ts';
import type { Box, Scene, SceneItem, SourceRange } from '../../scene/types.ts';
import { placeAt } from '../../source.ts';
import type { LoadedPage, PageModel } from '../../spec/model.ts';
import { absolutePt, MM, toMpt } from '../../units.ts';

/** What the preflight looks at: the scene as it goes to the plates, the press, and where everything was written. */
export interface PressPage {
  readonly name: string;
  readonly scene: Scene;
  readonly press: PageModel['press'];
  readonly groundOf: GroundOf;
  /** Overprint decision of each item, made when first asked for. */
  overprint(): readonly OverprintDecision[];
  frame(id: string): Place;
  color(name: string | undefined, frame: string): Place;
  words(source: SourceRange | undefined, frame: string): Place;
}

/** Prepares a page for the rules. The scene may be another than layout's: its inks mapped to those of the press. */
export function pressPage(
  page: LoadedPage,
  scene: Scene,
  texts: ReadonlyMap<string, Story>,
  press: PageModel['press'] = page.model.press,
): PressPage {
  let decisions: readonly OverprintDecision[] | undefined;
  const frame = (id: string) => page.placeOf(['frames', id]);
  const sources = new Map([...texts.values()].map(({ source }) => [source.file, source]));
  return {
    name: page.name,
    scene,
    press,
    groundOf: groundsOf(scene.items),
    overprint: () => {
      decisions ??= overprintOf(scene, knockout(press));
      return decisions;
    },
    frame,
    color: (name, id) => (name === undefined ? frame(id) : page.placeOf(['palette', name])),
    words: (range, id) => {
      const source = range && sources.get(range.file);
      return range && source ? placeAt(source, range.start, Math.max(1, range.end - range.start)) : frame(id);
    },
  };
}

/** The overprint options that a press asks for: black that would pass its ink limit knocks out. */
export function knockout(press: PageModel['press']): OverprintOptions {
  const from = press.knockoutFrom && absolutePt(press.knockoutFrom);
  return { inkLimit: press.inkLimit.error, ...(from === undefined ? {} : { knockoutFrom: from }) };
}

/** What belongs to a finding besides its words. */
export interface FindingAt {
  readonly rule: string;
  readonly place: Place;
  readonly box?: Box;
}

type Params<C extends Code> = Parameters<typeof problem<C>>[1];

/** Makes a problem of the preflight: its rule, and its box in mm. */
export function finding<C extends Code>(page: PressPage, code: C, params: Params<C>, at: FindingAt): Problem {
  const box = at.box && toPageBox(page.name, at.box);
  return { ...problem(code, params, at.place), rule: at.rule, ...(box ? { box } : {}) };
}

/** A box of the scene in mm, to a tenth. */
export function toPageBox(page: string, { x, y, width, height }: Box): PageBox {
  const mm = (mpt: number) => Math.round((mpt / 1000 / MM) * 10) / 10;
  return { page, x: mm(x), y: mm(y), width: mm(width), height: mm(height) };
}

/** Bounds of any item. */
export function itemBox(item: SceneItem): Box {
  return item.kind === 'text' ? typeBox(item) : boundsOf(item);
}

/** The smallest box around both. */
export function union(a: Box | undefined, b: Box): Box {
  if (!a) return b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** A length of the plant in 1/1000 pt. */
export function mpt(length: { readonly value: number; readonly unit: string }): number {
  return toMpt(absolutePt(length as Parameters<typeof absolutePt>[0]) ?? 0);
}

/** 1/1000 pt as people read it: `8.5 pt`. */
export function inPt(value: number): string {
  return `${Math.round(value / 10) / 100} pt`;
}

/** 1/1000 pt in mm: `3 mm`. */
export function inMm(value: number): string {
  return `${Math.round((value / 1000 / MM) * 10) / 10} mm`;
}

/** Per cent: `230%`. */
export function percent(value: number): string {
  return `${Math.round(value * 10) / 10}%`;
}
