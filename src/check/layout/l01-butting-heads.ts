import { layoutRule } from './rule.ts';
import { around, partedSideways, sharedHeight, sharedWidth, shortened } from './sheet.ts';

/**
 * 碰题: heads of two stories side by side at one height, alike in size. What counts is the room that each was given:
 * a head that leaves half of it white still stands beside its neighbour, though only heads whose type comes close
 * are an error.
 */
export const buttingHeads = layoutRule({
  id: 'L01',
  code: 'layout-butting-heads',
  zh: '碰题',
  en: 'butting heads',
  level: 'warning',
  limits: {
    gutters: { value: 2, zh: '相距几个栏距以内算并排', en: 'gutters within which heads stand side by side' },
    ratio: { value: 1.3, zh: '字号相差几倍以内算一样', en: 'ratio of sizes within which they are alike' },
  },
  check(sheet, { gutters, ratio }) {
    return pairs(sheet.heads).flatMap(([a, b]) => {
      const lower = Math.min(a.box.height, b.box.height);
      const distance = -sharedWidth(a.box, b.box);
      const near = gutters * sheet.gutter;
      if (a.story === b.story || sharedHeight(a.box, b.box) < 0.5 * lower) return [];
      if (distance < 0 || Math.min(distance, -sharedWidth(a.frame.box, b.frame.box)) > near) return [];
      if (Math.max(a.size, b.size) > ratio * Math.min(a.size, b.size) || partedSideways(sheet, a, b))
        return [];
      const alike = a.size === b.size && a.font === b.font && distance <= near;
      return {
        line: b.lines[0]!.index,
        box: around(a.box, b.box),
        a: shortened(a.text),
        b: shortened(b.text),
        ...(alike ? { level: 'error' as const } : {}),
      };
    });
  },
});

/** Every two of a list. */
export function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]));
}
