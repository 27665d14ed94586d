import { HAN, MARKS, patternRule } from './rule.ts';

const CLAUSE = 'GB/T 15834—2011 4.11';
const FORM = new RegExp(`(?<=[${HAN}${MARKS}])\\.{3,}|\\.{3,}(?=[${HAN}${MARKS}])|。{2,}|…{3,}`);

/** Dots, stops or too many signs for ……. */
export const ellipsisForm = patternRule(
  { id: 'ellipsis-form', clause: CLAUSE, fixable: true, weight: 0.1 },
  FORM,
  () => '……',
);

/** Half an ellipsis. */
export const ellipsisSingle = patternRule(
  { id: 'ellipsis-single', clause: `${CLAUSE}, 5.1.5`, fixable: true, weight: 0.1 },
  /(?<!…)…(?!…)/,
  () => '……',
);

/** …… and 等 do the same work. */
export const ellipsisWithDeng = patternRule(
  { id: 'ellipsis-with-deng', clause: '用法', clauseEn: 'usage', weight: 0.1 },
  /……等(?![待级于到候同着])|(?<![相均同])等……/,
);
