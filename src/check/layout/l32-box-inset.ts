import { pairs } from './l01-butting-heads.ts';
import { type Hit, layoutRule } from './rule.ts';
import { bottom, right, sharedHeight, sharedWidth } from './sheet.ts';

/** Text too near to or too far from the edge of its box, or two boxes that touch. */
export const boxInset = layoutRule({
  id: 'L32',
  code: 'layout-box-inset',
  zh: '框内空白',
  en: 'white inside a box',
  level: 'warning',
  limits: {
    least: { value: 0.5, zh: '至少几字', en: 'ems at least' },
    most: { value: 1.5, zh: '左右至多几字', en: 'ems at most, at the sides' },
  },
  check(sheet, { least, most }) {
    const boxes = sheet.frames.filter(({ id, kind }) => sheet.boxed.has(id) && kind === 'text');
    const insets = boxes.flatMap((frame): Hit[] => {
      const legs = sheet.legs.filter((leg) => leg.frame === frame);
      if (legs.length === 0) return [];
      const size = legs[0]!.lines.find(({ kind }) => kind !== 'subhead')?.size ?? sheet.scene.grid.body;
      const { box } = frame;
      const left = Math.min(...legs.map((leg) => leg.box.x)) - box.x;
      const side = right(box) - Math.max(...legs.map((leg) => right(leg.box)));
      const head = Math.min(...legs.map((leg) => leg.box.y)) - box.y;
      const foot = bottom(box) - Math.max(...legs.map((leg) => bottom(leg.box)));
      const ems = [left, side, head, foot].map((white) => white / size);
      const tight = ems.find((em) => em < least - 0.01);
      const wide = ems.slice(0, 2).find((em) => em > most + 0.01);
      const wrong = tight ?? wide;
      return wrong === undefined ? [] : [{ frame: frame.id, a: frame.id, n: Math.round(wrong * 100) / 100 }];
    });
    const touching = pairs(boxes).flatMap(([a, b]): Hit[] => {
      const across = sharedWidth(a.box, b.box) > 0 && Math.abs(sharedHeight(a.box, b.box)) < 1000;
      const along = sharedHeight(a.box, b.box) > 0 && Math.abs(sharedWidth(a.box, b.box)) < 1000;
      return across || along ? [{ frame: b.id, a: `${a.id}、${b.id}`, n: 0 }] : [];
    });
    return [...insets, ...touching];
  },
});
