import type { issueMessages } from '../../../src/problems/issue.ts';
import type { Examples } from './example.ts';

const lead = { jump: 'lead', story: 'lead', page: '3' };
const known = ['1', '2', '3', '4'];

export const issueExamples = {
  'issue-key-missing': { key: 'paper' },
  'issue-page-number': { key: 'pages.0.number', value: '三版' },
  'issue-page-empty': {},
  'issue-page-is-list': { file: 'pages.yaml' },
  'issue-page-twice': { page: '3' },
  'issue-page-unknown': { page: '5', known },
  'issue-no-pages': { file: 'page.yaml' },
  'placeholder-unknown': {
    frame: 'folio',
    name: '{papper}',
    suggestion: '{paper}',
    known: ['{paper}', '{date}', '{date-cn}', '{page}'],
  },
  'placeholder-empty': { frame: 'folio', name: '{issue}' },
  'jump-no-page': { jump: 'lead', page: '5', known },
  'jump-self': { jump: 'lead', page: '1' },
  'jump-back': { jump: 'lead', from: '3', to: '1' },
  'jump-twice': lead,
  'jump-chain': lead,
  'jump-no-frame': lead,
  'jump-other-story': { ...lead, from: '1' },
  'jump-not-needed': { jump: 'lead', story: 'lead', from: '1', to: '3' },
  'jump-no-room': { story: 'lead' },
  'issue-number-gap': { page: '4', before: '2', expected: '3' },
  'issue-differs': { what: '日期', whatEn: 'date', own: '2021-03-02', issue: '2021-03-01' },
  'issue-page-size': { size: '270 × 390', first: '1', other: '390 × 540' },
  'issue-story-twice': { file: 'content/ferry.md', first: '1', second: '3' },
  'issue-picture-twice': { file: 'pictures/ferry.jpg', first: '1', second: '3' },
  'issue-head-twice': { head: '渡口的三本账', first: '1', second: '3' },
  'issue-number-other': { said: '总第127期', issue: '总第128期' },
  'issue-unnamed': { paper: '芦花渡报' },
  'issue-folio-differs': { what: ['位置', '写法'], whatEn: ['place', 'wording'], other: '2' },
  'layout-jump-pair': { page: '1', words: '下转第3版', other: '3' },
} satisfies Examples<typeof issueMessages>;
