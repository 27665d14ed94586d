import { layoutRule } from './rule.ts';
import { bottom, inLines, sharedWidth } from './sheet.ts';

/** 多栏等高: the legs of a story end at different heights. Its last leg may be short by less than their number. */
export const unevenLegs = layoutRule({
  id: 'L11',
  code: 'layout-uneven-legs',
  zh: '多栏不等高',
  en: 'uneven legs',
  level: 'warning',
  limits: {
    most: { value: 1, zh: '可以差几行', en: 'lines that legs may differ' },
    error: { value: 3, zh: '差过几行算差错', en: 'lines above which it is an error' },
  },
  check(sheet, { most, error }) {
    return sheet.frames.flatMap((frame) => {
      const legs = sheet.legs.filter((leg) => leg.frame === frame).sort((a, b) => a.index - b.index);
      const foot = Math.max(...legs.map(({ box }) => bottom(box)));
      return legs.flatMap((leg, i) => {
        // Something below the leg, not the copy, may end it.
        const free = sheet.frames.every(
          ({ id, box }) =>
            id === frame.id ||
            sharedWidth(box, leg.box) <= 0 ||
            box.y >= foot ||
            bottom(box) <= bottom(leg.box),
        );
        const short = inLines(sheet, foot - bottom(leg.box));
        const allowed = i === legs.length - 1 ? Math.max(most, legs.length - 1) : most;
        if (!free || short <= allowed) return [];
        const level = short > error ? { level: 'error' as const } : {};
        return {
          line: leg.lines.at(-1)!.index,
          box: leg.box,
          a: frame.id,
          b: String(i + 1),
          n: short,
          ...level,
        };
      });
    });
  },
});
