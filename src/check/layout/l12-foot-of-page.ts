import { layoutRule } from './rule.ts';
import { bottom, type Leg, right, type Sheet } from './sheet.ts';

/** 首尾对齐: a column of the page does not end at its foot. */
export const footOfPage = layoutRule({
  id: 'L12',
  code: 'layout-foot-of-page',
  zh: '版脚不齐',
  en: 'ragged foot of the page',
  level: 'error',
  limits: { tolerance: { value: 0.2, zh: '容差（点）', en: 'tolerance in pt' } },
  check(sheet, { tolerance }) {
    const { grid } = sheet.scene;
    return grid.columns.flatMap((column, i) => {
      const x = column.x + column.width / 2;
      const legs = sheet.legs.filter(({ box, isBoxed }) => !isBoxed && box.x <= x && right(box) >= x);
      const frames = sheet.frames.filter(({ box, kind, id }) => {
        const covers = box.x <= x && right(box) >= x;
        return covers && (kind !== 'text' || sheet.boxed.has(id));
      });
      const rules = legs.flatMap((leg) => rulesUnderQuote(sheet, leg));
      const drawn = [...sheet.drawings, ...rules].filter(({ box }) => box.x <= x && right(box) >= x);
      const baseline = Math.max(0, ...legs.map(lastBaseline));
      const foot = Math.max(0, ...[...frames, ...drawn].map(({ box }) => bottom(box)));
      const leg = legs.find((own) => lastBaseline(own) === baseline);
      const byText = baseline > foot;
      const short = byText ? sheet.foot - baseline : sheet.foot - foot;
      // A box ends at the foot of the characters or of the line.
      const slack = byText ? tolerance * 1000 : sheet.pitch / 2;
      const allowed = byText && leg && isLastLeg(sheet, leg) ? leg.index * sheet.pitch : 0;
      if ((byText ? Math.abs(short) : short) <= slack + allowed) return [];
      const frame = leg?.frame.id ?? frames[0]?.id;
      const y = byText ? baseline : foot;
      return {
        ...(frame ? { frame } : {}),
        box: { x: column.x, y, width: column.width, height: Math.max(0, sheet.foot - y) },
        a: String(i + 1),
        n: Math.round((short / sheet.pitch) * 10) / 10,
      };
    });
  },
});

/** A quote between rules at the foot of a leg ends with the lower of them. */
function rulesUnderQuote({ separators }: Sheet, leg: Leg): Sheet['separators'] {
  if (leg.lines.at(-1)?.kind !== 'quote') return [];
  return separators.filter(
    ({ frame, box }) => frame === leg.frame.id && box.width > box.height && box.y > lastBaseline(leg),
  );
}

/** Of the last line that keeps to the grid: the words of a chart do not. */
function lastBaseline({ lines }: Leg): number {
  return lines.findLast(({ kind }) => kind !== 'chart')?.baseline ?? 0;
}

/** The last leg of a frame may be short by less than the number of its legs. */
function isLastLeg(sheet: Sheet, leg: Leg): boolean {
  return sheet.legs.every(({ frame, index }) => frame !== leg.frame || index <= leg.index);
}
