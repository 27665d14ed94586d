import type { fitMessages } from '../../../src/problems/fit.ts';
import type { Examples } from './example.ts';

const frame = 'photo';

export const fitExamples = {
  'spec-fit-sizes': { key: 'body', value: '11pt' },
  'spec-fit-lines': { key: 'photo', value: '14' },
  'spec-fit-optional': { key: 'optional', value: '[]' },
  'fit-limits': { key: 'body', least: '9pt', most: '10pt', present: '11pt' },
  'fit-frame-not-on-lines': { frame },
  'fit-not-optional': { frame: 'body' },
  'fit-heir-not-text': { frame },
  'fit-too-long': { story: 'lead', part: '正文', partEn: 'the body', lines: 3, chars: 41 },
  'fit-too-short': {
    story: 'lead',
    part: '正文',
    partEn: 'the body',
    lines: 4,
    chars: 58,
    cure: '第3段（签字以后，版面文…）末行12字：补5字多1行',
    cureEn: 'paragraph 3 (签字以后，版面文…) ends in a line of 12: add 5 for 1 more line',
  },
} satisfies Examples<typeof fitMessages>;
