import { holds, near, within } from '../measures.ts';
import { legsOf, type PageLine, pageLines } from '../page-lines.ts';
import { type Change, type Proof, proof } from '../proof.ts';
import { PLAIN } from '../sweeps.ts';
import type { Setting, Specimen } from '../workshop.ts';

const FLOW = 'src/layout/flow.ts';
const GRID = 'src/layout/grid.ts';
const VERTICAL = 'src/layout/vertical.ts';
const IMAGE = 'src/layout/image.ts';
const TABLE = 'src/layout/table.ts';
const BODY = 10;
const PITCH = 15;
/** A column of twelve characters with its gutter, in pt. */
const COLUMN = 130;

/** Four columns of twelve characters of 10 pt, on a pitch of 15 pt. */
const PAGE = {
  page: { size: ['190mm', '170mm'], typeArea: ['180mm', '158.8mm'], folioHeight: '0mm' },
  grid: { columns: 4, characters: 12, gutter: '1字', body: '10pt', pitch: '15pt', lines: 30 },
  styles: { headline: { size: '24pt' }, deck: { size: '18pt' }, subhead: { size: '12pt' } },
};

const STORY = [
  '渡口的灯亮着，船工在岸边等人来坐船，过河去赶集、卖菜、上学、看病、走亲戚。',
  '天黑以后，风小了，船开了，岸上的人散了，灯还亮着。',
  '老人说：“今天不开船！”孩子们都笑了，谁也不信他的话，还在岸上等着看船。',
  '后来雾散了，灯在水里一明一暗，像一个人眨眼睛，许多人都看见了。',
].join('\n\n');

type Keys = Readonly<Record<string, unknown>>;

/** A page of one story: its frames, and other keys of the spec. */
function sheet(text: string, frames: Readonly<Record<string, Keys>>, more: Keys = {}): Specimen {
  const merged = { ...PAGE, ...more, styles: { ...PAGE.styles, ...(more.styles as Keys | undefined) } };
  return { text, spec: { ...merged, frames } };
}

type Glyph = Setting['page']['glyphs'][number];

const body = (keys: Keys): Keys => ({ kind: 'text', story: 'a', ...keys });

/** Changes of frames of a sheet. */
function frames(changes: Readonly<Record<string, Keys>>): Change {
  return (one) => {
    const own = one.spec!.frames as Readonly<Record<string, Keys>>;
    const changed = Object.fromEntries(
      Object.entries(own).map(([id, keys]) => [id, { ...keys, ...changes[id] }]),
    );
    return { ...one, spec: { ...one.spec, frames: changed } };
  };
}

/** Other keys of the spec. */
function keys(change: Keys): Change {
  return (one) => ({ ...one, spec: { ...one.spec, ...change } });
}

/** Another style of the page, over those it has. */
function styles(change: Keys): Change {
  return (one) => ({ ...one, spec: { ...one.spec, styles: { ...(one.spec!.styles as Keys), ...change } } });
}

function lines(setting: Setting | undefined): PageLine[] {
  return pageLines(setting!.page);
}

/** The line that begins with a text. */
function line(setting: Setting | undefined, text: string): PageLine {
  const found = lines(setting).find((one) => one.text.startsWith(text));
  if (!found) throw new Error(`${text} begins no line`);
  return found;
}

/** The line of a sheet that a text stands in; undefined when it is broken. */
function lineWith(setting: Setting | undefined, text: string): PageLine | undefined {
  return lines(setting).find((one) => one.text.includes(text));
}

/** Whether a distance is a whole number of steps. */
function whole(what: string, length: number, step: number): string[] {
  return near(what, length / step, Math.round(length / step), 0.005);
}

function reported(setting: Setting, rule: Setting['problems'][number]['code']): boolean {
  return setting.problems.some(({ code }) => code === rule);
}

const LAST_LINES = STORY.split('\n\n').map((one) => one.slice(-3));

/** Legs that begin with the last line of a paragraph. */
function widows(setting: Setting): string[] {
  return legsOf(lines(setting), COLUMN / 2)
    .slice(1)
    .map(([first]) => first!.text)
    .filter((text) => LAST_LINES.some((last) => text.endsWith(last)) && text.length < 12);
}

/** Short paragraphs under subheads, whose white can give. */
const [, SHORT, , LONG] = STORY.split('\n\n');
const SUBHEADS = sheet([SHORT, SHORT, SHORT, LONG].join('\n\n### 岸上的人\n\n'), {
  t: body({ columns: '1-2', lines: '1-13' }),
});

/** A leg of a few lines, and the next one: the same story at every height. */
const HEIGHTS = [4, 5, 6, 7, 8, 9].map((height) => ({
  ...sheet(STORY, { t: body({ columns: '1-4', lines: `1-${height}` }) }),
  lint: {},
}));
const WIDOWS_OFF = styles({ body: { font: 'song', indent: 2, composition: { without: ['widows'] } } });

/** Text in two legs. */
const LEGS = sheet(STORY, { t: body({ columns: '1-2', lines: '1-9' }) });
const MIXED = sheet(`船上有GPS和4G，看LED灯。\n\n${STORY}`, { t: body({ columns: '1', lines: '1-20' }) });
const DOWN = frames({ t: { writing: 'vertical', valign: 'top' } });

const PICTURE = sheet(STORY, {
  photo: {
    kind: 'image',
    file: 'boat.svg',
    columns: '1-2',
    lines: '1-10',
    caption: '夜里的船',
    alt: '',
  },
  t: body({ columns: '1-4', lines: '12-30' }),
});

/** The picture, which is drawn as one black shape. */
function picture(setting: Setting | undefined): readonly [number, number, number, number] {
  const all = setting!.page.shapes.map(({ box }) => box);
  const largest = all.sort((a, b) => (b[2] - b[0]) * (b[3] - b[1]) - (a[2] - a[0]) * (a[3] - a[1]))[0];
  if (!largest) throw new Error('no picture');
  return largest;
}

const HEADS = sheet(`# 渡口有灯\n\n## 船工夜里等人\n\n${PLAIN}\n\n### 岸上的人\n\n${PLAIN}`, {
  h: {
    kind: 'headline',
    story: 'a',
    columns: '1-2',
    lines: '1-6',
    pieces: [{ part: 'title' }, { part: 'subtitle' }],
  },
  t: body({ columns: '1-2', lines: '8-20' }),
});

/** The whole type area in a frame with an edge. */
const EDGE = { width: '1pt', color: 'black' };
const FULL = sheet(
  PLAIN.repeat(30),
  {
    t: body({ columns: '1-4', lines: '1-30', border: { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE } }),
  },
  { page: { size: ['190mm', '170mm'], typeArea: ['510pt', '445pt'], folioHeight: '0mm' } },
);

/** Box of the type area that the edges of FULL show, in pt of the page. */
function area(setting: Setting | undefined): [number, number, number, number] {
  const boxes = setting!.page.shapes.map(({ box }) => box);
  const side = (index: number, pick: (...values: number[]) => number) =>
    pick(...boxes.map((box) => box[index]!));
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}

const MM = 72 / 25.4;

/** Clauses on directions, pictures, the type area and where legs end (CLREQ 2.1, 7.1). */
export const SHEET_ROWS: readonly Proof[] = [
  proof(
    'CLREQ-2.1.1-a CLREQ-2.1.2-a',
    VERTICAL,
    'origins rise from left to right in each line, baselines fall by the pitch',
    'writing: vertical',
    MIXED,
    DOWN,
    ([one]) => {
      const legs = legsOf(lines(one), COLUMN / 2);
      return [
        ...near('legs', legs.length, 1, 0),
        ...legs[0]!.slice(1).flatMap(({ y }, i) => near('pitch', y - legs[0]![i]!.y, PITCH, 0.05)),
      ];
    },
  ),
  proof(
    'CLREQ-2.1.2-c',
    VERTICAL,
    'legs stand side by side, and the story is read from the left one to the right one',
    'writing: vertical',
    LEGS,
    DOWN,
    ([one]) => {
      const read = legsOf(lines(one), COLUMN / 2).flatMap((leg) => leg.map(({ text }) => text));
      return holds('another order', read.join('') === STORY.replaceAll('\n\n', ''));
    },
  ),
  proof(
    'CLREQ-2.1.2-h',
    VERTICAL,
    'no letter or figure is turned',
    'writing: vertical',
    sheet(`船上有satellite和4700盏灯。\n\n${STORY}`, { t: body({ columns: '1', lines: '1-20' }) }),
    DOWN,
    ([one]) =>
      holds(
        'turned type',
        one!.page.glyphs.every(({ turned }) => !turned),
      ),
  ),
  proof(
    'CLREQ-2.1.2-i',
    IMAGE,
    'the caption stands below its picture, inside its width',
    'caption in a frame beside it',
    PICTURE,
    (one) => {
      const own = one.spec!.frames as Readonly<Record<string, Keys>>;
      const { caption, ...photo } = own.photo!;
      const beside = { kind: 'label', text: caption, style: 'caption', columns: '3', lines: '1-2' };
      return { ...one, spec: { ...one.spec, frames: { ...own, photo, beside } } };
    },
    ([one]) => {
      const box = picture(one);
      const caption = line(one, '夜里的船');
      return [
        ...holds('above the foot of the picture', caption.y > box[3]),
        ...within('caption', caption.x, box[0], box[2]),
      ];
    },
  ),
  proof(
    'CLREQ-2.1.2-k',
    TABLE,
    'heads in a face of their own stand in the row at the top and in the column at the left',
    'head=none',
    sheet(':::table{head=both}\n|趟数|客数\n早班|12|95\n晚班|8|66\n:::', {
      t: body({ columns: '1', lines: '1-20' }),
    }),
    (one) => ({ ...one, text: one.text.replace('head=both', 'head=none') }),
    ([one]) => {
      const glyph = (text: string) => one!.page.glyphs.find((own) => own.text === text)!;
      const cells = ['1', '9', '8', '6'].map(glyph);
      const [above, left, below] = ['趟', '早', '晚'].map(glyph) as [Glyph, Glyph, Glyph];
      const face = above.font;
      return [
        ...holds(
          'a cell in the face of heads',
          cells.every(({ font }) => font !== face),
        ),
        ...holds('a head in the face of cells', left.font === face && below.font === face),
        ...holds(
          'the head row is not at the top',
          [left, ...cells].every(({ y }) => y > above.y),
        ),
        ...holds(
          'the head column is not at the left',
          [above, ...cells].every(({ x }) => x > left.x),
        ),
      ];
    },
  ),
  proof(
    'CLREQ-7.1.1.3-c',
    IMAGE,
    'a picture of two columns ends where the columns do',
    'width by lengths',
    PICTURE,
    frames({ photo: { columns: null, x: '0pt', width: '200pt' } }),
    ([one]) => {
      const [x0, , x1] = picture(one);
      const text = lines(one).filter(({ size }) => size === BODY);
      const left = Math.min(...text.map(({ x }) => x));
      return [...near('left', x0, left, 0.05), ...near('width', x1 - x0, 250, 0.05)];
    },
  ),
  proof(
    'CLREQ-7.1.1.3-e',
    IMAGE,
    'a picture touches the head or the foot of the type area',
    'in the middle',
    PICTURE,
    frames({ photo: { lines: '13-20' }, t: { columns: '3-4' } }),
    ([one]) => {
      const [, y0, , y1] = picture(one);
      const margin = (170 * MM - 450 + 5) / 2;
      return holds(`at ${y0.toFixed(1)}`, Math.abs(y0 - margin) < 6 || Math.abs(170 * MM - margin - y1) < 6);
    },
  ),
  proof(
    'CLREQ-7.1.1.4-a',
    GRID,
    'the type area is 4 × 12 characters and 3 gutters wide, 30 lines on the pitch high',
    'gutter: 5mm',
    sheet(
      PLAIN.repeat(40),
      { t: body({ columns: '1-4', lines: '1-30' }) },
      {
        page: { size: ['200mm', '170mm'], typeArea: ['510pt', '445pt'], folioHeight: '0mm' },
      },
    ),
    keys({ grid: { ...PAGE.grid, characters: 11, gutter: '5mm' } }),
    ([one]) => {
      const all = lines(one);
      const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ end }) => end))];
      const [top, foot] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))];
      return [
        ...near('width', right - left, (4 * 12 + 3) * BODY, 0.05),
        ...near('from first to last line', foot - top, 29 * PITCH, 0.05),
        ...near('lines of a leg', legsOf(all, COLUMN / 2)[0]!.length, 30, 0),
      ];
    },
  ),
  proof(
    'CLREQ-7.1.1.4-b',
    GRID,
    'margins left and right, above and below are equal',
    'frame 1 mm to the right',
    FULL,
    frames({ t: { columns: null, lines: null, x: '1mm', y: '0mm', width: '180mm', height: '158mm' } }),
    ([one]) => {
      const [left, top, right, foot] = area(one);
      return [
        ...near('left and right', left, 190 * MM - right, 0.1),
        ...near('head and foot', top, 170 * MM - foot, 0.1),
      ];
    },
  ),
  proof(
    'CLREQ-7.1.1.5-a',
    'src/spec/defaults.ts',
    'type area and page of the house have like proportions, within 10 %',
    'typeArea: [350mm, 300mm]',
    {
      text: PLAIN,
      spec: {
        frames: {
          t: body({
            x: '0mm',
            y: '0mm',
            width: '350mm',
            height: '480mm',
            border: { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE },
          }),
        },
      },
    },
    (one) => ({
      ...one,
      spec: {
        page: { typeArea: ['350mm', '300mm'] },
        frames: { t: { ...(one.spec!.frames as Readonly<Record<string, Keys>>).t, height: '290mm' } },
      },
    }),
    ([one]) => {
      const [left, top, right, foot] = area(one);
      // The folio of 10 mm belongs to the type area.
      const ratio = (right - left) / (foot - top + 10 * MM);
      return within('proportion', ratio / (390 / 540), 0.9, 1.1);
    },
  ),
  proof(
    'CLREQ-7.1.1.5-b',
    'src/spec/defaults.ts',
    'the body of a page that states none is between 8.5 and 11 pt',
    'body: 7pt',
    { text: PLAIN, spec: { frames: { t: body({ columns: '1', lines: '1-9' }) } } },
    keys({ grid: { body: '7pt' } }),
    ([one]) => lines(one).flatMap(({ size }) => within('size', size, 8.5, 11)),
  ),
  proof(
    'CLREQ-7.1.1.5-c',
    'src/spec/defaults.ts',
    'no line of continuous text of the house is smaller than 7.875 pt',
    'note: 7pt',
    {
      text: `> 编者按 ${PLAIN}\n\n${PLAIN.repeat(2)}`,
      spec: {
        frames: {
          n: body({ columns: '1', lines: '1-9', part: 'editor-note', styles: { body: 'note' } }),
          t: body({ columns: '2', lines: '1-12' }),
        },
      },
    },
    keys({ styles: { note: { size: '7pt' } } }),
    ([one]) => lines(one).flatMap(({ size, text }) => holds(`${text} of ${size} pt`, size >= 7.825)),
  ),
  proof(
    'CLREQ-7.1.1.5-e',
    FLOW,
    'one pitch in all legs of the body, level across them',
    'a leg with its own leading',
    sheet(STORY, { t: body({ columns: '1', lines: '1-9' }), u: body({ columns: '2', lines: '1-9' }) }),
    styles({ body: { font: 'song', indent: 2, leading: '16pt' } }),
    ([one]) => {
      const legs = legsOf(lines(one), COLUMN / 2);
      return [
        ...legs.flatMap((leg) =>
          leg.slice(1).flatMap(({ y }, i) => near('pitch', y - leg[i]!.y, PITCH, 0.05)),
        ),
        ...near('level', legs[1]![0]!.y, legs[0]![0]!.y, 0.05),
      ];
    },
  ),
  proof(
    'CLREQ-7.1.1.5-f',
    'src/spec/defaults.ts',
    'the line gap of the house is more than nothing and not more than the size',
    'pitch: 20pt',
    { text: PLAIN.repeat(2), spec: { frames: { t: body({ columns: '1', lines: '1-9' }) } } },
    keys({ grid: { pitch: '20pt' } }),
    ([one]) => {
      const [leg] = legsOf(lines(one), COLUMN / 2);
      return leg!
        .slice(1)
        .flatMap(({ y, size }, i) => within('gap', (y - leg![i]!.y - size) / size, 0.01, 1));
    },
  ),
  proof(
    'CLREQ-7.1.2-c',
    FLOW,
    'no leg begins with the last line of a paragraph where another setting exists',
    'widows off',
    SUBHEADS,
    WIDOWS_OFF,
    ([one]) => widows(one!),
  ),
  proof(
    'CLREQ-7.1.2-d',
    'src/check/layout/l07-widow.ts',
    'a leg that must begin with one has a report, at six heights',
    'lint rule off on a wrong fixture',
    HEIGHTS,
    (one) => ({
      ...one,
      lint: { L07: { off: '对照' } },
      spec: { ...one.spec, lint: { L07: { off: '对照' } } },
    }),
    (settings) =>
      settings.flatMap((one) =>
        reported(one, 'layout-widow') ? [] : widows(one).map((text) => `${text} unreported`),
      ),
  ),
  proof(
    'CLREQ-7.1.2-e',
    FLOW,
    'no leg begins with a line of one Han, at every height',
    'minLastLine: 1, widows off',
    [4, 5, 6, 7, 8, 9, 10].map((height) =>
      sheet(
        '渡口的灯亮着，船工在岸边等人来坐船，过河去赶集、卖菜、上学、看病。\n\n渡口的灯亮着，船工在岸边等人来坐船，过河去赶集、卖菜、上学、看病、走。',
        {
          t: body({ columns: '1-3', lines: `1-${height}` }),
        },
      ),
    ),
    styles({
      body: {
        font: 'song',
        indent: 2,
        composition: { orphan: 'off', minLastLine: 1, without: ['widows', 'squeeze'] },
      },
    }),
    (settings) =>
      settings.flatMap((one) =>
        legsOf(lines(one), COLUMN / 2)
          .slice(1)
          .flatMap(([first]) => holds(`a leg begins ${first!.text}`, [...first!.text].length > 2)),
      ),
  ),
  proof(
    'CLREQ-7.1.3.2-a',
    'src/spec/defaults.ts',
    'sizes fall from headline to deck to subhead to body',
    'subhead: 9pt',
    HEADS,
    styles({ subhead: { size: '10pt' } }),
    ([one]) => {
      const sizes = ['渡口有灯', '船工夜里', '岸上的人', PLAIN.slice(0, 5)].map(
        (text) => lineWith(one, text)!.size,
      );
      return sizes.slice(1).flatMap((size, i) => holds(`${sizes[i]} then ${size}`, size < sizes[i]!));
    },
  ),
  proof(
    'CLREQ-7.1.3.3-b',
    FLOW,
    'two lines of text at least stand below a subhead in its leg, at every height',
    'keep-next off',
    [5, 6, 7, 8, 9].map((height) =>
      sheet(`${STORY}\n\n### 岸上的人\n\n${STORY}`, { t: body({ columns: '1-4', lines: `1-${height}` }) }),
    ),
    styles({ subhead: { size: '12pt', composition: { without: ['keep-next'] } } }),
    (settings) =>
      settings.flatMap((one) => {
        const leg = legsOf(lines(one), COLUMN / 2).find((each) =>
          each.some(({ text }) => text === '岸上的人'),
        );
        if (!leg) return [];
        const below = leg.length - 1 - leg.findIndex(({ text }) => text === '岸上的人');
        return holds(`${below} lines below the subhead`, below >= 2);
      }),
  ),
  proof(
    'CLREQ-7.1.3.5-d',
    'src/layout/thread.ts',
    'a label that runs in stands on the last line of a leg',
    'label: line',
    sheet(`> 编者按 ${PLAIN}\n\n正文。`, {
      n: body({ columns: '1', lines: '1', part: 'editor-note', label: 'run-in' }),
      m: body({ columns: '2', lines: '1-6', part: 'editor-note', label: 'run-in' }),
      t: body({ columns: '3', lines: '1-2' }),
    }),
    frames({ n: { label: 'line' }, m: { label: 'line' } }),
    ([one]) => {
      const label = line(one, '编者按');
      return [
        ...holds(`the label stands alone: ${label.text}`, label.text.length > 6),
        ...near('first leg', legsOf(lines(one), COLUMN / 2)[0]!.length, 1, 0),
      ];
    },
  ),
  proof(
    'CLREQ-7.1.1.3-a CLREQ-6.2.1.2-b',
    'src/layout/display.ts',
    'from the line before a head or quote to the line after it is a whole number of pitches',
    'leading: 15.7pt',
    [
      sheet(`${PLAIN}\n\n### 岸上的人\n\n${PLAIN}`, { t: body({ columns: '1', lines: '1-20' }) }),
      sheet(`${PLAIN}等人来坐船。\n\n:::quote\n船工在岸边等人来坐船\n:::\n\n${PLAIN}`, {
        t: body({ columns: '1', lines: '1-20' }),
      }),
    ],
    styles({ body: { font: 'song', indent: 2, leading: '15.7pt' } }),
    (settings) =>
      settings.flatMap((one) => {
        const text = lines(one).filter(({ size }) => size === BODY);
        return text.slice(1).flatMap(({ y }, i) => whole('from line to line', y - text[i]!.y, PITCH));
      }),
  ),
  proof(
    'CLREQ-7.1.1.3-b',
    'src/layout/display.ts',
    'a head stands in by a whole number of body characters',
    'align: right',
    sheet(`${PLAIN}\n\n### 岸上的人\n\n${PLAIN}`, { t: body({ columns: '1', lines: '1-20' }) }),
    styles({ subhead: { size: '14pt', align: 'right' } }),
    ([one]) => {
      const left = Math.min(...lines(one).map(({ x }) => x));
      return whole('indent', lineWith(one, '岸上的人')!.x - left, BODY);
    },
  ),
];
