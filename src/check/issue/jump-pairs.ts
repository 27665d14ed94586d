import { onPage, type Problem, problem } from '../../problems/problem.ts';
import type { SceneLine } from '../../scene/types.ts';
import { type CheckedPage, numberOf } from './issue.ts';

const TURN = /下转(?:第)?\s*([\dA-Z]+|[一二三四五六七八九十]+)\s*版/;
const CONTINUATION = /(?:上接|紧接)(?:第)?\s*([\dA-Z]+|[一二三四五六七八九十]+)\s*版/;

interface Said {
  readonly page: CheckedPage;
  readonly line: SceneLine;
  readonly words: string;
  readonly other: string;
}

/** L30 across pages: every 下转 has its 上接 on the page that it names, and every 上接 its 下转. */
export function brokenJumps(pages: readonly CheckedPage[]): Problem[] {
  const turns = pages.flatMap((page) => said(page, TURN));
  const continuations = pages.flatMap((page) => said(page, CONTINUATION));
  return [...alone(turns, continuations, pages), ...alone(continuations, turns, pages)];
}

function said(page: CheckedPage, pattern: RegExp): Said[] {
  return page.scene.lines.flatMap((line) => {
    const found = pattern.exec(line.text);
    return found ? [{ page, line, words: found[0], other: asNumber(found[1]!) }] : [];
  });
}

function alone(some: readonly Said[], others: readonly Said[], pages: readonly CheckedPage[]): Problem[] {
  return some.flatMap(({ page, line, words, other }) => {
    const paired = others.some((one) => numberOf(one.page) === other && one.other === numberOf(page));
    const isBuilt = pages.some((one) => numberOf(one) === other);
    const exists = page.page.issue?.numbers.includes(other) ?? false;
    // A page that this run left out may well have the other end.
    if (paired || (exists && !isBuilt)) return [];
    const params = { words, other, page: numberOf(page) };
    const found = problem('layout-jump-pair', params, page.page.placeOf(['frames', line.frame]));
    return onPage(page.named, [{ ...found, rule: 'L30' }]);
  });
}

const DIGITS = '一二三四五六七八九';

/** 三, 十二 and such as digits. */
function asNumber(written: string): string {
  if (!/[一二三四五六七八九十]/.test(written)) return written;
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written];
  const ten = written.includes('十') ? (tens ? DIGITS.indexOf(tens) + 1 : 1) : 0;
  return String(ten * 10 + (ones ? DIGITS.indexOf(ones) + 1 : 0));
}
