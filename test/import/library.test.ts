import { readFileSync } from 'node:fs';
import {
  AlignmentType,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { expect, it } from 'vitest';
import { imported, sentences } from './docx.ts';

const date = '2021-03-01T00:00:00Z';
const by = (id: number) => ({ id, author: '王编辑', date });
const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });

/** A manuscript with everything that a Word user puts into one, as a library writes it. */
const manuscript = new Document({
  numbering: {
    config: [
      {
        reference: 'list',
        levels: [
          { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '（%1）', alignment: AlignmentType.START },
        ],
      },
    ],
  },
  footnotes: { 1: { children: [new Paragraph('据站志。')] } },
  sections: [
    {
      headers: { default: new Header({ children: [new Paragraph('内部资料')] }) },
      children: [
        new Paragraph({ text: '小站的灯亮到末班车', heading: HeadingLevel.TITLE }),
        new Paragraph({ text: '一盏灯', heading: HeadingLevel.HEADING_1 }),
        new Paragraph({
          children: [
            new TextRun('　　灯亮了二十年'),
            new FootnoteReferenceRun(1),
            new TextRun('，换过'),
            new DeletedTextRun({ text: '四', ...by(1) }),
            new InsertedTextRun({ text: '五', ...by(2) }),
            new TextRun({ text: '任值班员，', font: 'Comic Sans MS' }),
            new ExternalHyperlink({ link: 'https://example.com/', children: [new TextRun('见网页')] }),
            new TextRun({ children: [new Tab(), '。'] }),
          ],
        }),
        new Paragraph({ text: '热水。', numbering: { reference: 'list', level: 0 } }),
        new Paragraph({ text: '针线。', numbering: { reference: 'list', level: 0 } }),
        new Paragraph({
          children: [
            new ImageRun({
              type: 'png',
              data: readFileSync('docs/drafts.png'),
              transformation: { width: 300, height: 200 },
            }),
          ],
        }),
        new Paragraph({ text: '老何在扫雪。', alignment: AlignmentType.CENTER }),
        new Table({ rows: [new TableRow({ children: [cell('首班'), cell('6:10')] })] }),
        new Paragraph({
          children: [
            new TextRun('水是H'),
            new TextRun({ text: '2', subScript: true }),
            new TextRun('O。'),
            new TextRun({ text: '划掉', strike: true }),
          ],
        }),
      ],
    },
  ],
});

it('a manuscript made by a library, with one of everything', async () => {
  const found = imported(new Uint8Array(await Packer.toBuffer(manuscript)));
  expect(found.text.trimEnd().split('\n\n')).toEqual([
    '# 小站的灯亮到末班车',
    '### 一盏灯',
    '灯亮了二十年，换过五任值班员，见网页 。',
    ':::list{numbered=（一）}\n热水。\n针线。\n:::',
    ':::table{head=none}\n首班|6:10\n:::',
    '水是H2O。划掉',
  ]);
  expect(found.changes.map(({ kind, author, words, n }) => [kind, author, words, n])).toEqual([
    ['delete', '王编辑', '四', 3],
    ['insert', '王编辑', '五', 3],
  ]);
  expect(found.pictures.map(({ name, caption }) => [name, caption])).toEqual([['图1.png', '老何在扫雪。']]);
  expect(sentences(found.problems)).toEqual([
    '页眉没有放进稿件：内部资料',
    '第 3 段“灯亮了二十年，换过五任值…”：脚注没有放进稿件：据站志。',
    '第 7 段“首班｜6:10”：表格写成了稿件里的表（:::table）：首班｜6:10',
    '第 8 段“水是H2O。划掉”：下标只留下文字：2',
    '第 8 段“水是H2O。划掉”：删除线只留下文字：划掉',
  ]);
});
