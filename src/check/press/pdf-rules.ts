import type { PdfFile } from '../../output/pdf/read.ts';
import { boxRules, identityRules } from './file-rules.ts';
import {
  type Finding,
  type PdfRule,
  type PressCheckOptions,
  type PressStandard,
  pressContext,
} from './finding.ts';
import { markRules } from './mark-rules.ts';
import { objectRules } from './object-rules.ts';
import { tagRules } from './tag-rules.ts';

/**
 * Every rule for the bytes of a press file. Ids `X-nn` are the rows of the PDF/X table, `Rnnnn` rules of the GWG
 * 2022 workbook that have no row of their own, `UA-nn` PDF/UA-1.
 */
export const pdfRules: readonly PdfRule[] = [
  ...identityRules,
  ...boxRules,
  ...objectRules,
  ...markRules,
  ...tagRules,
];

/** Holds a file to a press standard. Never throws for what is wrong with the file. */
export function checkPressPdf(
  pdf: PdfFile,
  standard: PressStandard,
  options: PressCheckOptions = {},
): Finding[] {
  const context = pressContext(pdf, standard, options);
  const rules = pdfRules.filter(
    ({ id, only }) =>
      (only === undefined || only === standard) && (options.tagged !== false || !id.startsWith('UA-')),
  );
  return rules.flatMap(({ id, gwg, severity, zh, en, check }) =>
    check(context).map((hit) => ({ rule: id, ...(gwg ? { gwg } : {}), severity, zh, en, ...hit })),
  );
}
