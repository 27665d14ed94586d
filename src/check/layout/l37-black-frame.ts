import { layoutRule } from './rule.ts';
import { borderSide } from './sheet.ts';

/** A solid black frame round a portrait or a name, the sign of death (CLREQ). */
export const blackFrame = layoutRule({
  id: 'L37',
  code: 'layout-black-frame',
  zh: '黑框',
  en: 'black frame',
  level: 'error',
  limits: { width: { value: 1, zh: '线粗几点起', en: 'pt from which a rule counts' } },
  check(sheet, { width }) {
    return sheet.frames.flatMap((frame) => {
      const isName = sheet.lines.some(
        ({ frame: id, text }) => id === frame.id && /^[\p{Script=Han}·]{2,4}$/u.test(text),
      );
      const isPicture = sheet.pictures.some((picture) => picture.frame === frame.id);
      if (!isPicture && !(isName && frame.kind === 'label')) return [];
      const sides = new Set<string>();
      for (const item of sheet.scene.items) {
        if (item.kind !== 'rect' || item.frame !== frame.id || item.color.kind !== 'cmyk') continue;
        const side = borderSide(item.box, frame.box);
        const thick = Math.min(item.box.width, item.box.height) >= width * 1000;
        if (side && thick && item.color.k >= 90) sides.add(side);
      }
      return sides.size === 4 ? [{ frame: frame.id, a: frame.id }] : [];
    });
  },
});
