import { layoutRule } from './rule.ts';
import { shortened, type TypeLine } from './sheet.ts';

const MARK = /[\p{P}]$/u;

/** Several lines in a row that end with a mark, or begin with the same character. */
export const river = layoutRule({
  id: 'L17',
  code: 'layout-river',
  zh: '连续同位标点',
  en: 'marks in a row',
  level: 'info',
  limits: { run: { value: 3, zh: '连着几行', en: 'lines in a row' } },
  check(sheet, { run }) {
    return sheet.legs.flatMap((leg) => {
      const lines = leg.lines.filter(({ kind }) => kind === 'body');
      const full = (line: TypeLine) => line.full;
      return [
        ...runs(lines, run, (a, b) => full(a) && full(b) && MARK.test(a.text) && MARK.test(b.text)),
        ...runs(lines, run, (a, b) => a.text[0] === b.text[0] && !a.first && !b.first),
      ].map((own) => ({ line: own[0]!.index, a: shortened(own[0]!.text), n: own.length }));
    });
  },
});

function runs(
  lines: readonly TypeLine[],
  least: number,
  alike: (a: TypeLine, b: TypeLine) => boolean,
): TypeLine[][] {
  const found: TypeLine[][] = [];
  let own: TypeLine[] = [];
  for (const line of lines) {
    const last = own.at(-1);
    if (last && !alike(last, line)) {
      if (own.length >= least) found.push(own);
      own = [];
    }
    own.push(line);
  }
  return own.length >= least ? [...found, own] : found;
}
