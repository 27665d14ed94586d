import type { setPieceMessages } from '../../../src/problems/set-pieces.ts';
import type { Examples } from './example.ts';

export const setPieceExamples = {
  'story-block-value': { name: 'table', key: 'head', value: '一', want: ['row', 'column', 'both', 'none'] },
  'story-block-too-large': { name: 'table', most: 12, what: '列', whatEn: 'columns' },
  'story-table-ragged': { row: 3, cells: 2, columns: 3 },
  'story-table-head-only': {},
  'story-table-rule': {},
  'story-chart-number': { text: '11.2亿' },
  'story-chart-corner': { text: '年份' },
  'story-qr-empty': {},
  'story-qr-lines': {},
  'set-piece-vertical': { frame: 'note', what: '表', whatEn: 'table', part: 'table-1' },
  'set-piece-color': { what: '图', whatEn: 'chart', color: 'blue', known: ['black', 'red'] },
  'table-too-wide': { columns: 8, have: 13, need: 17, part: 'table-1' },
  'chart-too-small': { width: 8, lines: 6, part: 'chart-1' },
  'chart-labels-meet': { text: '二〇一九年' },
  'qr-too-long': { length: 3200 },
  'qr-too-fine': { module: '0.27', least: 0.35, size: 26 },
  'qr-too-wide': { size: 45, width: 41 },
} satisfies Examples<typeof setPieceMessages>;
