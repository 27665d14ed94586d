import { layoutRule } from './rule.ts';
import { around, bottom, type Head, type Leg, right, type Sheet, sharedHeight, shortened } from './sheet.ts';

/** 文不跟题: a leg that does not stand under its head. What stands beside the head of the same story widens it. */
export const textWithoutHead = layoutRule({
  id: 'L03',
  code: 'layout-text-without-head',
  zh: '文不跟题',
  en: 'text not under its head',
  level: 'error',
  limits: { gutters: { value: 0.5, zh: '可伸出标题几个栏距', en: 'gutters that a leg may stand out' } },
  check(sheet, { gutters }) {
    return sheet.heads.flatMap((head) => {
      const { box } = headWithSides(sheet, head);
      const slack = gutters * sheet.gutter;
      return ownLegs(sheet, head).flatMap((leg) => {
        const beside = sharedHeight(leg.box, head.box) > 0;
        const inside = leg.box.x >= box.x - slack && right(leg.box) <= right(box) + slack;
        const above = bottom(leg.box) <= head.box.y;
        if ((inside || beside) && !above) return [];
        return { line: leg.lines[0]!.index, box: leg.box, a: shortened(head.text), n: leg.index + 1 };
      });
    });
  },
});

/** The legs of a head's story that are neither its note nor in a box. */
export function ownLegs(sheet: Sheet, head: Head): Leg[] {
  return sheet.legs.filter((leg) => leg.story === head.story && !leg.isNote && !leg.isBoxed);
}

/** A head's frame with what stands beside it of the same story: its note, a quote, figures, another head. */
function headWithSides(sheet: Sheet, head: Head) {
  const beside = sheet.frames.filter(
    (frame) => frame.story === head.story && sharedHeight(frame.box, head.box) >= 0.5 * head.box.height,
  );
  return { box: beside.map(({ box }) => box).reduce(around, head.frame.box) };
}
