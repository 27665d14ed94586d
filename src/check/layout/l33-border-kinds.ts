import { layoutRule } from './rule.ts';
import { borderSide } from './sheet.ts';

/** Borders of more than two kinds on one page. */
export const borderKinds = layoutRule({
  id: 'L33',
  code: 'layout-border-kinds',
  zh: '花边种类多',
  en: 'kinds of border',
  level: 'info',
  limits: { most: { value: 2, zh: '至多几种', en: 'kinds at most' } },
  check(sheet, { most }) {
    const kinds = new Map<string, string>();
    for (const item of sheet.scene.items) {
      const frame = item.kind === 'rect' && !item.ground ? sheet.frame(item.frame) : undefined;
      if (item.kind !== 'rect' || !frame || frame.kind === 'folio' || frame.kind === 'rule') continue;
      const side = borderSide(item.box, frame.box);
      if (!side) continue;
      const thick = Math.min(item.box.width, item.box.height) / 1000;
      kinds.set(
        `${thick}pt ${item.color.kind === 'cmyk' ? (item.color.name ?? '') : item.color.name}`,
        frame.id,
      );
    }
    if (kinds.size <= most) return [];
    return [{ frame: [...kinds.values()].at(-1)!, a: [...kinds.keys()], n: kinds.size }];
  },
});
