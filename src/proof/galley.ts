import type { BuiltPage } from '../build.ts';
import { isSetPiece, readingLines } from '../content/set-pieces.ts';
import type { RichText, Story } from '../content/story.ts';
import type { Face } from '../fonts/face.ts';
import { type Copy, joinRich, makeCopy } from '../layout/copy.ts';
import { type Grid, resolveGrid } from '../layout/grid.ts';
import { type Painter, painter, paintFurniture } from '../layout/painter.ts';
import { charCount } from '../layout/report.ts';
import { type Style, styleSheet } from '../layout/style.ts';
import type { Cmyk, LineKind, Scene } from '../scene/types.ts';
import { breakLines } from '../text/break-lines.ts';
import { MM, toMpt } from '../units.ts';

/** What a galley says besides its story. */
export interface GalleyWords {
  /** Stage, time, page and hash. */
  readonly stamp: string;
  readonly galley: string;
  readonly characters: (count: number) => string;
  /** Before the question of a query. */
  readonly query: string;
  readonly page: (n: number, of: number) => string;
  /** Of the copy that found no room. */
  readonly over: (lines: number, chars: number) => string;
}

/** A4 in pt; the story stands at the left, the right is for the pencil. */
const PAGE = { width: 210 * MM, height: 297 * MM };
const SIZE = 12;
const LEADING = 22;
const CHARACTERS = 28;
const LEFT = 24 * MM;
const TOP = 30 * MM;
const FOOT = 276 * MM;
const MARGIN = {
  x: LEFT + CHARACTERS * SIZE + 6 * MM,
  width: PAGE.width - LEFT - CHARACTERS * SIZE - 14 * MM,
};
const NOTE = { size: 8.5, leading: 12 };
const BLACK: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 100 };
const GREY: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 45 };

/**
 * 小样: a story alone, in lines of 28 characters on A4 with white to write in, every line numbered, every paragraph
 * counted, the editorial queries in the margin, and a bar beside the words that found no room on the page.
 */
export function storyGalley(built: BuiltPage, id: string, words: GalleyWords): Scene[] {
  const story = built.texts.get(id)!;
  const setting = settingOf(built);
  const rows = storyRows(story, setting, lastPlaced(built, id, story));
  const pages = paginate(rows);
  const total = rows.reduce((sum, row) => sum + (row.kind === 'text' ? charCount(row.text) : 0), 0);
  let number = 0;
  return pages.map((own, index) => {
    const sheet: SheetMatter = { built, id, story, setting, words, page: index, of: pages.length, total };
    const scene = paintPage(own, sheet, number);
    number += own.filter(({ kind }) => kind === 'text').length;
    return scene;
  });
}

/** Styles and grid of the page, for the same faces and the same rules of composition. */
interface Setting {
  readonly built: BuiltPage;
  readonly grid: Grid;
  readonly body: Style;
  readonly head: Style;
  readonly deck: Style;
  readonly small: Style;
  readonly problems: [];
}

function settingOf(built: BuiltPage): Setting {
  const { page, fonts } = built;
  const { grid } = resolveGrid(page.model, 880, page.placeOf);
  const own = styleSheet(page.model, fonts, grid)('body');
  const profile = { ...own.profile, writing: 'horizontal' as const };
  const base: Style = { ...own, size: SIZE, align: 'justify', profile };
  const faced = (role: string, size: number): Style => {
    const faces: readonly Face[] = fonts.chain(role);
    return { ...base, size, align: 'left', faces: faces.length > 0 ? faces : base.faces };
  };
  return {
    built,
    grid,
    body: base,
    head: faced('xiaobiaosong', 22),
    deck: faced('xiaobiaosong', 15),
    small: faced('xihei', NOTE.size),
    problems: [],
  };
}

/** A line of the galley, or white between. */
type Row =
  | { readonly kind: 'white'; readonly height: number }
  | {
      readonly kind: 'text';
      readonly height: number;
      readonly text: string;
      readonly copy: Copy;
      readonly line: ReturnType<typeof breakLines>['lines'][number];
      readonly type: LineKind;
      readonly queries: readonly { readonly question: string; readonly at: number }[];
      /** Characters of the paragraph, at its last line. */
      readonly count?: number;
      /** The page has no room for it. */
      readonly over: boolean;
    };

function storyRows(story: Story, setting: Setting, placed: number): Row[] {
  const { head, deck, body } = setting;
  const rows: Row[] = [];
  const add = (rich: RichText | undefined, style: Style, type: LineKind, above: number) => {
    if (!rich || rich.text === '') return;
    rows.push({ kind: 'white', height: above }, ...textRows(rich, story, style, type, setting, placed));
  };
  add(story.kicker, deck, 'kicker', 0);
  add(story.title, head, 'title', 4);
  add(story.subtitle, deck, 'subtitle', 4);
  for (const rich of story.editorNote?.paragraphs ?? []) add(rich, body, 'editor-note', 8);
  rows.push({ kind: 'white', height: 10 });
  for (const block of story.blocks) {
    if (block.kind === 'paragraph') add(block.text, body, 'body', 0);
    else if (block.kind === 'subhead') add(block.text, deck, 'subhead', 8);
    else if (block.kind === 'byline') add(block.text, { ...body, align: 'right' }, 'byline', 0);
    else if (block.kind === 'quote') add(block.text, deck, 'quote', 8);
    else if (isSetPiece(block))
      readingLines(block).forEach(({ pieces, between }, i) => {
        add(asOneLine(pieces, between), body, 'cell', i === 0 ? 8 : 0);
      });
  }
  return rows;
}

/** An item after its mark, or the cells of a row with white between: a galley has no columns of its own. */
function asOneLine(pieces: readonly RichText[], between: string): RichText {
  const white = between === '' ? '' : '\u3000\u3000';
  return joinRich(
    pieces.flatMap((piece, i) => {
      const at = piece.offsets[0]!;
      const gap = {
        text: white,
        offsets: new Uint32Array(white.length + 1).fill(at),
        marks: [],
        queries: [],
      };
      return i === 0 ? [piece] : [gap, piece];
    }),
  );
}

function textRows(
  rich: RichText,
  story: Story,
  style: Style,
  type: LineKind,
  setting: Setting,
  placed: number,
): Row[] {
  const isRunning = type === 'body' || type === 'editor-note';
  const copy = makeCopy(rich, style, setting.problems, { source: story.source, display: !isRunning });
  const { lines } = breakLines(copy.measured, () => CHARACTERS * SIZE, { justify: isRunning });
  const isArticle = type !== 'quote' && type !== 'title' && type !== 'kicker' && type !== 'subtitle';
  return lines.map((line) => ({
    kind: 'text',
    height: Math.max(LEADING, style.size * 1.4),
    text: rich.text.slice(line.start, line.end),
    copy,
    line,
    type,
    queries: rich.queries.filter(({ at }) => at >= line.start && (at < line.end || line.last)),
    ...(line.last && isRunning ? { count: charCount(rich.text) } : {}),
    over: isArticle && placed >= 0 && rich.offsets[Math.max(line.start, line.end - 1)]! > placed,
  }));
}

/** Offset of the last character of a story that found room, -1 when all of it did. */
function lastPlaced({ stories, scene }: BuiltPage, id: string, { source }: Story): number {
  if (!stories.some(({ story, overset }) => story === id && overset.chars > 0)) return -1;
  const ends = scene.items.flatMap((item) =>
    item.kind === 'text' && item.role === 'story' && item.source?.file === source.file
      ? [item.source.end]
      : [],
  );
  return Math.max(0, ...ends) - 1;
}

function paginate(rows: readonly Row[]): Row[][] {
  const pages: Row[][] = [[]];
  let y = TOP;
  for (const row of rows) {
    if (y + row.height > FOOT) {
      pages.push([]);
      y = TOP;
    }
    const own = pages.at(-1)!;
    // White at the head of a page is none.
    if (row.kind === 'white' && own.length === 0) continue;
    own.push(row);
    y += row.height;
  }
  return pages;
}

interface SheetMatter {
  readonly built: BuiltPage;
  readonly id: string;
  readonly story: Story;
  readonly setting: Setting;
  readonly words: GalleyWords;
  readonly page: number;
  readonly of: number;
  /** Characters of the whole story. */
  readonly total: number;
}

function paintPage(rows: readonly Row[], matter: SheetMatter, from: number): Scene {
  const { built, id, story } = matter;
  const out = painter(built.page.model, [id], () => 0);
  paintHead(out, matter);
  let y = TOP;
  let number = from;
  let noted = TOP;
  for (const row of rows) {
    y += row.height;
    if (row.kind === 'white') continue;
    number++;
    const baseline = y - (row.height - SIZE) / 2;
    paintRow(out, row, matter, baseline, number);
    for (const query of row.queries) noted = paintQuery(out, query, row, matter, baseline, noted);
  }
  const page = { width: toMpt(PAGE.width), height: toMpt(PAGE.height), bleed: 0 };
  const all = { x: 0, y: 0, width: page.width, height: page.height };
  return out.finish({
    title: story.title?.text ?? id,
    language: 'zh-CN',
    page,
    grid: {
      typeArea: all,
      columns: [],
      top: 0,
      lines: 1,
      pitch: toMpt(LEADING),
      body: toMpt(SIZE),
      ascent: 0,
    },
    frames: [{ id: 'galley', kind: 'text', box: all, story: id }],
    stories: [{ id, file: story.source.file }],
  });
}

/** One line of small words of the galley itself. */
function note(
  out: Painter,
  style: Style,
  text: string,
  at: { x: number; y: number; width: number; align?: 'left' | 'center' | 'right' },
): void {
  const box = { x: at.x, y: at.y - style.size, width: at.width, height: style.size };
  const spot = { frame: 'galley', kind: 'label' as const, box, baseline: at.y, align: at.align ?? 'left' };
  paintFurniture(out, text, style, spot);
}

function paintHead(out: Painter, { setting, words, story, id, page, of, total, built }: SheetMatter): void {
  const { small } = setting;
  const all = { x: LEFT, width: PAGE.width - LEFT - 8 * MM };
  note(out, { ...small, size: 15 }, words.galley, { ...all, y: 17 * MM });
  note(out, small, words.stamp, { ...all, y: 17 * MM, align: 'right' });
  note(out, small, `${id}　${story.source.file}`, { ...all, y: 22.5 * MM });
  note(out, small, [words.characters(total), ...overWords(built, id, words)].join('　'), {
    ...all,
    y: 22.5 * MM,
    align: 'right',
  });
  rule(out, LEFT, 24.5 * MM, all.width, 0.6);
  rule(out, MARGIN.x - 3 * MM, TOP, 0.4, FOOT - TOP);
  note(out, small, built.scene.title, { ...all, y: 286 * MM });
  note(out, small, words.page(page + 1, of), { ...all, y: 286 * MM, align: 'right' });
}

function overWords({ stories }: BuiltPage, id: string, words: GalleyWords): string[] {
  const own = stories.filter(({ story, overset }) => story === id && overset.lines > 0);
  return own.map(({ overset }) => words.over(overset.lines, overset.chars));
}

function rule(out: Painter, x: number, y: number, width: number, height: number, color: Cmyk = GREY): void {
  const [left, top, right, foot] = [toMpt(x), toMpt(y), toMpt(x + width), toMpt(y + height)];
  const commands = ['M', left, top, 'L', right, top, 'L', right, foot, 'L', left, foot, 'Z'] as const;
  out.path({ kind: 'path', role: 'furniture', frame: 'galley', commands, fill: color });
}

function paintRow(
  out: Painter,
  row: Row & { kind: 'text' },
  { id, setting, words }: SheetMatter,
  baseline: number,
  number: number,
): void {
  const { copy, line, type, count, over } = row;
  const at = { frame: 'galley', kind: type, role: 'story' as const, story: id, paragraph: number };
  out.line(copy, line, { ...at, x: LEFT, baseline, align: copy.style.align });
  const { small } = setting;
  note(out, { ...small, size: 7 }, String(number), {
    x: LEFT - 14 * MM,
    y: baseline,
    width: 10 * MM,
    align: 'right',
  });
  if (count !== undefined) {
    const tally = { x: MARGIN.x, y: baseline, width: MARGIN.width, align: 'right' as const };
    note(out, { ...small, size: 7 }, words.characters(count), tally);
  }
  if (over) rule(out, LEFT - 2.5 * MM, baseline - SIZE, 2, LEADING * 0.9, BLACK);
}

/** The mark of a query in its line, its question in the margin; gives how far down the margin is taken. */
function paintQuery(
  out: Painter,
  { question, at }: { question: string; at: number },
  row: Row & { kind: 'text' },
  { setting, words }: SheetMatter,
  baseline: number,
  noted: number,
): number {
  const { copy, line } = row;
  const share = line.end > line.start ? (at - line.start) / (line.end - line.start) : 0;
  const width = Math.min(line.natural, CHARACTERS * SIZE);
  const [x, top] = [toMpt(LEFT + line.indent + share * (width - line.indent)), toMpt(baseline + 2.5)];
  const half = 2600;
  const commands = ['M', x, top, 'L', x + half, top + 2 * half, 'L', x - half, top + 2 * half, 'Z'] as const;
  out.path({ kind: 'path', role: 'furniture', frame: 'galley', commands, fill: BLACK });
  const style = { ...setting.small, profile: copy.style.profile };
  const text = `${words.query}${question}`;
  const measured = makeCopy(
    { text, offsets: new Uint32Array(text.length + 1), marks: [], queries: [] },
    style,
    setting.problems,
    {
      display: true,
    },
  );
  let y = Math.max(baseline, noted);
  for (const part of breakLines(measured.measured, () => MARGIN.width, { justify: false }).lines) {
    note(out, setting.small, text.slice(part.start, part.end), { x: MARGIN.x, y, width: MARGIN.width });
    y += NOTE.leading;
  }
  return y + 2;
}
