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
} satisfies Examples<typeof fitMessages>;
