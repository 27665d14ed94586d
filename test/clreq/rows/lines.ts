import {
  allLines,
  distance,
  EDGE,
  find,
  fullLines,
  hanSteps,
  holds,
  isHan,
  near,
  TIGHT,
  trimmedEnd,
  trimmedStart,
  within,
} from '../measures.ts';
import { copy, type Proof, proof, style, without } from '../proof.ts';
import { MARKS, MIXED, PLAIN, sweep } from '../sweeps.ts';
import type { SetLine, Setting, Specimen } from '../workshop.ts';

const SQUEEZE = 'src/text/squeeze.ts';
const ADJUST = 'src/text/adjust.ts';
const JUSTIFY = 'src/text/justify.ts';
const METRICS = 'src/text/line-metrics.ts';
const WIDE = { default: 0.25, min: 0.125, max: 0.5 };

/** What is missing of a mark’s full em on its line: at a cut mark the next origin is nearer than 1 em. */
function reductions(line: SetLine, marks: string): number[] {
  return line.glyphs.flatMap((glyph, i) => {
    const next = line.glyphs[i + 1];
    const before = line.glyphs[i - 1];
    if (!next || !before || !marks.includes(glyph.text) || !isHan(next.text) || !isHan(before.text))
      return [];
    return ['“‘（《'.includes(glyph.text) ? 2 - (next.x - before.x) : 1 - (next.x - glyph.x)];
  });
}

/** Faults of values that are not all alike. */
function alike(what: string, values: readonly number[]): string[] {
  return values.flatMap((value) => near(what, value, values[0]!));
}

/** The blanks of Latin: from the end of one letter to the origin of the next. */
function wordSpaces(line: SetLine): number[] {
  return line.glyphs.flatMap((glyph, i) => {
    const next = line.glyphs[i + 1];
    return next && glyph.text === ' ' && i > 0 ? [next.x - glyph.x] : [];
  });
}

/** Gaps between Han and letters or figures. */
function latinGaps(line: SetLine): number[] {
  return line.glyphs.flatMap((glyph, i) => {
    const next = line.glyphs[i + 1];
    if (!next) return [];
    const pair =
      (isHan(glyph.text) && /^[A-Za-z\d]$/.test(next.text)) ||
      (/^[A-Za-z\d]$/.test(glyph.text) && isHan(next.text));
    return pair ? [next.x - glyph.x - glyph.advance] : [];
  });
}

/** Squeezed lines in a sweep where marks of every step and gaps meet. */
const STEPS = sweep(
  '渡口（旧称南渡）在A岸，有B码头、C码头；船号“甲”的今天开。乙船明天（初三）开，丙船D日开。老人说：“快开！”天黑了，E灯（新灯）亮了，人、货、车都到了；河面“静”了。F船最后（子时）开，G码头空了。',
  { composition: { autospace: WIDE } },
);

/** By line: how far each step of the squeeze went, in em per place. */
function stepsOf(line: SetLine) {
  return {
    bracket: reductions(line, '”’）》“‘（《'),
    // ： ； ？ ！ have nothing to give in a vertical line.
    pause: reductions(line, line.vertical ? '，、' : '，、；：'),
    gap: latinGaps(line).map((gap) => 0.25 - gap),
    stop: reductions(line, line.vertical ? '。' : '。？！'),
  };
}

/** A later step has begun while an earlier one still has room. */
function outOfOrder(
  settings: readonly Setting[],
  earlier: keyof ReturnType<typeof stepsOf>,
  room: number,
  later: readonly (keyof ReturnType<typeof stepsOf>)[],
): string[] {
  return fullLines(settings).flatMap(({ setting, line }) => {
    const steps = stepsOf(line);
    const spare = steps[earlier].some((used) => used < room - TIGHT);
    return later.flatMap((step) =>
      holds(
        `${setting.measure} em: ${step} gave before ${earlier} in ${line.text}`,
        !spare || steps[step].every((used) => used < TIGHT),
      ),
    );
  });
}

/** Some line of the settings is squeezed in this step. */
function used(settings: readonly Setting[], step: keyof ReturnType<typeof stepsOf>): string[] {
  return holds(
    `no line squeezes ${step}`,
    fullLines(settings).some(({ line }) => stepsOf(line)[step].some((value) => value > TIGHT)),
  );
}

/** One line of PLAIN in 20 em. */
function single(more: Partial<Specimen> = {}): Specimen {
  return { text: PLAIN.slice(0, 8), measure: 20, ...more };
}

const PARAGRAPHS = [PLAIN, PLAIN.slice(3), `“${PLAIN}”`, PLAIN.slice(7)].join('\n\n');

/** First lines of the paragraphs of PARAGRAPHS, and all others. */
function firstLines({ lines }: Setting): { first: SetLine[]; other: SetLine[] } {
  const begins = [PLAIN.slice(0, 4), PLAIN.slice(3, 7), `“${PLAIN.slice(0, 4)}`, PLAIN.slice(7, 11)];
  const first = begins.flatMap((begin) => lines.find(({ text }) => text.startsWith(begin)) ?? []);
  return { first, other: lines.filter((line) => !first.includes(line)) };
}

/** Clauses on adjusting lines, gaps, indents and alignment (CLREQ 6.2, 6.3). */
export const LINE_ROWS: readonly Proof[] = [
  proof(
    'CLREQ-6.2.2.3-d',
    ADJUST,
    'brackets of a line give alike, 0.5 em at most',
    'brackets off',
    STEPS,
    without('squeeze-bracket'),
    (settings) => [
      ...used(settings, 'bracket'),
      ...fullLines(settings).flatMap(({ line }) => {
        const { bracket } = stepsOf(line);
        return [
          ...alike(line.text, bracket),
          ...bracket.flatMap((value) => within(line.text, value, 0, 0.5)),
        ];
      }),
    ],
  ),
  proof(
    'CLREQ-6.2.2.3-e',
    ADJUST,
    '，、； of a line give alike, 0.5 em at most, and nothing while brackets have room',
    'one step after the other off',
    STEPS,
    without('squeeze-order'),
    (settings) => [
      ...used(settings, 'pause'),
      ...outOfOrder(settings, 'bracket', 0.5, ['pause']),
      ...fullLines(settings).flatMap(({ line }) => alike(line.text, stepsOf(line).pause)),
    ],
  ),
  proof(
    'CLREQ-6.2.2.3-f',
    ADJUST,
    'Han–Latin gaps of a line are alike, 1/8 em at least, unchanged while ， has room',
    'one step after the other off',
    STEPS,
    without('squeeze-order'),
    (settings) => [
      ...outOfOrder(settings, 'pause', 0.5, ['gap']),
      ...fullLines(settings).flatMap(({ line }) =>
        latinGaps(line).flatMap((gap) => within(line.text, gap, 0.125, 0.5)),
      ),
    ],
  ),
  proof(
    'CLREQ-6.2.2.3-g',
    ADJUST,
    '。？！ give nothing while gaps have room, and keep 0.5 em',
    'one step after the other off',
    STEPS,
    without('squeeze-order'),
    (settings) => [
      ...outOfOrder(settings, 'gap', 0.125, ['stop']),
      ...fullLines(settings).flatMap(({ line }) =>
        stepsOf(line).stop.flatMap((value) => within(line.text, value, -1, 0.5)),
      ),
    ],
  ),
  proof(
    'CLREQ-6.2.2.3-i',
    ADJUST,
    'no later step gives while an earlier one has room',
    'one step after the other off',
    STEPS,
    without('squeeze-order'),
    (settings) => [
      ...outOfOrder(settings, 'bracket', 0.5, ['pause', 'gap', 'stop']),
      ...outOfOrder(settings, 'pause', 0.5, ['gap', 'stop']),
    ],
  ),
  proof(
    'CLREQ-6.2.2.3-j',
    ADJUST,
    '： gives what ； and ， give',
    'pauses off',
    sweep(
      '甲说：来了；乙说：走了，丙说：等等；丁说：好的，戊说：天晚了；己说：船来了，庚说：开船；辛说：慢走，壬说：再见',
    ),
    without('squeeze-pause'),
    (settings) => [
      ...holds(
        'no line is squeezed',
        fullLines(settings).some(({ line }) => reductions(line, '：').some((value) => value > TIGHT)),
      ),
      ...fullLines(settings).flatMap(({ line }) => alike(line.text, reductions(line, '：；，'))),
    ],
  ),
  proof(
    'CLREQ-6.2.2.4-a',
    ADJUST,
    'word spaces of a line open alike, to 1/2 em, before anything else opens',
    'word spaces off',
    sweep(MIXED, {}, 9),
    without('stretch-space'),
    (settings) =>
      fullLines(settings).flatMap(({ line }) => {
        const spaces = wordSpaces(line);
        const opened = hanSteps(line).some((step) => step > 1 + TIGHT);
        return [
          ...alike(line.text, spaces),
          ...spaces.flatMap((space) => within(line.text, space, opened ? 0.5 : 0.2, 0.5)),
        ];
      }),
  ),
  proof(
    'CLREQ-6.2.2.4-b',
    ADJUST,
    'Han–Latin gaps of a line open alike, to 1/4 em (the house’s limit), before Han open',
    'gaps off',
    sweep(MIXED, {}, 9),
    without('stretch-gap'),
    (settings) =>
      fullLines(settings).flatMap(({ line }) => {
        const opened = hanSteps(line).some((step) => step > 1 + TIGHT);
        return latinGaps(line).flatMap((gap) => within(line.text, gap, opened ? 0.25 : 0, 0.25));
      }),
  ),
  proof(
    'CLREQ-6.2.2.4-c',
    JUSTIFY,
    'steps between Han of a line are alike',
    'all into the last gap',
    sweep(MARKS),
    without('stretch-evenly'),
    (settings) => fullLines(settings).flatMap(({ line }) => alike(line.text, hanSteps(line))),
  ),
  proof(
    'CLREQ-6.2.2.4-e',
    SQUEEZE,
    'Han–— and Han–～ step 1 em on every line of the sweep, like ／ and –',
    'connectors may open',
    sweep(MARKS),
    without('rigid-connectors'),
    (settings) =>
      settings.flatMap((one) =>
        ['海—', '三～', '路／'].flatMap((text) =>
          find(one, text)
            ? near(`${one.measure} em ${text}`, distance(one, text), 1, text === '路／' ? 0.13 : 0.05)
            : [],
        ),
      ),
  ),
  proof(
    'CLREQ-6.2.2.2-b',
    SQUEEZE,
    'letters keep their steps, and Han before 、，。 step 1 em, on every line',
    'units not rigid',
    sweep(MIXED, {}, 9),
    without('rigid-units'),
    (settings) =>
      allLines(settings).flatMap(({ line }) =>
        line.glyphs.flatMap((glyph, i) => {
          const next = line.glyphs[i + 1];
          if (!next) return [];
          if (isHan(glyph.text) && '、，。；'.includes(next.text))
            return near(line.text, next.x - glyph.x, 1);
          return /^[A-Z]$/.test(glyph.text) && /^[A-Z]$/.test(next.text)
            ? within(line.text, next.x - glyph.x - glyph.advance, -0.12, 0.005)
            : [];
        }),
      ),
  ),
  proof(
    'CLREQ-6.3.3-a',
    SQUEEZE,
    'gap of 1/8 em between Han and letters of a natural line',
    'autospace: 0',
    { text: '船用GPS定位，有4G信号', measure: 20 },
    { autospace: { default: 0, min: 0, max: 0 } },
    ([one]) => [
      ...holds('no gap', latinGaps(one!.lines[0]!).length === 4),
      ...latinGaps(one!.lines[0]!).flatMap((gap) => near(one!.lines[0]!.text, gap, 0.125)),
    ],
  ),
  proof(
    'CLREQ-6.3.3-c',
    SQUEEZE,
    'letters beside ，。 keep plain advances',
    'gaps beside marks',
    { text: '看GPS，用LED。灯', measure: 20 },
    without('bare-marks'),
    ([one]) => [...near('S，', plainStep(one!, 'S，'), 0), ...near('D。', plainStep(one!, 'D。'), 0)],
  ),
  proof(
    'CLREQ-6.3.3-d',
    SQUEEZE,
    'letters after （ and before ） keep plain advances',
    'gaps beside marks',
    { text: '看（GPS）用灯', measure: 20 },
    without('bare-marks'),
    ([one]) => [...near('（G', distance(one!, '（G'), 1), ...near('S）', plainStep(one!, 'S）'), 0)],
  ),
  proof(
    'CLREQ-6.3.3-e',
    'src/text/measure.ts',
    'i is narrower than m',
    'copy with full-width letters',
    { text: '国im国', measure: 20 },
    copy('国ｉｍ国'),
    ([one]) => {
      const [, i, m] = one!.lines[0]!.glyphs;
      return holds('i is as wide as m', i!.advance < m!.advance - 0.1);
    },
  ),
  proof(
    'CLREQ-6.3.3-f',
    'src/content/whitespace.ts',
    'a typed blank adds nothing to the gap',
    'autospace: 0 (the blank is all the gap there would be)',
    [
      { text: '船用GPS定位', measure: 20 },
      { text: '船用 GPS 定位', measure: 20 },
    ],
    (one) =>
      one.text.includes(' ') ? { ...one, composition: { autospace: { default: 0, min: 0, max: 0 } } } : one,
    ([plain, typed]) => [
      ...latinGaps(typed!.lines[0]!).flatMap((gap, i) => near('gap', gap, latinGaps(plain!.lines[0]!)[i]!)),
      ...near('line', trimmedEnd(typed!.lines[0]!), trimmedEnd(plain!.lines[0]!)),
    ],
  ),
  proof(
    'CLREQ-5.7-a',
    'src/text/measure.ts',
    'figures are 0.65 em wide at most',
    'copy with full-width figures',
    { text: '国2026年国', measure: 20 },
    copy('国２０２６年国'),
    ([one]) =>
      one!.lines[0]!.glyphs.filter(({ text }) => /[\d０-９]/.test(text)).flatMap(({ advance }) =>
        within('figure', advance, 0.3, 0.65),
      ),
  ),
  proof(
    'CLREQ-4.1-a',
    'src/text/measure.ts',
    'Han of natural lines step 1 em',
    'tracking: 0.02',
    { text: PLAIN, measure: 31 },
    style({ tracking: 0.02 }),
    (settings) =>
      settings.flatMap(({ lines }) =>
        lines.flatMap((line) => hanSteps(line).flatMap((step) => near('step', step, 1))),
      ),
  ),
  proof(
    'CLREQ-6.3.1-a',
    METRICS,
    'Han of natural lines step 1 em',
    'tracking: 0.02',
    { text: PLAIN, measure: 31 },
    style({ tracking: 0.02 }),
    (settings) =>
      settings.flatMap(({ lines }) =>
        lines.flatMap((line) => hanSteps(line).flatMap((step) => near('step', step, 1))),
      ),
  ),
  proof(
    'CLREQ-6.3.1.1-a',
    'src/text/measure.ts',
    'with 疏排 of 1/4, 1/3, 1/2 and 1 em every step is 1 em and that',
    'tracking: 0',
    [0.25, 1 / 3, 0.5, 1].map((tracking) => single({ style: { tracking } })),
    style({ tracking: 0 }),
    (settings) =>
      [0.25, 1 / 3, 0.5, 1].flatMap((tracking, i) =>
        hanSteps(settings[i]!.lines[0]!).flatMap((step) => near('step', step, 1 + tracking)),
      ),
  ),
  proof(
    'CLREQ-6.3.1.3-a',
    'src/text/measure.ts',
    'no Han step of body text in the sweep is below 1 em',
    'tracking: −0.05',
    sweep(MARKS),
    style({ tracking: -0.05 }),
    (settings) =>
      allLines(settings).flatMap(({ line }) =>
        hanSteps(line).flatMap((step) => within(line.text, step, 1, 9)),
      ),
  ),
  proof(
    'CLREQ-6.3.1.2-a CLREQ-6.2.1.3-d',
    JUSTIFY,
    'a line set 均排 begins and ends on the measure with equal steps',
    'lastLine: start',
    single({ composition: { lastLine: 'justify' } }),
    { lastLine: 'start' },
    ([one]) => [
      ...near('start', trimmedStart(one!.lines[0]!), 0, EDGE),
      ...near('end', trimmedEnd(one!.lines[0]!), 20, EDGE),
      ...alike('step', hanSteps(one!.lines[0]!)),
    ],
  ),
  proof(
    'CLREQ-6.2.1.3-a',
    JUSTIFY,
    'a centred line has equal blanks, its Han solid',
    'align: left',
    single({ style: { align: 'center' } }),
    style({ align: 'left' }),
    ([one]) => [
      ...near('blanks', trimmedStart(one!.lines[0]!), 20 - trimmedEnd(one!.lines[0]!), 0.01),
      ...hanSteps(one!.lines[0]!).flatMap((step) => near('step', step, 1)),
    ],
  ),
  proof(
    'CLREQ-6.2.1.3-b',
    JUSTIFY,
    'a line set left begins at the start',
    'align: right',
    single({ style: { align: 'left' } }),
    style({ align: 'right' }),
    ([one]) => near('start', trimmedStart(one!.lines[0]!), 0, EDGE),
  ),
  proof(
    'CLREQ-6.2.1.3-c',
    JUSTIFY,
    'a line set right, and a last line that asks for it, ends on the measure',
    'align: left, lastLine: start',
    [single({ style: { align: 'right' } }), single({ composition: { lastLine: 'end' } })],
    (one) => ({
      ...one,
      style: { align: one.style ? 'left' : 'justify' },
      composition: { lastLine: 'start' },
    }),
    (settings) => settings.flatMap(({ lines }) => near('end', trimmedEnd(lines[0]!), 20, EDGE)),
  ),
  proof(
    'CLREQ-6.2.1.1-a CLREQ-6.2.1.1-b',
    METRICS,
    'each paragraph of a story begins at 2 em, its other lines at 0',
    'indent: 0',
    { text: PARAGRAPHS, measure: 11, style: { indent: 2 } },
    style({ indent: 0 }),
    ([one]) => [
      ...firstLines(one!).first.flatMap((line) => near(line.text, trimmedStart(line), 2, EDGE)),
      ...holds('a first line is missing', firstLines(one!).first.length === 4),
      ...firstLines(one!).other.flatMap((line) => near(line.text, trimmedStart(line), 0, EDGE)),
    ],
  ),
  proof(
    'CLREQ-6.2.1.1-c CLREQ-6.2.1.1-d',
    'src/layout/flow.ts',
    'baselines follow one another at the pitch, over paragraphs and blank lines of the copy',
    'a subhead between paragraphs',
    { text: PARAGRAPHS.replace('\n\n', '\n\n\n\n'), measure: 11, rows: 30 },
    copy((text) => text.replace('\n\n\n\n', '\n\n### 灯\n\n')),
    ([one]) =>
      one!.lines
        .slice(1)
        .flatMap(({ baseline, text }, i) => near(text, (baseline - one!.lines[i]!.baseline) / 20, 1)),
  ),
  proof(
    'CLREQ-6.2.1.2-a',
    METRICS,
    'all lines of the block begin 3 em in',
    'hangIndent: 0',
    { text: PLAIN + PLAIN, measure: 14, style: { indent: 3 }, composition: { hangIndent: 3 } },
    { hangIndent: 0 },
    ([one]) => one!.lines.flatMap((line) => near(line.text, trimmedStart(line), 3, EDGE)),
  ),
  proof(
    'CLREQ-6.2.1.2-c CLREQ-6.2.1.2-d',
    METRICS,
    'the first line begins at the edge, the others 4 em in, and full lines end on the measure',
    'hangIndent: 0',
    { text: PLAIN + PLAIN, measure: 14, composition: { hangIndent: 4 } },
    { hangIndent: 0 },
    ([one]) => [
      ...one!.lines.flatMap((line, i) => near(line.text, trimmedStart(line), i === 0 ? 0 : 4, EDGE)),
      ...fullLines([one!]).flatMap(({ line }) => near(line.text, trimmedEnd(line), 14, EDGE)),
    ],
  ),
  proof(
    'CLREQ-3.1.1-d',
    'src/layout/style.ts',
    'emphasis is set in another face than the text',
    'emphasis: song',
    { text: '国**灯**国', measure: 12 },
    style({ emphasis: 'song' }),
    ([one]) =>
      holds('the same face', find(one!, '灯')!.glyphs[0]!.font !== find(one!, '国')!.glyphs[0]!.font),
  ),
  proof(
    'CLREQ-7.1.1.5-d',
    'src/layout/slots.ts',
    'full lines of text of 9 pt in a frame of 155 pt are 17 em of it',
    'size: 10pt',
    { text: PLAIN + PLAIN, measure: 15.5, style: { size: '9pt' } },
    style({ size: '10pt' }),
    ([one]) =>
      fullLines([one!]).flatMap(({ line }) =>
        near(line.text, (trimmedEnd(line) - trimmedStart(line)) / 0.9, 17, EDGE),
      ),
  ),
  proof(
    'CLREQ-7.1.1.5-g',
    'src/units.ts',
    '小五 comes out as 9 pt and 五号 as 10.5 pt',
    'size: 10pt',
    [single({ style: { size: '小五' } }), single({ style: { size: '五号' } })],
    style({ size: '10pt' }),
    (settings) =>
      [0.9, 1.05].flatMap((size, i) => near('size', settings[i]!.lines[0]!.glyphs[0]!.size, size)),
  ),
  proof(
    'CLREQ-2.1.2-m CLREQ-7.1.3.4-b',
    'src/layout/set-thread.ts',
    'legs of a levelled story have ⌈n/m⌉ lines, the last may be short',
    'valign: grid',
    { text: PLAIN.repeat(3), measure: 32, rows: 20, frame: { split: 3, valign: 'middle' } },
    (one) => ({ ...one, frame: { ...one.frame, valign: 'grid' } }),
    ([one]) => {
      const legs = [0, 11, 22].map(
        (x) =>
          one!.lines.filter(({ glyphs }) => glyphs.some((glyph) => glyph.x >= x && glyph.x < x + 10)).length,
      );
      const most = Math.ceil(legs.reduce((sum, n) => sum + n, 0) / 3);
      return [
        ...near('first leg', legs[0], most),
        ...near('second leg', legs[1], most),
        ...holds(`last leg ${legs}`, legs[2]! <= most && legs[2]! > most - 3),
      ];
    },
  ),
];

/** How far the step of two characters is from the plain advance of the first. */
function plainStep(setting: Setting, text: string): number | undefined {
  const first = find(setting, text)?.glyphs[0];
  const step = distance(setting, text);
  return first && step !== undefined ? step - first.advance : undefined;
}
