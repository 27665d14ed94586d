import * as z from 'zod/mini';
import type { FitOptional } from './fit-model.ts';
import { choice, list, name, record, sizeStep, typeSize, whole } from './leaves.ts';

const opt = z.exactOptional;

/** Most sizes of a ladder, frames that go together, things that a page can do without. */
const SIZES = 24;
const TOGETHER = 50;
const OPTIONAL = 50;

const sizes = z.tuple([typeSize, typeSize], { error: 'fit-sizes' });
const heights = z.tuple([whole(1, 2000), whole(1, 2000)], { error: 'fit-lines' });

const body = record({ size: opt(sizes), leading: opt(sizes), step: opt(sizeStep) });

const frame = record({
  lines: heights,
  with: opt(list(name, 0, TOGETHER)),
  against: opt(list(name, 0, TOGETHER)),
  edge: opt(choice(['top', 'foot'])),
});

const optionalFrame = record({
  frame: name,
  with: opt(list(name, 0, TOGETHER)),
  gives: opt(list(name, 0, TOGETHER)),
});
const optionalQuote = record({ quote: whole(1, 99), story: opt(name) });
const optional = z.pipe(
  z.union([name, optionalFrame, optionalQuote], { error: 'fit-optional' }),
  z.transform(
    (written: string | z.output<typeof optionalFrame> | z.output<typeof optionalQuote>): FitOptional =>
      typeof written === 'string' ? { frame: written } : written,
  ),
);

/** What may give so that the page closes. */
export const fit = record({
  body: opt(body),
  heads: opt(z.record(name, list(typeSize, 1, SIZES), { error: 'map' })),
  frames: opt(z.record(name, frame, { error: 'map' })),
  optional: opt(list(optional, 0, OPTIONAL)),
});

/** The maps in it, for the descriptions of their keys. */
export const fitShapes = { fit, fitBody: body, fitFrame: frame, optionalFrame, optionalQuote } as const;
