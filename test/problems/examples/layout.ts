import type { layoutMessages } from '../../../src/problems/layout.ts';
import type { Examples } from './example.ts';

const body = { story: 'lead', part: '正文', partEn: 'the body' } as const;
const text = '渡口清晨起了一层薄雾';

export const layoutExamples = {
  overset: {
    ...body,
    lines: 3,
    chars: 41,
    cure: '第3段（渡船靠岸…）末行2字：删2字省1行；其余成行删去',
    cureEn: 'paragraph 3 (渡船靠岸…): cut 2 characters and it is a line shorter; cut the rest by the line',
  },
  underset: { ...body, lines: 2, chars: 30 },
  'leg-short': { frame: 'body', leg: 2, lines: 1 },
  'grid-columns-too-narrow': { width: 180, columns: 30 },
  'type-area-too-large': { width: 400, height: 500, pageWidth: 390, pageHeight: 540 },
  'grid-no-lines': {},
  'thread-mixed-writing': { story: 'lead', first: 'body', second: 'side' },
  'frame-outside-page': { frame: 'photo' },
  'frame-empty': { frame: 'photo' },
  'frame-overlap': { second: 'photo', first: 'body' },
  'frame-too-small': { frame: 'tag' },
  'text-wider-than-frame': { text, frame: 'tag' },
  'text-higher-than-frame': { text, frame: 'note', over: 12 },
  'word-too-wide': { word: 'www.example.org/timetable' },
  'line-infeasible': { near: '》。”' },
  'emphasis-no-room': { text: '一字不差' },
  'loose-line': { gap: 0.25, text },
  'headline-does-not-fit': { text, frame: 'head', chars: 2 },
  'headline-too-high': { text, frame: 'head', rows: 3 },
  'headline-break': { text, cost: 240, lines: '渡口清｜晨起了一层薄雾' },
  'headline-fill': { text, percent: 48 },
  'headline-breaks-differ': { breaks: '渡口清早|起了一层薄雾', text },
  'part-missing': { frame: 'note', story: 'lead', part: '编者按', partEn: 'the editor’s note' },
  'part-unused': { story: 'lead', part: '编者按', partEn: 'the editor’s note' },
  'quote-does-not-fit': { text, frame: 'quote' },
  'shape-path': { frame: 'arc', detail: 'A' },
} satisfies Examples<typeof layoutMessages>;
