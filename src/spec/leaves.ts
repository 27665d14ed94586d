import * as z from 'zod/mini';
import { absolutePt, LENGTH_PATTERN, parseLength } from '../units.ts';
import type { Area, Cmyk4, Edge, Flexible, Length } from './model.ts';

/**
 * The kinds of values that a spec is made of: each takes what is written (its input, which the JSON Schema shows)
 * and gives what the model has. The `error` of a schema is not a sentence but one of the marks of issues.ts, which
 * knows the words.
 */

/** Largest page side, in pt: 2 m. */
const LONGEST = (2000 * 72) / 25.4;

type Limits = { readonly min: number; readonly max: number };

function lengthWithin(mark: string, limits: Limits, unitLimits: Limits | undefined) {
  const error = unitLimits ? 'length' : 'size-length';
  return z.pipe(
    z.string({ error }).check(z.regex(LENGTH_PATTERN, { error })),
    z.transform((text: string, context): Length => {
      const length = parseLength(text) ?? { value: 0, unit: 'pt' };
      const pt = absolutePt(length);
      if (pt === undefined && !unitLimits) {
        context.issues.push({ code: 'custom', message: 'absolute-length', input: text });
      }
      const range = pt === undefined ? unitLimits : limits;
      const value = pt ?? length.value;
      if (range && (value < range.min - 1e-6 || value > range.max + 1e-6)) {
        context.issues.push({ code: 'custom', message: mark, input: text });
      }
      return length;
    }),
  );
}

/** Any unit, not negative: insets, gaps, widths. */
export const length = lengthWithin('length-range', { min: 0, max: LONGEST }, { min: 0, max: 10_000 });
/** Any unit, either sign: places, which may lie in the bleed. */
export const position = lengthWithin(
  'length-range',
  { min: -LONGEST, max: LONGEST },
  { min: -10_000, max: 10_000 },
);
/** pt or mm: what the grid itself is made from. */
export const absoluteLength = lengthWithin('length-range', { min: 0, max: LONGEST }, undefined);
/** A side of the page. */
export const pageSide = lengthWithin('page-range', { min: 28, max: LONGEST }, undefined);
/** A type size or line pitch. */
export const typeSize = lengthWithin('type-range', { min: 1, max: 400 }, undefined);
/** From one type size to the next. */
export const sizeStep = lengthWithin('step-range', { min: 0.05, max: 10 }, undefined);

/** Printable text in one line: furniture, names. */
export const text = z.string({ error: 'text' }).check(z.maxLength(2000, { error: 'text-length' }));
/** Why somebody decided so: never empty. */
export const reason = z
  .string({ error: 'reason' })
  .check(z.regex(/\S/, { error: 'reason' }), z.maxLength(500, { error: 'text-length' }));
/** A path as written; loading looks it up. */
export const path = z.string({ error: 'text' }).check(z.maxLength(1000, { error: 'text-length' }));
/** The name of a colour, style, story, frame or font role: letters (also Chinese), digits, `-`, `.`, `_`. */
export const NAME_PATTERN = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
export const name = z.string({ error: 'name' }).check(z.regex(NAME_PATTERN, { error: 'name' }));

/** ISO date, `2021-03-01`. */
export const date = z
  .string({ error: 'date' })
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'date' }));

export const flag = z.boolean({ error: 'flag' });

/** A whole number within limits. */
export function whole(min: number, max: number) {
  const error = `whole ${min} ${max}`;
  return z.number({ error }).check(z.int({ error }), z.gte(min, { error }), z.lte(max, { error }));
}

/** A number within limits, in em or per cent. */
export function number(min: number, max: number) {
  const error = `number ${min} ${max}`;
  return z.number({ error }).check(z.gte(min, { error }), z.lte(max, { error }));
}

/** One of a list of words. */
export function choice<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: 'choice' });
}

/** A list with a limit on its length. */
export function list<T extends z.ZodMiniType>(item: T, min: number, max: number) {
  return z
    .array(item, { error: 'list' })
    .check(z.minLength(min, { error: 'list-length' }), z.maxLength(max, { error: 'list-length' }));
}

/** A map with fixed keys; anything else in it is an unknown key. */
export function record<const T extends z.core.$ZodShape>(shape: T) {
  const keys = Object.keys(shape).join(' ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `keys ${keys}` : 'map'),
  });
}

/** Both ends of a range from 1: `3` or `1-4`. */
const SPAN_PATTERN = /^([1-9]\d{0,3})(?: ?[-–—~～至到] ?([1-9]\d{0,3}))?$/;
export const span = z.pipe(
  z.union(
    [
      z
        .number({ error: 'span' })
        .check(z.int({ error: 'span' }), z.gte(1, { error: 'span' }), z.lte(9999, { error: 'span' })),
      z.string({ error: 'span' }).check(z.regex(SPAN_PATTERN, { error: 'span' })),
    ],
    { error: 'span' },
  ),
  z.transform((written: number | string, context): readonly [number, number] => {
    const ends = SPAN_PATTERN.exec(String(written));
    const first = Number(ends?.[1] ?? 1);
    const last = Number(ends?.[2] ?? first);
    if (last < first) context.issues.push({ code: 'custom', message: 'span-order', input: written });
    return [first, last];
  }),
);

/** A line of the grid: `14` from the top, `end` the last one, `end-5` the fifth above it. */
const LINE = '(?:[1-9]\\d{0,3}|end(?:-[1-9]\\d{0,3})?)';
const LINES_PATTERN = new RegExp(`^(${LINE})(?: ?[-–—~～至到] ?(${LINE}))?$`);
/** Both ends of a range of lines: `3`, `14-75`, `14-end`, `end-5-end`. The last line is 0, and those above it are negative. */
export const lineSpan = z.pipe(
  z.union(
    [
      z
        .number({ error: 'line-span' })
        .check(
          z.int({ error: 'line-span' }),
          z.gte(1, { error: 'line-span' }),
          z.lte(9999, { error: 'line-span' }),
        ),
      z.string({ error: 'line-span' }).check(z.regex(LINES_PATTERN, { error: 'line-span' })),
    ],
    { error: 'line-span' },
  ),
  z.transform((written: number | string, context): readonly [number, number] => {
    const ends = LINES_PATTERN.exec(String(written));
    const line = (text: string | undefined) =>
      text?.startsWith('end') ? -Number(text.slice(4)) + 0 : Number(text ?? 1);
    const first = line(ends?.[1]);
    const last = ends?.[2] === undefined ? first : line(ends[2]);
    if (first > 0 === last > 0 && last < first)
      context.issues.push({ code: 'custom', message: 'span-order', input: written });
    return [first, last];
  }),
);

const lineCount = whole(0, 500);
/** `2`, or `{ min: 1, prefer: 2, max: 4 }`. */
export const flexible = z.pipe(
  z.union(
    [lineCount, record({ min: lineCount, prefer: lineCount, max: lineCount, even: z.exactOptional(flag) })],
    { error: 'flexible' },
  ),
  z.transform((written: number | Flexible, context): Flexible => {
    if (typeof written === 'number') return { min: written, prefer: written, max: written };
    if (written.min > written.prefer || written.prefer > written.max) {
      context.issues.push({ code: 'custom', message: 'flexible-order', input: written });
    }
    return written;
  }),
);

const percent = number(0, 100);
type Inks = [number, number, number, number];
/** Cyan, magenta, yellow, black in per cent. */
export const inks = z.tuple([percent, percent, percent, percent], { error: 'cmyk' });
/** The name of an ink as the press knows it: `专红`, `PANTONE 185 C`. */
export const inkName = z
  .string({ error: 'ink-name' })
  .check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N} ._+-]{0,59}$/u, { error: 'ink-name' }));
const colorKeys = record({
  cmyk: inks,
  k: z.exactOptional(percent),
  spot: z.exactOptional(inkName),
  tint: z.exactOptional(percent),
});
/**
 * `[0, 100, 100, 0]`, or `{ cmyk: [0, 100, 100, 0], k: 70, spot: 专红, tint: 100 }`: what it is in black alone, and
 * the ink that it is where the press has that ink. Gives the four inks; resolve.ts takes the rest.
 */
export const color = z.pipe(
  z.union([inks, colorKeys], { error: 'cmyk' }),
  z.transform((written: Inks | { cmyk: Inks }): Cmyk4 => ('cmyk' in written ? written.cmyk : written)),
);

const NONE: Length = { value: 0, unit: 'pt' };
const EDGE_PATTERN = new RegExp(
  `^(${LENGTH_PATTERN.source.slice(1, -1)}) +([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63})$`,
  'u',
);
const edgeText = z.pipe(
  z.string({ error: 'edge' }).check(z.regex(EDGE_PATTERN, { error: 'edge' })),
  z.transform((written: string): Edge => {
    const parts = EDGE_PATTERN.exec(written);
    return { width: parseLength(parts?.[1] ?? '') ?? NONE, color: parts?.[2] ?? '' };
  }),
);
/** A rule: `{ width: 2pt, color: red }` or `2pt red`. */
export const edge = z.union([edgeText, record({ width: length, color: name })], { error: 'edge' });

type Sides<T> = { readonly top?: T; readonly right?: T; readonly bottom?: T; readonly left?: T };
/** One length for the four sides, or `{ top: 2mm, left: 1字 }`; a side that is not named is 0. */
export const inset = z.pipe(
  z.union(
    [
      length,
      record({
        top: z.exactOptional(length),
        right: z.exactOptional(length),
        bottom: z.exactOptional(length),
        left: z.exactOptional(length),
      }),
    ],
    { error: 'inset' },
  ),
  z.transform((written: Length | Sides<Length>) => {
    const sides: Sides<Length> =
      'unit' in written ? { top: written, right: written, bottom: written, left: written } : written;
    return {
      top: sides.top ?? NONE,
      right: sides.right ?? NONE,
      bottom: sides.bottom ?? NONE,
      left: sides.left ?? NONE,
    };
  }),
);

const side = z.exactOptional(edge);
const borderKeys = record({
  width: z.exactOptional(length),
  color: z.exactOptional(name),
  top: side,
  right: side,
  bottom: side,
  left: side,
});
/** One edge all round, `0.5pt black` or `{ width: 0.5pt, color: black }`, or by sides, `{ top: 2pt red }`. */
export const border = z.pipe(
  z.union([edgeText, borderKeys], { error: 'border' }),
  z.transform((written: Edge | z.output<typeof borderKeys>, context): Sides<Edge> => {
    const { width, color, ...sides } = written as z.output<typeof borderKeys>;
    if (!width && !color) return sides;
    if (!width || !color) {
      context.issues.push({ code: 'custom', message: 'edge', input: written });
      return sides;
    }
    const all: Edge = { width, color };
    return { top: all, right: all, bottom: all, left: all, ...sides };
  }),
);

/** What hangs a frame on its template: the slot that it shows, and the frames whose room it takes when they fall away. */
export const templateFrameKeys = {
  slot: z.exactOptional(name),
  takes: z.exactOptional(list(name, 0, 64)),
} as const;

/** The keys that say where a frame stands. */
export const areaKeys = {
  columns: z.exactOptional(span),
  lines: z.exactOptional(lineSpan),
  x: z.exactOptional(position),
  y: z.exactOptional(position),
  width: z.exactOptional(length),
  height: z.exactOptional(length),
} as const;

type TemplateKeys = { slot?: string; takes?: readonly string[] };
/** Takes the keys of the area out of a frame and puts them in `area`; those of its template have had their say. */
export function gatherArea<T extends Area & TemplateKeys>(
  frame: T,
): Omit<T, keyof Area | keyof TemplateKeys> & { readonly area: Area } {
  const { columns, lines, x, y, width, height, slot: _slot, takes: _takes, ...rest } = frame;
  const area: Area = {
    ...(columns ? { columns } : {}),
    ...(lines ? { lines } : {}),
    ...(x ? { x } : {}),
    ...(y ? { y } : {}),
    ...(width ? { width } : {}),
    ...(height ? { height } : {}),
  };
  return { ...rest, area };
}
