import { layoutRule } from './rule.ts';
import { sharedHeight } from './sheet.ts';

/** A leg of too few lines, or a few lines squeezed in beside a picture. */
export const shortLeg = layoutRule({
  id: 'L14',
  code: 'layout-short-leg',
  zh: '栏太短',
  en: 'leg too short',
  level: 'warning',
  limits: {
    lines: { value: 5, zh: '一栏至少几行', en: 'lines of a leg at least' },
    beside: { value: 3, zh: '图旁至少几行', en: 'lines beside a picture at least' },
  },
  check(sheet, { lines: least, beside }) {
    return sheet.legs.flatMap((leg) => {
      const lines = leg.lines.filter((line) => line.kind === 'body');
      const last = leg.lines.at(-1)!;
      if (leg.isNote || leg.isBoxed || lines.length === 0) return [];
      const only = sheet.legs.filter(({ frame }) => frame === leg.frame).length === 1;
      if (lines.length < least && !only) {
        return [{ line: last.index, box: leg.box, n: lines.length, a: leg.frame.id }];
      }
      const full = Math.max(...lines.map(({ measure }) => measure));
      return sheet.pictures.flatMap((picture) => {
        const near = lines.filter(
          (line) => line.measure < 0.95 * full && sharedHeight(line.box, picture.box) > 0,
        );
        if (near.length === 0 || near.length >= beside) return [];
        return [{ line: near[0]!.index, n: near.length, a: leg.frame.id }];
      });
    });
  },
});
