import type { Face, FontSet } from '../fonts/face.ts';
import type { Flexible, Length, Ornament, PageModel } from '../spec/model.ts';
import { profileWith } from '../text/profile.ts';
import type { Profile } from '../text/types.ts';
import { type Emphasis, emphasisOf } from './emphasis.ts';
import { type Grid, lengthPt } from './grid.ts';

/** A named text style with everything looked up: faces, and pt for lengths. */
export interface Style {
  readonly name: string;
  readonly faces: readonly Face[];
  readonly size: number;
  /** Pitch in pt of lines that are not on the page's grid. */
  readonly leading?: number;
  readonly color: string;
  readonly align: 'justify' | 'left' | 'center' | 'right';
  readonly tracking: number;
  readonly profile: Profile;
  /** Faces of the inline marks. */
  readonly marks: {
    readonly hei: readonly Face[];
    readonly kai: readonly Face[];
    readonly emphasis: readonly Face[];
  };
  /** What becomes of **强调** in running text. */
  readonly emphasis: Emphasis;
  readonly above: Flexible;
  readonly below: Flexible;
  readonly rows?: Flexible;
  readonly ornament?: Ornament;
  /** Em-box ascent of the first face, thousandths. */
  readonly ascent: number;
}

/** Looks styles up by name, each resolved once. The loader has checked that the names exist. */
export type StyleSheet = (name: string) => Style;

/** The style sheet of a page. */
export function styleSheet(model: PageModel, fonts: FontSet, grid: Grid): StyleSheet {
  const known = new Map<string, Style>();
  return (name) => {
    let style = known.get(name);
    if (!style) {
      style = resolve(name, model, fonts, grid);
      known.set(name, style);
    }
    return style;
  };
}

function resolve(name: string, model: PageModel, fonts: FontSet, grid: Grid): Style {
  const spec = model.styles[name];
  if (!spec) throw new Error(`style ${name} was not checked`);
  const faces = fonts.chain(spec.font);
  const pt = (length: Length, em?: number) => lengthPt(length, grid, em);
  const size = pt(spec.size);
  const { hard = [], soft: names = [], phrases = [] } = model.kept ?? {};
  const keep = [...(spec.composition.keep ?? []), ...hard];
  const profile = profileWith({ ...spec.composition, indent: spec.indent, keep, names, phrases });
  // On the page's grid larger type takes every second baseline, or third.
  const onGrid = grid.pitch * Math.max(1, Math.ceil((size - 0.05) / grid.pitch));
  const pitch = spec.leading ? pt(spec.leading, size) : onGrid;
  return {
    name,
    faces,
    size,
    ...(spec.leading ? { leading: pt(spec.leading, size) } : {}),
    color: spec.color,
    align: spec.align,
    tracking: spec.tracking,
    profile,
    marks: { hei: fonts.chain(spec.hei), kai: fonts.chain(spec.kai), emphasis: fonts.chain(spec.emphasis) },
    emphasis: emphasisOf(profile, pitch, size),
    above: spec.above,
    below: spec.below,
    ...(spec.rows ? { rows: spec.rows } : {}),
    ...(spec.ornament ? { ornament: spec.ornament } : {}),
    ascent: faces[0]?.ascent ?? 880,
  };
}

/** The same style at another size, for ladders and fitted type. */
export function atSize(style: Style, size: number, tracking = style.tracking): Style {
  return { ...style, size, tracking };
}
