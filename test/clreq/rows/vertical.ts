import clauses from '../clauses.json' with { type: 'json' };
import {
  distance,
  EDGE,
  find,
  fullLines,
  hanSteps,
  holds,
  near,
  starts,
  textOf,
  trimmedEnd,
  trimmedStart,
  within,
} from '../measures.ts';
import { copy, type Proof, proof, type Turning, turned, without } from '../proof.ts';
import { MARKS, PLAIN, sweep } from '../sweeps.ts';
import type { Glyph, Setting, Specimen } from '../workshop.ts';
import { CLOSERS, MARK_ROWS, MIDDLE, middle, NEIGHBOURS, OPENERS, probe, take } from './marks.ts';

const VERTICAL = 'src/text/vertical.ts';
const SQUEEZE = 'src/text/squeeze.ts';
const LAYOUT = 'src/layout/vertical.ts';
const holdsDown = new Map(clauses.map(({ id, v }) => [id, v.startsWith('yes')]));

const GAPS: Turning = { letters: true };
/** Rows whose control or copy says nothing of a vertical line, by their first clause. */
const TURNINGS: Readonly<Record<string, Turning>> = {
  'CLREQ-5.1-f': { control: 'vertical forms off', change: without('vertical-forms', 'corner-quotes') },
  'CLREQ-5.1-k': { control: 'middle off', change: without('middle') },
  'GB-5.1.7-a': {
    of: [probe(['·']), ...sweep(`${'甲·乙·丙·丁·'.repeat(8)}戊`)],
    change: { kinsoku: 'none' },
  },
  'CLREQ-6.2.2.3-e': GAPS,
  'CLREQ-6.2.2.3-f': GAPS,
  'CLREQ-6.2.2.3-g': GAPS,
  'CLREQ-6.2.2.3-i': GAPS,
  'CLREQ-6.2.2.4-b': GAPS,
  'CLREQ-6.2.2.4-e': {
    of: sweep('沿江公路／渡口一线上海—南京三～五月，Riverside边'.repeat(5)),
    change: without('rigid-connectors'),
  },
  'CLREQ-6.2.2.2-b': GAPS,
  'CLREQ-6.3.3-c': GAPS,
  'CLREQ-6.3.3-d': GAPS,
  'CLREQ-6.3.3-f': GAPS,
};

/** Rows that a vertical line meets in another way: their own stand below. */
const OTHERWISE = new Set([
  'CLREQ-6.3.2.3-c',
  'CLREQ-5.1-i',
  'CLREQ-6.3.2.2-a',
  'W-QJ-b',
  'W-HM-a',
  'W-KM-d',
  'W-XX-a',
  'CLREQ-7.1.3.2-b',
]);

/** The proofs of horizontal lines that hold of vertical ones as they are. */
export function turnedRows(rows: readonly Proof[]): Proof[] {
  return rows.flatMap((one) => {
    const ids = one.ids.filter((id) => holdsDown.get(id));
    if (ids.length === 0 || one.ids.some((id) => OTHERWISE.has(id))) return [];
    return [turned(one, ids, TURNINGS[one.ids[0]!])];
  });
}

/** A side head between two paragraphs of a box of vertical lines. */
const SIDE_HEAD: Specimen = {
  text: `${PLAIN}\n\n### 渡口有灯\n\n${PLAIN}`,
  measure: 14,
  rows: 20,
  styles: { subhead: { font: 'hei', size: '14pt' } },
  vertical: true,
};

const FORMS = without('vertical-forms', 'corner-quotes');
const down = (specimen: Specimen): Specimen => ({ ...specimen, vertical: true });
const across = (specimen: Specimen): Specimen => ({ ...specimen, vertical: false });
/** Beside ： ； ？ ！ there is nothing to cut. */
const CUT = NEIGHBOURS.filter((pair) => !'：；？！'.includes(pair[0]!));
const PAUSES = ['、', '，', '。'];
const WHOLE = ['：', '；', '？', '！'];

/** The glyphs of a text that stand otherwise than they should. */
function stances(setting: Setting, texts: readonly string[], wanted: Glyph['stance']): string[] {
  return texts.flatMap((text) => {
    const glyphs = find(setting, text)?.glyphs ?? [];
    return holds(
      `${text} is not ${wanted}`,
      glyphs.length > 0 && glyphs.every(({ stance }) => stance === wanted),
    );
  });
}

/** Ink of a mark along the line and across it. */
function inkOf(setting: Setting, mark: string): { along: number; across: number } {
  const [glyph] = find(setting, `国${mark}国`)?.glyphs.slice(1) ?? [];
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = glyph?.ink ?? {};
  return { along: x1 - x0, across: y1 - y0 };
}

/** Marks at the end of a full line that have a blank: their origin stands half an em before the measure. */
function halfAtEnds(settings: readonly Setting[]): string[] {
  return fullLines(settings).flatMap(({ setting, line }) => {
    const last = line.glyphs.at(-1)!;
    const blank = PAUSES.includes(last.text) || CLOSERS.includes(last.text);
    return blank ? near(`${setting.measure} em: ${line.text}`, last.x, setting.measure - 0.5, EDGE) : [];
  });
}

/** How far the line is opened between its Han. */
function openedIn(line: Setting['lines'][number]): number {
  return Math.max(0, ...hanSteps(line).map((step) => step - 1));
}

/** One proof of horizontal marks, to be used of vertical ones under another name. */
function facts(id: string): Proof['faults'] {
  return MARK_ROWS.find(({ ids }) => ids.includes(id))!.faults;
}

/** Whether two glyphs have the same ink in their cells. */
function isSameShape(a: Glyph | undefined, b: Glyph | undefined): boolean {
  if (!a || !b) return false;
  const box = ({ x, ink }: Glyph) => [ink.x0 - x, ink.x1 - x, ink.y1 - ink.y0];
  return box(a).every((side, i) => Math.abs(side - box(b)[i]!) < 0.005);
}

function signs(setting: Setting, text: string): Glyph[] {
  return find(setting, text)?.glyphs ?? [];
}

/** Where the ink of a glyph lies across the line: its middle, 0 on the axis. */
function offAxis({ ink }: Glyph): number {
  return (ink.y0 + ink.y1) / 2 - MIDDLE;
}

const GROUPS = ['48', '131', '60'];
const MIXED_GROUPS = ['3.0', 'A+', '2B'];
const groupCopy = (groups: readonly string[]) => groups.map((group) => `国${group}国`).join('\n\n');

const STORY = [
  '渡口的灯亮着，船工在岸边等人来坐船，过河去赶集、卖菜、上学、看病、走亲戚。',
  '天黑以后，风小了，船开了，岸上的人散了，灯还亮着。',
  '老人说：“今天不开船！”孩子们都笑了，谁也不信他的话，还在岸上等着看船。',
  '后来雾散了，灯在水里一明一暗，像一个人眨眼睛，许多人都看见了。',
];
/** Height of a tier in em, and where the second one begins. */
const TIER = 10;
const SECOND = TIER + 1;

/** A story in two tiers, so many lines wide. */
function tiers(text: string, rows: number, more: Partial<Specimen> = {}): Specimen {
  const frame = { split: 2, gutter: '10pt', ...more.frame };
  return down({ text, measure: 2 * TIER + 1, rows, ...more, frame });
}

/** The lines of both tiers, in reading order. */
function tierLines({ lines }: Setting): string[][] {
  const part = (from: number) =>
    lines.flatMap(({ glyphs }) => {
      const own = glyphs.filter(({ x }) => x > from - 0.6 && x < from + TIER + 0.4);
      return own.length > 0 ? [own.map(({ text }) => text).join('')] : [];
    });
  return [part(0), part(SECOND)];
}

/** First lines of the second tier that are last lines of a paragraph. */
function widows(setting: Setting): string[] {
  const first = tierLines(setting)[1]![0] ?? '';
  const ends = STORY.some((text) => text.endsWith(first.slice(-3))) && first.length < TIER;
  return ends ? [first] : [];
}

const WIDTHS = [5, 6, 7, 8, 9, 10, 11];
const HEADED = [STORY[1], STORY[1], STORY[1], STORY[3]].join('\n\n### 岸上的人\n\n');

const ROWS: readonly Proof[] = [
  proof(
    'CLREQ-7.1.2-c',
    'src/layout/flow.ts',
    'no tier begins with the last line of a paragraph where another setting exists',
    'widows off',
    tiers(HEADED, 13),
    without('widows'),
    ([one]) => widows(one!),
  ),
  proof(
    'CLREQ-7.1.2-d',
    'src/check/layout/l07-widow.ts',
    'a tier that must begin with one has a report, at each width',
    'lint rule off on a wrong fixture',
    WIDTHS.map((rows) => ({ ...tiers(STORY.join('\n\n'), rows), lint: {} })),
    (one) => ({ ...one, lint: { L07: { off: '对照' } } }),
    (settings) =>
      settings.flatMap((one) =>
        one.problems.some(({ code }) => code === 'layout-widow')
          ? []
          : widows(one).map((text) => `${text} unreported`),
      ),
  ),
  proof(
    'CLREQ-7.1.2-e',
    'src/layout/flow.ts',
    'no tier begins with a line of one Han, at each width',
    'minLastLine: 1, widows off',
    WIDTHS.map((rows) => tiers(`${STORY[0]}\n\n${STORY[0]!.slice(0, 31)}`, rows)),
    { orphan: 'off', minLastLine: 1, without: ['widows', 'squeeze'] },
    (settings) =>
      settings.flatMap((one) => {
        const first = tierLines(one)[1]![0];
        return holds(`a tier begins ${first}`, first === undefined || [...first].length > 2);
      }),
  ),
  proof(
    'CLREQ-7.1.3.3-b',
    'src/layout/flow.ts',
    'two lines of text at least follow a subhead in its tier, at each width',
    'keep-next off',
    [5, 6, 7, 8, 9].map((rows) => tiers(HEADED, rows, { styles: { subhead: { size: '12pt' } } })),
    (one) => ({ ...one, styles: { subhead: { size: '12pt', composition: { without: ['keep-next'] } } } }),
    (settings) =>
      settings.flatMap((one) => {
        const tier = tierLines(one).find((lines) => lines.includes('岸上的人'));
        if (!tier) return [];
        const after = tier.length - 1 - tier.indexOf('岸上的人');
        return holds(`${after} lines follow the subhead`, after >= 2);
      }),
  ),
  proof(
    'CLREQ-7.1.3.5-d',
    'src/layout/thread.ts',
    'a label that runs in stands on the only line of a tier',
    'label: line',
    tiers(`> 编者按 ${PLAIN}\n\n正文。`, 2, {
      frame: { part: 'editor-note', label: 'run-in', height: '210pt', width: '20pt' },
    }),
    (one) => ({ ...one, frame: { ...one.frame, label: 'line' } }),
    ([one]) => {
      const [first] = tierLines(one!);
      return holds(`the label stands alone: ${first![0]}`, (first![0] ?? '').length > 6);
    },
  ),
  proof(
    'CLREQ-2.1.2-b CLREQ-2.1.1-a',
    LAYOUT,
    'origins go down within a line; each axis is a pitch to the left of the one before',
    'writing: horizontal',
    down({ text: PLAIN, measure: 8 }),
    across,
    ([one]) => [
      ...holds(
        'not set in vertical lines',
        one!.lines.every(({ vertical }) => vertical),
      ),
      ...one!.lines
        .slice(1)
        .flatMap((line, i) => near('pitch', line.baseline - one!.lines[i]!.baseline, 20, 0.05)),
      ...one!.lines.flatMap((line) => hanSteps(line).flatMap((step) => near('step', step, 1))),
    ],
  ),
  proof(
    'CLREQ-2.1.2-d',
    LAYOUT,
    'the second tier begins below the first, and its text follows',
    'one tier',
    down({ text: PLAIN.repeat(3), measure: 21, rows: 6, frame: { split: 2, gutter: '10pt' } }),
    (one) => ({ ...one, frame: {} }),
    ([one]) => {
      const heads = one!.lines.flatMap(({ glyphs }) => glyphs.filter(({ x }) => Math.abs(x - 11) < 0.01));
      const first = one!.lines[0]!.glyphs;
      return [
        ...holds('no second tier', heads.length > 0),
        ...holds('the first tier is not read first', first[0]?.text === PLAIN[0]),
        ...holds(
          'a line runs through both tiers',
          one!.lines.every(({ glyphs }) => glyphs.every(({ x }) => x < 9.51 || x > 10.99)),
        ),
      ];
    },
  ),
  proof(
    'CLREQ-2.1.2-n CLREQ-7.1.3.4-c',
    LAYOUT,
    'of two tiers the first is full to its last line, the second takes the rest',
    'writing: horizontal (legs are levelled)',
    down({
      text: PLAIN.repeat(2),
      measure: 21,
      rows: 6,
      frame: { split: 2, gutter: '10pt', valign: 'middle' },
    }),
    across,
    ([one]) => {
      const tier = (from: number) =>
        one!.lines.filter(({ glyphs }) => glyphs.some(({ x }) => x >= from && x < from + 10)).length;
      return [
        ...near('lines of the first tier', tier(0), 6, 0),
        ...holds('the second is as full', tier(11) < 6),
      ];
    },
  ),
  proof(
    'CLREQ-2.1.3-a',
    VERTICAL,
    'letters of an acronym and single signs are upright, 1 em from each other',
    'all letters turned',
    down({ text: '国GPS国7国A国', measure: 20 }),
    without('upright'),
    ([one]) => [
      ...stances(one!, ['GPS', '7', 'A'], 'upright'),
      ...near('G–S', distance(one!, 'GPS'), 2, 0.02),
      ...near('Han–7–Han', distance(one!, '国7国'), 2),
    ],
  ),
  proof(
    'CLREQ-2.1.3-b',
    VERTICAL,
    'I, M and 1 have the ink of the full-width signs, centred on the axis',
    'proportional shapes',
    down({ text: '国I国M国1国Ｉ国Ｍ国１国', measure: 20 }),
    without('wide-signs'),
    ([one]) =>
      [...'IM1'].flatMap((sign, i) => [
        ...near(sign, offAxis(signs(one!, sign)[0]!), 0, 0.03),
        ...holds(
          `${sign} is not full-width`,
          isSameShape(signs(one!, sign)[0], signs(one!, 'ＩＭ１'[i]!)[0]),
        ),
      ]),
  ),
  proof(
    'CLREQ-2.1.3-c',
    VERTICAL,
    'words and long numbers are turned, their steps the font’s advances',
    'nothing is turned',
    down({ text: '国English国2600国', measure: 20 }),
    without('rotate'),
    ([one]) => [
      ...stances(one!, ['English', '2600'], 'turned'),
      ...signs(one!, '2600')
        .slice(1)
        .flatMap((glyph, i) => {
          const before = signs(one!, '2600')[i]!;
          return near('step', glyph.x - before.x, before.advance, 0.03);
        }),
    ],
  ),
  proof(
    'CLREQ-2.1.3-d',
    VERTICAL,
    'two and three digits share one cell, centred on the axis; the next Han is 1 em below',
    '纵中横 off',
    down({ text: groupCopy(GROUPS), measure: 20 }),
    without('tcy'),
    ([one]) =>
      GROUPS.flatMap((group) => {
        const own = signs(one!, group);
        const ink = [
          Math.min(...own.map(({ ink: { y0 } }) => y0)),
          Math.max(...own.map(({ ink: { y1 } }) => y1)),
        ];
        return [
          ...own.flatMap(({ x }) => near(`${group} level`, x, own[0]!.x, 0.001)),
          ...near(`${group} on the axis`, (ink[0]! + ink[1]!) / 2 - MIDDLE, 0, 0.03),
          ...near(`Han–${group}–Han`, distance(one!, `国${group}国`), 2),
        ];
      }),
  ),
  proof(
    'CLREQ-2.1.3-e',
    VERTICAL,
    'a group is 1.1 em wide at most, its signs as high as elsewhere',
    'groups are not fitted',
    down({ text: groupCopy(GROUPS), measure: 20 }),
    without('tcy-fit'),
    ([one]) =>
      GROUPS.flatMap((group) => {
        const own = signs(one!, group);
        const width =
          Math.max(...own.map(({ ink: { y1 } }) => y1)) - Math.min(...own.map(({ ink: { y0 } }) => y0));
        return [
          ...within(`${group} wide`, width, 0.3, 1.1),
          ...own.flatMap(({ size }) => near('size', size, 1)),
        ];
      }),
  ),
  proof(
    'CLREQ-2.1.3-f',
    VERTICAL,
    '3.0, A+ and 2B stand in one cell',
    'mixed groups off',
    down({ text: groupCopy(MIXED_GROUPS), measure: 20 }),
    without('tcy-mixed'),
    ([one]) => MIXED_GROUPS.flatMap((group) => near(group, distance(one!, `国${group}国`), 2)),
  ),
  proof(
    'CLREQ-2.1.3-g',
    SQUEEZE,
    'beside a turned word there is more than nothing and at most 1/4 em',
    'autospace: 0',
    down({ text: '国English国', measure: 20 }),
    { autospace: { default: 0, min: 0, max: 0 } },
    ([one]) => {
      const word = signs(one!, 'English');
      const last = signs(one!, 'h国');
      return [
        ...within('above', word[0]!.x - signs(one!, '国')[0]!.x - 1, 0.02, 0.25),
        ...within('below', last[1]!.x - last[0]!.x - last[0]!.advance, 0.02, 0.25),
      ];
    },
  ),
  proof(
    'CLREQ-2.1.3-h',
    'src/text/line-metrics.ts',
    'a turned word at the head or foot of a line has no gap there',
    'gaps at line edges',
    sweep(
      '灯用English写，船叫Riverside号，岸上Good好，夜校handbook书，河里ferry船，乡下harvest收，城里library馆。',
    ).map(down),
    without('bare-edges'),
    (settings) =>
      fullLines(settings).flatMap(({ setting, line }) => [
        ...(/^[A-Za-z]/.test(line.text) && line !== setting.lines[0]
          ? near(`head of ${line.text}`, trimmedStart(line), 0, EDGE)
          : []),
        ...(/[A-Za-z]$/.test(line.text)
          ? near(`foot of ${line.text}`, trimmedEnd(line), setting.measure, EDGE)
          : []),
      ]),
  ),
  proof(
    'CLREQ-2.1.3-i CLREQ-5.2-b GB-5.2.3-a',
    VERTICAL,
    'quotes are drawn as 『 』 「 」 and extract as they were typed; inside a turned word they turn with it',
    'corner brackets and vertical forms off',
    down({ text: '国“国‘国’国”国『国「国」国』国say“yes”now', measure: 40 }),
    FORMS,
    ([one]) => [
      ...holds('the text is not the source', textOf(one!) === '国“国‘国’国”国『国「国」国』国say“yes”now'),
      ...[
        ['“', '『'],
        ['”国', '』国'],
        ['‘', '「'],
        ['’', '」'],
      ].flatMap(([curly, corner]) =>
        holds(
          `${curly} is not drawn as ${corner}`,
          isSameShape(signs(one!, curly!)[0], signs(one!, corner!)[0]),
        ),
      ),
      ...stances(one!, ['say“yes”now'], 'turned'),
    ],
  ),
  proof(
    'CLREQ-5.1-c',
    VERTICAL,
    'ink of 、，。 in the upper right of the cell',
    'vertical forms off',
    down(probe(PAUSES)),
    without('vertical-forms'),
    ([one]) =>
      PAUSES.flatMap((mark) => [
        ...within(`${mark} down`, middle(one!, mark).x, 0, 0.49),
        ...within(`${mark} right`, middle(one!, mark).y - MIDDLE, 0.01, 0.5),
      ]),
  ),
  proof(
    'CLREQ-5.1-d',
    VERTICAL,
    '：；？！ unrotated at the right of their cell of 1 em',
    'vertical forms off',
    down(probe(WHOLE)),
    without('vertical-forms'),
    ([one]) => [
      ...take(one!, WHOLE, 1),
      ...stances(one!, WHOLE, 'upright'),
      ...WHOLE.flatMap((mark) => within(`${mark} right`, middle(one!, mark).y - MIDDLE, 0.01, 0.5)),
    ],
  ),
  proof(
    'GB-5.2.1-a',
    VERTICAL,
    'each stop and pause steps 1 em, its ink at the right of the line',
    'vertical forms off',
    down(probe([...PAUSES, ...WHOLE])),
    without('vertical-forms'),
    ([one]) => [
      ...take(one!, [...PAUSES, ...WHOLE], 1),
      ...[...PAUSES, ...WHOLE].flatMap((mark) => within(mark, middle(one!, mark).y - MIDDLE, 0.01, 0.5)),
    ],
  ),
  proof(
    'CLREQ-5.1-o CLREQ-A.5-b',
    VERTICAL,
    'brackets, dashes, ellipses, – and / run along the line: what is high across a line is flat in it',
    'vertical forms and turning off',
    down(probe([...OPENERS, ...CLOSERS, '——', '……', '～', '–'])),
    without('vertical-forms', 'corner-quotes', 'rotate'),
    ([one]) => [
      ...['（', '）', '【', '】', '《', '》', '〈', '〉', '〔', '〕'].flatMap((mark) => {
        const { along, across: wide } = inkOf(one!, mark);
        return holds(`${mark} does not lie across the line`, along < wide);
      }),
      ...['——', '……', '～', '–'].flatMap((mark) => {
        const found = middle(one!, mark);
        const high = inkOf(one!, mark).across;
        return holds(`${mark} does not run along the line`, found.length > high);
      }),
    ],
  ),
  proof(
    'CLREQ-A.5-c',
    VERTICAL,
    'stops, pauses, · and ／ are not turned',
    'writing: horizontal',
    down(probe([...PAUSES, ...WHOLE, '·', '／'])),
    across,
    ([one]) => stances(one!, [...PAUSES, ...WHOLE, '·', '／'], 'upright'),
  ),
  proof(
    'CLREQ-5.1-p',
    VERTICAL,
    'the text layer is the copy; no presentation form is in it',
    'copy with ︵ ︶',
    down({ text: '国（国）国《国》国，国。', measure: 30 }),
    copy('国︵国︶国︽国︾国，国。'),
    ([one]) => [
      ...holds('another text', textOf(one!) === '国（国）国《国》国，国。'),
      ...holds('a presentation form', !/[\ufe10-\ufe1f\ufe30-\ufe4f]/.test(textOf(one!))),
    ],
  ),
  proof(
    'CLREQ-5.3.1-b GB-5.2.5-a',
    'src/layout/emphasis.ts',
    'the dot of each marked Han stands at its right',
    'writing: horizontal',
    down({ text: '渡口的**灯亮着**的', measure: 12, composition: { emphasis: 'dots' } }),
    across,
    ([one]) => {
      const { baseline } = one!.lines[0]!;
      return [
        ...near('dots', one!.shapes.length, 3, 0),
        ...one!.shapes.flatMap(({ box }) =>
          holds('a dot is not at the right', (box[1] + box[3]) / 2 < baseline / 10 - 0.88),
        ),
      ];
    },
  ),
  proof(
    'CLREQ-6.3.2.1-c',
    SQUEEZE,
    'blank is cut below 、，。 and closing marks, above opening ones',
    'cut at the other side',
    down(probe(['。”', '，）'])),
    without('outer-side'),
    facts('CLREQ-6.3.2.1-a'),
  ),
  proof(
    'CLREQ-6.3.2.1-d CLREQ-6.2.2.3-h',
    VERTICAL,
    '：；？！ step 1 em before a bracket, in squeezed lines and at line ends',
    '：；？！ with a blank',
    [
      down(probe(['：《', '；“'])),
      ...sweep(
        '甲说：来；乙说：走，丙问：去？丁喊：好！戊说（早）：来；己说：走，庚问：去？辛喊：好！壬说：来。',
      ).map(down),
    ],
    without('whole-marks'),
    ([one, ...rest]) => [
      ...['：《', '；“'].flatMap((pair) => near(pair, distance(one!, `国${pair}国`), 2.5)),
      ...fullLines(rest).flatMap(({ setting, line }) =>
        line.glyphs.flatMap((glyph, i) => {
          if (!WHOLE.includes(glyph.text) || hanSteps(line).length === 0) return [];
          const next = line.glyphs[i + 1];
          if (!next) return near(`end of ${line.text}`, glyph.x + 1, setting.measure, EDGE);
          return WHOLE.includes(next.text) || !/\p{Script=Han}/u.test(next.text)
            ? []
            : near(`${glyph.text} in ${line.text}`, next.x - glyph.x - openedIn(line), 1);
        }),
      ),
    ],
  ),
  proof(
    'CLREQ-6.3.2.3-c GB-5.1.10-a CLREQ-6.2.2.3-a W-HM-b',
    SQUEEZE,
    'the origin of 、，。 or a closing mark at the end of a full line is 0.5 em before the measure',
    'lineEnd: full',
    sweep(MARKS).map(down),
    { lineEnd: 'full' },
    halfAtEnds,
  ),
  proof(
    'W-KM-d',
    SQUEEZE,
    'the origin of 、，。 or a closing mark at a line end is 0.5 em before the measure',
    'lineEnd: full',
    sweep(MARKS, { composition: { widthStyle: 'kaiming' } }).map(down),
    { lineEnd: 'full' },
    halfAtEnds,
  ),
  proof(
    'W-KM-c',
    SQUEEZE,
    '，、 and brackets step 0.5 em, ：；？！ 1 em',
    '：；？！ with a blank',
    down(probe(['，', '、', '（', '）', ...WHOLE], { widthStyle: 'kaiming' })),
    { without: ['whole-marks'] },
    ([one]) => [...take(one!, ['，', '、', '（', '）'], 0.5), ...take(one!, WHOLE, 1)],
  ),
  proof(
    'CLREQ-6.3.2.2-a',
    SQUEEZE,
    'Han–AB–Han steps 2.5 em where a mark has a blank to give',
    'pairs: off',
    down(probe(CUT)),
    { pairs: 'off' },
    ([one]) => take(one!, CUT, 1.5),
  ),
  proof(
    'W-QJ-b',
    SQUEEZE,
    'Han–AB–Han steps 2.5 em where a mark has a blank to give',
    'pairs: off',
    down(probe(CUT, { widthStyle: 'full' })),
    { pairs: 'off' },
    ([one]) => take(one!, CUT, 1.5),
  ),
  proof(
    'W-HM-a',
    SQUEEZE,
    'Han–mark–Han steps 2 em, Han–AB–Han 2.5 em where a mark has a blank to give',
    'widthStyle: half',
    down(probe([...PAUSES, ...CUT])),
    { widthStyle: 'half' },
    ([one]) => [...take(one!, PAUSES, 1), ...take(one!, CUT, 1.5)],
  ),
  proof(
    'W-XX-a',
    SQUEEZE,
    'Han–AB–Han steps 2.5 em at most in each style',
    'pairs: off',
    ['full', 'kaiming', 'half'].map((widthStyle) => down(probe(CUT, { widthStyle }))),
    { pairs: 'off' },
    (settings) =>
      settings.flatMap((one) => CUT.flatMap((pair) => within(pair, distance(one, `国${pair}国`), 1, 2.5))),
  ),
  proof(
    'CLREQ-5.1-i GB-5.1.6-a',
    'src/text/rebox.ts',
    'step 0.5 em, ink shorter than that of 一 is wide',
    'boxes off',
    down(probe(['–', '一'])),
    without('boxes'),
    ([one]) => [
      ...take(one!, ['–'], 0.5),
      ...holds('as long as 一', middle(one!, '–').length < inkOf(one!, '一').across),
    ],
  ),
  proof(
    'GB-5.2.2-a',
    VERTICAL,
    'ink of —— …… — ～ – centred on the axis, its long side along the line',
    'nothing is turned',
    down(probe(['——', '……', '—', '～', '–'])),
    without('rotate'),
    ([one]) =>
      ['——', '……', '—', '～', '–'].flatMap((mark) => [
        ...near(`${mark} on the axis`, middle(one!, mark).y, MIDDLE, 0.06),
        ...holds(`${mark} along the line`, middle(one!, mark).length > inkOf(one!, mark).across),
      ]),
  ),
  proof(
    'GB-5.2.6-a',
    'src/text/kinsoku.ts',
    'no line of the sweep 8–30 em begins with a stop, pause or closing mark or ends with an opening one',
    'kinsoku: none',
    sweep(MARKS).map(down),
    { kinsoku: 'none' },
    (settings) => starts(settings, `、，。：；！？${CLOSERS.join('')}`),
  ),
  proof(
    'CLREQ-7.1.3.2-b CLREQ-3.1.1-b',
    'src/layout/style.ts',
    'a subhead is in another, heavier face than the text: its 一 is a third thicker',
    'subhead: song',
    down({
      text: '### 一国\n\n国一国灯亮着船工',
      measure: 12,
      styles: { subhead: { font: 'biaosong', size: '10pt' } },
    }),
    (one) => ({ ...one, styles: { subhead: { font: 'song', size: '10pt' } } }),
    ([one]) => {
      const all = one!.lines.flatMap(({ glyphs }) => glyphs.filter((sign) => sign.text === '一'));
      const [head, text] = all.map(({ font, ink }) => ({ font, thick: ink.x1 - ink.x0 })) as [
        { font: string; thick: number },
        { font: string; thick: number },
      ];
      return [
        ...holds('the same face', head.font !== text.font),
        ...holds(`${head.thick} to ${text.thick}`, head.thick > 1.3 * text.thick),
      ];
    },
  ),
  proof(
    'CLREQ-7.1.1.3-a CLREQ-6.2.1.2-b',
    'src/layout/display.ts',
    'from the line before a side head to the line after it is a whole number of pitches',
    'leading: 19.3pt',
    SIDE_HEAD,
    (one) => ({
      ...one,
      styles: { subhead: { font: 'hei', size: '14pt', rows: 1 } },
      style: { leading: '19.3pt' },
    }),
    ([one]) => {
      const text = one!.lines.filter(({ glyphs }) => glyphs[0]!.size < 1.01);
      return text
        .slice(1)
        .map(({ baseline }, i) => (baseline - text[i]!.baseline) / 20)
        .flatMap((pitches) => near('pitches', pitches, Math.round(pitches), 0.003));
    },
  ),
  proof(
    'CLREQ-7.1.3.2-d CLREQ-7.1.1.3-b',
    LAYOUT,
    'a side head begins a whole number of body characters below the head of the frame',
    'align: center',
    SIDE_HEAD,
    (one) => ({ ...one, styles: { subhead: { font: 'hei', size: '14pt', align: 'center' } } }),
    ([one]) => {
      const { x } = find(one!, '渡口有灯')!.glyphs[0]!;
      return near('indent', x, Math.round(x));
    },
  ),
  proof(
    'CLREQ-7.1.3.2-a',
    LAYOUT,
    'a side head is larger than the text of its box',
    'subhead: 10pt',
    SIDE_HEAD,
    (one) => ({ ...one, styles: { subhead: { font: 'hei', size: '10pt' } } }),
    ([one]) => within('size', find(one!, '渡口有灯')!.glyphs[0]!.size, 1.05, 4),
  ),
  proof(
    'CLREQ-7.1.1.5-e',
    LAYOUT,
    'one pitch in a box of vertical lines',
    'leading: 21pt',
    down({ text: PLAIN.repeat(3), measure: 12 }),
    (one) => ({ ...one, style: { leading: '21pt' } }),
    ([one]) =>
      one!.lines
        .slice(1)
        .flatMap(({ baseline }, i) => near('pitch', baseline - one!.lines[i]!.baseline, 20, 0.05)),
  ),
  proof(
    'CLREQ-7.1.1.5-f',
    LAYOUT,
    'the line gap is more than nothing and not more than the size',
    'leading: 21pt',
    down({ text: PLAIN.repeat(3), measure: 12 }),
    (one) => ({ ...one, style: { leading: '21pt' } }),
    ([one]) =>
      one!.lines
        .slice(1)
        .flatMap(({ baseline }, i) => within('gap', (baseline - one!.lines[i]!.baseline) / 10 - 1, 0.01, 1)),
  ),
];

/** Clauses that only vertical lines have, or that they meet in another way. */
export const VERTICAL_ROWS: readonly Proof[] = ROWS.map((one) => ({ ...one, vertical: true }));
