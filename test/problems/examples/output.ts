import type { outputMessages } from '../../../src/problems/output.ts';
import type { Examples } from './example.ts';

const file = 'out/版面.pdf';

export const outputExamples = {
  'output-unwritable': { file, detail: '磁盘已满', detailEn: 'the disk is full' },
  'output-is-folder': { file: 'out', name: '版面.pdf' },
  'output-is-input': { file: '稿件.md' },
  'output-held-open': { file, kept: 'out/版面.pdf.new' },
} satisfies Examples<typeof outputMessages>;
