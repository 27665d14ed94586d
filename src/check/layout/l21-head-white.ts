import type { Box } from '../../scene/types.ts';
import { layoutRule } from './rule.ts';
import { bottom, type Head, type Sheet, sharedWidth, shortened } from './sheet.ts';

/** A head stands nearer to what is above it than to its own text, or nearly on its text. */
export const headWhite = layoutRule({
  id: 'L21',
  code: 'layout-head-white',
  zh: '题空',
  en: 'white round a head',
  level: 'warning',
  limits: { least: { value: 0.5, zh: '题下至少空几行', en: 'lines of white below a head at least' } },
  check(sheet, { least }) {
    return sheet.heads.flatMap((head) => {
      const { above, below } = whites(sheet, head);
      const near = below !== undefined && below < least * sheet.pitch - 1;
      const wrong = near || (above !== undefined && below !== undefined && above < below - 1);
      if (!wrong || below === undefined) return [];
      const lines = (white: number) => Math.round((white / sheet.pitch) * 10) / 10;
      return {
        line: head.lines[0]!.index,
        box: head.box,
        a: shortened(head.text),
        b: above === undefined ? '—' : String(lines(above)),
        n: lines(below),
      };
    });
  },
});

/** White to the next words or picture of another story above, and to the next words of its own below. */
function whites(sheet: Sheet, head: Head): { above?: number; below?: number } {
  const others: Box[] = [
    ...sheet.lines
      .filter(({ story, role }) => role !== 'furniture' && story !== head.story)
      .map(({ box }) => box),
    ...sheet.pictures.map(({ box }) => box),
  ];
  const own = sheet.legs.filter((leg) => leg.story === head.story && !leg.isNote).flatMap((leg) => leg.lines);
  const above = others.filter((box) => sharedWidth(box, head.box) > 0 && bottom(box) <= head.box.y + 1);
  const below = own.filter(({ box }) => sharedWidth(box, head.box) > 0 && box.y >= bottom(head.box) - 1);
  return {
    ...(above.length > 0 ? { above: head.box.y - Math.max(...above.map(bottom)) } : {}),
    ...(below.length > 0 ? { below: Math.min(...below.map(({ box }) => box.y)) - bottom(head.box) } : {}),
  };
}
