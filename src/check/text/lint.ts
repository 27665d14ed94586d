import type { TextRuleId } from '../../problems/lint-text.ts';
import { type Place, type Problem, problem, type Severity } from '../../problems/problem.ts';
import { placeAt } from '../../source.ts';
import type { HouseWords } from '../../spec/house.ts';
import type { LintSettings } from '../../spec/lint-model.ts';
import { type Edit, type Hit, isHead, type Paragraph, type TextRule } from './rule.ts';
import { textRules } from './rules.ts';

/** What a rule found, with where it is and what to do about it as data. */
export interface TextFinding {
  readonly rule: TextRuleId;
  readonly clause: string;
  readonly clauseEn: string;
  readonly paragraph: Paragraph;
  /** UTF-16 units of the paragraph. */
  readonly start: number;
  readonly end: number;
  readonly found: string;
  /** What should stand there, when the rule can say. */
  readonly better?: string;
  readonly edits: readonly Edit[];
  /** The edits change width, quotes, dashes, ellipses or blanks only: `--fix` makes them. */
  readonly fixable: boolean;
  /** Errors in the official count: doubled in heads (typography 3.1). */
  readonly weight: number;
}

/** Looks over paragraphs of one text. Pure; the order of the findings is that of the text. */
export function lintText(
  paragraphs: readonly Paragraph[],
  house: HouseWords,
  rules: readonly TextRule[] = textRules,
): TextFinding[] {
  return paragraphs.flatMap((paragraph, index) => {
    const found: TextFinding[] = [];
    for (const rule of rules) {
      for (const hit of rule.check(paragraph, { paragraphs, index, house })) {
        found.push(finding(rule, paragraph, hit));
      }
    }
    return found.sort((a, b) => a.start - b.start);
  });
}

function finding(rule: TextRule, paragraph: Paragraph, hit: Hit): TextFinding {
  const { start, end, better } = hit;
  const edits = typeof better === 'string' ? [{ start, end, text: better }] : (better ?? []);
  return {
    rule: rule.id,
    clause: rule.clause,
    clauseEn: rule.clauseEn ?? rule.clause.replaceAll('，', ', '),
    paragraph,
    start,
    end,
    found: paragraph.text.slice(start, end),
    ...(better === undefined ? {} : { better: edited(paragraph.text, edits, start, end) }),
    edits,
    fixable: rule.fixable === true && hit.safe !== false && edits.length > 0,
    weight: rule.weight * (isHead(paragraph.role) ? 2 : 1),
  };
}

/** A stretch of text with edits made; edits that overlap an earlier one are left out. */
export function edited(text: string, edits: readonly Edit[], start = 0, end = text.length): string {
  let out = '';
  let at = start;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    if (edit.start < at || edit.end > end) continue;
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at, end);
}

/** Findings as problems, less those of rules that the page switches off. */
export function textProblems(findings: readonly TextFinding[], settings: LintSettings = {}): Problem[] {
  return findings.flatMap((one) => {
    const code = `text-${one.rule}` as const;
    const setting = settings[code];
    if (setting?.off !== undefined) return [];
    const made = problem(
      code,
      {
        found: shown(one),
        better: one.better === undefined ? '—' : shown(one, one.better),
        clause: one.clause,
        clauseEn: one.clauseEn,
      },
      placeOf(one),
    );
    return [{ ...made, ...(setting?.severity ? { severity: SEVERITIES[setting.severity] } : {}) }];
  });
}

/** What the levels of the lint mean for a problem. */
export const SEVERITIES: Readonly<Record<'error' | 'warning' | 'info', Severity>> = {
  error: 'blocking',
  warning: 'advisory',
  info: 'advisory',
};

/** The words of a finding with a little of what is round them where they are only marks or blanks. */
function shown({ paragraph, start, end, found }: TextFinding, text: string = found): string {
  const { text: whole } = paragraph;
  const round = /[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(found) ? 0 : 4;
  const before = whole.slice(Math.max(0, start - round), start);
  const after = whole.slice(end, end + round);
  const middle = text.length > 40 ? `${text.slice(0, 20)}…${text.slice(-18)}` : text;
  return `${before}${middle}${after}`;
}

function placeOf({ paragraph, start, end }: TextFinding): Place | undefined {
  const { source, offsets, place } = paragraph;
  if (!source || !offsets) return place;
  const from = offsets[start]!;
  return placeAt(source, from, Math.max(1, (offsets[Math.max(start, end - 1)] ?? from) + 1 - from));
}
