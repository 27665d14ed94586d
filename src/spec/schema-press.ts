import * as z from 'zod/mini';
import {
  absoluteLength,
  choice,
  flag,
  inkName,
  inks,
  list,
  number,
  pageSide,
  path,
  record,
  text,
} from './leaves.ts';
import type { InkLimits, InkSettings, MarkSettings, SpotInk } from './press-model.ts';
import { signing } from './signing.ts';

/**
 * The one definition of a plant (plant.yaml), of the `press` key of a page, and of house settings (dayang.yaml). A
 * page's `press` may say anything a plant says, for this page alone.
 */

const opt = z.exactOptional;

const sides = z.union(
  [z.tuple([pageSide, pageSide], { error: 'size' }), record({ width: pageSide, height: pageSide })],
  { error: 'size' },
);
type Sides = z.output<typeof sides>;
const sizeOf = z.pipe(
  sides,
  z.transform((written: Sides) => ('width' in written ? written : { width: written[0], height: written[1] })),
);

const markKeys = record({
  crop: opt(flag),
  registration: opt(flag),
  colorBar: opt(flag),
  slug: opt(flag),
});
/** `true` for all of them, `false` for none, or one by one. */
const marks = z.pipe(
  z.union([z.boolean({ error: 'press-marks' }), markKeys], { error: 'press-marks' }),
  z.transform((written: boolean | z.output<typeof markKeys>): MarkSettings => {
    const all = written === true;
    const none = { crop: all, registration: all, colorBar: all, slug: all };
    return typeof written === 'boolean' ? none : { ...none, ...written };
  }),
);

const spotInk = record({ name: inkName, cmyk: inks });
const inkKeys = record({ process: opt(choice(['cmyk', 'k'])), spots: opt(list(spotInk, 0, 4)) });
/** `cmyk`, `k`, or `{ process: k, spots: [{ name: 专红, cmyk: [0, 100, 100, 0] }] }`. */
const inkSet = z.pipe(
  z.union([z.enum(['cmyk', 'k'], { error: 'press-inks' }), inkKeys], { error: 'press-inks' }),
  z.transform((written: 'cmyk' | 'k' | z.output<typeof inkKeys>): InkSettings => {
    if (typeof written === 'string') return { process: written, spots: [] };
    return { process: written.process ?? 'cmyk', spots: (written.spots ?? []) as readonly SpotInk[] };
  }),
);

const percent = number(100, 400);
const limitKeys = record({ warn: opt(percent), error: opt(percent), mean: opt(percent) });
/** `240`, or `{ warn: 220, error: 240, mean: 245 }`. */
const inkLimit = z.pipe(
  z.union([percent, limitKeys], { error: 'press-ink-limit' }),
  z.transform((written: number | z.output<typeof limitKeys>): InkLimits => {
    const given = typeof written === 'number' ? { error: written } : written;
    const error = given.error ?? 240;
    return { warn: Math.min(given.warn ?? 220, error), error, mean: given.mean ?? error + 5 };
  }),
);

const minimum = record({
  text: absoluteLength,
  multiInkText: absoluteLength,
  reversed: absoluteLength,
  reversedMultiInk: absoluteLength,
  rule: absoluteLength,
  multiInkRule: absoluteLength,
  solidRule: absoluteLength,
});

const ppi = number(1, 5000);
const resolution = record({ error: ppi, warn: ppi, lineArtError: ppi, lineArtWarn: ppi, target: ppi });

const condition = record({ identifier: text, info: text, registry: opt(text) });

/** Letters (also Chinese), digits, blanks and harmless marks, and variables in braces; ends in `.pdf`. */
const FILE_NAME = /^(?:[\p{L}\p{N} ._()（）-]|\{(?:date|page|section|name|title|plant)\}){1,120}\.pdf$/u;
const fileName = z
  .string({ error: 'press-file-name' })
  .check(z.regex(FILE_NAME, { error: 'press-file-name' }));

const shared = {
  pageSize: opt(sizeOf),
  typeArea: opt(sizeOf),
  nonPrintingEdge: absoluteLength,
  bleed: absoluteLength,
  marks,
  standard: choice(['x-4', 'x-1a:2003']),
  profile: opt(path),
  condition: opt(condition),
  inkLimit,
  inks: inkSet,
  minimum,
  resolution,
  knockoutFrom: opt(absoluteLength),
  fileName,
  outlines: flag,
  deliveryNote: flag,
} as const;

/** A plant, its defaults filled in. */
export const plant = record({ name: opt(text), ...shared });
/** The `press` key of a page, merged over its plant. */
export const press = record({
  plant: opt(path),
  name: opt(text),
  page: opt(text),
  section: opt(text),
  ...shared,
});
/** House settings. */
export const house = record({
  plant: opt(path),
  signing: opt(signing),
  paper: opt(text),
  licence: opt(text),
  imprint: opt(text),
});

/** Objects by name, for the descriptions of their keys. */
export const pressShapes = {
  plant,
  press,
  house,
  minimum,
  resolution,
  condition,
  limitKeys,
  markKeys,
  inkKeys,
  spotInk,
};
