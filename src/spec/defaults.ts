import { child, fromPlain, type MapNode, type Plain, type SpecNode, textOf } from './node.ts';

/**
 * What a page has when it says nothing: a broadsheet of 390 × 540 mm with a type area of 350 × 490 mm, the folio
 * in its top 10 mm, and the textbook grid of 8 columns of 13 characters of 9 pt on a pitch of 11.25 pt
 * (typography 2.2, 2.4).
 */
const PAGE: Plain = {
  page: {
    size: ['390mm', '540mm'],
    typeArea: ['350mm', '490mm'],
    folioHeight: '10mm',
    bleed: '0mm',
  },
  grid: { mode: 'grid', columns: 8, body: '9pt', pitch: '11.25pt', remainder: 'gutters' },
  palette: {
    black: [0, 0, 0, 100],
    paper: [0, 0, 0, 0],
    red: [0, 100, 100, 0],
    tint: [0, 8, 10, 0],
  },
  stories: {},
  frames: {},
};

/** The style sheet. A style's size is the grid's body size when it has none. */
const STYLES: Plain = {
  body: { font: 'song', indent: 2 },
  note: { font: 'kai', indent: 2 },
  lead: { like: 'body' },
  subhead: {
    font: 'xiaobiaosong',
    size: '14pt',
    align: 'left',
    above: { min: 1, prefer: 1, max: 3 },
    below: { min: 0, prefer: 1, max: 1 },
  },
  quote: {
    font: 'kai',
    size: '15pt',
    color: 'red',
    align: 'left',
    above: { min: 1, prefer: 1, max: 2 },
    below: { min: 1, prefer: 1, max: 2 },
  },
  speaker: { font: 'hei', align: 'right' },
  byline: { font: 'kai', align: 'right' },
  label: { font: 'hei' },
  cell: { font: 'song', size: '8pt', align: 'left' },
  'cell-head': { like: 'cell', font: 'hei' },
  'piece-caption': {
    font: 'hei',
    align: 'center',
    above: { min: 1, prefer: 1, max: 2 },
    below: { min: 1, prefer: 1, max: 2 },
  },
  'chart-label': { font: 'xihei', size: '7pt', align: 'left' },
  headline: { font: 'biaosong', size: '42pt', align: 'left' },
  deck: { font: 'xiaobiaosong', size: '18pt', align: 'left' },
  kicker: { font: 'xiaobiaosong', size: '15pt', align: 'left' },
  nameplate: { font: 'hei', size: '24pt', color: 'paper', align: 'center' },
  folio: { font: 'xihei', size: '7.5pt', align: 'left' },
  caption: { font: 'kai', align: 'left' },
  credit: { like: 'caption', align: 'right' },
  'figure-value': { font: 'hei', size: '36pt', color: 'red', align: 'left' },
  'figure-unit': { font: 'hei', size: '14pt', color: 'red', align: 'left' },
  'figure-label': { font: 'hei', align: 'left' },
  'figure-whose': { font: 'song', align: 'left' },
  'figure-heading': { font: 'xiaobiaosong', size: '14pt', align: 'left' },
};

const STYLE: Plain = {
  font: 'song',
  color: 'black',
  align: 'justify',
  indent: 0,
  tracking: 0,
  composition: {},
  hei: 'hei',
  kai: 'kai',
  emphasis: 'hei',
  above: 0,
  below: 0,
};

const FRAME = { border: {}, inset: {}, over: false } as const;

const TEXT_STYLES = {
  body: 'body',
  subhead: 'subhead',
  quote: 'quote',
  speaker: 'speaker',
  byline: 'byline',
  label: 'label',
  cell: 'cell',
  head: 'cell-head',
  caption: 'piece-caption',
  chart: 'chart-label',
} as const;

const FRAMES: Readonly<Record<string, { readonly [key: string]: Plain }>> = {
  text: {
    ...FRAME,
    part: 'body',
    styles: TEXT_STYLES,
    label: 'run-in',
    heads: 'column',
    valign: 'grid',
    writing: 'horizontal',
  },
  headline: {
    ...FRAME,
    pieces: [{ part: 'kicker' }, { part: 'title' }, { part: 'subtitle' }],
    valign: 'top',
    writing: 'horizontal',
  },
  figures: {
    ...FRAME,
    direction: 'row',
    label: 'below',
    styles: {
      value: 'figure-value',
      unit: 'figure-unit',
      label: 'figure-label',
      whose: 'figure-whose',
      heading: 'figure-heading',
    },
  },
  quote: { ...FRAME, quote: 1, styles: { text: 'quote', speaker: 'speaker' }, writing: 'horizontal' },
  label: { ...FRAME, style: 'nameplate', valign: 'middle', writing: 'horizontal' },
  folio: { ...FRAME, style: 'folio' },
  rule: { ...FRAME, thickness: '0.5pt', color: 'black' },
  shape: { ...FRAME, viewBox: [0, 0, 100, 100] },
  image: {
    ...FRAME,
    fit: 'cover',
    styles: { caption: 'caption', credit: 'credit' },
    gap: '3pt',
  },
  qr: { ...FRAME, level: 'M', style: 'piece-caption' },
};

const PIECE = { minLines: 1, maxLines: 2, gap: '0pt', align: 'left', fill: 'none' } as const;
const PIECES: Readonly<Record<string, { readonly [key: string]: Plain }>> = {
  kicker: { ...PIECE, style: 'kicker', maxLines: 1 },
  title: { ...PIECE, style: 'headline', gap: '6pt' },
  subtitle: { ...PIECE, style: 'deck', gap: '8pt' },
};

/** The lowest layer under every page. */
export function pageDefaults(): MapNode {
  return fromPlain({ ...(PAGE as object), styles: STYLES }) as MapNode;
}

/** What a style has when it says nothing, under a grid with this body size. */
export function styleDefaults(body: string): MapNode {
  return fromPlain({ ...(STYLE as object), size: body }) as MapNode;
}

/**
 * What a frame has when it says nothing. The only story of a page is the story of its frames; an editor's note is
 * set in the style `note`.
 */
export function frameDefaults(kind: string, frame: SpecNode, stories: readonly string[]): MapNode {
  const own: Record<string, Plain> = { ...FRAMES[kind] };
  const takesStory = kind === 'text' || kind === 'headline' || kind === 'figures' || kind === 'quote';
  if (takesStory && stories.length === 1) own.story = stories[0]!;
  if (kind === 'text' && textOf(child(frame, 'part')) === 'editor-note') {
    own.styles = { ...TEXT_STYLES, body: 'note' };
  }
  // A table or chart on its own takes the whole width of its frame.
  if (kind === 'text' && /^(?:table|chart|qr)-/.test(textOf(child(frame, 'part')) ?? '')) own.split = 1;
  return fromPlain(own) as MapNode;
}

/** What a piece of a headline group has when it says nothing. */
export function pieceDefaults(part: string): MapNode {
  return fromPlain({ ...(PIECES[part] ?? PIECE) }) as MapNode;
}
