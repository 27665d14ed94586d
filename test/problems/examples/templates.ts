import type { templateMessages } from '../../../src/problems/templates.ts';
import type { Examples } from './example.ts';

const main = { slot: 'lead', about: '主稿', aboutEn: 'Main story' };

export const templateExamples = {
  'template-locked': { key: 'grid.pitch', template: 'layouts/special-page.yaml:19' },
  'unknown-variant': { name: 'six-column', suggestion: 'six-columns', known: ['six-columns', 'tabloid'] },
  'unknown-theme': { name: 'gren', suggestion: 'green', known: ['red', 'ink', 'green', 'blue'] },
  'unknown-slot': { name: 'foto', suggestion: 'photo', known: ['photo', 'lead', 'tag'] },
  'slot-empty': main,
  'slot-kind': { slot: 'photo', kind: '一张图片', kindEn: 'a picture' },
  'slot-short': { ...main, count: 1520, min: 1700, lack: 180 },
  'slot-long': { ...main, count: 4410, max: 4300, excess: 110 },
  'template-unknown': {
    name: 'special',
    suggestion: 'special-page',
    known: ['news-page', 'photo-page', 'special-page', 'special-tabloid'],
  },
  'new-name': { name: 'a/b', why: '里面有 /', whyEn: 'it has / in it' },
  'new-exists': { name: '2021-02-quality' },
  'new-unwritable': { name: '2021-02-quality', detail: 'EACCES' },
  'schema-value': { key: 'grid.columns', expected: '1–24' },
  'schema-kind': { known: ['page', 'plant', 'dayang', 'house', 'fonts'] },
} satisfies Examples<typeof templateMessages>;
