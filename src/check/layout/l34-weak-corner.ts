import { layoutRule } from './rule.ts';
import { bottom, right, sharedHeight, sharedWidth } from './sheet.ts';

/** A corner of the page with nothing but text in it. */
export const weakCorner = layoutRule({
  id: 'L34',
  code: 'layout-weak-corner',
  zh: '版角无物',
  en: 'weak corner',
  level: 'info',
  limits: { share: { value: 8, zh: '角占版心边长的几分之一', en: 'a corner is this part of each side' } },
  check(sheet, { share }) {
    const { typeArea, top } = sheet.scene.grid;
    const [width, height] = [typeArea.width / share, (bottom(typeArea) - top) / share];
    const strong = [
      ...sheet.heads.map(({ box }) => box),
      ...[...sheet.pictures, ...sheet.drawings].map(({ box }) => box),
      ...sheet.frames
        .filter(({ id, kind }) => sheet.boxed.has(id) || (kind !== 'text' && kind !== 'rule'))
        .map(({ box }) => box),
      ...sheet.lines.filter(({ kind }) => kind === 'subhead' || kind === 'quote').map(({ box }) => box),
    ];
    const corners = [
      [{ zh: '左上', en: 'top left' }, typeArea.x, top],
      [{ zh: '右上', en: 'top right' }, right(typeArea) - width, top],
      [{ zh: '左下', en: 'bottom left' }, typeArea.x, bottom(typeArea) - height],
      [{ zh: '右下', en: 'bottom right' }, right(typeArea) - width, bottom(typeArea) - height],
    ] as const;
    return corners.flatMap(([name, x, y]) => {
      const corner = { x, y, width, height };
      if (strong.some((box) => sharedWidth(box, corner) > 0 && sharedHeight(box, corner) > 0)) return [];
      const frame = sheet.frames.find(
        ({ box }) => sharedWidth(box, corner) > 0 && sharedHeight(box, corner) > 0,
      );
      return { box: corner, a: name, ...(frame ? { frame: frame.id } : {}) };
    });
  },
});
