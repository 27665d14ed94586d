import { describe, type Lang, type Place, type Problem, type Severity } from '../problems/problem.ts';
import type { SourceText } from '../source.ts';
import { codeFrame } from './code-frame.ts';
import type { Colors } from './colors.ts';
import { printable } from './terminal-text.ts';
import { wordsOf } from './words.ts';

/** What the human form of problems is made with. */
export interface ReportStyle {
  readonly lang: Lang;
  readonly colors: Colors;
  /** The text of a file that was read, by the name that places use; undefined for fonts and such. */
  readonly sourceOf: (file: string) => SourceText | undefined;
  /** Blocking problems that `--allow` lets through, which are said to be so. */
  readonly letThrough?: ReadonlySet<Problem>;
  /** How a file is named to somebody in the current folder, so that a click on it works. */
  readonly nameOf: (file: string) => string;
}

/** Problems of one code that are shown in full; the rest are counted. */
export const SHOWN_PER_CODE = 5;

const ORDER: readonly Severity[] = ['fatal', 'blocking', 'advisory'];

/**
 * Problems in words for a terminal, the worst first, those of one code together:
 *
 *     页.yaml:12:12 错误 [frame-overlap] 框 photo 压在框 body 上
 *         12 │   columns: 1-7
 *            │            ^^^
 *       办法：要文字绕开它，在 photo 上写 wrap …
 */
export function formatProblems(problems: readonly Problem[], style: ReportStyle): string[] {
  const lines: string[] = [];
  for (const severity of ORDER) {
    const groups = groupByCode(problems, severity);
    for (const group of groups.values()) {
      for (const one of group.slice(0, SHOWN_PER_CODE)) lines.push(...formatProblem(one, style));
      const rest = group.length - SHOWN_PER_CODE;
      if (rest > 0) lines.push(style.colors.dim(`  [${group[0]!.code}] ${wordsOf(style.lang).more(rest)}`));
    }
  }
  return lines;
}

function groupByCode(
  problems: readonly Problem[],
  severity: Severity,
): ReadonlyMap<string, readonly Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const one of problems) {
    if (one.severity !== severity) continue;
    const group = groups.get(one.code);
    if (group) group.push(one);
    else groups.set(one.code, [one]);
  }
  return groups;
}

function formatProblem(one: Problem, style: ReportStyle): string[] {
  const { colors, lang } = style;
  const words = wordsOf(lang);
  const { sentence, hint } = describe(one, lang);
  const paint = { fatal: colors.red, blocking: colors.yellow, advisory: colors.blue }[one.severity];
  const label = style.letThrough?.has(one) ? words.letThroughLabel : words.severity[one.severity];
  const place = one.place ? `${colors.bold(placeName(one.place, style))} ` : '';
  const page = one.page ? `${colors.bold(words.onPage(one.page))} ` : '';
  const head = `${place}${page}${paint(label)} ${colors.dim(`[${one.rule ? `${one.code} ${one.rule}` : one.code}]`)} ${printable(sentence)}`;
  const source = one.place && style.sourceOf(one.place.file);
  const frame = source && one.place ? codeFrame(source, one.place, colors) : [];
  const related = (one.related ?? []).map((place) => `  ${words.related} ${placeName(place, style)}`);
  const box = one.box ? [`  ${colors.dim(words.box(one.box))}`] : [];
  return [
    head,
    ...frame,
    ...box,
    ...(hint ? [`  ${colors.green(words.hint)}${printable(hint)}`] : []),
    ...related,
  ];
}

function placeName({ file, line, column }: Place, style: ReportStyle): string {
  return printable(`${style.nameOf(file)}:${line}:${column}`);
}
