import { allLines, find, holds, isHan, near, textOf, within } from '../measures.ts';
import { type Change, copy, type Proof, proof, style } from '../proof.ts';
import { MARKS, PLAIN, sweep } from '../sweeps.ts';
import type { Setting, Specimen } from '../workshop.ts';

const CHECK = 'src/check/text';

/** A slip of the copy that the lint finds: set all the same, and reported. */
function slip(text: string): Specimen {
  return { text, measure: 30, lint: {} };
}

/** The lint without the rule. */
function ruleOff(rule: string): Change {
  return (one) => ({ ...one, lint: { [rule]: { off: '对照' } } });
}

/** Faults of slips in the text layer that the rule has not reported. */
function unreported(
  setting: Setting | undefined,
  rule: string,
  slips: (text: string) => readonly string[],
): string[] {
  if (setting!.problems.some(({ code }) => code === rule)) return [];
  return slips(textOf(setting!)).map((one) => `${one} is printed and not reported`);
}

function matches(pattern: RegExp): (text: string) => readonly string[] {
  return (text) => text.match(pattern) ?? [];
}

/** 〈 that stands in no 《, and 《 that stands in another. */
function wrongTitles(text: string): string[] {
  let depth = 0;
  const wrong: string[] = [];
  for (const sign of text) {
    if ((sign === '〈' && depth === 0) || (sign === '《' && depth > 0)) wrong.push(sign);
    if (sign === '《') depth++;
    else if (sign === '》') depth--;
  }
  return wrong;
}

/** ‘ at the outside, and “ inside another “. */
function wrongQuotes(text: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const sign of text) {
    if (sign === '“' && open.includes('“')) wrong.push(sign);
    if (sign === '‘' && open.length === 0) wrong.push(sign);
    if (sign === '“' || sign === '‘') open.push(sign);
    else if (sign === '”' || sign === '’') open.pop();
  }
  return wrong;
}

/** A quotation of three paragraphs, which the middle one does not open. */
const PARAGRAPHS = '“渡口的灯亮着。\n\n船工在岸边等人。\n\n“后来船开了。”';

/** Clauses on what copy says, which the lint holds it to (CLREQ 4.1, 5.1, 5.2). */
const SLIPS: readonly Proof[] = [
  proof(
    'CLREQ-4.1-d',
    `${CHECK}/width.ts`,
    'no full-width letter or figure is printed without a report',
    'lint rule off on a wrong fixture',
    slip('渡口２０２６年装了ＧＰＳ。'),
    ruleOff('text-fullwidth-alnum'),
    ([one]) => unreported(one, 'text-fullwidth-alnum', matches(/[０-９Ａ-Ｚａ-ｚ]/g)),
  ),
  proof(
    'CLREQ-4.1-e',
    `${CHECK}/marks.ts`,
    'no half-width mark beside a Han is printed without a report',
    'lint rule off on a wrong fixture',
    slip('船到了,人下来了;灯亮着:天黑了。'),
    ruleOff('text-halfwidth-punct'),
    ([one]) => unreported(one, 'text-halfwidth-punct', matches(/[,.:;](?=\p{Script=Han})/gu)),
  ),
  proof(
    'CLREQ-5.1-l',
    `${CHECK}/width.ts`,
    'no other interpunct than · is printed between Han without a report',
    'lint rule off on a wrong fixture',
    slip('阿勒‧江和巴特•尔、古丽・娜扎都来了。'),
    ruleOff('text-middle-dot-char'),
    ([one]) => unreported(one, 'text-middle-dot-char', matches(/[‧•．・]/g)),
  ),
  proof(
    'CLREQ-5.1-n',
    `${CHECK}/quotes.ts`,
    '〈 outside a title, or 《 in one, is not printed without a report',
    'lint rule off on a wrong fixture',
    slip('他读过《论《渡口》的灯》和〈船工〉。'),
    ruleOff('text-title-nesting'),
    ([one]) => unreported(one, 'text-title-nesting', wrongTitles),
  ),
  proof(
    'CLREQ-5.1.1.3-c',
    `${CHECK}/marks.ts`,
    'four ？ or ！ together are not printed without a report',
    'lint rule off on a wrong fixture',
    slip('船来了吗？？？？来了！！！！'),
    ruleOff('text-punct-repeat'),
    ([one]) => unreported(one, 'text-punct-repeat', matches(/[？！]{4,}/g)),
  ),
  proof(
    'CLREQ-5.2-a',
    `${CHECK}/quotes.ts`,
    '‘ outside, or “ inside “, is not printed without a report',
    'lint rule off on a wrong fixture',
    slip('老人说：“他喊了一声“开船”就走了。”'),
    ruleOff('text-quote-nesting'),
    ([one]) => unreported(one, 'text-quote-nesting', wrongQuotes),
  ),
  proof(
    'CLREQ-5.2-c',
    `${CHECK}/quotes.ts`,
    'a paragraph of a quotation that does not open it is not printed without a report',
    'lint rule off on a wrong fixture',
    slip(PARAGRAPHS),
    ruleOff('text-quote-unpaired'),
    ([one]) =>
      unreported(one, 'text-quote-unpaired', (text) =>
        (text.match(/“/g) ?? []).length === PARAGRAPHS.split('\n\n').length ? [] : ['a paragraph without “'],
      ),
  ),
];

const NAMED: Specimen = { text: `船工:framed[周渡生]的灯亮着，后人都记得他。${PLAIN}`, measure: 16 };
const SPEAKERS: Specimen = {
  text: `:::speakers\n王力：${PLAIN}\n\n欧阳明月：${PLAIN}\n\n周渡生：好。\n:::`,
  measure: 16,
};
const GOES_ON: Specimen = {
  text: `${PLAIN}\n\n:cont 说完他就上了船，${PLAIN}`,
  measure: 16,
  style: { indent: 2 },
};

/** Where the name of each speaker ends: its last character and an em. */
function nameEnds(setting: Setting): number[] {
  return ['王力：', '欧阳明月：', '周渡生：'].map(
    (text) => (find(setting, text)?.glyphs.at(-2)?.x ?? Number.NaN) + 1,
  );
}

/** Words of Latin in a face whose blank is wider than a quarter of the em. */
const SPACED = sweep(
  '渡口的牌子上写着water level and night school and first aid，旁边写着water level and open house几个词，老人看不懂。',
  { style: { font: 'kai', hei: 'kai' } },
  14,
);

/** Blanks between letters of each line, but the last lines. */
function wordSpaces({ lines }: Setting): number[][] {
  return lines.slice(0, -1).map(({ glyphs }) =>
    glyphs.flatMap((glyph, i) => {
      const next = glyphs[i + 1];
      return next && i > 0 && glyph.text === ' ' ? [next.x - glyph.x] : [];
    }),
  );
}

/** Baselines of the lines of a setting are a pitch apart. */
function evenly({ lines }: Setting): string[] {
  return lines.slice(1).flatMap(({ baseline }, i) => near('pitch', baseline - lines[i]!.baseline, 20, 0.05));
}

/** Clauses on single words and paragraphs (CLREQ 3.1.1, 4.1, 5, 6.2). */
const WORDS: readonly Proof[] = [
  proof(
    'CLREQ-3.1.1-e',
    'src/fonts/manifest.ts',
    'a subhead in the role 仿宋 is in another face than the text: in 楷体, while no file is given',
    'subhead: song',
    { text: `${PLAIN}\n\n### 渡口有灯\n\n${PLAIN}`, measure: 14, styles: { subhead: { font: 'fangsong' } } },
    (one) => ({ ...one, styles: { subhead: { font: 'song' } } }),
    ([one]) => {
      const [head, text] = [find(one!, '渡口有灯')!.glyphs[0]!, find(one!, PLAIN.slice(0, 4))!.glyphs[0]!];
      return [
        ...holds('the face of the text', head.font !== text.font),
        ...holds(`${head.font} is not 楷体`, /Kai/.test(head.font)),
      ];
    },
  ),
  proof(
    'CLREQ-4.1-b',
    'src/text/measure.ts',
    'the ink of 99 % of the Han is inside the frame from its origin to the next, ± 0.02 em',
    'tracking: -0.2',
    { text: [...new Set([...MARKS, ...PLAIN])].filter(isHan).join(''), measure: 30 },
    style({ tracking: -0.2 }),
    ([one]) => {
      const steps = one!.lines.flatMap(({ glyphs }) =>
        glyphs.slice(0, -1).map((glyph, i) => ({ ink: glyph.ink, from: glyph.x, to: glyphs[i + 1]!.x })),
      );
      const inside = steps.filter(({ ink, from, to }) => ink.x0 >= from - 0.02 && ink.x1 <= to + 0.02);
      return [
        ...holds('too few Han', steps.length > 60),
        ...within('share inside', inside.length / steps.length, 0.99, 1),
      ];
    },
  ),
  proof(
    'CLREQ-4.1-c',
    'src/fonts/region-forms.ts',
    'in a font of several regions a character has the form that it gives for simplified Chinese',
    'a font with those forms for Taiwan alone',
    { text: '中国新闻，中国', measure: 10, region: 'ZHS ' },
    (one) => ({ ...one, region: 'ZHT ' }),
    ([one]) => {
      const [form, same] = ['闻', '国'].map((char) => find(one!, char)!.glyphs[0]!.ink);
      return [
        ...holds('the text layer', textOf(one!) === '中国新闻，中国'),
        ...near('width', form!.x1 - form!.x0, same!.x1 - same!.x0),
        ...near('height', form!.y1 - form!.y0, same!.y1 - same!.y0),
      ];
    },
  ),
  proof(
    'CLREQ-5.1.1.4-a',
    'src/layout/name-frames.ts',
    'one frame, from the first origin of the name to an em after its last, as high as the em',
    'copy without the mark',
    NAMED,
    copy((text) => text.replace(':framed[周渡生]', '周渡生')),
    ([one]) => {
      const name = find(one!, '周渡生');
      const [shape, ...others] = one!.shapes;
      if (!name || !shape) return ['no name in a frame'];
      const [x0, y0, x1, y1] = shape.box;
      const [first, last] = [name.glyphs[0]!, name.glyphs.at(-1)!];
      return [
        ...near('others', others.length, 0, 0),
        // The line of 0.05 em runs inside the box.
        ...near('left', x0, first.x, 0.05),
        ...near('right', x1, last.x + 1, 0.05),
        ...near('height', y1 - y0, 1, 0.06),
      ];
    },
  ),
  proof(
    'CLREQ-5.5.1-a',
    'src/content/grammar.ts',
    'a reading stands in brackets in the line, in the size of the text; nothing small stands between lines',
    'the reading in a mark of half the size',
    { text: `他牵来一头犇（bēn），大家都围着看。${PLAIN}`, measure: 16, styles: {} },
    (one) => ({
      ...one,
      text: `> 编者按 bēn\n\n${PLAIN}`,
      styles: { note: { font: 'kai', size: '5pt' }, label: { font: 'hei', size: '5pt' } },
      frame: { part: 'editor-note', styles: { body: 'note', label: 'label' } },
    }),
    ([one]) => [
      ...allLines([one!]).flatMap(({ line }) =>
        line.glyphs.flatMap(({ size, text }) => holds(`${text} of ${size} em`, size > 0.6)),
      ),
      ...holds('no reading in brackets', find(one!, '犇（bēn）') !== undefined),
    ],
  ),
  proof(
    'CLREQ-5.6.1-b',
    'src/layout/emphasis.ts',
    'baselines are a pitch apart with emphasis dots and without',
    'leading: 21pt',
    {
      text: `渡口的灯亮着，**船工在岸边等人**来坐船，过河去赶集。${PLAIN}`,
      measure: 12,
      composition: { emphasis: 'dots' },
    },
    style({ leading: '21pt' }),
    ([one]) => [...holds('no dots', one!.shapes.length >= 7), ...evenly(one!)],
  ),
  proof(
    'CLREQ-6.4-a',
    'src/layout/slots.ts',
    'baselines are a pitch apart in lines with other faces, letters and figures too',
    'leading: 21pt',
    {
      text: `渡口的灯亮着，**船工**用:kai[手电]和GPS、4G，等人**坐船**过河2026次。${PLAIN}${PLAIN}`,
      measure: 9,
    },
    style({ leading: '21pt' }),
    ([one]) => [...holds('one line', one!.lines.length > 5), ...evenly(one!)],
  ),
  proof(
    'CLREQ-6.2.1.1-e',
    'src/layout/speakers.ts',
    'a paragraph marked as running on starts at the line start, the one before it 2 em in',
    'copy without the mark',
    GOES_ON,
    copy((text) => text.replace(':cont ', '')),
    ([one]) => [
      ...near('first', find(one!, PLAIN.slice(0, 4))?.glyphs[0]?.x, 2),
      ...near('running on', find(one!, '说完他就')?.glyphs[0]?.x, 0),
    ],
  ),
  proof(
    'CLREQ-6.2.1.2-e',
    'src/layout/speakers.ts',
    'the names of a list of speakers end at 4 em, what they say stands in 5 em',
    'a list without the mark',
    SPEAKERS,
    copy((text) => text.replace(':::speakers\n', '').replace('\n:::', '')),
    ([one]) => [
      ...nameEnds(one!).flatMap((end) => near('end of the name', end, 4)),
      ...one!.lines
        .filter(({ text }) => !text.includes('：'))
        .flatMap(({ glyphs, text }) => near(text, glyphs[0]!.x, 5)),
    ],
  ),
  proof(
    'CLREQ-6.2.2.3-b',
    'src/text/adjust.ts',
    'word spaces of a squeezed line are alike, 1/4 em at least',
    'squeeze of word spaces off',
    SPACED,
    { without: ['squeeze-space'] },
    (settings) => {
      const lines = settings.flatMap(wordSpaces).filter((spaces) => spaces.length > 1);
      return [
        ...holds(
          'no word space is squeezed',
          lines.some(([space]) => space! < 0.35 - 0.005),
        ),
        ...lines.flatMap((spaces) =>
          spaces.flatMap((space) => [
            ...near('alike', space, spaces[0]!),
            ...within('space', space, 0.25, 0.5),
          ]),
        ),
      ];
    },
  ),
];

/** Proofs on copy and words. */
export const COPY_ROWS: readonly Proof[] = [...SLIPS, ...WORDS];
