import { distance, find, holds, inkOf, inkSpan, near, starts, TIGHT, textOf, within } from '../measures.ts';
import { copy, type Proof, proof, without } from '../proof.ts';
import { MARKS, sweep } from '../sweeps.ts';
import type { Setting, Specimen } from '../workshop.ts';

const REBOX = 'src/text/rebox.ts';
const SQUEEZE = 'src/text/squeeze.ts';
const HALF = { widthStyle: 'half' };
const STOPS = [...'、，。；：？！'];
const PAIRS = ['“”', '‘’', '（）', '〔〕', '［］', '【】', '〖〗', '《》', '〈〉', '「」', '『』', '｛｝'];
export const OPENERS = PAIRS.map(([open]) => open!);
export const CLOSERS = PAIRS.map((pair) => pair[1]!);
/** Middle of the em box above the baseline. */
export const MIDDLE = 0.38;

/** A paragraph for each of the marks, between two Han: every line is natural. */
export function probe(
  marks: readonly string[],
  composition: Readonly<Record<string, unknown>> = {},
): Specimen {
  return {
    text: marks.map((mark) => `国${mark}国`).join('\n\n'),
    measure: 20,
    rows: 3 * marks.length,
    composition,
  };
}

/** Faults of marks that do not take so many em between two Han. */
export function take(setting: Setting, marks: readonly string[], width: number): string[] {
  return marks.flatMap((mark) => near(`国${mark}国`, distance(setting, `国${mark}国`), 1 + width));
}

/** Middle of the ink of a mark in the cell that begins after the Han before it. */
export function middle(setting: Setting, mark: string): { x: number; y: number; length: number } {
  const found = find(setting, `国${mark}国`);
  const ink = inkSpan(setting, `国${mark}国`);
  if (!found || !ink) return { x: Number.NaN, y: Number.NaN, length: Number.NaN };
  const own = found.glyphs.slice(1, -1).map((glyph) => glyph.ink);
  const x0 = Math.min(...own.map((one) => one.x0));
  const x1 = Math.max(...own.map((one) => one.x1));
  const y0 = Math.min(...own.map((one) => one.y0));
  const y1 = Math.max(...own.map((one) => one.y1));
  return { x: (x0 + x1) / 2 - found.glyphs[0]!.x - 1, y: (y0 + y1) / 2, length: x1 - x0 };
}

/** Inks of neighbours that run into each other. */
function overlaps(settings: readonly Setting[]): string[] {
  return settings.flatMap(({ lines, measure }) =>
    lines.flatMap(({ glyphs, text }) =>
      glyphs.flatMap((glyph, i) => {
        const next = glyphs[i + 1];
        if (!next || /[—…\w ]/.test(glyph.text + next.text)) return [];
        return holds(
          `${measure} em: ${glyph.text}${next.text} in ${text}`,
          glyph.ink.x1 <= next.ink.x0 + 0.02,
        );
      }),
    ),
  );
}

/** Two marks that take an em and a half together. */
export const NEIGHBOURS = ['）：', '，（', '。”', '）（', '》，', '；“', '！）', '：《', '？”', '”、'];

/** Clauses on the shape and width of marks (CLREQ 5, 6.3.2, GB/T 15834 5.1, annex A). */
export const MARK_ROWS: readonly Proof[] = [
  proof('CLREQ-5.1-a', REBOX, 'Han–mark–Han steps 2 em', 'widthStyle: half', probe(STOPS), HALF, ([one]) =>
    take(one!, STOPS, 1),
  ),
  proof(
    'CLREQ-5.1-b',
    REBOX,
    'ink of 、，。 in the lower left of the cell, of ：；？！ at its left',
    'boxes off',
    probe(STOPS),
    without('boxes'),
    ([one]) =>
      STOPS.flatMap((mark) => {
        const { x, y } = middle(one!, mark);
        return [
          ...within(`${mark} across`, x, 0, 0.495),
          ...('、，。'.includes(mark) ? within(`${mark} up`, y + 0.12, 0, 0.4) : []),
        ];
      }),
  ),
  proof(
    'GB-5.1.1-a',
    REBOX,
    'Han–mark–Han steps 2 em, ink at the lower left',
    'boxes off',
    probe([...'、，。；：']),
    without('boxes'),
    ([one]) => [
      ...take(one!, [...'、，。；：'], 1),
      ...[...'、，。；：'].flatMap((mark) => within(mark, middle(one!, mark).x, 0, 0.495)),
    ],
  ),
  proof(
    'GB-5.1.2-a',
    REBOX,
    'Han–mark–Han steps 2 em, ink at the left, never first on a line of the sweep',
    'kinsoku: none',
    [
      probe(['？', '！']),
      ...sweep('灯亮了？船来了！人到了？天晴了！风停了？水平了！河开了？路通了！雪化了？鸟叫了！花开了？'),
    ],
    { kinsoku: 'none' },
    ([one, ...rest]) => [
      ...take(one!, ['？', '！'], 1),
      ...['？', '！'].flatMap((mark) => within(mark, middle(one!, mark).x, 0, 0.5)),
      ...starts(rest, '？！'),
    ],
  ),
  proof(
    'CLREQ-5.1-e GB-5.1.3-a',
    REBOX,
    'Han–mark–Han steps 2 em for each opening and closing mark',
    'widthStyle: half',
    probe([...OPENERS, ...CLOSERS]),
    HALF,
    ([one]) => take(one!, [...OPENERS, ...CLOSERS], 1),
  ),
  proof(
    'CLREQ-5.1-f',
    REBOX,
    'ink of opening marks in the right half of the cell, of closing ones in the left',
    'boxes off',
    probe([...OPENERS, ...CLOSERS]),
    without('boxes'),
    ([one]) => [
      ...OPENERS.flatMap((mark) => within(mark, middle(one!, mark).x, 0.51, 1)),
      ...CLOSERS.flatMap((mark) => within(mark, middle(one!, mark).x, 0, 0.49)),
    ],
  ),
  proof(
    'CLREQ-5.1-g GB-5.1.4-a',
    REBOX,
    'steps sum to 2 em, one stroke without a gap, centred both ways',
    'boxes off',
    probe(['——']),
    without('boxes'),
    ([one]) => {
      const [left, right] = find(one!, '国——国')!.glyphs.slice(1, 3);
      const { x, y, length } = middle(one!, '——');
      return [
        ...take(one!, ['——'], 2),
        ...holds('a gap in the stroke', right!.ink.x0 - left!.ink.x1 <= 0.02),
        ...near('across', x, 1, 0.05),
        ...near('up', y, MIDDLE, 0.05),
        ...within('length', length, 1.8, 1.95),
      ];
    },
  ),
  proof(
    'CLREQ-5.1-h',
    REBOX,
    'step 1 em, ink centred',
    'middle off',
    probe(['—']),
    without('middle'),
    ([one]) => [
      ...take(one!, ['—'], 1),
      ...near('across', middle(one!, '—').x, 0.5, 0.05),
      ...near('up', middle(one!, '—').y, MIDDLE, 0.05),
    ],
  ),
  proof(
    'CLREQ-5.1-i GB-5.1.6-a',
    REBOX,
    'step 0.5 em, ink shorter than that of 一',
    'boxes off',
    probe(['–', '一']),
    without('boxes'),
    ([one]) => [
      ...take(one!, ['–'], 0.5),
      ...holds('as long as 一', middle(one!, '–').length < middle(one!, '一').length),
    ],
  ),
  proof(
    'CLREQ-5.1-j',
    REBOX,
    'step 1 em, ink centred',
    'copy with a Latin ~',
    probe(['～']),
    copy('国~国'),
    ([one]) => [...take(one!, ['～'], 1), ...near('across', middle(one!, '～').x, 0.5, 0.05)],
  ),
  proof(
    'CLREQ-5.1-k',
    REBOX,
    'step 0.5 em, ink centred both ways',
    'boxes off',
    probe(['·']),
    without('boxes'),
    ([one]) => [
      ...take(one!, ['·'], 0.5),
      ...near('across', middle(one!, '·').x, 0.25, 0.03),
      ...near('up', middle(one!, '·').y, MIDDLE, 0.03),
    ],
  ),
  proof(
    'GB-5.1.7-a',
    REBOX,
    'step 0.5 em, and no line of the sweep starts with it',
    'kinsoku: none',
    [probe(['·']), ...sweep(MARKS)],
    { kinsoku: 'none' },
    ([one, ...rest]) => [...take(one!, ['·'], 0.5), ...starts(rest, '·')],
  ),
  proof(
    'GB-5.1.6-c',
    REBOX,
    'ink of — – ～ centred in height, none first on a line of the sweep',
    'kinsoku: none',
    [probe(['—', '–', '～']), ...sweep(MARKS)],
    { kinsoku: 'none' },
    ([one, ...rest]) => [
      ...['—', '–', '～'].flatMap((mark) => near(mark, middle(one!, mark).y, MIDDLE, 0.05)),
      ...starts(rest, '—–～'),
    ],
  ),
  proof(
    'CLREQ-5.1-m',
    REBOX,
    'step 0.5 em, ink centred',
    'boxes off',
    probe(['／', '/']),
    without('boxes'),
    ([one]) => [
      ...take(one!, ['／', '/'], 0.5),
      ...['／', '/'].flatMap((mark) => near(mark, middle(one!, mark).x, 0.25, 0.05)),
    ],
  ),
  proof(
    'CLREQ-5.1.1.3-a GB-5.1.2-b',
    SQUEEZE,
    'Han–pair–Han steps 2 em',
    'doubled stops off',
    probe(['？！', '！？', '？？', '！！']),
    without('doubled-stops'),
    ([one]) => take(one!, ['？！', '！？', '？？', '！！'], 1),
  ),
  proof(
    'CLREQ-5.1.1.3-b GB-5.1.2-c',
    SQUEEZE,
    'Han–triple–Han steps 3 em',
    'pairs: off',
    probe(['？？？', '！！！']),
    { pairs: 'off' },
    ([one]) => take(one!, ['？？？', '！！！'], 2),
  ),
  proof(
    'CLREQ-5.1.1.3-d',
    SQUEEZE,
    'the pair extracts as its two source marks, no .notdef',
    'copy with ⁈',
    probe(['？！']),
    copy('国⁈国'),
    ([one]) => [
      ...holds(`extracts as ${textOf(one!)}`, textOf(one!) === '国？！国'),
      ...holds(
        '.notdef',
        one!.lines[0]!.glyphs.every(({ code }) => code !== 0),
      ),
    ],
  ),
  proof(
    'CLREQ-5.2-e',
    REBOX,
    '“ ” ‘ ’ — … come from the font of the Han and take 1 em',
    'boxes off',
    probe(['“', '”', '‘', '’', '—', '…']),
    without('boxes'),
    ([one]) => [
      ...take(one!, ['“', '”', '‘', '’', '—', '…'], 1),
      ...holds(
        'another font',
        new Set(one!.lines.flatMap(({ glyphs }) => glyphs.map(({ font }) => font))).size === 1,
      ),
    ],
  ),
  proof(
    'CLREQ-5.4.1-a GB-5.1.5-a',
    REBOX,
    'steps sum to 2 em, two glyphs of three dots, whole on every line',
    'long units off, boxes off',
    [probe(['……']), ...sweep('灯亮了……船来了……人到了……天晴了……风停了……水平了……河开了……路通了……雪化了……')],
    without('long-units', 'boxes'),
    ([one, ...rest]) => [
      ...take(one!, ['……'], 2),
      ...rest.flatMap(({ lines, measure }) =>
        lines.flatMap(({ text }) =>
          holds(`${measure} em: ${text}`, (text.match(/…/g)?.length ?? 0) % 2 === 0),
        ),
      ),
    ],
  ),
  proof(
    'CLREQ-5.4.1-b',
    REBOX,
    'ink at mid-height of the em',
    'copy with full stops of Latin',
    probe(['……']),
    copy('国......国'),
    ([one]) => near('up', middle(one!, textOf(one!).slice(1, -1)).y, MIDDLE, 0.06),
  ),
  proof(
    'CLREQ-5.4.1-c',
    REBOX,
    'with tracking, the third dot is as far from the fourth as dots inside the signs are from each other',
    'long units off',
    { ...probe(['……']), style: { tracking: 0.2 } },
    without('long-units'),
    ([one]) => {
      const [left, right] = find(one!, '国……国')!.glyphs.slice(1, 3);
      const dot = left!.ink.y1 - left!.ink.y0;
      const pitch = (left!.ink.x1 - left!.ink.x0 - dot * left!.scale) / 2;
      return [
        ...near('between the signs', right!.ink.x0 - left!.ink.x1 + dot, pitch, 0.03),
        ...near('in 2 em', middle(one!, '……').x, 1.2, 0.03),
      ];
    },
  ),
  proof(
    'CLREQ-6.3.2.1-a',
    SQUEEZE,
    'a cut 。 stands where it would, the next mark 0.5 em nearer',
    'cut at the other side',
    probe(['。”', '，）']),
    without('outer-side'),
    ([one]) =>
      ['。”', '，）'].flatMap((pair) => [
        ...near(`${pair} first`, distance(one!, `国${pair[0]}`), 1),
        ...near(`${pair} second`, distance(one!, `国${pair}`), 1.5),
      ]),
  ),
  proof(
    'CLREQ-6.3.2.1-b',
    SQUEEZE,
    'a cut “ stands 0.5 em nearer to the mark before it',
    'cut at the other side',
    probe(['，“', '：《']),
    without('outer-side'),
    ([one]) => ['，“', '：《'].flatMap((pair) => near(pair, inkShift(one!, pair), 0.5, 0.01)),
  ),
  proof(
    'CLREQ-6.3.2.1-e CLREQ-6.2.2.3-c',
    SQUEEZE,
    '– · ／ step 0.5 em on every line of the sweep, squeezed or opened',
    'boxes off',
    sweep(
      '甲·乙，丙·丁；戊·己，庚–辛，壬／癸、子·丑，寅·卯，（辰）–巳，午·未，申／酉，戌·亥，天·地，玄–黄，宇·宙',
    ),
    without('boxes'),
    (settings) =>
      settings.flatMap((one) =>
        ['甲·乙', '丙·丁', '庚–辛', '壬／癸', '子·丑', '申／酉', '戌·亥', '玄–黄'].flatMap((text) =>
          find(one, text) ? near(`${one.measure} em ${text}`, distance(one, text), 1.5) : [],
        ),
      ),
  ),
  proof(
    'CLREQ-6.3.2.1-f',
    SQUEEZE,
    'ink of neighbours does not overlap in any style of the sweep',
    'cuts of 0.7 em',
    [
      ...sweep(MARKS),
      ...sweep(MARKS, { composition: { widthStyle: 'kaiming' } }),
      ...sweep(MARKS, { composition: HALF }),
    ],
    without('blank-only'),
    overlaps,
  ),
  proof(
    'CLREQ-6.3.2.2-a',
    SQUEEZE,
    'Han–AB–Han steps 2.5 em',
    'pairs: off',
    probe(NEIGHBOURS),
    { pairs: 'off' },
    ([one]) => take(one!, NEIGHBOURS, 1.5),
  ),
  proof(
    'CLREQ-6.3.2.2-b',
    SQUEEZE,
    'n brackets take n/2 + 0.5 em',
    'pairs: off',
    probe(['（《', '》）', '》《', '’”）', '“‘《', '》）（']),
    { pairs: 'off' },
    ([one]) =>
      ['（《', '》）', '》《', '’”）', '“‘《', '》）（'].flatMap((run) =>
        take(one!, [run], 0.5 * run.length + 0.5),
      ),
  ),
  proof(
    'CLREQ-6.3.2.2-c',
    SQUEEZE,
    'with `tight`, closing + opening take 1 em',
    'pairs: normal',
    probe(['）（', '。“'], { pairs: 'tight' }),
    { pairs: 'normal' },
    ([one]) => take(one!, ['）（', '。“'], 1),
  ),
  proof(
    'CLREQ-6.3.2.2-d',
    SQUEEZE,
    '》 keeps its step after the Han it encloses, （ its step before',
    'cut at the other side',
    probe(['》（', '）。', '”，']),
    without('outer-side'),
    ([one]) => [
      ...near('Han–》', distance(one!, '国》'), 1),
      ...near('（–Han', distance(one!, '（国'), 1),
      ...near('Han–）', distance(one!, '国）'), 1),
      ...near('Han–”', distance(one!, '国”'), 1),
    ],
  ),
  proof(
    'CLREQ-A.1-a',
    'src/text/classes.ts',
    'each of 。．，、：；！？ steps 1 em, ‼⁇⁈⁉ 1 em; all have glyphs',
    'widthStyle: half',
    probe([...'。．，、：；！？']),
    HALF,
    ([one]) => [...take(one!, [...'。．，、：；！？'], 1), ...noMissing(one!)],
  ),
  proof(
    'CLREQ-A.2-a',
    'src/text/classes.ts',
    '—— …… ⸺ ⋯⋯ step 2 em, ～ — 1 em, – · / ／ 0.5 em',
    'boxes off',
    probe(['——', '……', '～', '—', '–', '·', '/', '／']),
    without('boxes'),
    ([one]) => [
      ...take(one!, ['——', '……'], 2),
      ...take(one!, ['～', '—'], 1),
      ...take(one!, ['–', '·', '/', '／'], 0.5),
      ...noMissing(one!),
    ],
  ),
  proof(
    'CLREQ-A.3-a',
    'src/text/classes.ts',
    'each bracket steps 1 em, and 1.5 em together with a comma',
    'pairs: off',
    probe([
      ...OPENERS,
      ...CLOSERS,
      ...OPENERS.map((mark) => `，${mark}`),
      ...CLOSERS.map((mark) => `${mark}，`),
    ]),
    { pairs: 'off' },
    ([one]) => [
      ...take(one!, [...OPENERS, ...CLOSERS], 1),
      ...take(one!, [...OPENERS.map((mark) => `，${mark}`), ...CLOSERS.map((mark) => `${mark}，`)], 1.5),
      ...noMissing(one!),
    ],
  ),
  ...styles(),
];

/** How much nearer the second of two marks stands than it would stand alone: its step from the Han is 2 em uncut. */
function inkShift(setting: Setting, pair: string): number {
  return 2 - (distance(setting, `国${pair}`) ?? 0);
}

function noMissing(setting: Setting): string[] {
  return setting.problems
    .filter(({ code }) => code === 'font-missing-glyph')
    .map(({ params }) => `no glyph for ${params.char}`);
}

/** The four width styles. */
function styles(): Proof[] {
  const all = [...STOPS, ...OPENERS, ...CLOSERS];
  const kaiming = { widthStyle: 'kaiming' };
  const quan = { lineEnd: 'full', lineStart: 'full' };
  const atEnds = (settings: readonly Setting[], width: number) =>
    settings.flatMap(({ lines, measure }) =>
      lines
        .slice(0, -1)
        .filter(({ text }) => '、，。：；？！”’）】》」'.includes(text.at(-1)!))
        .flatMap(({ glyphs, text }) =>
          near(`${measure} em: ${text}`, glyphs.at(-1)!.x + width, measure, TIGHT),
        ),
    );
  return [
    proof('W-QJ-a', SQUEEZE, 'Han–mark–Han steps 2 em', 'widthStyle: half', probe(all, quan), HALF, ([one]) =>
      take(one!, all, 1),
    ),
    proof(
      'W-QJ-b',
      SQUEEZE,
      'Han–AB–Han steps 2.5 em',
      'pairs: off',
      probe(NEIGHBOURS, quan),
      { pairs: 'off' },
      ([one]) => take(one!, NEIGHBOURS, 1.5),
    ),
    proof(
      'W-QJ-c',
      SQUEEZE,
      'the origin of a mark at a line end is 1 em before the measure',
      'lineEnd: half',
      sweep(MARKS, { composition: quan }),
      { lineEnd: 'half' },
      (settings) => atEnds(settings, 1),
    ),
    proof(
      'W-HM-a',
      SQUEEZE,
      'Han–mark–Han steps 2 em, Han–AB–Han 2.5 em',
      'widthStyle: kaiming',
      probe([...all, ...NEIGHBOURS]),
      kaiming,
      ([one]) => [...take(one!, all, 1), ...take(one!, NEIGHBOURS, 1.5)],
    ),
    proof(
      'W-KM-a',
      SQUEEZE,
      'Han–stop–Han steps 2 em for 。．？！',
      'widthStyle: half',
      probe([...'。．？！'], kaiming),
      HALF,
      ([one]) => take(one!, [...'。．？！'], 1),
    ),
    proof(
      'W-KM-b',
      SQUEEZE,
      'Han–mark–Han steps 1.5 em for ，、；： and brackets',
      'widthStyle: full',
      probe([...'，、；：', ...OPENERS, ...CLOSERS], kaiming),
      { widthStyle: 'full' },
      ([one]) => take(one!, [...'，、；：', ...OPENERS, ...CLOSERS], 0.5),
    ),
    proof(
      'W-KM-d',
      SQUEEZE,
      'the origin of a mark at a line end is 0.5 em before the measure',
      'lineEnd: full',
      sweep(MARKS, { composition: kaiming }),
      { lineEnd: 'full' },
      (settings) => atEnds(settings, 0.5),
    ),
    proof(
      'W-KM-e',
      SQUEEZE,
      '），take 1 em; 。” and ）。 1 to 1.5 em',
      'pairs: off',
      probe(['），', '。”', '）。', '。（'], kaiming),
      { pairs: 'off' },
      ([one]) => [
        ...take(one!, ['），'], 1),
        ...['。”', '）。', '。（'].flatMap((pair) =>
          within(pair, distance(one!, `国${pair}国`), 2, pair === '。”' ? 2 : 2.5),
        ),
      ],
    ),
    proof(
      'W-BJ-a',
      SQUEEZE,
      'Han–mark–Han steps 1.5 em for all',
      'widthStyle: full',
      probe(all, HALF),
      { widthStyle: 'full' },
      ([one]) => take(one!, all, 0.5),
    ),
    proof(
      'W-BJ-b',
      SQUEEZE,
      '—— …… — ～ step 2, 2, 1, 1 em in 半角式 too',
      'boxes off',
      probe(['——', '……', '—', '～'], HALF),
      without('boxes'),
      ([one]) => [...take(one!, ['——', '……'], 2), ...take(one!, ['—', '～'], 1)],
    ),
    proof(
      'W-BJ-c',
      SQUEEZE,
      'Han–，–Han steps 1.5 em on tight lines as on loose ones',
      'widthStyle: full',
      sweep('灯亮了，船来了，人到了，天晴了，风停了，水平了，河开了，路通了，雪化了，鸟叫了，花开了', {
        composition: HALF,
      }),
      { widthStyle: 'full' },
      (settings) =>
        settings.flatMap((one) =>
          one.lines.flatMap(({ glyphs, text }) =>
            glyphs
              .flatMap((glyph, i) => {
                const before = glyphs[i - 1];
                return before && glyph.text === '，'
                  ? near(`${one.measure} em: ${text}`, glyph.x - before.x, 1)
                  : [];
              })
              .concat(
                text.includes('，') && !/^.*，.$/.test(text)
                  ? holds(
                      'a comma of 1 em',
                      glyphs.every(
                        (glyph, i) =>
                          glyph.text !== '，' || !glyphs[i + 1] || glyphs[i + 1]!.x - glyph.x < 0.95,
                      ),
                    )
                  : [],
              ),
          ),
        ),
    ),
    proof(
      'W-XX-a',
      SQUEEZE,
      'Han–AB–Han steps 2.5 em at most in each style',
      'pairs: off',
      [probe(NEIGHBOURS), probe(NEIGHBOURS, kaiming), probe(NEIGHBOURS, HALF)],
      { pairs: 'off' },
      (settings) =>
        settings.flatMap((one) =>
          NEIGHBOURS.flatMap((pair) => within(pair, distance(one, `国${pair}国`), 1.5, 2.5)),
        ),
    ),
    proof(
      'W-XX-c',
      REBOX,
      'the outline of a mark is the same in 全角 and 半角',
      'copy with half-width marks',
      [probe(all), probe(all, HALF)],
      (one) =>
        one.composition?.widthStyle === 'half'
          ? { ...one, text: one.text.replaceAll('，', ',').replaceAll('（', '(') }
          : one,
      ([full, half]) =>
        all.flatMap((mark) => {
          const [a, b] = [inkOf(full!, `国${mark}国`, 1), inkOf(half!, `国${mark}国`, 1)];
          return [
            ...near(`${mark} width`, b && b.x1 - b.x0, a ? a.x1 - a.x0 : 0, 0.02),
            ...near(`${mark} height`, b && b.y1 - b.y0, a ? a.y1 - a.y0 : 0, 0.02),
          ];
        }),
    ),
  ];
}
