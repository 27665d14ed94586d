import type { diffMessages } from '../../../src/problems/diff.ts';
import type { Examples } from './example.ts';

const file = '旧样.json';

export const diffExamples = {
  'diff-missing': { file },
  'diff-kind-unknown': { file: '旧样.docx' },
  'diff-scene-broken': { file, detail: 'lines 不对', detailEn: 'lines is wrong' },
  'diff-scene-version': { file, found: 'dayang-scene/2', wanted: 'dayang-scene/1' },
  'diff-pdf-not-ours': { file: '旧样.pdf' },
  'diff-pdf-broken': { file: '旧样.pdf' },
  'diff-pdf-no-text': { file: '旧样-outlines.pdf' },
  'against-broken': { file: '旧/版面.yaml', count: 2 },
  'diff-page-count': { old: '旧样.pdf', oldPages: 2, new: '版面.yaml', newPages: 1 },
  'diff-page-missing': { file: '旧样.pdf', pages: 2, page: 3 },
  'diff-no-picture': { file, fonts: ['FZSSK--GBK1-0'] },
} satisfies Examples<typeof diffMessages>;
