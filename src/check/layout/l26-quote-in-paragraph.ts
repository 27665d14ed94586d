import { layoutRule } from './rule.ts';
import { shortened } from './sheet.ts';

/** A pull quote or picture that cuts a paragraph of a leg in two. */
export const quoteInParagraph = layoutRule({
  id: 'L26',
  code: 'layout-quote-in-paragraph',
  zh: '摘句断段',
  en: 'quote inside a paragraph',
  level: 'warning',
  limits: {},
  check(sheet) {
    return sheet.legs.flatMap(({ lines }) =>
      lines.flatMap((line, i) => {
        const before = lines[i - 1];
        if (line.kind !== 'quote' || !before || before.kind === 'quote') return [];
        const after = lines.slice(i).find(({ kind }) => kind !== 'quote');
        const same = after && after.kind === before.kind && after.paragraph === before.paragraph;
        return same && after.leg === before.leg ? [{ line: line.index, a: shortened(line.text) }] : [];
      }),
    );
  },
});
