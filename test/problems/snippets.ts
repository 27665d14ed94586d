import type { Code } from '../../src/problems/problem.ts';

/** A fault as people write it, and the same after its cure. */
export interface Snippet {
  /** `page`: goes on from {@link BASE_PAGE}; `story`: a whole `.md`; `txt`: a whole `.txt`. */
  readonly in: 'page' | 'story' | 'txt';
  readonly wrong: string;
  readonly right: string;
}

/** What the page snippets extend. */
export const BASE_PAGE = `page: { size: [210mm, 148mm], typeArea: [180mm, 128mm], folioHeight: 0mm }
grid: { columns: 3, characters: 14 }
palette: { red: [0, 100, 100, 0] }
stories: { lead: lead.md }
frames:
  body: { kind: text, columns: 1-3, lines: 1-2 }
`;

/** The story that the page snippets set, and what the story snippets stand in place of. */
export const BASE_STORY = '# 渡口\n\n渡口清晨起了一层薄雾，船工把缆绳解开，慢慢撑离了岸边。\n';

const page = (wrong: string, right: string): Snippet => ({ in: 'page', wrong, right });
const story = (wrong: string, right: string): Snippet => ({ in: 'story', wrong, right });
const frame = (wrong: string, right: string) =>
  page(`frames:\n  side: { ${wrong} }`, `frames:\n  side: { ${right} }`);

/** The commonest faults; a test sees that each `wrong` is told with its code and that `right` is not. */
export const snippets: Readonly<Partial<Record<Code, Snippet>>> = {
  'yaml-quote': page("title: '渡口", "title: '渡口'"),
  'yaml-wide-mark': page('title： 渡口', 'title: 渡口'),
  'yaml-tab': page('page:\n\tbleed: 0mm', 'page:\n  bleed: 0mm'),
  'yaml-bracket': page('palette: { blue: [100, 40, 0, 0 }', 'palette: { blue: [100, 40, 0, 0] }'),
  'yaml-duplicate-key': page('title: 渡口\ntitle: 新船', 'title: 渡口'),
  'file-missing': page('stories: { lead: 稿件/头条.md }', 'stories: { lead: lead.md }'),
  'file-missing-near': page('stories: { lead: leed.md }', 'stories: { lead: lead.md }'),
  'unknown-key': frame(
    'kind: text, part: lead, colums: 1, lines: 6-7',
    'kind: label, text: 看样, columns: 1, lines: 6-7',
  ),
  'missing-key': frame(
    'kind: label, columns: 1, lines: 6-7',
    'kind: label, text: 看样, columns: 1, lines: 6-7',
  ),
  'unit-missing': frame(
    'kind: label, text: 看样, columns: 1, lines: 6-7, x: 9',
    'kind: label, text: 看样, columns: 1, lines: 6-7, x: 9pt',
  ),
  'unit-missing-size': page('styles: { body: { size: 11 } }', 'styles: { body: { size: 11pt } }'),
  'spec-length': page('page: { bleed: 多 }', 'page: { bleed: 3mm }'),
  'spec-span': frame(
    'kind: label, text: 看样, columns: 左二, lines: 6-7',
    'kind: label, text: 看样, columns: 1-2, lines: 6-7',
  ),
  'spec-span-order': frame(
    'kind: label, text: 看样, columns: 3-1, lines: 6-7',
    'kind: label, text: 看样, columns: 1-3, lines: 6-7',
  ),
  'spec-choice-near': frame(
    'kind: labell, text: 看样, columns: 1, lines: 6-7',
    'kind: label, text: 看样, columns: 1, lines: 6-7',
  ),
  'spec-color': page("palette: { blue: '#0000ff' }", 'palette: { blue: [100, 80, 0, 0] }'),
  'spec-date': page('date: 2021.3.1', 'date: 2021-03-01'),
  'spec-flag': frame(
    'kind: label, text: 看样, columns: 1, lines: 6-7, over: 是',
    'kind: label, text: 看样, columns: 1, lines: 6-7, over: true',
  ),
  'spec-reason': page("lint: { L18: { off: '' } }", 'lint: { L18: { off: 本版用倒头条 } }'),
  'lint-unknown-rule': page('lint: { L99: { off: 例 } }', 'lint: { L39: { off: 例 } }'),
  'lint-unknown-limit': page(
    'lint: { L09: { limits: { most: 3 } } }',
    'lint: { L09: { limits: { least: 3 } } }',
  ),
  'frame-kind-missing': frame('columns: 1, lines: 6-7', 'kind: label, text: 看样, columns: 1, lines: 6-7'),
  'frame-nowhere': frame('kind: label, text: 看样', 'kind: label, text: 看样, columns: 1, lines: 6-7'),
  'frame-outside-columns': frame(
    'kind: label, text: 看样, columns: 3-4, lines: 6-7',
    'kind: label, text: 看样, columns: 2-3, lines: 6-7',
  ),
  'frame-overlap': frame(
    'kind: label, text: 看样, columns: 1, lines: 2-3',
    'kind: label, text: 看样, columns: 1, lines: 6-7',
  ),
  'unknown-color': frame(
    'kind: label, text: 看样, columns: 1, lines: 6-7, background: rde',
    'kind: label, text: 看样, columns: 1, lines: 6-7, background: red',
  ),
  'unknown-style': frame(
    'kind: label, text: 看样, columns: 1, lines: 6-7, style: bodi',
    'kind: label, text: 看样, columns: 1, lines: 6-7, style: body',
  ),
  'unknown-story': page('frames: { body: { story: led } }', 'frames: { body: { story: lead } }'),
  overset: page(
    'frames: { body: { columns: 1, lines: 1 } }',
    'frames: { body: { columns: 1-3, lines: 1-2 } }',
  ),
  'part-missing': frame(
    'kind: text, part: editor-note, columns: 1, lines: 6-7',
    'kind: headline, columns: 1, lines: 6-7, pieces: [{ part: title, style: body }]',
  ),
  'story-query': story('渡口:query[请核对地名]清晨起了一层薄雾。', '渡口清晨起了一层薄雾。'),
  'story-head-twice': story(
    '# 渡口\n\n# 新船\n\n渡口清晨起了一层薄雾。',
    '# 渡口\n\n### 新船\n\n渡口清晨起了一层薄雾。',
  ),
  'story-mark-blank': story('#渡口\n\n渡口清晨起了一层薄雾。', '# 渡口\n\n渡口清晨起了一层薄雾。'),
  'story-mark-unclosed': story('渡口:hei[清晨起了一层薄雾。', '渡口:hei[清晨]起了一层薄雾。'),
  'story-unknown-mark': story('渡口:bold[清晨]起了一层薄雾。', '渡口:hei[清晨]起了一层薄雾。'),
  'story-wide-mark': story('渡口：hei［清晨］起了一层薄雾。', '渡口:hei[清晨]起了一层薄雾。'),
  'story-block-unclosed': story(
    '渡口清晨起了一层薄雾。\n\n:::quote\n清晨起了一层薄雾',
    '渡口清晨起了一层薄雾。\n\n:::quote\n清晨起了一层薄雾\n:::',
  ),
  'story-list': story('- 渡口清晨起了一层薄雾。', '渡口清晨起了一层薄雾。'),
  'story-block-attribute': story(
    '渡口的规矩：\n\n:::list{序号}\n先下后上\n雾天停渡\n:::',
    '渡口的规矩：\n\n:::list{numbered}\n先下后上\n雾天停渡\n:::',
  ),
  'story-block-value': story(
    '渡口的规矩：\n\n:::list{numbered=A}\n先下后上\n雾天停渡\n:::',
    '渡口的规矩：\n\n:::list{numbered=一、}\n先下后上\n雾天停渡\n:::',
  ),
  'story-table-ragged': story(
    '渡口的船：\n\n:::table\n班次|趟数\n早班|12\n晚班\n:::',
    '渡口的船：\n\n:::table\n班次|趟数\n早班|12\n晚班|8\n:::',
  ),
  'story-table-head-only': story(
    '渡口的船：\n\n:::table\n班次|趟数\n:::',
    '渡口的船：\n\n:::table{head=none}\n早班|12\n:::',
  ),
  'story-table-rule': story(
    '渡口的船：\n\n:::table\n班次|趟数\n---|---\n早班|12\n:::',
    '渡口的船：\n\n:::table\n班次|趟数\n早班|12\n:::',
  ),
  'story-chart-number': story(
    '渡口的客数：\n\n:::chart\n2018|24.1万\n2019|25.4万\n2020|26\n:::',
    '渡口的客数：\n\n:::chart{unit=万人次}\n2018|24.1\n2019|25.4\n2020|26\n:::',
  ),
  'story-chart-corner': story(
    '渡口的客数：\n\n:::chart\n年份|东渡口|西渡口\n2018|24.1|9.5\n2019|25.4|8.6\n:::',
    '渡口的客数：\n\n:::chart\n|东渡口|西渡口\n2018|24.1|9.5\n2019|25.4|8.6\n:::',
  ),
  'story-qr-empty': story('渡口的船。\n\n:::qr\n:::', '渡口的船。\n\n:::qr\nhttps://example.org\n:::'),
  'story-qr-lines': story(
    '渡口的船。\n\n:::qr{text=https://example.org}\n扫码看渡口\n:::',
    '渡口的船。\n\n:::qr{text=https://example.org caption=扫码看渡口}\n:::',
  ),
  'story-rule-line': story('渡口起雾。\n\n---\n\n船开了。', '渡口起雾。\n\n船开了。'),
  'story-html': story('渡口<br>清晨起了一层薄雾。', '渡口清晨起了一层薄雾。'),
  'story-blank-han-latin': story('渡口有 30 艘船。', '渡口有30艘船。'),
  'story-markdown-in-text': {
    in: 'txt',
    wrong: '渡口\n### 开船\n船开了。',
    right: '渡口\n【小标题】开船\n船开了。',
  },
  'figure-incomplete': story(
    '渡口客流增长11%。\n\n:::figures\n11|%\n:::',
    '渡口客流增长11%。\n\n:::figures\n11|%|客流增长|渡口\n:::',
  ),
  'derived-not-in-story': story(
    '渡口清晨起了一层薄雾。\n\n:::quote\n渡口清早起了一层薄雾\n:::',
    '渡口清晨起了一层薄雾。\n\n:::quote\n渡口清晨起了一层薄雾\n:::',
  ),
};
