import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkPressPdf } from '../../src/check/press/pdf-rules.ts';
import { readPdf } from '../../src/output/pdf/read.ts';
import { elementsOf, isContent, readStructure, structureText } from '../../src/output/pdf/structure.ts';
import { hasAllAlts, pageTags } from '../../src/output/pdf/tags.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import type { ImageItem, Scene, SceneItem } from '../../src/scene/types.ts';
import { makePage } from '../pages/page.ts';
import { testFonts } from '../support/fonts.ts';
import { INTENT } from '../support/press.ts';
import { BLACK, handScene, type LineSpec } from '../support/scenes.ts';

const line = (text: string, rest: Partial<LineSpec> = {}): LineSpec => ({
  x: 10,
  baseline: 20,
  runs: [{ text }],
  ...rest,
});
/** Gives the lines of a scene the fields that layout would give them. */
const withLines = (scene: Scene, rest: readonly object[]): Scene => ({
  ...scene,
  lines: scene.lines.map((one, i) => ({ ...one, ...rest[i] })),
});
const structureOf = async (...scenes: Scene[]) =>
  readStructure(readPdf(await writePdf(scenes, testFonts, { title: '标签' })))!;
/** `H1 科技`: every element that holds content itself, with how many pieces it has. */
const outline = async (...scenes: Scene[]) =>
  elementsOf((await structureOf(...scenes)).root)
    .filter(({ kids }) => kids.some(isContent))
    .map((one) => {
      const pieces = one.kids.filter(isContent).length;
      return `${one.type}${pieces > 1 ? `×${pieces}` : ''} ${structureText(one)}`;
    });

describe('elements', () => {
  test('heads, paragraphs and their levels', async () => {
    const scene = handScene([
      line('引题', { kind: 'kicker' }),
      line('主题', { kind: 'title' }),
      line('副题', { kind: 'subtitle' }),
      line('小标题', { kind: 'subhead' }),
      line('正文'),
    ]);
    const numbered = withLines(
      scene,
      [0, 1, 2, 3, 4].map((paragraph) => ({ paragraph })),
    );
    expect(await outline(numbered)).toEqual(['P 引题', 'H1 主题', 'P 副题', 'H2 小标题', 'P 正文']);
  });

  test('without a title the first heading is H1 all the same', async () => {
    const scene = withLines(handScene([line('小标题', { kind: 'subhead' }), line('正文')]), [
      { paragraph: 0 },
      { paragraph: 1 },
    ]);
    expect(await outline(scene)).toEqual(['H1 小标题', 'P 正文']);
  });

  test('a paragraph over two legs is one element with two pieces, lines of one leg are one piece', async () => {
    const scene = handScene([line('甲乙'), line('丙丁'), line('戊己'), line('庚辛')]);
    const legs = withLines(scene, [{ leg: 0 }, { leg: 0 }, { leg: 1 }, { leg: 1, paragraph: 1 }]);
    expect(await outline(legs)).toEqual(['P×2 甲乙丙丁戊己', 'P 庚辛']);
  });

  test('each story is an article, in reading order though painted otherwise', async () => {
    const scene = handScene([line('后一段'), line('前一段'), line('另一稿')]);
    const stories = withLines(scene, [{ paragraph: 1 }, { paragraph: 0 }, { story: 'other' }]);
    const read = { ...stories, reading: [1, 0, 2] };
    expect(await outline(read)).toEqual(['P 前一段', 'P 后一段', 'P 另一稿']);
    const { root } = await structureOf(read);
    expect(elementsOf(root).map(({ type }) => type)).toEqual(['Document', 'Art', 'P', 'P', 'Art', 'P']);
  });

  test('derived pieces, furniture and shapes are artifacts', async () => {
    const scene = handScene(
      [
        line('正文'),
        line('摘句', { role: 'derived', kind: 'quote' }),
        line('要闻', { role: 'furniture', kind: 'folio' }),
      ],
      {
        furniture: [
          {
            kind: 'rect',
            role: 'furniture',
            frame: 'main',
            box: { x: 0, y: 0, width: 9, height: 9 },
            color: BLACK,
          },
        ],
      },
    );
    expect(await outline(scene)).toEqual(['P 正文']);
    expect(pageTags(scene).sequences.map(({ operator }) => operator)).toEqual([
      '/P <</MCID 0>> BDC',
      '/Artifact <</Type /Layout>> BDC',
      '/Artifact <</Type /Pagination>> BDC',
      '/Artifact <</Type /Layout>> BDC',
    ]);
    expect((await structureOf(scene)).faults).toEqual([]);
  });

  test('pages share one document', async () => {
    const scene = handScene([line('正文')]);
    expect(await outline(scene, handScene([line('次页')]))).toEqual(['P 正文', 'P 次页']);
  });
});

describe('pictures', () => {
  const picture = (alt?: string): ImageItem => ({
    kind: 'image',
    role: 'furniture',
    frame: 'photo',
    box: { x: 10_000, y: 20_000, width: 40_000, height: 30_000 },
    image: 'a',
    file: 'a.jpg',
    crop: { x: 0, y: 0, width: 1, height: 1 },
    ppi: 200,
    ...(alt === undefined ? {} : { alt }),
  });
  const page = (item: SceneItem) =>
    withLines(
      handScene([line('正文'), line('图说', { role: 'furniture', kind: 'caption' })], { grounds: [item] }),
      [{}, { frame: 'photo' }],
    );

  test('are figures with their words and their caption', () => {
    const { elements } = pageTags(page(picture('车间')));
    expect(elements).toMatchObject([
      { type: 'Art', kids: [{ type: 'P' }] },
      { type: 'Figure', alt: '车间', box: { x: 10_000 }, kids: [0, { type: 'Caption', kids: [2] }] },
    ]);
    expect(hasAllAlts(elements)).toBe(true);
  });

  test('without words are figures that claim no access; with empty words they are artifacts', () => {
    expect(hasAllAlts(pageTags(page(picture())).elements)).toBe(false);
    const { elements, sequences } = pageTags(page(picture('')));
    expect(elements.map(({ type }) => type)).not.toContain('Figure');
    expect(sequences[0]!.operator).toContain('Artifact');
  });
});

describe('the first page', () => {
  let made: Awaited<ReturnType<typeof makePage>>;
  const article = readFileSync('test/content/innovation.txt', 'utf8').replace(/\s+/g, '');
  beforeAll(async () => {
    made = await makePage('innovation');
  });

  test('reads through its structure tree as the article: equality', () => {
    const { root, faults } = readStructure(readPdf(made.pdf))!;
    expect(faults).toEqual([]);
    expect(structureText(root).replace(/\s+/g, '')).toBe(article);
  });

  test('has as many paragraphs as its story, some in several pieces', () => {
    const elements = elementsOf(readStructure(readPdf(made.pdf))!.root);
    const paragraphs = new Set(
      made.built.scene.lines.filter((l) => l.role === 'story').map((l) => `${l.story} ${l.paragraph}`),
    );
    expect(elements.filter(({ type }) => /^(P|H\d)$/.test(type))).toHaveLength(paragraphs.size);
    expect(elements.some(({ kids }) => kids.filter(isContent).length > 1)).toBe(true);
  });

  test.each(['x-4', 'x-1a:2003'] as const)(
    'keeps every rule as %s, the same bytes twice',
    async (standard) => {
      const { scene } = made.built;
      const build = () =>
        writePdf([scene], made.built.fonts, {
          title: scene.title,
          press: { standard, outputIntent: INTENT },
        });
      const file = await build();
      expect(checkPressPdf(readPdf(file), standard)).toEqual([]);
      expect(Buffer.compare(await build(), file)).toBe(0);
    },
  );

  test('claims PDF/UA-1 as X-4 and not as X-1a, and can go without tags', async () => {
    const xmp = async (options: object) => {
      const pdf = readPdf(
        await writePdf([handScene([line('正文')])], testFonts, { title: '标签', ...options }),
      );
      return new TextDecoder().decode(pdf.bytes(pdf.catalog.get('Metadata')));
    };
    const claim = '<pdfuaid:part>1<';
    expect(await xmp({})).toContain(claim);
    expect(await xmp({ press: { standard: 'x-4', outputIntent: INTENT } })).toContain(claim);
    expect(await xmp({ press: { standard: 'x-1a:2003', outputIntent: INTENT } })).not.toContain(claim);
    expect(await xmp({ tags: false })).not.toContain(claim);
  });
});
