import type { Place } from '../../problems/problem.ts';
import type { SourceText } from '../../source.ts';
import { placeAt } from '../../source.ts';
import type { TextFinding } from './lint.ts';

/** One change that `--fix` makes in a story file. */
export interface Change {
  readonly place: Place;
  readonly before: string;
  readonly after: string;
}

/** A story file with the safe changes made, and what they are. */
export interface FixedText {
  readonly text: string;
  readonly changes: readonly Change[];
}

/**
 * Makes the safe edits of findings in the file that they were found in. An edit whose characters do not stand side
 * by side there (markup or a query is between them) is left to a person, as is one that overlaps another.
 */
export function fixText(source: SourceText, findings: readonly TextFinding[]): FixedText {
  const edits = findings
    .filter((one) => one.fixable && one.paragraph.source === source)
    .flatMap(({ paragraph, edits: all }) => {
      const { offsets, text } = paragraph;
      const placed = all.map((edit) => ({
        start: offsets?.[edit.start] ?? -1,
        end: (offsets?.[edit.end - 1] ?? -2) + 1,
        before: text.slice(edit.start, edit.end),
        after: edit.text,
      }));
      const whole = placed.every((edit) => source.text.slice(edit.start, edit.end) === edit.before);
      return whole ? placed : [];
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const changes: Change[] = [];
  let text = '';
  let at = 0;
  for (const { start, end, before, after } of edits) {
    if (start < at) continue;
    changes.push({ place: placeAt(source, start, Math.max(1, end - start)), before, after });
    text += source.text.slice(at, start) + after;
    at = end;
  }
  return { text: text + source.text.slice(at), changes };
}
