import { ownLegs } from './l03-text-without-head.ts';
import { layoutRule } from './rule.ts';
import { around, bottom, type Head, type Sheet, shortened } from './sheet.ts';

/** 题文不符: a head much narrower than its text. Side heads are spared, and decks beside their title. */
export const headWidth = layoutRule({
  id: 'L39',
  code: 'layout-head-width',
  zh: '题文不符',
  en: 'head narrower than its text',
  level: 'warning',
  limits: { share: { value: 50, zh: '标题至少占文宽百分之几', en: 'per cent of the width of the text' } },
  check(sheet, { share }) {
    return sheet.heads.flatMap((head) => {
      if (isBesideTitle(sheet, head)) return [];
      const legs = ownLegs(sheet, head).filter(({ box }) => box.y >= bottom(head.box) - 1);
      if (legs.length === 0) return [];
      const text = legs.map(({ box }) => box).reduce(around);
      const percent = Math.round((head.frame.box.width / text.width) * 100);
      return percent >= share ? [] : [{ line: head.lines[0]!.index, a: shortened(head.text), n: percent }];
    });
  },
});

/** A kicker or deck in a frame of its own, level with the title of its story. */
function isBesideTitle(sheet: Sheet, head: Head): boolean {
  if (head.lines.some(({ kind }) => kind === 'title')) return false;
  return sheet.heads.some(
    ({ story, lines, frame }) =>
      story === head.story &&
      lines.some(({ kind }) => kind === 'title') &&
      frame.box.y < bottom(head.frame.box) &&
      bottom(frame.box) > head.frame.box.y,
  );
}
