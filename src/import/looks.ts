import { areNames, BYLINE_SHAPE, isNameLine } from './bylines.ts';
import { soundsLikeCaption } from './captions.ts';
import type { Paragraph } from './manuscript.ts';
import type { Part, PartRole, Reason } from './roles.ts';

/** Characters of the longest line that can be a head. */
const HEAD = 45;
/** Paragraphs at the beginning among which heads are looked for. */
const ZONE = 8;

type Guesses = Map<number, { role: PartRole; why: Reason }>;

/**
 * Guesses the roles of paragraphs that nobody has named, as an editor sees them: the largest of the first lines is the
 * title, a short line above it the kicker, one below it the deck; names are a byline; whole-bold short lines are subheads.
 */
export function guessLooks(parts: readonly Part[]): Guesses {
  const guesses: Guesses = new Map();
  const shown = parts.map((part, index) => ({ part, index })).filter(({ part }) => part.text !== '');
  const body = bodyLook(shown.map(({ part }) => part));
  const zone = headZone(shown);
  const later = shown.slice(zone.length).map(({ part }) => part);
  guessHeads(zone, body, later, guesses);
  for (const { part, index } of shown.slice(zone.length)) {
    if (part.why !== 'none' || body.isBold || !isShortBold(part)) continue;
    guesses.set(index, { role: 'subhead', why: 'look' });
  }
  const last = shown.at(-1);
  if (last && last.part.why === 'none' && shown.length > zone.length + 1 && isEndByline(last.part)) {
    guesses.set(last.index, { role: 'byline', why: 'look' });
  }
  return guesses;
}

interface Shown {
  readonly part: Part;
  readonly index: number;
}

interface BodyLook {
  readonly size: number | undefined;
  /** Most of the copy is bold, so that bold says nothing. */
  readonly isBold: boolean;
}

function bodyLook(parts: readonly Part[]): BodyLook {
  const sizes = new Map<number, number>();
  let bold = 0;
  let all = 0;
  for (const { paragraph, text } of parts) {
    if (paragraph.size !== undefined)
      sizes.set(paragraph.size, (sizes.get(paragraph.size) ?? 0) + text.length);
    all += text.length;
    if (isBold(paragraph)) bold += text.length;
  }
  const [size] = [...sizes].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { size, isBold: bold > all / 2 };
}

/** The paragraphs before the body: short ones, and ones that already are heads. */
function headZone(shown: readonly Shown[]): Shown[] {
  const end = shown.findIndex(({ part }, i) => {
    if (i >= ZONE) return true;
    if (part.why !== 'none') return /^(?:subhead|note|paragraph|table|list)$/.test(part.role);
    return part.text.length > HEAD || (/[。；，：]$/.test(part.text) && !BYLINE_SHAPE.test(part.text));
  });
  return shown.slice(0, end < 0 ? Math.max(0, Math.min(ZONE, shown.length - 1)) : end);
}

function guessHeads(zone: readonly Shown[], body: BodyLook, later: readonly Part[], guesses: Guesses): void {
  const open = zone.filter(({ part }) => part.why === 'none');
  const set = (at: Shown, role: PartRole) => guesses.set(at.index, { role, why: 'look' });
  for (const at of open) if (isByline(at.part)) set(at, 'byline');
  const free = open.filter(({ index, part }) => !guesses.has(index) && !soundsLikeCaption(part.text));
  const named = zone.find(({ part }) => part.role === 'title' && part.why !== 'none');
  const title = named ?? largest(free);
  if (!title) return;
  if (!named) set(title, 'title');
  const place = zone.indexOf(title);
  const has = (role: PartRole) => zone.some(({ part }) => part.why !== 'none' && part.role === role);
  const above = free.filter((at) => zone.indexOf(at) < place);
  const below = free.filter((at) => zone.indexOf(at) > place);
  const kicker = above.at(-1);
  if (kicker && !has('kicker')) set(kicker, 'kicker');
  let hasDeck = has('subtitle');
  let isAlone = above.length <= 1;
  for (const at of below) {
    const { part } = at;
    const { align } = part.paragraph;
    const looksLikeName =
      (align === 'right' && isNameLine(part.text)) || (align === 'center' && areNames(part.text));
    if (looksLikeName) set(at, 'byline');
    else if (isSecondLine(title.part, part, isAlone && zone.indexOf(at) === place + 1 && !named))
      set(at, 'title');
    else if (!body.isBold && isShortBold(part) && later.some((other) => isAlike(part, other))) {
      set(at, 'subhead');
    } else if (!hasDeck && isDeck(part, body)) {
      set(at, 'subtitle');
      hasDeck = true;
    } else if (!body.isBold && isShortBold(part)) set(at, 'subhead');
    isAlone = false;
  }
}

/** The largest line; among equals a centred or bold one, then the first. */
function largest(lines: readonly Shown[]): Shown | undefined {
  const weight = ({ part }: Shown) => {
    const { size, align } = part.paragraph;
    // A line that begins with a dash says more about another.
    const dash = /^[—－]/.test(part.text) ? 3 : 0;
    return (size ?? 0) * 10 + (align === 'center' ? 2 : 0) + (isBold(part.paragraph) ? 1 : 0) - dash;
  };
  return [...lines].sort((a, b) => weight(b) - weight(a) || a.index - b.index)[0];
}

/** A title typed as two paragraphs: large, centred, and of one size. Without a size nothing is known. */
function isSecondLine(first: Part, second: Part, isNext: boolean): boolean {
  const { size, align } = first.paragraph;
  const other = second.paragraph;
  if (!isNext || size === undefined || size < 20) return false;
  return (
    other.size === size &&
    align === 'center' &&
    other.align === 'center' &&
    isBold(first.paragraph) === isBold(other) &&
    !/[\s\u3000]/.test(first.text)
  );
}

/** A bold line that looks like one further down is the first of several subheads. */
function isAlike(first: Part, other: Part): boolean {
  const { size, align } = first.paragraph;
  const { paragraph } = other;
  return isShortBold(other) && paragraph.size === size && paragraph.align === align;
}

/** A line below the title is its deck when it stands out, or begins with a dash. */
function isDeck({ text, paragraph }: Part, body: BodyLook): boolean {
  if (/^[—－-]{1,2}\S/.test(text) || paragraph.align === 'center') return true;
  if (paragraph.size !== undefined && body.size !== undefined && paragraph.size > body.size) return true;
  return (
    paragraph.size === undefined &&
    paragraph.align === undefined &&
    text.length <= 36 &&
    !isBold(paragraph) &&
    !/[。！？]$/.test(text)
  );
}

function isByline({ text, paragraph }: Part): boolean {
  return BYLINE_SHAPE.test(text) || (paragraph.align === 'right' && isNameLine(text));
}

function isEndByline({ text, paragraph }: Part): boolean {
  if (text.length > 30) return false;
  return (
    /^（[^（）]+）$/.test(text) ||
    (paragraph.align === 'right' && (BYLINE_SHAPE.test(text) || isNameLine(text)))
  );
}

function isShortBold({ text, paragraph }: Part): boolean {
  return text.length <= HEAD && isBold(paragraph) && !/[。；，]$/.test(text);
}

/** Whether all words of a paragraph are bold. */
export function isBold({ pieces }: Paragraph): boolean {
  const words = pieces.filter((piece) => piece.kind === 'text' && piece.text.trim() !== '');
  return words.length > 0 && words.every((piece) => piece.kind === 'text' && piece.bold === true);
}
