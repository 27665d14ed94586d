import * as z from 'zod/mini';
import { RULES } from '../text/rules.ts';
import {
  absoluteLength,
  choice,
  color,
  date,
  flag,
  flexible,
  length,
  list,
  name,
  number,
  pageSide,
  path,
  reason,
  record,
  text,
  typeSize,
  whole,
} from './leaves.ts';
import type { Frame, GridSpec, PageModel, PageSize, StoryRef, TextStyle } from './model.ts';
import type { PressSettings } from './press-model.ts';
import { fit, fitShapes } from './schema-fit.ts';
import { type FrameKind, frameSchemas, ornament } from './schema-frames.ts';
import { press } from './schema-press.ts';
import { templateKeys, templateShapes } from './schema-template.ts';

/**
 * The one definition of a page's spec. Its input side, with everything optional, is the authored form, which the
 * JSON Schema shows to editors; all of it is asked for after inheritance and defaults, and its output is PageModel.
 */

const opt = z.exactOptional;

/** Limits on counts, so that a spec cannot explode. */
export const COUNTS = {
  frames: 500,
  stories: 64,
  styles: 300,
  colors: 300,
  columns: 24,
  pages: 200,
} as const;

const sides = z.tuple([pageSide, pageSide], { error: 'size' });
const typeAreaSides = z.union([sides, record({ width: pageSide, height: pageSide })], { error: 'size' });

const pageKeys = record({
  size: opt(sides),
  width: opt(pageSide),
  height: opt(pageSide),
  typeArea: typeAreaSides,
  folioHeight: absoluteLength,
  bleed: absoluteLength,
});

const page = z.pipe(
  pageKeys,
  z.transform((written: z.output<typeof pageKeys>, context): PageSize => {
    const { size, typeArea, folioHeight, bleed } = written;
    const width = size?.[0] ?? written.width;
    const height = size?.[1] ?? written.height;
    if (!width || !height) {
      context.issues.push({ code: 'custom', message: 'page-size', input: written });
      return z.NEVER;
    }
    const area = 'width' in typeArea ? typeArea : { width: typeArea[0], height: typeArea[1] };
    return { width, height, typeArea: area, folioHeight, bleed };
  }),
);

const grid = record({
  mode: choice(['grid', 'absolute', 'relative', 'free']),
  columns: whole(1, COUNTS.columns),
  characters: opt(whole(1, 200)),
  gutter: opt(length),
  parts: opt(list(number(0.01, 1000), 1, COUNTS.columns)),
  widths: opt(list(length, 1, COUNTS.columns)),
  body: typeSize,
  pitch: typeSize,
  lines: opt(whole(1, 2000)),
  remainder: choice(['gutters', 'margins']),
});

const em = (min: number, max: number) => opt(number(min, max));

const autospace = record({ default: number(0, 1), min: number(0, 1), max: number(0, 1) });

const composition = record({
  kinsoku: opt(choice(['none', 'basic', 'gb', 'strict'])),
  pairs: opt(choice(['normal', 'tight', 'off'])),
  widthStyle: opt(choice(['full', 'kaiming', 'half'])),
  lineStart: opt(choice(['trim', 'full'])),
  firstLine: opt(choice(['trim', 'full', 'hang'])),
  lineEnd: opt(choice(['half', 'auto', 'full'])),
  hanging: opt(flag),
  autospace: opt(autospace),
  squeezeStop: opt(choice(['last', 'never'])),
  orphan: opt(choice(['off', 'pull', 'squeeze', 'search'])),
  minLastLine: opt(whole(1, 10)),
  keepUnit: opt(flag),
  keep: opt(list(text, 0, 500)),
  hyphenate: opt(choice(['off', 'en'])),
  stretchWarn: em(0, 2),
  stretchMax: em(0, 4),
  lastLine: opt(choice(['start', 'center', 'end', 'justify'])),
  hangIndent: em(0, 40),
  emphasis: opt(choice(['face', 'dots'])),
  without: opt(list(choice(RULES), 0, RULES.length)),
});

const style = record({
  font: name,
  size: typeSize,
  leading: opt(typeSize),
  color: name,
  align: choice(['justify', 'left', 'center', 'right']),
  indent: number(0, 20),
  tracking: number(-0.3, 4),
  composition,
  hei: name,
  kai: name,
  emphasis: name,
  above: flexible,
  below: flexible,
  rows: opt(flexible),
  ornament: opt(ornament),
});

const storyKeys = record({ file: path, thread: opt(list(name, 1, 100)) });
const story = z.pipe(
  z.union([path, storyKeys], { error: 'story' }),
  z.transform(
    (written: string | z.output<typeof storyKeys>): StoryRef =>
      typeof written === 'string' ? { file: written } : written,
  ),
);

const lintRule = record({
  off: opt(reason),
  severity: opt(choice(['error', 'warning', 'info'])),
  limits: opt(z.record(z.string(), number(0, 10_000))),
});

/** The keys of a page that are not maps of named things. */
export const singles = {
  title: opt(text),
  page,
  grid,
  fonts: opt(path),
  date: opt(date),
  stage: opt(choice(['一校样', '二校样', '清样', '付印样'])),
  press,
  lint: opt(z.record(z.string(), lintRule, { error: 'map' })),
  fit: opt(fit),
} as const;

/** The maps of named things: schema of one entry, and how many there may be. */
export const maps = {
  palette: { entry: color, limit: COUNTS.colors },
  styles: { entry: style, limit: COUNTS.styles },
  stories: { entry: story, limit: COUNTS.stories },
  frames: { entry: frameSchemas, limit: COUNTS.frames },
} as const;

/** Objects by name, for the descriptions of their keys. */
export const shapes = {
  page: pageKeys,
  grid,
  style,
  composition,
  autospace,
  story: storyKeys,
  lintRule,
  ...fitShapes,
  ...templateShapes,
} as const;

/** Keys that loading takes out before the rest is checked. */
export const LOADING_KEYS = ['extends', 'pages'] as const;

/** Every key that may stand at the top of a spec. */
export const TOP_KEYS: readonly string[] = [
  ...LOADING_KEYS,
  ...Object.keys(templateKeys),
  ...Object.keys(singles),
  ...Object.keys(maps),
];

type Output<T extends z.ZodMiniType> = z.output<T>;

/** What the definition yields, from which the type tests prove that it is the model. */
export interface Resolved {
  readonly title?: string;
  readonly page: Output<typeof page>;
  readonly grid: Output<typeof grid>;
  readonly palette: Readonly<Record<string, Output<typeof color>>>;
  readonly styles: Readonly<Record<string, Output<typeof style>>>;
  readonly fonts?: string;
  readonly stories: Readonly<Record<string, Output<typeof story>>>;
  readonly frames: readonly ResolvedFrame[];
  readonly date?: string;
  readonly stage?: PageModel['stage'] & string;
  readonly press: Omit<Output<typeof press>, 'plant'> & Pick<PressSettings, 'profilePlace'>;
  readonly lint?: Readonly<Record<string, Output<typeof lintRule>>>;
  readonly fit?: Output<typeof fit>;
}

/** A frame of the definition with the id that its key gives it. */
export type ResolvedFrame = {
  [K in FrameKind]: Output<(typeof frameSchemas)[K]> & { readonly id: string };
}[FrameKind];

type Same<A, B> = [Frozen<A>] extends [B] ? ([B] extends [Frozen<A>] ? true : never) : never;
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
/** Compile-time proof that the definition yields exactly the model: a difference makes one of these `never`. */
export const isTheModel: [
  Same<Resolved, Omit<PageModel, 'inkColors'>>,
  Same<ResolvedFrame, Frame>,
  Same<Output<typeof grid>, GridSpec>,
  Same<Output<typeof style>, TextStyle>,
] = [true, true, true, true];
