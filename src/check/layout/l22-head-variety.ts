import { layoutRule } from './rule.ts';

const HEADS = new Set(['title', 'subtitle', 'kicker', 'subhead']);

/** Heads in many faces, or subheads of several sizes. */
export const headVariety = layoutRule({
  id: 'L22',
  code: 'layout-head-variety',
  zh: '标题字体字号杂',
  en: 'variety of heads',
  level: 'warning',
  limits: {
    families: { value: 4, zh: '标题至多几种字体', en: 'faces of heads at most' },
    sizes: { value: 1, zh: '小标题至多几种字号', en: 'sizes of subheads at most' },
  },
  check(sheet, { families, sizes }) {
    const heads = sheet.lines.filter(({ kind }) => HEADS.has(kind));
    const faces = [...new Set(heads.map(({ font }) => font))];
    const subheads = heads.filter(({ kind }) => kind === 'subhead');
    const used = [...new Set(subheads.map(({ size }) => size))].sort((a, b) => a - b);
    const odd = subheads.find(({ size }) => size !== subheads[0]!.size);
    return [
      ...(faces.length > families ? [{ line: heads.at(-1)!.index, a: faces, n: faces.length }] : []),
      ...(used.length > sizes && odd
        ? [{ line: odd.index, a: used.map((size) => `${size / 1000}pt`), n: used.length }]
        : []),
    ];
  },
});
