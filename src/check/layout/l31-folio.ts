import { type Hit, layoutRule } from './rule.ts';
import type { PageFacts } from './sheet.ts';

interface Part {
  readonly zh: string;
  readonly en: string;
  readonly pattern: RegExp;
}

const DATE: Part = {
  zh: '日期',
  en: 'date',
  pattern: /\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}|[〇○零一二三四五六七八九]{4}年/,
};
const PAGE: Part = {
  zh: '版次',
  en: 'page number',
  pattern: /第?[A-Z]?\d{1,3}版|第[一二三四五六七八九十]{1,3}版|^[A-Z]?\d{1,3}$|[A-Z]\d{1,2}(?!\d)/m,
};
const NAME = { zh: '报名或版名', en: 'name of paper or section' };

/**
 * 报眉: the folio lacks date or page number, or has nothing where section and paper belong; or it says another date,
 * page or section than the page's `date` and `press`.
 */
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
    const faults = [...missing(text), ...different(text, sheet.facts)];
    if (faults.length === 0) return [];
    const said = { zh: faults.map(({ zh }) => zh), en: faults.map(({ en }) => en) };
    return [{ frame: frame.id, a: said } satisfies Hit];
  },
});

interface Fault {
  readonly zh: string;
  readonly en: string;
}

function missing(text: string): Fault[] {
  const words = text.replace(/[\d年月日第版星期一二三四五六〇.\-/\sA-Z]/g, '');
  const lacks = [DATE, PAGE].filter(({ pattern }) => !pattern.test(text));
  return [...lacks, ...(words === '' ? [NAME] : [])].map(({ zh, en }) => ({ zh: `缺${zh}`, en: `no ${en}` }));
}

/** What is there but not as the page's own settings have it. */
function different(text: string, { date, page, section }: PageFacts): Fault[] {
  const faults: Fault[] = [];
  const differs = (what: { zh: string; en: string }, value: string) =>
    void faults.push({ zh: `${what.zh}不是 ${value}`, en: `the ${what.en} is not ${value}` });
  if (date !== undefined && DATE.pattern.test(text) && !hasDate(text, date)) differs(DATE, date);
  if (page !== undefined && PAGE.pattern.test(text) && !hasPage(text, page)) differs(PAGE, page);
  if (section !== undefined && !text.includes(section)) differs({ zh: '版名', en: 'section' }, section);
  return faults;
}

const DIGITS = '〇一二三四五六七八九';

function hasDate(text: string, iso: string): boolean {
  const [year = '', month = '', day = ''] = iso.split('-');
  const [m, d] = [Number(month), Number(day)];
  const han = [...year].map((digit) => DIGITS[Number(digit)]).join('');
  const plain = text.replace(/\s/g, '').replace(/[○零]/g, '〇');
  const numbers = new RegExp(`${year}[年./-]0?${m}[月./-]0?${d}(?!\\d)`);
  return numbers.test(plain) || plain.includes(`${han}年${hanNumber(m)}月${hanNumber(d)}日`);
}

/** 1 to 31 as in 三月二十一日. */
function hanNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ten = tens === 0 ? '' : `${tens > 1 ? DIGITS[tens] : ''}十`;
  return ten + (value % 10 === 0 ? '' : DIGITS[value % 10]);
}

/** A page number by itself: 3 is not in 13 or A3, nor in a date. */
function hasPage(text: string, page: string): boolean {
  const escaped = page.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const own = /^\d{1,2}$/.test(page) && Number(page) > 0 ? `${escaped}|${hanNumber(Number(page))}` : escaped;
  return text
    .split(/[\n\s　|｜·]+/)
    .some((piece) => new RegExp(`(?<![\\dA-Z一二三四五六七八九十])(?:${own})(?:版|$)`, 'u').test(piece));
}
