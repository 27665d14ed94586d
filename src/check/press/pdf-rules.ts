import type { PdfFile } from '../../output/pdf/read.ts';
import { boxRules, identityRules } from './file-rules.ts';
import {
  type Finding,
  type Hit,
  type PdfRule,
  type PressCheckOptions,
  type PressContext,
  type PressStandard,
  pressContext,
} from './finding.ts';
import { markRules } from './mark-rules.ts';
import { objectRules } from './object-rules.ts';
import { pictureRules } from './picture-rules.ts';
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
  ...pictureRules,
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
  return rules.flatMap((rule) => {
    const { id, gwg, severity, zh, en } = rule;
    return hitsOf(rule, context).map((hit) => ({
      rule: id,
      ...(gwg ? { gwg } : {}),
      severity,
      zh,
      en,
      ...hit,
    }));
  });
}

/** A file so broken that a rule cannot look breaks the rule. */
function hitsOf(rule: PdfRule, context: PressContext): readonly Hit[] {
  try {
    return rule.check(context);
  } catch (error) {
    return [
      { found: error instanceof Error ? error.message : String(error), allowed: 'PDF', severity: 'error' },
    ];
  }
}
