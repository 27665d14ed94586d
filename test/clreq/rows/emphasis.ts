import { find, hanSteps, holds, isHan, near, within } from '../measures.ts';
import { copy, type Proof, proof, without } from '../proof.ts';
import type { Setting, Specimen } from '../workshop.ts';

const DOTS = 'src/layout/emphasis.ts';
const FRAME_FOOT = 0.12;
const DOTTED: Specimen = {
  text: `渡口的灯**亮着，船工在“岸边”等人来**坐船过《河》去赶集**卖菜**上学`,
  measure: 9,
  composition: { emphasis: 'dots' },
};
const MARKED = [...'亮着船工在岸边等人来卖菜'];

/** Each marked Han with the dot that stands under it (beside it, in a vertical line): one whose centre is inside its frame. */
function dotsUnder(setting: Setting) {
  return MARKED.filter((han) => find(setting, han)).map((han) => {
    const found = find(setting, han)!;
    const glyph = found.glyphs[0]!;
    const middle = glyph.x + glyph.size / 2;
    const baseline = found.line.baseline / 10;
    // The page of a vertical line is turned: its right is above.
    const side = (y: number) => (found.line.vertical ? baseline - 0.88 - y : y - baseline - FRAME_FOOT);
    const dot = setting.shapes.find(
      ({ box: [x0, y0, x1, y1] }) =>
        x0 < middle && x1 > middle && Math.abs((y0 + y1) / 2 - baseline) < 1.4 && side((y0 + y1) / 2) > -0.3,
    );
    const near = dot && side(found.line.vertical ? dot.box[3] : dot.box[1]);
    return { han, middle, away: near, box: dot?.box };
  });
}

/** Clauses on emphasis dots (CLREQ 5.3.1, 5.6.1). */
export const EMPHASIS_ROWS: readonly Proof[] = [
  proof(
    'CLREQ-5.3.1-a GB-5.1.8-a',
    DOTS,
    'each marked Han has a dot below its frame, and nothing above',
    'emphasis: face',
    DOTTED,
    { emphasis: 'face' },
    ([one]) =>
      dotsUnder(one!).flatMap(({ han, away }) =>
        holds(`no dot under ${han}`, away !== undefined && away > 0),
      ),
  ),
  proof(
    'CLREQ-5.3.1-c',
    DOTS,
    'each dot is a filled path as high as wide',
    'emphasis: face',
    DOTTED,
    { emphasis: 'face' },
    ([one]) => [
      ...holds('no dots', one!.shapes.length > 0),
      ...one!.shapes.flatMap(({ box, fill, stroke }) => [
        ...near('height', box[3] - box[1], box[2] - box[0], 0.002),
        ...holds('not filled', fill !== undefined && stroke === undefined),
      ]),
    ],
  ),
  proof(
    'CLREQ-5.3.1-d',
    DOTS,
    'as many dots as marked Han',
    'dots on marks too',
    DOTTED,
    without('dots-on-han'),
    ([one]) => near('dots', one!.shapes.length, MARKED.length, 0),
  ),
  proof(
    'CLREQ-5.6.1-h',
    DOTS,
    'on a line opened by a third of an em each dot is centred on its Han',
    'dots at the left of their Han',
    { text: '渡口**亮着船工**去赶集', measure: 12, composition: { emphasis: 'dots', lastLine: 'justify' } },
    without('dots-centred'),
    ([one]) => [
      ...hanSteps(one!.lines[0]!).flatMap((step) => near('step', step, 1 + 3 / 8)),
      ...dotsUnder(one!).flatMap(({ han, box, middle }) =>
        near(han, box && (box[0] + box[2]) / 2, middle, 0.03),
      ),
    ],
  ),
  proof(
    'CLREQ-5.6.1-i',
    DOTS,
    'dots are 0.25 em from the frame at most, and clear of the next line',
    'dots 0.3 em away',
    DOTTED,
    without('dots-close'),
    ([one]) => dotsUnder(one!).flatMap(({ han, away }) => within(han, away, 0, 0.25)),
  ),
  proof(
    'CLREQ-5.6.1-c',
    DOTS,
    'at a line gap of 0.4 em no dot is drawn, the words are in another face, and it is reported',
    'dots need no room',
    { ...DOTTED, style: { leading: '14pt' } },
    without('dots-need-room'),
    ([one]) => [
      ...holds('dots are drawn', one!.shapes.length === 0),
      ...holds('the same face', find(one!, '船')!.glyphs[0]!.font !== find(one!, '渡')!.glyphs[0]!.font),
      ...holds(
        'nothing is reported',
        one!.problems.some(({ code }) => code === 'emphasis-no-room'),
      ),
    ],
  ),
  proof(
    'CLREQ-A.4-a',
    DOTS,
    'marked Han step as unmarked ones do, and the text extracts without dots',
    'copy with • in the line',
    { ...DOTTED, measure: 40 },
    copy((text) => text.replace('船工', '船•工')),
    ([one]) => [
      ...hanSteps(one!.lines[0]!).flatMap((step) => near('step', step, 1)),
      ...holds('船工 is parted', find(one!, '船工') !== undefined),
      ...holds(
        'dots extract',
        [...one!.lines[0]!.text].every((char) => isHan(char) || '，“”《》'.includes(char)),
      ),
    ],
  ),
];
