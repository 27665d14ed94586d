import { layoutRule } from './rule.ts';
import { shortened } from './sheet.ts';

/** Body lines that do not stand on the page's baseline grid. Boxes may have a pitch of their own. */
export const offGrid = layoutRule({
  id: 'L13',
  code: 'layout-off-grid',
  zh: '行线不齐',
  en: 'off the baseline grid',
  level: 'error',
  limits: { tolerance: { value: 0.1, zh: '容差（点）', en: 'tolerance in pt' } },
  check(sheet, { tolerance }) {
    const { top, ascent, pitch } = sheet.scene.grid;
    return sheet.legs.flatMap(({ frame, lines, isBoxed }) => {
      const off = lines.find((line) => {
        if (line.kind !== 'body' || (isBoxed && line.row === undefined)) return false;
        const rows = (line.baseline - top - ascent) / pitch;
        return Math.abs(rows - (line.row ?? Math.round(rows))) * pitch > tolerance * 1000;
      });
      return off ? [{ line: off.index, a: shortened(off.text), b: frame.id }] : [];
    });
  },
});
