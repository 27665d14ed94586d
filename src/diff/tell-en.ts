import { LINE_KIND_NAMES } from '../scene/kind-names.ts';
import type { Change, Detail, Push } from './changes.ts';
import {
  boxChange,
  boxNumbers,
  clip,
  contextOf,
  distances,
  inkText,
  isStill,
  lengthOf,
  type MoveWords,
  mm,
  type PlaceWords,
  placeIn,
  pt,
  range,
  sizeText,
  type TellWords,
} from './tell-words.ts';

const PLACE: PlaceWords = {
  span: (columns, lines) =>
    `column${columns[0] === columns[1] ? '' : 's'} ${range(columns, '–')}, line${lines[0] === lines[1] ? '' : 's'} ${range(lines, '–')}`,
  at: (x, y) => `${x} mm from the left, ${y} mm from the top`,
  to: ' to ',
};

const MOVES: MoveWords = {
  right: ['right by', 'left by'],
  down: ['down by', 'up by'],
  wider: ['wider by', 'narrower by'],
  higher: ['higher by', 'lower by'],
  unit: 'pt',
  comma: ', ',
};

const KINDS: Readonly<Record<string, string>> = {
  ...LINE_KIND_NAMES.en,
  figures: 'figures',
  headline: 'headline',
  text: 'text',
  image: 'picture',
  rule: 'rule',
  rect: 'rule or tint',
  qr: 'QR code',
  path: 'shape',
  shape: 'shape',
};

const WHAT: Readonly<Record<Detail['what'], string>> = {
  size: 'size',
  font: 'font',
  color: 'colour',
  scale: 'width of type',
  glyph: 'form of the glyphs',
  turned: 'way that characters are turned',
  picture: 'picture file',
  box: 'place or size',
  crop: 'crop',
  alt: 'words for readers',
  fill: 'colour',
  stroke: 'colour of the line',
  shape: 'shape',
  bleed: 'bleed',
  title: 'title',
  language: 'language',
  grid: 'grid',
  'font-file': 'font files',
  queries: 'queries',
  'story-file': 'story files',
  paint: 'layer',
};

/** The list in English. */
export const en: TellWords = {
  labels: {
    page: 'paper',
    'story-added': 'story in',
    'story-removed': 'story out',
    'frame-added': 'frame in',
    'frame-removed': 'frame out',
    'frame-moved': 'frame moved',
    words: 'words',
    'paragraph-added': 'paragraph in',
    'paragraph-removed': 'paragraph out',
    'paragraph-moved': 'paragraph moved',
    'paragraph-joined': 'paragraphs joined',
    'paragraph-parted': 'paragraph parted',
    'head-resized': 'head size',
    'head-rebroken': 'head break',
    style: 'type',
    picture: 'picture',
    'mark-added': 'rule in',
    'mark-removed': 'rule out',
    'mark-changed': 'rule changed',
    lines: 'lines moved',
    order: 'layers',
    unseen: 'not printed',
    other: 'other change',
  },
  nothing: 'Both pages are the same, nothing changed',
  nothingElse: 'Nothing else on the page changed',
  unknown: 'What “other change” is cannot be told: look at its place in the picture',
  blind: {
    pictures: 'One side is a scene, the other a PDF: of pictures only the places were compared',
    frames: 'One side is a PDF, which has no names of frames and no grid: places were compared as they show',
  },
  ...PLACE,
  sentence: sentenceOf,
};

function sentenceOf(change: Change): string {
  const { kind, before = '', after = '', count = 0, details = [] } = change;
  const name = KINDS[change.of ?? ''] ?? '';
  const subject = subjectOf(change);
  const frame = (change.new ?? change.old)?.frame ?? '';
  switch (kind) {
    case 'words':
      return `${subject}: ${editWords(before, after)}${contextOf(change, ', ')}`;
    case 'paragraph-added':
      return `${subject}: “${clip(after)}” added (${lengthOf(after)} characters)`;
    case 'paragraph-removed':
      return `${subject}: “${clip(before)}” removed (${lengthOf(before)} characters)`;
    case 'paragraph-moved':
      return `${subject}: “${clip(after)}” moved here from ${change.old ? placeIn(change.old, PLACE) : ''}, words as they were`;
    case 'paragraph-joined':
      return `${subject}: paragraphs run together, words as they were`;
    case 'paragraph-parted':
      return `${subject}: a paragraph parted, words as they were`;
    case 'story-added':
    case 'story-removed':
      return `story ${change.story} ${kind === 'story-added' ? 'is new on the page' : 'is gone'}: “${clip(after || before)}” (${count} words)`;
    case 'frame-added':
    case 'frame-removed':
      return `${name} frame ${frame} ${kind === 'frame-added' ? 'added' : 'removed'}${before || after ? `: “${before || after}”` : ''}`;
    case 'frame-moved':
      return `${name} frame ${frame}${change.story ? ` (story ${change.story})` : ''}: ${fromTo(change)}`;
    case 'head-resized':
      return `${name}${details.map((one) => ` ${pt(one.old)} pt → ${pt(one.new)} pt`)}${before ? `, breaks “${before}” → “${after}”` : ''}`;
    case 'head-rebroken':
      return `${name} breaks: “${before}” → “${after}”`;
    case 'style':
      return `${subject}: ${details.map((one) => detailWords(one)).join(', ')} (“${after}”, ${count} characters)`;
    case 'picture':
      return `picture${frame ? ` ${frame}` : ''}: ${details.map((one) => detailWords(one)).join(', ')}`;
    case 'mark-added':
    case 'mark-removed':
      return `${name}${frame ? ` of frame ${frame}` : ''} ${kind === 'mark-added' ? 'added' : 'removed'}, ${inkOf(before || after)}`;
    case 'mark-changed':
      return `${name}${frame ? ` of frame ${frame}` : ''}: ${details.map((one) => detailWords(one)).join(', ')}`;
    case 'lines':
      return `${subject}: ${pushWords(change.push!, count)}`;
    case 'order':
      return `${name}${frame ? ` of frame ${frame}` : ''}: what lies on top changed`;
    case 'page':
    case 'unseen':
      return details.map((one) => detailWords(one)).join(', ');
    case 'other':
      return 'something is not as it was';
  }
}

function subjectOf({ of, story, paragraph, kind }: Change): string {
  const name = KINDS[of ?? ''] ?? '';
  const isPart = paragraph !== undefined && story !== undefined && kind !== 'style';
  return `${story === undefined ? '' : `story ${story}, `}${name}${isPart ? `, paragraph ${paragraph}` : ''}`;
}

function editWords(before: string, after: string): string {
  if (before === '') return `“${clip(after, 60)}” added`;
  if (after === '') return `“${clip(before, 60)}” removed`;
  return `“${clip(before, 60)}” → “${clip(after, 60)}”`;
}

function detailWords({ what, old, new: now }: Detail): string {
  const name = WHAT[what];
  switch (what) {
    case 'size':
      return old.includes(' ')
        ? `size ${sizeText(old)} → ${sizeText(now)} mm`
        : `${name} ${pt(old)} pt → ${pt(now)} pt`;
    case 'bleed':
      return `${name} ${mm(Number(old))} → ${mm(Number(now))} mm`;
    case 'color':
    case 'fill':
    case 'stroke':
      return `${name} ${inkOf(old)} → ${inkOf(now)}`;
    case 'scale':
      return `${name} ${Number(old) / 10}% → ${Number(now) / 10}%`;
    case 'box':
      return `${name} ${boxChange(old, now, MOVES)}`;
    case 'picture':
      // A PDF has no names of pictures, and makes their pixels anew for each size and crop.
      if (old.startsWith('#'))
        return 'other pixels (another picture, or the same one at another size or crop: a PDF does not tell)';
      return `another picture, ${old.replace(/#.*$/, '')} → ${now.replace(/#.*$/, '')}`;
    case 'font':
    case 'title':
    case 'language':
    case 'queries':
    case 'alt':
      return `${name} “${clip(old)}” → “${clip(now)}”`;
    default:
      return `${name} changed`;
  }
}

function inkOf(ink: string): string {
  if (ink === '') return 'none';
  if (ink === '0 0 0 100') return 'black';
  if (ink === '0 0 0 0') return 'white of the paper';
  return inkText(ink);
}

function pushWords(push: Push, count: number): string {
  const cause = push.pushed ? 'pushed by what changed before: ' : '';
  return `${cause}${count} line${count === 1 ? '' : 's'} ${wayOf(push)}`;
}

function wayOf({ whole, rebroken, over, rows, down, right }: Push): string {
  const parts: string[] = [];
  if (rows !== undefined && rows !== 0 && isStill(right)) {
    parts.push(`${rows > 0 ? 'down' : 'up'} by ${Math.abs(rows)} line${Math.abs(rows) === 1 ? '' : 's'}`);
  } else if (down && whole > over) {
    parts.push(...distances(down, right, MOVES));
  }
  if (over > 0) parts.push(`${over} of them into another leg`);
  if (rebroken > 0) parts.push(whole > 0 ? `${rebroken} broken anew` : 'broken anew');
  return parts.length === 0 ? 'moved' : parts.join(', ');
}

/** From where to where a frame went, and by how much where both are the same columns and lines. */
function fromTo({ old, new: now }: Change): string {
  if (!old || !now) return '';
  const [from, to] = [placeIn(old, PLACE), placeIn(now, PLACE)];
  const exact = boxChange(boxNumbers(old), boxNumbers(now), MOVES);
  return from === to ? `${from}, ${exact}` : `from ${from} to ${to} (${exact})`;
}
