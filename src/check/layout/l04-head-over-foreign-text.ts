import { layoutRule } from './rule.ts';
import { bottom, right, shortened } from './sheet.ts';

/** 题压文: a head stands over the text of another story. */
export const headOverForeignText = layoutRule({
  id: 'L04',
  code: 'layout-head-over-text',
  zh: '题压文',
  en: 'head over foreign text',
  level: 'error',
  limits: { lines: { value: 3, zh: '题下几行以内', en: 'lines below the head' } },
  check(sheet, { lines }) {
    return sheet.heads.flatMap((head) =>
      sheet.legs.flatMap((leg) => {
        const below = leg.box.y - bottom(head.box);
        const slack = sheet.gutter / 2;
        const covers = leg.box.x >= head.box.x - slack && right(leg.box) <= right(head.box) + slack;
        if (leg.story === head.story || leg.isBoxed || below < 0 || below > lines * sheet.pitch || !covers)
          return [];
        return { line: leg.lines[0]!.index, a: shortened(head.text), b: shortened(leg.lines[0]!.text) };
      }),
    );
  },
});
