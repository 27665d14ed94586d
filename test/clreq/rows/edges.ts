import {
  allLines,
  distance,
  EDGE,
  ends,
  find,
  fullLines,
  hanSteps,
  holds,
  isHan,
  isSound,
  near,
  starts,
  textOf,
  trimmedEnd,
  trimmedStart,
  whole,
  within,
} from '../measures.ts';
import { copy, type Proof, proof, style, without } from '../proof.ts';
import { LONG, MARKS, MIXED, NUMBERS, PLAIN, sweep } from '../sweeps.ts';
import type { Setting } from '../workshop.ts';

const KINSOKU = 'src/text/kinsoku.ts';
const TOKENS = 'src/text/tokens.ts';
const FIT = 'src/text/optimum-fit.ts';
const MARKS_SWEEP = sweep(MARKS);
const LONG_SWEEP = sweep(LONG);
const NUMBER_SWEEP = sweep(NUMBERS, {}, 10);
const NONE = { kinsoku: 'none' };
const CLOSERS = '”’）〕］】》〉」』〗｝';
const OPENERS = '“‘（〔［【《〈「『〖｛';

/** First and last characters of the lines of the settings that should all be on their edges. */
function edges(settings: readonly Setting[]): string[] {
  return fullLines(settings).flatMap(({ setting, line }) => {
    const indent = line === setting.lines[0] ? Number(setting.specimen.style?.indent ?? 0) : 0;
    return [
      ...near(`${setting.measure} em, start of ${line.text}`, trimmedStart(line), indent, EDGE),
      ...near(`${setting.measure} em, end of ${line.text}`, trimmedEnd(line), setting.measure, EDGE),
    ];
  });
}

/** Lines between Latin and the edge. */
function latinEdges(settings: readonly Setting[]): string[] {
  return fullLines(settings).flatMap(({ setting, line }) => [
    ...(/^[A-Za-z\d]/.test(line.text) && line !== setting.lines[0]
      ? near(`start of ${line.text}`, line.glyphs[0]!.x, 0, EDGE)
      : []),
    ...(/[A-Za-z\d]$/.test(line.text)
      ? near(`end of ${line.text}`, trimmedEnd(line), setting.measure, EDGE)
      : []),
  ]);
}

function splitPairs(settings: readonly Setting[], sign: string): string[] {
  return settings.flatMap(({ lines, measure }) =>
    lines.flatMap(({ text }) =>
      (text.match(new RegExp(`${sign}+`, 'gu')) ?? [])
        .filter((run) => run.length % 2 === 1)
        .map(() => `${measure} em: ${sign}${sign} is split in ${text}`),
    ),
  );
}

function insideUnits(settings: readonly Setting[]): string[] {
  return allLines(settings).flatMap(({ line }) =>
    line.glyphs.flatMap((glyph, i) => {
      const next = line.glyphs[i + 1];
      return next && glyph.text === '…' && next.text === '…'
        ? near(`…… in ${line.text}`, next.x - glyph.x, 1, 0.03)
        : [];
    }),
  );
}

/** Two letters or figures of a word or number step alike on every line of the sweep, however it is adjusted. */
function rigidLatin(settings: readonly Setting[], sign: RegExp): string[] {
  const known = new Map<string, number>();
  return allLines(settings).flatMap(({ line }) =>
    line.glyphs.flatMap((glyph, i) => {
      const next = line.glyphs[i + 1];
      if (!next || !sign.test(glyph.text) || !sign.test(next.text)) return [];
      const step = next.x - glyph.x;
      const pair = glyph.text + next.text;
      if (!known.has(pair)) known.set(pair, step);
      return near(`${pair} in ${line.text}`, step, known.get(pair)!);
    }),
  );
}

/** Copy with long English words, and an acronym that is never parted. */
const ENGLISH =
  '渡口的牌子写着information，船上有navigation和communication几个词，老人念成ferry，UNESCO来的人说innovation好，灯亮着，船开了。';
const PARTS = /(?:in|infor|informa|nav|navi|naviga|com|commu|communi|communica|inno|innova)$/;

/** Words of ENGLISH that are parted otherwise than they should be, or not at all. */
function partedWords(settings: readonly Setting[]): string[] {
  const parted = fullLines(settings).flatMap(({ setting, line }) => {
    const next = setting.lines[setting.lines.indexOf(line) + 1];
    return next && /[a-z]$/.test(line.text) && /^[a-z]/.test(next.text) ? [{ setting, line }] : [];
  });
  return [
    ...holds('no word is parted', parted.length > 0),
    ...settings.flatMap((one) => holds('another text', textOf(one) === ENGLISH)),
    ...parted.flatMap(({ setting, line }) => {
      const hyphen = line.glyphs.at(-1)!;
      return [
        ...holds(`${line.text} ends so`, PARTS.test(line.text)),
        ...holds(`${line.text} has no hyphen`, hyphen.text === '' && hyphen.ink.x1 > hyphen.ink.x0),
        // A line of two words may have no more gaps to open.
        ...within(line.text, hyphen.x + hyphen.advance, setting.measure - 0.05, setting.measure),
      ];
    }),
  ];
}

/** Clauses on what may stand at the ends of a line (CLREQ 6.1, GB/T 15834 5.1). */
export const EDGES: readonly Proof[] = [
  proof(
    'CLREQ-6.1.1-a',
    KINSOKU,
    'with `none` some line of the sweep starts with a stop',
    'kinsoku: basic',
    sweep(MARKS, { composition: NONE }),
    { kinsoku: 'basic' },
    (settings) => holds('no line starts with a stop', starts(settings, '，。、；：？！').length > 0),
  ),
  proof(
    'CLREQ-6.1.1-b GB-5.1.1-b',
    KINSOKU,
    'no line of the sweep 8–30 em starts with one',
    'kinsoku: none',
    MARKS_SWEEP,
    NONE,
    (settings) => starts(settings, `、，。：；！？${CLOSERS}`),
  ),
  proof(
    'CLREQ-6.1.1-c',
    KINSOKU,
    'no line of the sweep starts with — – ～ or ·',
    'kinsoku: none',
    MARKS_SWEEP,
    NONE,
    (settings) => starts(settings, '—–～·'),
  ),
  proof(
    'CLREQ-6.1.1-d',
    KINSOKU,
    'no line of the sweep starts with ／',
    'kinsoku: none',
    sweep('甲／乙／丙／丁／戊／己／庚／辛／壬／癸／子／丑／寅／卯／辰／巳／午／未／申／酉／戌／亥／'),
    NONE,
    (settings) => starts(settings, '/／'),
  ),
  proof(
    'CLREQ-6.1.1-e GB-5.1.3-b',
    KINSOKU,
    'no line of the sweep ends with an opening mark or starts with a closing one',
    'kinsoku: none',
    MARKS_SWEEP,
    NONE,
    (settings) => [...ends(settings, OPENERS), ...starts(settings, CLOSERS)],
  ),
  proof(
    'CLREQ-6.1.1-f GB-5.1.9-a',
    KINSOKU,
    'no line of the sweep ends with ／; it steps 0.5 em',
    'kinsoku: basic',
    sweep('甲乙／丙丁／戊己／庚辛／壬癸／子丑／寅卯／辰巳／午未／申酉／戌亥／天地／玄黄／宇宙'),
    { kinsoku: 'basic' },
    (settings) => [
      ...ends(settings, '/／'),
      ...settings.flatMap((one) => (find(one, '乙／丙') ? near('／', distance(one, '乙／丙'), 1.5) : [])),
    ],
  ),
  proof(
    'CLREQ-6.1.1-g',
    KINSOKU,
    'at `strict` no line of the sweep starts with —— or ……',
    'kinsoku: gb',
    sweep(LONG, { composition: { kinsoku: 'strict' } }),
    { kinsoku: 'gb' },
    (settings) => starts(settings, '—…'),
  ),
  proof(
    'GB-5.1.4-c',
    KINSOKU,
    'at `gb` a line of the sweep starts with ——, without a report',
    'kinsoku: strict',
    LONG_SWEEP,
    { kinsoku: 'strict' },
    (settings) => holds('no line starts with ——', starts(settings, '—').length > 0),
  ),
  proof(
    'CLREQ-6.1.1-h',
    FIT,
    'a stop that fits by its trimmed half stays on the line, nothing squeezed or opened',
    'lineEnd: full',
    { text: `${PLAIN.slice(0, 9)}。${PLAIN.slice(0, 9)}。${PLAIN}`, measure: 19 },
    { lineEnd: 'full', pairs: 'off' },
    ([one]) => [
      ...near('its end', trimmedEnd(one!.lines[0]!), 19, EDGE),
      ...holds('the stop is last on the first line', /。.*。$/u.test(one!.lines[0]!.text)),
    ],
  ),
  proof(
    'CLREQ-6.1.1-i CLREQ-6.2.2.2-a',
    FIT,
    'the mark that squeezing takes in is last on the upper line, its Han solid',
    'no squeezing',
    { text: `渡口，灯亮了，人来船到了。${PLAIN}`, measure: 12 },
    without('squeeze'),
    ([one]) => [
      ...holds(`first line is ${one!.lines[0]!.text}`, one!.lines[0]!.text.endsWith('了。')),
      ...hanSteps(one!.lines[0]!).flatMap((step) => near('Han step', step, 1)),
    ],
  ),
  proof(
    'CLREQ-6.1.1-j',
    FIT,
    'without squeeze room the last character goes down with its mark',
    'kinsoku: none',
    { text: `${PLAIN.slice(0, 10)}。灯亮着`, measure: 10 },
    { kinsoku: 'none' },
    ([one]) => [
      ...holds(`the second line is ${one!.lines[1]!.text}`, one!.lines[1]!.text.startsWith(`${PLAIN[9]}。`)),
      ...edges([one!]),
    ],
  ),
  proof(
    'CLREQ-6.1.1-k',
    'src/text/justify.ts',
    'a line left short ends on the measure with equal steps',
    'align: left',
    { text: `渡口的灯亮着船工在《岸》边等人来坐船过河去赶集卖菜`, measure: 9 },
    style({ align: 'left' }),
    (settings) => edges(settings),
  ),
  proof(
    'CLREQ-6.1.1-l',
    'src/text/remedy.ts',
    'a line that has to break a rule has a report',
    'the copy without its run of marks',
    { text: '说：灯“‘（〔［【《〈「『〖｛亮了天也亮了', measure: 5 },
    copy('说：灯亮了天也亮了'),
    ([one]) => [
      ...holds(
        'no line breaks a rule',
        one!.lines.some(({ text }) => OPENERS.includes(text.at(-1)!)),
      ),
      ...holds('nothing is reported', !isSound(one!)),
    ],
  ),
  proof(
    'CLREQ-6.1.2.1-a GB-5.1.4-b',
    TOKENS,
    '—— is whole on one line in the sweep',
    'long units off',
    LONG_SWEEP,
    without('long-units'),
    (settings) => splitPairs(settings, '—'),
  ),
  proof(
    'CLREQ-6.1.2.1-b CLREQ-A.5-a',
    TOKENS,
    '…… is whole on one line in the sweep',
    'long units off',
    LONG_SWEEP,
    without('long-units'),
    (settings) => splitPairs(settings, '…'),
  ),
  proof(
    'CLREQ-6.1.2.1-c',
    'src/text/squeeze.ts',
    'the two halves of …… step 1 em on every line of the sweep',
    'long units off',
    LONG_SWEEP,
    without('long-units'),
    insideUnits,
  ),
  proof(
    'CLREQ-6.1.2.1-d',
    TOKENS,
    'a run of three units parts between units only',
    'long units off',
    sweep('他说——————然后——————又说……………………完了——————灯——————亮……………………着', {}, 5),
    without('long-units'),
    (settings) => [
      ...splitPairs(settings, '—'),
      ...holds(
        'no run is parted',
        settings.some(({ lines }) => lines.some(({ text }) => /—$/.test(text))),
      ),
    ],
  ),
  proof(
    'CLREQ-6.1.2.1-e GB-5.1.5-b',
    'src/text/squeeze.ts',
    'the line of two ellipses holds the four signs alone, at the start, 4 em long',
    'ellipsis line off',
    sweep('渡口的灯亮着…………船工还没有来，他说：“…………”后来风小了，船开了，岸上的人都散了。'),
    without('ellipsis-line'),
    (settings) =>
      settings.flatMap(({ lines, measure }) => {
        const own = lines.filter(({ text }) => text.includes('…'));
        return [
          ...near(`${measure} em: lines with …`, own.length, 2, 0),
          ...own.flatMap(({ text, glyphs }) => [
            ...holds(`${measure} em: ${text}`, text === '…………' || text === '“…………”'),
            ...near(
              text,
              glyphs.findLast((one) => one.text === '…')!.x - glyphs.find((one) => one.text === '…')!.x,
              3,
              0.04,
            ),
          ]),
        ];
      }),
  ),
  proof(
    'CLREQ-6.1.2.2-a',
    TOKENS,
    'each number is on one line in the sweep',
    'numbers off',
    NUMBER_SWEEP,
    without('numbers'),
    (settings) => whole(settings, ['1234567', '12.5', '1,200.00', '3,456,789']),
  ),
  proof(
    'CLREQ-6.1.2.2-b',
    TOKENS,
    'a number and its % ‰ ° ℃ are on one line in the sweep',
    'affixes off',
    NUMBER_SWEEP,
    without('affixes'),
    (settings) => whole(settings, ['12.5%', '38℃', '99.9‰', '15°']),
  ),
  proof(
    'CLREQ-6.1.2.2-c',
    TOKENS,
    'a number and its − ± are on one line in the sweep',
    'affixes off',
    NUMBER_SWEEP,
    without('affixes'),
    (settings) => whole(settings, ['−2.75', '±0.5', '−10.5']),
  ),
  proof(
    'CLREQ-6.1.2.2-d',
    TOKENS,
    'a number and its ￥ € are on one line in the sweep',
    'affixes off',
    sweep(
      '票价￥3.50，团体￥2.80，老人￥1.50，海外€12.00，月票￥45.00，年票￥480.00，押金￥20.00，包船￥999.00元起',
    ),
    without('affixes'),
    (settings) => whole(settings, ['￥3.50', '￥2.80', '￥1.50', '€12.00', '￥45.00', '￥480.00']),
  ),
  proof(
    'CLREQ-6.1.2.2-e CLREQ-6.2.2.4-d',
    'src/text/squeeze.ts',
    'steps inside numbers are the font’s on every justified line',
    'units not rigid',
    NUMBER_SWEEP,
    without('rigid-units'),
    (settings) => rigidLatin(settings, /^\d$/),
  ),
  proof(
    'CLREQ-6.1.2.3-a',
    TOKENS,
    'a note’s number is on the line of the word before it in the sweep',
    'notes off',
    sweep(
      '据县志²记载，渡口始建于明代³，清末重修[1]，民国时又毁于水[2]，后人立碑¹为记，今存馆中[12]，碑文可读²，字迹清楚[3]。',
    ),
    without('notes'),
    (settings) => whole(settings, ['志²', '代³', '修[1]', '水[2]', '碑¹', '中[12]', '读²', '楚[3]']),
  ),
  proof(
    'CLREQ-6.1.3-a',
    FIT,
    'nothing of the sweep ends beyond its measure',
    'hanging on',
    MARKS_SWEEP,
    { hanging: true },
    (settings) =>
      allLines(settings).flatMap(({ setting, line }) =>
        holds(`${setting.measure} em: ${line.text}`, trimmedEnd(line) <= setting.measure + EDGE),
      ),
  ),
  proof(
    'CLREQ-6.1.3-b CLREQ-6.1.3-c',
    FIT,
    'a hung mark begins at the measure’s end, there is one at most, and it is 、 ， or 。',
    'hanging off',
    sweep(MARKS, { composition: { hanging: true } }),
    { hanging: false },
    (settings) => {
      const beyond = allLines(settings).flatMap(({ setting, line }) =>
        line.glyphs.filter(({ x }) => x > setting.measure - 0.1).map((glyph) => ({ glyph, setting, line })),
      );
      return [
        ...holds('no mark hangs', beyond.length > 0),
        ...holds('two marks hang on a line', new Set(beyond.map(({ line }) => line)).size === beyond.length),
        ...beyond.flatMap(({ glyph, setting, line }) => [
          ...near(`${setting.measure} em: ${line.text}`, glyph.x, setting.measure, EDGE),
          ...holds(`${glyph.text} hangs`, '、，。'.includes(glyph.text)),
        ]),
      ];
    },
  ),
  proof(
    'CLREQ-6.1.3-d',
    'src/text/first-fit.ts',
    'a mark that another mark follows does not hang',
    'the copy without the second mark',
    sweep(
      '灯亮了。”船来了，”人到了。”天晴了，”风停了。”水平了，”河开了。”路通了，”雪化了。”鸟叫了，”花开了。”',
      { composition: { hanging: true } },
    ),
    copy((text) => text.replaceAll('”', '')),
    (settings) =>
      allLines(settings)
        .filter(({ setting, line }) => line.glyphs.at(-1)!.x > setting.measure - 0.1)
        .map(({ line }) => `${line.text} hangs`),
  ),
  proof(
    'CLREQ-6.1.4-a',
    TOKENS,
    'no line of the sweep ends inside a Latin word; with English hyphenation one does, at a point of its rules and with a hyphen that is not in the text layer',
    'words off, hyphenate: off',
    [...sweep(MIXED, {}, 9), ...sweep(ENGLISH, { composition: { hyphenate: 'en' } }, 9)],
    (one) => ({
      ...one,
      composition: one.composition?.hyphenate ? { hyphenate: 'off' } : { without: ['words'] },
    }),
    (settings) => [
      ...whole(
        settings.filter(({ specimen }) => specimen.text === MIXED),
        ['GPS', 'LED', 'Good', 'morning', 'English', 'SOS', 'Star', 'VHF'],
      ),
      ...partedWords(settings.filter(({ specimen }) => specimen.text === ENGLISH)),
    ],
  ),
  proof(
    'CLREQ-6.3.2.3-a',
    'src/text/line-metrics.ts',
    'the first Han after an opening mark stands at 2.5 em',
    'firstLine: full',
    { text: `“渡口的灯亮了。”${PLAIN}`, measure: 12, style: { indent: 2 } },
    { firstLine: 'full' },
    ([one]) => near('渡', find(one!, '渡')?.glyphs[0]?.x, 2.5),
  ),
  proof(
    'CLREQ-6.3.2.3-b W-HM-c',
    'src/text/squeeze.ts',
    'after an opening mark at line start the next origin is at 0.5 em',
    'lineStart: full',
    MARKS_SWEEP,
    { lineStart: 'full' },
    (settings) => {
      const opened = allLines(settings).filter(
        ({ setting, line }) =>
          OPENERS.includes(line.text[0]!) && line !== setting.lines[0] && isHan(line.text[1]!),
      );
      return [
        ...holds('no line starts with one', opened.length > 0),
        ...opened.flatMap(({ line }) => near(line.text, line.glyphs[1]!.x, 0.5)),
      ];
    },
  ),
  proof(
    'CLREQ-6.3.2.3-c GB-5.1.10-a CLREQ-6.2.2.3-a W-HM-b',
    'src/text/squeeze.ts',
    'the origin of a mark at the end of a full line is 0.5 em before the measure',
    'lineEnd: full',
    MARKS_SWEEP,
    { lineEnd: 'full' },
    (settings) =>
      fullLines(settings)
        .filter(({ line }) => '、，。：；？！”’）】》」'.includes(line.text.at(-1)!))
        .flatMap(({ setting, line }) => near(line.text, line.glyphs.at(-1)!.x, setting.measure - 0.5, EDGE)),
  ),
  proof(
    'CLREQ-6.2.2.1-a CLREQ-6.2.2.1-c CLREQ-7.1.1.1-a',
    'src/text/justify.ts',
    'every full line of the sweep starts and ends on its measure',
    'align: left',
    MARKS_SWEEP,
    style({ align: 'left' }),
    edges,
  ),
  proof(
    'CLREQ-6.2.2.1-b CLREQ-6.2.1.3-e',
    'src/text/justify.ts',
    'Han of last lines step 1 em at most',
    'lastLine: justify',
    MARKS_SWEEP,
    { lastLine: 'justify' },
    (settings) =>
      settings.flatMap(({ lines, measure }) =>
        hanSteps(lines.at(-1)!).flatMap((step) => (step > 1.005 ? near(`${measure} em`, step, 1) : [])),
      ),
  ),
  proof(
    'CLREQ-6.2.3-a',
    'src/text/squeeze.ts',
    'steps inside Latin words are the font’s on justified lines',
    'units not rigid',
    sweep(MIXED, {}, 9),
    without('rigid-units'),
    (settings) => rigidLatin(settings, /^[A-Za-z\d]$/),
  ),
  proof(
    'CLREQ-6.2.3-b CLREQ-6.3.3-b',
    'src/text/line-metrics.ts',
    'Latin at a line edge stands on the measure',
    'gap at line ends',
    sweep(MIXED, {}, 9),
    without('bare-edges'),
    latinEdges,
  ),
  proof(
    'CLREQ-7.1.2-a CLREQ-7.1.2-b GB-5.1.11-a',
    'src/text/cost.ts',
    'last lines have two Han at least, lines above are on the measure',
    'minLastLine: 1',
    sweep(`${PLAIN}渡口的灯又亮了。`),
    { minLastLine: 1, orphan: 'off' },
    (settings) => [
      ...settings.flatMap(({ lines, measure }) =>
        holds(
          `${measure} em: ${lines.at(-1)!.text} alone`,
          [...lines.at(-1)!.text].filter(isHan).length >= 2,
        ),
      ),
      ...edges(settings),
    ],
  ),
];
