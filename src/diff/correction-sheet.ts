import type { Face, FontSet } from '../fonts/face.ts';
import type { Lang } from '../problems/problem.ts';
import type { Box, Cmyk, Scene, SceneItem, SceneLine } from '../scene/types.ts';
import { MM, toMpt } from '../units.ts';
import type { Change, SceneChanges } from './changes.ts';
import type { ToldChanges } from './tell.ts';

/** What stands on a sheet for checking corrections (核红). */
export interface SheetMatter {
  readonly title: string;
  /** How the two pages are named, and the first eight characters of their hashes. */
  readonly old: { readonly name: string; readonly hash: string };
  readonly now: { readonly name: string; readonly hash: string };
  readonly pages: readonly { readonly changes: SceneChanges; readonly told: ToldChanges }[];
  readonly lang: Lang;
  /** 校次 and time of the new proof, as they are to be read; absent = room to write them. */
  readonly stage?: string;
  readonly time?: string;
}

const BLACK: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 100 };
const GREY: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 12 };
const mm = (value: number) => toMpt(value * MM);
const PAGE = { width: mm(210), height: mm(297), bleed: 0 };
const LEFT = mm(18);
const RIGHT = mm(192);
const HEAD = mm(20);
const FOOT = mm(275);
const SIZE = 9500;
const LEADING = 14_000;
const PAD = mm(1.6);
/** Left edges of the columns: number, place, before, after, tick. */
const COLUMNS = [LEFT, mm(28), mm(60), mm(121), mm(182), RIGHT] as const;
const FRAME = 'sheet';

const WORDS = {
  zh: {
    title: '核红单',
    columns: ['序号', '栏／行', '原文', '改后', '核'],
    sides: (old: string, now: string) => `旧样　${old}　　　新样　${now}`,
    sign: (stage = '＿＿＿＿＿＿', time = '＿＿＿＿＿＿＿＿＿＿') =>
      `校次　${stage}　　核红＿＿＿＿＿＿＿＿　　时间　${time}`,
    page: (n: number, of: number) => `第 ${n} 页，共 ${of} 页`,
    section: (n: number) => `第 ${n} 版`,
    none: '（无）',
  },
  en: {
    title: 'Corrections to check',
    columns: ['No.', 'Place', 'Was', 'Is now', 'OK'],
    sides: (old: string, now: string) => `old ${old}    new ${now}`,
    sign: (stage = '____________', time = '____________________') =>
      `Proof ${stage}   Checked by ________________   Time ${time}`,
    page: (n: number, of: number) => `page ${n} of ${of}`,
    section: (n: number) => `Page ${n}`,
    none: '(none)',
  },
} as const;

/** The sheet as pages of A4 for the PDF writer: a table to tick off, what was pushed, and that nothing else changed. Black ink alone. */
export function correctionSheets(matter: SheetMatter, fonts: FontSet): Scene[] {
  const words = WORDS[matter.lang];
  const writer = sheetWriter(matter, fonts);
  writer.paragraph(words.title, 20_000, 'title');
  writer.paragraph(matter.title, 12_000, 'title');
  const side = ({ name, hash }: SheetMatter['old']) => (hash === '' ? name : `${name}（${hash}）`);
  writer.paragraph(words.sides(side(matter.old), side(matter.now)), SIZE, 'text');
  writer.paragraph(words.sign(matter.stage, matter.time), SIZE, 'text');
  matter.pages.forEach(({ changes, told }, index) => {
    if (matter.pages.length > 1) writer.paragraph(words.section(index + 1), 12_000, 'title');
    if (changes.changes.length > 0) writer.row(words.columns, true);
    changes.changes.forEach((change, i) => {
      const { number, place, sentence } = told.entries[i]!;
      const [before, after] = cellsOf(change, words.none);
      if (before === undefined || after === undefined) writer.wide([String(number), place, sentence]);
      else writer.row([String(number), place, before, after, '□'], false);
    });
    writer.skip();
    for (const line of told.closing) writer.paragraph(line, 11_000, 'title');
  });
  return writer.finish();
}

/** Words with what stands around them; undefined for a change that is told in a sentence. */
function cellsOf({ kind, before, after, context, oldContext }: Change, none: string): [string?, string?] {
  const isWords = kind === 'words' || kind === 'paragraph-added' || kind === 'paragraph-removed';
  if (!isWords) return [];
  const cell = (text: string | undefined, around: Change['context']) => {
    const [left, right] = around ?? ['', ''];
    if (text) return `${left}【${clip(text)}】${right}`;
    return around ? `${left}‸${right}` : none;
  };
  return [cell(before, oldContext), cell(after, context)];
}

/** A whole paragraph is known by its beginning and its end. */
function clip(text: string): string {
  const characters = [...text];
  return characters.length > 60
    ? `${characters.slice(0, 40).join('')}……${characters.slice(-12).join('')}`
    : text;
}

type Weight = 'title' | 'text';

/** Fills page after page from the top. */
function sheetWriter(matter: SheetMatter, fonts: FontSet) {
  const chains: Readonly<Record<Weight, readonly Face[]>> = {
    title: [...fonts.chain('hei'), ...fonts.chain('song')],
    text: [...fonts.chain('song'), ...fonts.chain('hei')],
  };
  const pages: Drawn[] = [];
  let y = 0;
  const newPage = () => {
    pages.push({ items: [], lines: [] });
    y = HEAD;
  };
  newPage();
  const on = () => pages.at(-1)!;
  const room = (height: number) => {
    if (y + height > FOOT && y > HEAD) newPage();
  };
  const paragraph = (text: string, size: number, weight: Weight) => {
    const leading = Math.round(size * 1.5);
    const rows = wrapped(text, RIGHT - LEFT, size, chains[weight]);
    room(rows.length * leading);
    for (const row of rows) {
      set(on(), row, { x: LEFT, y: y + Math.round(size * 1.1), size, chain: chains[weight] });
      y += leading;
    }
    y += Math.round(size * 0.25);
  };
  const cells = (
    texts: readonly { readonly text: string; readonly from: number; readonly to: number }[],
    isHead: boolean,
  ) => {
    const chain = chains[isHead ? 'title' : 'text'];
    const set_ = texts.map((cell) => ({
      ...cell,
      rows: wrapped(cell.text, cell.to - cell.from - 2 * PAD, SIZE, chain),
    }));
    const height = Math.max(...set_.map(({ rows }) => rows.length)) * LEADING + 2 * PAD;
    room(height);
    if (isHead) on().items.push(rect({ x: LEFT, y, width: RIGHT - LEFT, height }, GREY));
    for (const { rows, from, to, text } of set_) {
      on().items.push(...border({ x: from, y, width: to - from, height }));
      if (text === '□')
        on().items.push(...border({ x: from + mm(3), y: y + PAD + mm(0.4), width: mm(4), height: mm(4) }));
      else
        for (const [i, row] of rows.entries()) {
          const baseline = y + PAD + i * LEADING + 10_500;
          set(on(), row, { x: from + PAD, y: baseline, size: SIZE, chain });
        }
    }
    y += height;
  };
  const between = (i: number, k = i + 1) => ({ from: COLUMNS[i]!, to: COLUMNS[k]! });
  return {
    paragraph,
    skip: () => {
      y += mm(3);
    },
    row: (texts: readonly string[], isHead: boolean) =>
      cells(
        texts.map((text, i) => ({ text, ...between(i) })),
        isHead,
      ),
    wide: ([number = '', place = '', sentence = '']: readonly string[]) =>
      cells(
        [
          { text: number, ...between(0) },
          { text: place, ...between(1) },
          { text: sentence, ...between(2, 4) },
          { text: '□', ...between(4) },
        ],
        false,
      ),
    finish: () =>
      pages.map((page, index) => {
        const text = `${matter.title}　${WORDS[matter.lang].page(index + 1, pages.length)}`;
        set(page, text, { x: LEFT, y: mm(285), size: 8000, chain: chains.text });
        return sceneOf(page, matter, [...chains.title, ...chains.text]);
      }),
  };
}

/** What is on a page so far. */
interface Drawn {
  readonly items: SceneItem[];
  readonly lines: SceneLine[];
}

interface Setting {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  readonly chain: readonly Face[];
}

/** Marks that do not begin a line. */
const CLOSING = /[，。、；：？！”’）】》]/u;

/** Cuts a text into lines of a width; marks that close hang over the end. */
function wrapped(text: string, width: number, size: number, chain: readonly Face[]): string[] {
  const rows: string[] = [];
  let row = '';
  let used = 0;
  for (const character of text) {
    const advance = advanceOf(character, size, chain);
    if (used + advance > width && row !== '' && !CLOSING.test(character)) {
      rows.push(row);
      row = '';
      used = 0;
    }
    row += character;
    used += advance;
  }
  return [...rows, row];
}

function faceOf(character: string, chain: readonly Face[]): Face | undefined {
  return chain.find((face) => face.glyphOf(character.codePointAt(0)!) !== 0);
}

function advanceOf(character: string, size: number, chain: readonly Face[]): number {
  const face = faceOf(character, chain);
  if (!face) return 0;
  return Math.round((face.advanceOf(face.glyphOf(character.codePointAt(0)!)) * size) / 1000);
}

/** Sets a line, a run for each character; what no face has falls out. */
function set({ items, lines }: Drawn, text: string, { x: from, y, size, chain }: Setting): void {
  let x = from;
  const line = lines.length;
  for (const character of text) {
    const face = faceOf(character, chain);
    if (!face) continue;
    const glyph = face.glyphOf(character.codePointAt(0)!);
    items.push({
      kind: 'text',
      role: 'furniture',
      frame: FRAME,
      line,
      font: face.id,
      size,
      color: BLACK,
      y,
      x: [x],
      glyphs: [glyph],
      text: character,
      clusters: [0],
    });
    x += advanceOf(character, size, chain);
  }
  lines.push({
    frame: FRAME,
    kind: 'label',
    role: 'furniture',
    leg: 0,
    x: from,
    measure: x - from,
    baseline: y,
    indent: 0,
    start: from,
    end: x,
    full: false,
    first: true,
    last: true,
    opened: 0,
    squeezed: 0,
    text,
  });
}

function rect(box: Box, color: Cmyk): SceneItem {
  return { kind: 'rect', role: 'furniture', frame: FRAME, box, color };
}

/** Hairlines that a laser printer still draws. */
function border({ x, y, width, height }: Box): SceneItem[] {
  const thin = 400;
  return [
    rect({ x, y, width, height: thin }, BLACK),
    rect({ x, y: y + height, width: width + thin, height: thin }, BLACK),
    rect({ x, y, width: thin, height }, BLACK),
    rect({ x: x + width, y, width: thin, height }, BLACK),
  ];
}

function sceneOf({ items, lines }: Drawn, { title, lang }: SheetMatter, faces: readonly Face[]): Scene {
  const used = new Set(items.flatMap((item) => (item.kind === 'text' ? [item.font] : [])));
  const fonts = new Map(
    faces
      .filter(({ id }) => used.has(id))
      .map(({ id, postscriptName, sha256 }) => [id, { id, postscriptName, sha256 }]),
  );
  return {
    format: 'dayang-scene/1',
    title,
    language: lang === 'zh' ? 'zh-CN' : 'en',
    page: PAGE,
    grid: {
      typeArea: { x: LEFT, y: HEAD, width: RIGHT - LEFT, height: FOOT - HEAD },
      columns: [{ x: LEFT, width: RIGHT - LEFT }],
      top: HEAD,
      lines: Math.floor((FOOT - HEAD) / LEADING),
      pitch: LEADING,
      body: SIZE,
      ascent: Math.round(0.88 * SIZE),
    },
    fonts: [...fonts.values()],
    frames: [],
    stories: [],
    lines,
    items,
    reading: [],
    queries: [],
  };
}
