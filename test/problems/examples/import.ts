import type { importMessages } from '../../../src/problems/import.ts';
import type { Examples } from './example.ts';

const at = { at: '第 3 段“小站的灯光…”', atEn: 'paragraph 3 “小站的灯光…”' };

export const importExamples = {
  'import-format': { file: '来稿.doc', format: 'Word 97–2003 (.doc)' },
  'import-locked': { file: '来稿.docx' },
  'import-empty': { file: '来稿.docx' },
  'import-encoding': { file: '来稿.txt' },
  'import-zip-broken': { file: '来稿.docx' },
  'import-zip-bomb': { file: '来稿.docx' },
  'import-xml-broken': { file: '来稿.docx', part: 'word/document.xml' },
  'import-xml-dtd': { file: '来稿.docx', part: 'word/document.xml' },
  'import-xml-deep': { file: '来稿.docx', part: 'word/document.xml' },
  'import-not-word': { file: '来稿.docx' },
  'import-exists': { files: ['来稿.md'], story: '来稿.md' },
  'import-as-range': { n: 12, count: 9 },
  'import-as-role': { name: '大字', known: ['title', 'deck'] },
  'import-map-key': { key: '样式', known: ['styles', 'fonts'] },
  'import-map-value': { key: '报题', value: '题', known: ['title', 'deck'] },
  'import-lost': { ...at, thing: '脚注', thingEn: 'footnote', words: '据站志。' },
  'import-plain': { ...at, thing: '合并的单元格', thingEn: 'merged cells', words: '车次｜到站' },
  'import-table': { ...at, words: '车次｜到站' },
  'import-lost-outside': { thing: '页眉', thingEn: 'header', words: '内部资料' },
  'import-line-breaks': { split: 2, joined: 1 },
  'import-invisible': { count: 4 },
  'import-private-use': { count: 1 },
  'import-drawn-line': { count: 1 },
  'import-markdown': { count: 3 },
  'import-numbers': { count: 3, numbers: '一、 二、 三、' },
  'import-second-head': at,
  'import-picture-linked': { name: 'https://example.com/a.jpg' },
  'import-picture-unplaced': { names: ['image3.png'] },
  'import-picture-format': { name: '图2.emf', format: 'EMF' },
  'import-no-base': { story: '来稿.md', base: '.dayang/import/来稿.md' },
} satisfies Examples<typeof importMessages>;
