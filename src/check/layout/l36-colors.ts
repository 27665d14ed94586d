import { groundsOf, isPaper, typeBox } from '../../scene/grounds.ts';
import type { Color } from '../../scene/types.ts';
import { type Hit, layoutRule } from './rule.ts';
import { shortened } from './sheet.ts';

/** Too many accent colours, body copy in colour, or small type on a tint or reversed out. */
export const colors = layoutRule({
  id: 'L36',
  code: 'layout-colors',
  zh: '用色',
  en: 'colours',
  level: 'warning',
  limits: {
    hues: { value: 2, zh: '至多几种彩色', en: 'accent hues at most' },
    small: { value: 9, zh: '底色上的字至少几点', en: 'type on a ground at least, in pt' },
  },
  check(sheet, { hues, small }) {
    const { items } = sheet.scene;
    const accents = new Map<string, { readonly frame: string; readonly name: string }>();
    for (const item of items) {
      for (const color of item.kind === 'image' ? [] : colorsOf(item)) {
        const hue = hueOf(color);
        if (hue !== undefined && !accents.has(hue))
          accents.set(hue, { frame: item.frame, name: color.name ?? hue });
      }
    }
    const body = sheet.lines.find(
      ({ kind, color }) => kind === 'body' && color && hueOf(color) !== undefined,
    );
    const groundOf = groundsOf(items);
    const frames = new Set<string>();
    const onGround = items.flatMap((item, index): Hit[] => {
      if (item.kind !== 'text' || item.size >= small * 1000 || frames.has(item.frame)) return [];
      const ground = groundOf(index, typeBox(item));
      if (ground.kind === 'flat' && ground.paper && !isPaper(item.color)) return [];
      frames.add(item.frame);
      return [
        {
          line: item.line,
          a: `“${shortened(item.text)}”`,
          b: { zh: `${item.size / 1000} pt 的字在底色上`, en: `type of ${item.size / 1000} pt on a ground` },
        },
      ];
    });
    return [
      ...(accents.size > hues
        ? [
            {
              frame: [...accents.values()].at(-1)!.frame,
              a: [...accents.values()].map(({ name }) => name),
              b: { zh: `${accents.size} 种彩色`, en: `${accents.size} accents` },
            },
          ]
        : []),
      ...(body
        ? [
            {
              line: body.index,
              a: `“${shortened(body.text)}”`,
              b: { zh: '正文用彩色', en: 'body copy in colour' },
            },
          ]
        : []),
      ...onGround,
    ];
  },
});

function colorsOf(item: { kind: string; color?: Color; fill?: Color; stroke?: { color: Color } }): Color[] {
  return [item.color, item.fill, item.stroke?.color].flatMap((color) => color ?? []);
}

/** Hue by the inks that carry it, to a third; black, greys and light tints have none. */
function hueOf(color: Color): string | undefined {
  if (color.kind === 'spot') return color.tint < 20 ? undefined : color.name;
  const { c, m, y } = color;
  const most = Math.max(c, m, y);
  const least = Math.min(c, m, y);
  if (most - least < 20) return undefined;
  const share = (ink: number) => Math.round((3 * (ink - least)) / (most - least));
  return `C${share(c)}M${share(m)}Y${share(y)}`;
}
