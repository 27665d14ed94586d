import type { Problem } from '../../problems/problem.ts';
import { lineBox } from '../../scene/geometry.ts';
import type { Box, SceneLine, SourceRange } from '../../scene/types.ts';
import { finding, type PressPage } from './page.ts';

/** Words that stand in for others and must not be printed. */
const CERTAIN =
  /lorem ipsum|dolor sit amet|x{3,}|(?<![a-z])(?:todo|tbd|tbc|fixme)(?![a-z])|此处(?:填|插|放|加|补|写|替换|为标题|为正文|是标题|是正文|标题|正文|文字|图片)|(?:标题){2,}|(?:正文){2,}|[□▢]{2,}|待补(?:充|写)|稿件待|图片说明文字/giu;
/** Words that may be meant: 时间待定, 王××. */
const DOUBTFUL = /待定(?!论|义|位|期|性|型)|待核|[×╳✕]{2,}|[○〇]{3,}|\?{3,}|？{3,}/gu;

/** Sample copy of a template, marked as such: （样稿）. */
const SAMPLE = /[（(【[［]样稿[^）)】\]］]{0,12}[）)】\]］]/gu;

/** A paragraph as it was set: words may run from line to line. */
interface SetText {
  readonly text: string;
  readonly lines: readonly { readonly from: number; readonly line: SceneLine; readonly index: number }[];
}

/** Placeholders in stories and furniture (lorem ipsum, XXX, 待定, 此处填写, ××). */
export function checkWords(page: PressPage): Problem[] {
  const sets = paragraphs(page.scene.lines);
  // A page of samples is full of them: the first place does.
  const samples = sets.flatMap((set) => hits(page, set, SAMPLE, 'press-sample-text'));
  return [
    ...sets.flatMap((set) => [
      ...hits(page, set, CERTAIN, 'press-placeholder'),
      ...hits(page, set, DOUBTFUL, 'press-placeholder-doubtful'),
    ]),
    ...samples
      .slice(0, 1)
      .map((one) => ({ ...one, params: { ...one.params, found: String(samples.length) } })),
  ];
}

function paragraphs(lines: readonly SceneLine[]): SetText[] {
  const sets = new Map<string, { text: string; lines: { from: number; line: SceneLine; index: number }[] }>();
  lines.forEach((line, index) => {
    // Lines of a paragraph come in their order; furniture has none.
    const own = line.paragraph === undefined ? `line ${index}` : `${line.story} ${line.paragraph}`;
    const set = sets.get(own) ?? { text: '', lines: [] };
    set.lines.push({ from: set.text.length, line, index });
    set.text += line.text;
    sets.set(own, set);
  });
  return [...sets.values()];
}

function hits(
  page: PressPage,
  set: SetText,
  pattern: RegExp,
  code: 'press-placeholder' | 'press-placeholder-doubtful' | 'press-sample-text',
): Problem[] {
  return [...set.text.matchAll(pattern)].map((hit) => {
    const { line, index, from } = set.lines.findLast((one) => one.from <= hit.index) ?? set.lines[0]!;
    const box: Box = lineBox(line, 10_000, 0.8);
    const params = { frame: line.frame, found: hit[0], limit: '—' };
    const source = sourceAt(page, index, hit.index - from, hit[0].length);
    return finding(page, code, params, {
      rule: 'PRESS-PLACEHOLDER',
      box,
      place: page.words(source, line.frame),
    });
  });
}

/** Where the words of a line stand in the story's file: to the character where the run says so. */
function sourceAt(page: PressPage, line: number, at: number, length: number): SourceRange | undefined {
  let from = 0;
  for (const item of page.scene.items) {
    if (item.kind !== 'text' || item.line !== line) continue;
    const end = from + item.text.length;
    if (at < end) {
      const { source } = item;
      if (!source) return undefined;
      // A run whose source has other characters (marks, blanks) is named as a whole.
      if (source.end - source.start !== item.text.length) return source;
      const start = source.start + at - from;
      return { file: source.file, start, end: Math.min(source.end, start + length) };
    }
    from = end;
  }
  return undefined;
}
