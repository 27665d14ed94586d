import type { Problem } from '../../problems/problem.ts';
import { checkColors } from './colors.ts';
import { checkCoverage, checkOverlaps } from './coverage.ts';
import type { PressPage } from './page.ts';
import { checkPictures, type PressImages } from './pictures.ts';
import { checkRules } from './rules.ts';
import { checkSheet } from './sheet.ts';
import { checkType } from './type.ts';
import { checkWords } from './words.ts';

/**
 * Everything that can be said about a page before it is a file (print.md, section 5): its inks, type, rules,
 * pictures, words and sheet against what the press holds. Findings are problems with a rule and a box in mm.
 */
export function preflight(page: PressPage, images: PressImages = new Map()): Problem[] {
  return [
    ...checkSheet(page),
    ...checkColors(page),
    ...checkOverlaps(page),
    ...checkCoverage(page, images),
    ...checkType(page),
    ...checkRules(page),
    ...checkPictures(page, images),
    ...checkWords(page),
  ];
}
