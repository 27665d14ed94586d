import type { preflightMessages } from '../../../src/problems/preflight.ts';
import type { Examples } from './example.ts';

const frame = 'tag';
const words = '渡口清晨';
const color = 'red';
const file = '图片/渡口.jpg';

export const preflightExamples = {
  'spec-ink-name': { key: 'name', value: '3' },
  'spec-press-marks': { key: 'marks', value: '全部' },
  'spec-press-inks': { key: 'inks', value: 'rgb' },
  'spec-press-ink-limit': { key: 'inkLimit', value: '多' },
  'spec-press-file-name': { key: 'fileName', value: 'A3:版面' },
  'press-ink-total': { color: 'deep', found: '260%', limit: '240%' },
  'press-ink-high': { color: 'deep', found: '230%', limit: '220%' },
  'press-ink-overlap': { frame, found: '250%', limit: '240%' },
  'press-ink-mean': { found: '225%', limit: '220%' },
  'press-ink-not-there': { color, found: '专红', limit: 'K' },
  'press-tint-faint': { color: 'tint', found: 'M3', limit: '5%' },
  'press-red-dirty': { color, found: 'C10', limit: 'M100 Y100' },
  'press-rich-black': { color: 'black4', found: '300%', limit: '100%' },
  'press-type-small': { frame, words, found: '4.5pt', limit: '5pt' },
  'press-type-multi-ink': { frame, words, found: '7pt', limit: '9pt' },
  'press-type-reversed': { frame, words, found: '9pt', limit: '12pt' },
  'press-type-unreadable': { frame, words, found: '12', limit: '30' },
  'press-notdef': { frame, words },
  'press-hairline': { frame: 'line', color: 'black', found: '0.1pt', limit: '0.25pt' },
  'press-rule-multi-ink': { frame: 'line', color, found: '0.5pt', limit: '1pt' },
  'press-rule-tint': { frame: 'line', color: 'grey', found: '0.5pt', limit: '1pt' },
  'press-picture-coarse': { file, found: '80 ppi', limit: '100 ppi' },
  'press-picture-soft': { file, found: '140 ppi', limit: '150 ppi' },
  'press-picture-ink': { file, found: '280%', limit: '240%' },
  'press-placeholder': { frame, found: 'XXX' },
  'press-placeholder-doubtful': { frame, found: '待定' },
  'press-sample-text': { frame: 'body', found: '3' },
  'press-page-empty': {},
  'press-page-size': { found: '390 × 545 mm', limit: '390 × 540 mm' },
  'press-outside-type-area': { frame, found: '2 mm' },
  'press-in-edge': { frame, found: '3 mm', limit: '5 mm' },
  'press-bleed-short': { frame, found: '1 mm', limit: '3 mm' },
  'press-past-trim': { frame, found: '4 mm' },
  'press-at-trim': { frame, found: '0 mm' },
  'press-spot-converted': { ink: '专红', found: 'M100 Y100' },
  'press-color-converted': { color, found: 'K45' },
  'press-profile-version': { file: '新闻纸.icc', found: '4.3', limit: '2' },
  'press-file-rule': { rule: '成品框', ruleEn: 'trim box', found: '—', limit: '390 × 540 mm' },
  'press-file-advice': { rule: '标题', ruleEn: 'title', found: '—', limit: 'dc:title' },
  'press-file-name-missing': { pattern: '{date}-{page}.pdf', missing: ['date', 'page'] },
} satisfies Examples<typeof preflightMessages>;
