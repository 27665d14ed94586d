import { type Document, isScalar, visit, type YAMLError } from 'yaml';
import { type Problem, problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import type { SpecFile } from './node.ts';

/** What the YAML parser found wrong, in our words and at the place where somebody would mend it. */
export function syntaxProblem(file: SpecFile, document: Document.Parsed, fault: YAMLError): Problem {
  const [start, end] = fault.pos;
  const place = placeAt(file.source, start, Math.max(1, end - start));
  const wide = wideMark(file, place.line);
  if (wide) return wide;
  switch (fault.code) {
    case 'TAB_AS_INDENT':
      return problem('yaml-tab', {}, place);
    case 'BAD_INDENT':
      // An open bracket shows as the next line not standing inside it.
      if (fault.message.startsWith('Flow')) return problem('yaml-bracket', {}, place);
      return problem('yaml-indent', {}, place);
    case 'TAG_RESOLVE_FAILED':
      return problem('yaml-tag', {}, place);
    case 'BAD_ALIAS':
      return problem('yaml-alias-unknown', {}, place);
    default:
      break;
  }
  if (/^Missing closing ["']quote/.test(fault.message)) {
    return problem('yaml-quote', {}, placeAt(file.source, openingQuote(document, start) ?? start));
  }
  const known = SENTENCES.find(([pattern]) => pattern.test(fault.message));
  return problem('yaml-syntax', { detail: known?.[1] ?? fault.message, detailEn: fault.message }, place);
}

/** The parser's sentences that editors meet, in Chinese; others stay in English. */
const SENTENCES: readonly (readonly [pattern: RegExp, zh: string])[] = [
  [/^Nested mappings/, '一行里有两个冒号，或下一行缩进不对；文字里有冒号时整段加引号'],
  [/^Implicit keys need to be on a single line/, '键和冒号要在同一行'],
  [/^Implicit map keys need to be followed/, '这里缺冒号和值'],
  [/^Plain value cannot start with/, '文字不能用这个符号开头，整段加引号'],
  [/^Unexpected scalar at node end/, '引号后面多了文字'],
  [/^Unexpected/, '这里多了东西'],
  [/^Invalid escape sequence/, '双引号里的反斜杠不对，改用单引号'],
  [/^Block collections are not allowed within flow/, '大括号、方括号里不能这样写'],
  [/^Missing , /, '大括号、方括号里各项之间要有逗号'],
  [/^Missing space after :/, '冒号后面要空一格'],
  [/^Sequence item without -/, '列表的每一项前面要有“- ”'],
  [/^Comments must be separated/, '# 前面要空一格'],
  [/^Unresolved|^Unsupported/, '这种写法不支持'],
];

/**
 * A full-width colon or comma that a Chinese input method left where YAML wants the ASCII one: `title：…` or
 * `{ kind: text，story: lead }`. Looked for only on a line that is faulty anyway, since copy may have them.
 */
export function wideMark(file: SpecFile, line: number): Problem | undefined {
  const { text, lineStarts } = file.source;
  const start = lineStarts[line - 1] ?? text.length;
  const words = text.slice(start, Math.min(lineStarts[line] ?? text.length, start + 300));
  const found = /^(\s*(?:- )?(?:[^"'#]*[{,]\s*)?[A-Za-z][\w-]*)：|^([^"'#]*[{[][^"'#]*)，/.exec(words);
  const before = found?.[1] ?? found?.[2];
  if (before === undefined) return undefined;
  const mark = words[before.length]!;
  return problem(
    'yaml-wide-mark',
    { mark, ascii: mark === '：' ? ':' : ',' },
    placeAt(file.source, start + before.length),
  );
}

/** Where the quoted text begins that never ends. */
function openingQuote(document: Document.Parsed, end: number): number | undefined {
  let start: number | undefined;
  visit(document, (_key, node) => {
    if (!isScalar(node) || !node.range) return;
    const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    if (isQuoted && node.range[1] >= end) start = node.range[0];
  });
  return start;
}
