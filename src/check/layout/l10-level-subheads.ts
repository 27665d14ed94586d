import { pairs } from './l01-butting-heads.ts';
import { layoutRule } from './rule.ts';
import { around, bottom, partedSideways, sharedWidth, shortened, type TypeLine } from './sheet.ts';

/** Subheads of two stories at one height in neighbouring columns with no rule or box between them, or right under another story's head. */
export const levelSubheads = layoutRule({
  id: 'L10',
  code: 'layout-level-subheads',
  zh: '小标题并排',
  en: 'subheads in a row',
  level: 'warning',
  limits: { lines: { value: 1, zh: '高低相差几行以内', en: 'lines of difference in height' } },
  check(sheet, { lines }) {
    const subheads = sheet.lines.filter((line) => line.kind === 'subhead' && line.first);
    const level = pairs(subheads).flatMap(([a, b]) => {
      const [one, other] = [acrossItsColumn(a), acrossItsColumn(b)];
      const distance = -sharedWidth(one.box, other.box);
      const apart = Math.abs(a.baseline - b.baseline) > lines * sheet.pitch;
      if (a.story === b.story || apart || distance < 0 || distance > 2 * sheet.gutter) return [];
      if (partedSideways(sheet, one, other)) return [];
      return { line: b.index, box: around(a.box, b.box), a: shortened(a.text), b: shortened(b.text) };
    });
    const under = subheads.flatMap((line) =>
      sheet.heads.flatMap((head) => {
        const below = line.box.y - bottom(head.box);
        if (head.story === line.story || below < 0 || below > 2 * sheet.pitch) return [];
        if (sharedWidth(head.box, line.box) <= 0) return [];
        return { line: line.index, a: shortened(head.text), b: shortened(line.text) };
      }),
    );
    return [...level, ...under];
  },
});

/** A line with its whole measure. */
function acrossItsColumn({ box, x, measure, frame }: TypeLine) {
  return { box: { ...box, x, width: measure }, frame: { id: frame } };
}
