import { type Outcome, type Problem, problem } from '../problems/problem.ts';
import { type Caption, captionOf, findCaptions, soundsLikeCaption } from './captions.ts';
import { type Revisions, readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { listRemarks } from './lists.ts';
import {
  type Change,
  type Manuscript,
  type Paragraph,
  type Piece,
  paragraphsOf,
  type Remark,
  wordsOf,
} from './manuscript.ts';
import { type Mapping, NO_MAPPING } from './mapping.ts';
import { type Cleaned, clean, type Entry } from './paragraphs.ts';
import { namePictures, type PictureFile } from './pictures.ts';
import { decodeCopy, readPlain } from './plain.ts';
import { recogniseCopy } from './recognise.ts';
import { giveRoles, type Part, type PartRole } from './roles.ts';
import { storyText } from './story-text.ts';
import { thingWords } from './things.ts';

/** How a file is to be read. */
export interface ImportOptions {
  /** Name of the file in messages. */
  readonly file: string;
  readonly revisions?: Revisions;
  readonly mapping?: Mapping;
  /** Roles by paragraph number, as `--as` says. */
  readonly asked?: ReadonlyMap<number, PartRole>;
  /** Bytes of a picture that a web page names; undefined for what may not be read. */
  readonly picture?: (name: string) => Uint8Array | undefined;
}

/** A story out of a file. */
export interface ImportedText {
  /** Story source. */
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A tracked change with its place. */
export interface ListedChange {
  readonly kind: Change['kind'];
  readonly author: string;
  readonly words: string;
  /** Number of its paragraph; undefined where the paragraph is gone. */
  readonly n: number | undefined;
}

/** Everything that a file gives. */
export interface ImportedStory {
  readonly story: ImportedText;
  /** Stories of the text boxes. */
  readonly boxes: readonly ImportedText[];
  readonly pictures: readonly PictureFile[];
  readonly changes: readonly ListedChange[];
}

/** Reads a manuscript in whatever format its bytes are in. No value when there is nothing that can be read. */
export function importStory(bytes: Uint8Array, options: ImportOptions): Outcome<ImportedStory> {
  const read = readManuscript(bytes, options);
  if (!read.value) return { problems: read.problems };
  const problems: Problem[] = [...read.problems, ...read.value.problems];
  const cleaned = clean(read.value.blocks);
  const count = cleaned.entries.at(-1)?.n ?? 0;
  const beyond = [...(options.asked?.keys() ?? [])].filter((n) => n > count);
  if (count === 0 && read.value.boxes.length === 0) {
    return { problems: [...problems, problem('import-empty', { file: options.file })] };
  }
  if (beyond.length > 0) return { problems: [problem('import-as-range', { n: Math.max(...beyond), count })] };
  const mapping = options.mapping ?? NO_MAPPING;
  const parts = giveRoles(cleaned.entries, { styles: mapping.styles, asked: options.asked ?? new Map() });
  const captioned = findCaptions(parts, read.value.pictures);
  const { captions, boxes: textBoxes } = boxCaptions(read.value, captioned.captions);
  const named = namePictures(read.value.pictures, captions);
  problems.push(...remarksOf(cleaned.entries, parts, ''), ...countsOf(cleaned, parts), ...named.problems);
  const story = writtenStory(captioned.parts, mapping, problems);
  const boxes = textBoxes.flatMap((box, i) => boxStory(box, i, mapping, problems));
  const changes = listChanges(read.value.changes, cleaned.entries);
  // Some people type everything into text boxes: then the first of them is the story.
  const first = count === 0 ? boxes.shift() : story;
  if (!first) return { problems: [...problems, problem('import-empty', { file: options.file })] };
  return { value: { story: first, boxes, pictures: named.files, changes }, problems };
}

function readManuscript(bytes: Uint8Array, options: ImportOptions): Outcome<Manuscript> {
  const { file } = options;
  const kind = recogniseCopy(bytes);
  switch (kind.kind) {
    case 'empty':
      return { problems: [problem('import-empty', { file })] };
    case 'locked':
      return { problems: [problem('import-locked', { file })] };
    case 'other':
      return { problems: [problem('import-format', { file, format: kind.name })] };
    case 'docx':
      return readDocx(bytes, file, options.revisions ?? 'accept');
    default: {
      const text = decodeCopy(bytes);
      if (text === undefined) return { problems: [problem('import-encoding', { file })] };
      if (kind.kind === 'html') return readHtml(text, file, options.picture ?? (() => undefined));
      return { value: readPlain(text), problems: [] };
    }
  }
}

function writtenStory(parts: readonly Part[], mapping: Mapping, problems: Problem[]): ImportedText {
  const { text, secondHeads } = storyText(parts, mapping.fonts);
  for (const part of secondHeads) problems.push(problem('import-second-head', placeWords(part, '')));
  return { text, parts };
}

/** Text boxes that say that they are a caption belong to the nearest picture that has none; the others are stories. */
function boxCaptions(
  { boxes, pictures }: Manuscript,
  known: ReadonlyMap<number, Caption>,
): { captions: ReadonlyMap<number, Caption>; boxes: Manuscript['boxes'] } {
  const captions = new Map(known);
  const rest = boxes.filter(({ blocks, near = [] }) => {
    const words = paragraphsOf(blocks).filter((paragraph) => wordsOf(paragraph).trim() !== '');
    const isPlain = words.every(({ pieces, remarks }) => remarks.length === 0 && pieces.every(isText));
    const text = words.length === 1 && isPlain ? wordsOf(words[0]!).trim() : '';
    const picture = near.find((at) => pictures[at]?.bytes && !captions.has(at));
    if (text === '' || picture === undefined || !soundsLikeCaption(text)) return true;
    captions.set(picture, captionOf(text));
    return false;
  });
  return { captions, boxes: rest };
}

function isText({ kind }: Piece): boolean {
  return kind === 'text';
}

/** A text box as a story of its own; one with no words is none. */
function boxStory(box: Manuscript, index: number, mapping: Mapping, problems: Problem[]): ImportedText[] {
  const cleaned = clean(box.blocks);
  const prefix = `文本框 ${index + 1} `;
  const parts = giveRoles(cleaned.entries, { styles: mapping.styles, asked: new Map() });
  problems.push(...remarksOf(cleaned.entries, parts, prefix));
  if (cleaned.entries.every(({ text }) => text === '')) return [];
  return [writtenStory(parts, mapping, problems)];
}

/** 第 3 段“上汽各级…”, in both languages. */
function placeWords({ n, text }: { n: number; text: string }, prefix: string): { at: string; atEn: string } {
  const words = text.length > 12 ? `${text.slice(0, 12)}…` : text;
  const number = Math.max(1, n);
  return {
    at: `${prefix}第 ${number} 段${words ? `“${words}”` : ''}`,
    atEn: `${prefix === '' ? '' : `text box ${/\d+/.exec(prefix)?.[0]} `}paragraph ${number}${words ? ` “${words}”` : ''}`,
  };
}

function remarksOf(entries: readonly Entry[], parts: readonly Part[], prefix: string): Problem[] {
  return [
    ...entries.flatMap((entry) =>
      entry.paragraph.remarks.map((remark) => remarkProblem(remark, entry, prefix)),
    ),
    ...listRemarks(parts).map(({ part, remark }) => remarkProblem(remark, part, prefix)),
  ];
}

function remarkProblem({ thing, how, words }: Remark, entry: Entry, prefix: string): Problem {
  const shown = words.length > 300 ? `${words.slice(0, 300)}…` : words || '…';
  const params = { ...placeWords(entry, prefix), ...thingWords(thing), words: shown };
  if (how === 'table') return problem('import-table', params);
  return how === 'lost' ? problem('import-lost', params) : problem('import-plain', params);
}

function countsOf(cleaned: Cleaned, parts: readonly Part[]): Problem[] {
  const { split, joined, invisible, privateUse, rules } = cleaned;
  const typed = new Set(parts.flatMap(({ role, from }) => (role === 'list' ? [] : from)));
  const numbers = [...typed].flatMap(({ number }) => (number ? [number.text] : []));
  return [
    ...(split + joined > 0 ? [problem('import-line-breaks', { split, joined })] : []),
    ...(invisible > 0 ? [problem('import-invisible', { count: invisible })] : []),
    ...(privateUse > 0 ? [problem('import-private-use', { count: privateUse })] : []),
    ...(rules > 0 ? [problem('import-drawn-line', { count: rules })] : []),
    ...(numbers.length > 0
      ? [problem('import-numbers', { count: numbers.length, numbers: numbers.slice(0, 5).join(' ') })]
      : []),
  ];
}

function listChanges(changes: readonly Change[], entries: readonly Entry[]): ListedChange[] {
  const numbers = new Map<Paragraph, number>();
  for (const { from, n } of entries)
    for (const paragraph of from) if (!numbers.has(paragraph)) numbers.set(paragraph, Math.max(1, n));
  return changes.map(({ kind, author, words, paragraph }) => ({
    kind,
    author,
    words,
    n: paragraph && numbers.get(paragraph),
  }));
}
