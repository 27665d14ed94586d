import { type Problem, problem } from '../problems/problem.ts';
import { nearest } from '../suggest.ts';
import type { IssueData } from './issue-model.ts';
import type { Frame, LoadedPage, PageModel } from './model.ts';

/** What a page prints where its folio and labels have placeholders. */
export interface Printed extends IssueData {
  readonly page?: string;
  readonly section?: string;
}

/** Names in braces that folio and label frames may use. */
export const PLACEHOLDERS = [
  'paper',
  'date',
  'date-cn',
  'page',
  'section',
  'issue',
  'licence',
  'imprint',
] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

const IN_BRACES = /\{([a-z]+(?:-[a-z]+)*)\}/g;

/**
 * Puts what the issue says into the folio and the labels: `{date-cn}　第{page}版`. A name without a value stays as it
 * is written and is reported, and so is a name that does not exist.
 */
export function fillPlaceholders(
  model: PageModel,
  printed: Printed,
  placeOf: LoadedPage['placeOf'],
): { readonly model: PageModel; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const fill = (frame: string, key: string, text: string): string =>
    text.replace(IN_BRACES, (written, name: string) => {
      const value = printedValue(name, printed);
      if (value !== undefined) return value;
      const place = placeOf(['frames', frame, key]);
      if (isPlaceholder(name)) problems.push(problem('placeholder-empty', { frame, name: written }, place));
      else problems.push(problem('placeholder-unknown', { frame, name: written, ...known(name) }, place));
      return written;
    });
  const frames = model.frames.map((frame): Frame => {
    if (frame.kind === 'label') return { ...frame, text: fill(frame.id, 'text', frame.text) };
    if (frame.kind !== 'folio') return frame;
    const sides = (['left', 'center', 'right'] as const).flatMap((side) => {
      const text = frame[side];
      return text === undefined ? [] : [[side, fill(frame.id, side, text)] as const];
    });
    return { ...frame, ...Object.fromEntries(sides) };
  });
  return { model: { ...model, frames }, problems };
}

function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name);
}

function known(name: string): { suggestion: string; known: readonly string[] } {
  const all = PLACEHOLDERS.map((one) => `{${one}}`);
  return { suggestion: nearest(`{${name}}`, all)[0] ?? all[0]!, known: all };
}

function printedValue(name: string, printed: Printed): string | undefined {
  if (!isPlaceholder(name)) return undefined;
  if (name === 'date-cn') return printed.date === undefined ? undefined : chineseDate(printed.date);
  return printed[name];
}

/** `2021-03-01` as 2021年3月1日　星期一, with a blank as wide as a character. */
export function chineseDate(iso: string): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return `${year}年${month}月${day}日\u3000星期${'日一二三四五六'[weekday]}`;
}
