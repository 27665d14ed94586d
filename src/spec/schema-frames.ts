import * as z from 'zod/mini';
import {
  areaKeys,
  border,
  choice,
  edge,
  flag,
  gatherArea,
  inset,
  length,
  list,
  name,
  number,
  path,
  record,
  templateFrameKeys,
  text,
  typeSize,
  whole,
} from './leaves.ts';

/** Most pieces of a headline group, sizes of a ladder. */
const PIECES = 6;
const SIZES = 24;

const opt = z.exactOptional;

/** What every frame can have; a frame's id is its key in `frames`. */
export const baseKeys = {
  ...areaKeys,
  ...templateFrameKeys,
  background: opt(name),
  border,
  inset,
  wrap: opt(record({ standoff: length })),
  over: flag,
} as const;

/** The place of a frame alone. */
export const frameArea = z.pipe(
  record(areaKeys),
  z.transform((written: z.output<ReturnType<typeof record<typeof areaKeys>>>) => gatherArea(written)),
);

/** A bar, rules or quotation marks that belong to a block. */
export const ornament = record({
  kind: choice(['bar', 'rules', 'quotes', 'side-bar']),
  color: name,
  length,
  thickness: length,
});

const storyPart = z
  .string({ error: 'part' })
  .check(z.regex(/^(body|editor-note|lead|(section|table|chart|list|qr)-[1-9]\d?)$/, { error: 'part' }));

const writing = choice(['horizontal', 'vertical']);

const textFrame = record({
  kind: z.literal('text'),
  ...baseKeys,
  story: name,
  part: storyPart,
  split: opt(whole(1, 24)),
  gutter: opt(length),
  columnRule: opt(edge),
  styles: record({
    body: name,
    subhead: name,
    quote: name,
    speaker: name,
    byline: name,
    label: name,
    cell: name,
    head: name,
    caption: name,
    chart: name,
  }),
  label: choice(['run-in', 'line']),
  heads: choice(['column', 'across']),
  valign: choice(['grid', 'top', 'middle']),
  writing,
});

const headlinePiece = record({
  part: choice(['kicker', 'title', 'subtitle']),
  style: name,
  ladder: opt(list(typeSize, 1, SIZES)),
  minLines: whole(1, 8),
  maxLines: whole(1, 8),
  breaks: opt(text),
  lineGap: opt(length),
  gap: length,
  align: choice(['left', 'center', 'right', 'stepped']),
  fill: choice(['none', 'width', 'title']),
});

const headlineFrame = record({
  kind: z.literal('headline'),
  ...baseKeys,
  story: name,
  pieces: list(headlinePiece, 1, PIECES),
  valign: choice(['top', 'middle', 'bottom']),
  writing,
});

const figuresFrame = record({
  kind: z.literal('figures'),
  ...baseKeys,
  story: name,
  direction: choice(['row', 'column']),
  label: choice(['above', 'below']),
  heading: opt(text),
  styles: record({ value: name, unit: name, label: name, whose: name, heading: name }),
  divider: opt(edge),
});

const quoteFrame = record({
  kind: z.literal('quote'),
  ...baseKeys,
  story: name,
  quote: whole(1, 99),
  styles: record({ text: name, speaker: name }),
  ornament: opt(ornament),
  writing,
});

const labelFrame = record({
  kind: z.literal('label'),
  ...baseKeys,
  text,
  style: name,
  valign: choice(['top', 'middle', 'bottom']),
  writing,
});

const folioFrame = record({
  kind: z.literal('folio'),
  ...baseKeys,
  style: name,
  left: opt(text),
  center: opt(text),
  right: opt(text),
  rule: opt(edge),
});

const ruleFrame = record({
  kind: z.literal('rule'),
  ...baseKeys,
  thickness: length,
  color: name,
});

/** Commands and numbers of an SVG path in a small, safe subset. */
const PATH_PATTERN = /^[MLHVCQZmlhvcqz0-9eE+\-., \t\r\n]{1,20000}$/;
const coordinate = number(-1_000_000, 1_000_000);

const shapeFrame = record({
  kind: z.literal('shape'),
  ...baseKeys,
  path: z.string({ error: 'svg-path' }).check(z.regex(PATH_PATTERN, { error: 'svg-path' })),
  viewBox: z.tuple([coordinate, coordinate, coordinate, coordinate], { error: 'view-box' }),
  fill: opt(name),
  stroke: opt(edge),
});

const percent = number(0, 100);

const imageFrame = record({
  kind: z.literal('image'),
  ...baseKeys,
  file: path,
  fit: choice(['cover', 'contain']),
  focus: opt(z.tuple([percent, percent], { error: 'focus' })),
  caption: opt(text),
  credit: opt(text),
  alt: opt(text),
  styles: record({ caption: name, credit: name }),
  gap: length,
});

const qrFrame = record({
  kind: z.literal('qr'),
  ...baseKeys,
  text,
  caption: opt(text),
  size: opt(length),
  level: choice(['L', 'M', 'Q', 'H']),
  alt: opt(text),
  style: name,
});

/** The maps behind the frames, for descriptions. */
export const frameShapes = {
  text: textFrame,
  headline: headlineFrame,
  figures: figuresFrame,
  quote: quoteFrame,
  label: labelFrame,
  folio: folioFrame,
  rule: ruleFrame,
  shape: shapeFrame,
  image: imageFrame,
  qr: qrFrame,
} as const;

/** Maps inside frames, for descriptions. */
export const frameParts = { headlinePiece, ornament } as const;

/** One schema a kind: input as authored (nearly all of it filled by defaults), output the model's frame less its id. */
export const frameSchemas = {
  text: z.pipe(textFrame, z.transform(gatherArea<z.output<typeof textFrame>>)),
  headline: z.pipe(headlineFrame, z.transform(gatherArea<z.output<typeof headlineFrame>>)),
  figures: z.pipe(figuresFrame, z.transform(gatherArea<z.output<typeof figuresFrame>>)),
  quote: z.pipe(quoteFrame, z.transform(gatherArea<z.output<typeof quoteFrame>>)),
  label: z.pipe(labelFrame, z.transform(gatherArea<z.output<typeof labelFrame>>)),
  folio: z.pipe(folioFrame, z.transform(gatherArea<z.output<typeof folioFrame>>)),
  rule: z.pipe(
    ruleFrame,
    z.transform((frame: z.output<typeof ruleFrame>) => {
      // `width` is taken by the area, so a rule's own width is written `thickness`.
      const { thickness, ...rest } = frame;
      return { ...gatherArea(rest), width: thickness };
    }),
  ),
  shape: z.pipe(shapeFrame, z.transform(gatherArea<z.output<typeof shapeFrame>>)),
  image: z.pipe(imageFrame, z.transform(gatherArea<z.output<typeof imageFrame>>)),
  qr: z.pipe(qrFrame, z.transform(gatherArea<z.output<typeof qrFrame>>)),
} as const;

/** The kinds of frames. */
export type FrameKind = keyof typeof frameSchemas;
