import { layoutRule } from './rule.ts';

const PARTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['日期', /\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}|[〇一二三四五六七八九]{4}年/],
  ['版次', /第?[A-Z]?\d{1,3}版|第[一二三四五六七八九十]{1,3}版|^[A-Z]?\d{1,3}$|[A-Z]\d{1,2}(?!\d)/m],
];

/** 报眉: the folio lacks date or page number, or there is none, or it has but one piece where section and paper belong. */
export const folio = layoutRule({
  id: 'L31',
  code: 'layout-folio',
  zh: '报眉不全',
  en: 'incomplete folio',
  level: 'error',
  limits: {},
  check(sheet) {
    const frame = sheet.scene.frames.find(({ kind }) => kind === 'folio');
    if (!frame) return [];
    const lines = sheet.lines.filter(({ kind }) => kind === 'folio');
    const text = lines.map((line) => line.text).join('\n');
    const missing = PARTS.flatMap(([name, pattern]) => (pattern.test(text) ? [] : [name]));
    const words = text.replace(/[\d年月日第版星期一二三四五六〇.\-/\sA-Z]/g, '');
    if (words === '') missing.push('报名或版名');
    return missing.length === 0 ? [] : [{ frame: frame.id, a: missing.join('、') }];
  },
});
