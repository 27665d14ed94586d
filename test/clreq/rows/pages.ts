import {
  allLines,
  distance,
  EDGE,
  find,
  fullLines,
  holds,
  near,
  trimmedEnd,
  trimmedStart,
  within,
} from '../measures.ts';
import { type Change, type Proof, proof, style } from '../proof.ts';
import { MARKS, PLAIN, sweep } from '../sweeps.ts';
import type { Specimen } from '../workshop.ts';

const STYLE = 'src/layout/style.ts';
const THREAD = 'src/layout/thread.ts';

/** An editor's note of one paragraph. */
const NOTE: Specimen = {
  text: `> 编者按 灯亮了${PLAIN}${PLAIN}\n\n正文从这里开始。`,
  measure: 14,
  styles: {},
  frame: { part: 'editor-note', label: 'run-in', styles: { body: 'note', label: 'label' } },
};

/** A subhead between two paragraphs. */
const HEADED: Specimen = { text: `${PLAIN}\n\n### 渡口有灯\n\n${PLAIN}`, measure: 14, rows: 20, styles: {} };

/** Another style of the page. */
function pageStyle(name: string, keys: Readonly<Record<string, unknown>>): Change {
  return (one) => ({ ...one, styles: { ...one.styles, [name]: keys } });
}

function frame(keys: Readonly<Record<string, unknown>>): Change {
  return (one) => ({ ...one, frame: { ...one.frame, ...keys } });
}

/** Clauses on faces, headings and the page (CLREQ 3, 7). */
export const PAGE_ROWS: readonly Proof[] = [
  proof(
    'CLREQ-3.1.1-a',
    STYLE,
    'song, kai, hei and xiaobiaosong come out in four faces',
    'font: song',
    ['song', 'kai', 'hei', 'xiaobiaosong'].map((font) => ({
      text: '渡口的灯',
      measure: 10,
      style: { font },
    })),
    style({ font: 'song' }),
    (settings) => near('faces', new Set(settings.map(({ lines }) => lines[0]!.glyphs[0]!.font)).size, 4, 0),
  ),
  proof(
    'CLREQ-3.1.1-c',
    STYLE,
    'the editor’s note is in another face than the text',
    'note: song',
    [NOTE, { text: '渡口的灯', measure: 10 }],
    pageStyle('note', { font: 'song' }),
    ([note, body]) =>
      holds('the same face', find(note!, '灯亮')!.glyphs[0]!.font !== body!.lines[0]!.glyphs[0]!.font),
  ),
  proof(
    'CLREQ-7.1.3.5-a',
    THREAD,
    'text begins 1 em after the label of a note',
    'label on a line of its own',
    NOTE,
    frame({ label: 'line' }),
    ([one]) => near('按–灯', distance(one!, '按\u3000灯') ?? distance(one!, '按灯'), 2),
  ),
  proof(
    'CLREQ-7.1.3.5-b',
    THREAD,
    'the label of a note has the size of the text and another face',
    'label in the face of the note',
    NOTE,
    pageStyle('label', { font: 'kai' }),
    ([one]) => {
      const [label, text] = [find(one!, '编者按')!.glyphs[0]!, find(one!, '灯亮')!.glyphs[0]!];
      return [
        ...holds('smaller', label.size >= text.size - 0.001),
        ...holds('the same face', label.font !== text.font),
      ];
    },
  ),
  proof(
    'CLREQ-7.1.3.5-c',
    THREAD,
    'the line of the label ends on the measure',
    'note ragged',
    NOTE,
    pageStyle('note', { font: 'kai', size: '9pt', indent: 2, align: 'left' }),
    ([one]) => fullLines([one!]).flatMap(({ line }) => near(line.text, trimmedEnd(line), 14, EDGE)),
  ),
  proof(
    'CLREQ-7.1.3.1-b',
    THREAD,
    'no text stands on the line of the label',
    'label run in',
    { ...NOTE, frame: { ...NOTE.frame, label: 'line' } },
    frame({ label: 'run-in' }),
    ([one]) => holds('text beside the label', find(one!, '编者按')!.line.text === '编者按'),
  ),
  proof(
    'CLREQ-7.1.3.1-c',
    'src/layout/set-thread.ts',
    'a head over two legs is one line that reaches into the second',
    'heads: column',
    {
      text: `### 渡口有灯照着夜归的人\n\n${PLAIN.repeat(3)}`,
      measure: 22,
      rows: 12,
      styles: { subhead: { font: 'hei', size: '16pt' } },
      frame: { split: 2, heads: 'across' },
    },
    frame({ heads: 'column' }),
    ([one]) => {
      const head = find(one!, '渡口有灯照着夜归的人');
      return [
        ...holds('the head is broken', head !== undefined),
        ...(head
          ? [...near('start', head.glyphs[0]!.x, 0, EDGE), ...within('end', head.glyphs.at(-1)!.x, 11, 22)]
          : []),
      ];
    },
  ),
  proof(
    'CLREQ-7.1.3.2-b CLREQ-3.1.1-b',
    STYLE,
    'a subhead is in another, heavier face than the text: its 一 is twice as thick',
    'subhead: song',
    {
      ...HEADED,
      text: `一${PLAIN}\n\n### 一盏灯\n\n${PLAIN}`,
      styles: { subhead: { font: 'xiaobiaosong', size: '10pt' } },
    },
    pageStyle('subhead', { font: 'song', size: '10pt' }),
    ([one]) => {
      const [body, head] = [find(one!, '一渡')!.glyphs[0]!, find(one!, '一盏')!.glyphs[0]!];
      const thick = ({ ink }: typeof body) => ink.y1 - ink.y0;
      return [
        ...holds('the same face', body.font !== head.font),
        ...holds(`${thick(head)} to ${thick(body)}`, thick(head) > 1.1 * thick(body)),
      ];
    },
  ),
  proof(
    'CLREQ-7.1.3.2-c',
    THREAD,
    'a subhead set in the middle has equal blanks',
    'align: left',
    { ...HEADED, styles: { subhead: { font: 'hei', align: 'center' } } },
    pageStyle('subhead', { font: 'hei', align: 'left' }),
    ([one]) => {
      const { line } = find(one!, '渡口有灯')!;
      return near('blanks', trimmedStart(line), 14 - trimmedEnd(line), 0.01);
    },
  ),
  proof(
    'CLREQ-7.1.3.2-e',
    'src/layout/display.ts',
    'a bar that belongs to a subhead stands inside the frame',
    'no ornament',
    {
      ...HEADED,
      styles: {
        subhead: {
          font: 'hei',
          size: '14pt',
          ornament: { kind: 'side-bar', color: 'black', length: '8pt', thickness: '3pt' },
        },
      },
    },
    pageStyle('subhead', { font: 'hei', size: '14pt' }),
    ([one]) => [
      ...holds('no bar', one!.shapes.length > 0),
      ...one!.shapes.flatMap(({ box }) => [
        ...within('left', box[0], 0, 14),
        ...within('right', box[2], 0, 14),
        ...within('top', box[1], 0, 40),
      ]),
    ],
  ),
  proof(
    'CLREQ-7.1.1.1-b',
    'src/layout/slots.ts',
    'the ink of every line of the sweep is inside the frame',
    'hanging on',
    sweep(MARKS),
    { hanging: true },
    (settings) =>
      allLines(settings).flatMap(({ setting, line }) =>
        line.glyphs.flatMap(({ ink, text }) =>
          text === ' '
            ? []
            : within(`${setting.measure} em: ${text} of ${line.text}`, ink.x0, 0, setting.measure).concat(
                within(text, ink.x1, 0, setting.measure),
              ),
        ),
      ),
  ),
  proof(
    'CLREQ-7.1.1.2-a',
    'src/layout/slots.ts',
    'size, pitch, line length and tracking come out as the spec says',
    'size: 10pt',
    { text: PLAIN.repeat(2), measure: 18, style: { size: '9pt', leading: '15pt', tracking: 0.25 } },
    style({ size: '10pt' }),
    ([one]) => [
      ...near('size', one!.lines[0]!.glyphs[0]!.size, 0.9),
      ...near('step', one!.lines.at(-1)!.glyphs[1]!.x - one!.lines.at(-1)!.glyphs[0]!.x, 0.9 * 1.25),
      ...one!.lines
        .slice(1)
        .flatMap(({ baseline }, i) => near('pitch', baseline - one!.lines[i]!.baseline, 15, 0.05)),
      ...fullLines([one!]).flatMap(({ line }) => near('length', trimmedEnd(line), 18, EDGE)),
    ],
  ),
  proof(
    'W-XX-b',
    'src/text/squeeze.ts',
    'unsqueezed commas of a story’s paragraphs have one width',
    'widthStyle: half',
    { text: '灯，亮\n\n船，来\n\n人，到', measure: 10 },
    { widthStyle: 'half' },
    ([one]) => ['灯，亮', '船，来', '人，到'].flatMap((text) => near(text, distance(one!, text), 2)),
  ),
  proof(
    'GB-5.1.6-b',
    'src/text/rebox.ts',
    '— and ～ step 1 em; the ink of — is longer than that of 一',
    'boxes off: the — of the font, made for Latin',
    { text: '国—国\n\n国～国\n\n国一国', measure: 10 },
    { without: ['boxes'] },
    ([one]) => {
      const ink = (text: string) => {
        const glyph = find(one!, text)?.glyphs[1];
        return glyph ? glyph.ink.x1 - glyph.ink.x0 : 0;
      };
      return [
        ...near('—', distance(one!, '国—国'), 2),
        ...near('～', distance(one!, '国～国'), 2),
        ...holds(`${ink('国—国')} to ${ink('国一国')}`, ink('国—国') > ink('国一国')),
      ];
    },
  ),
];
