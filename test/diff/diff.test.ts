import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/diff/changes.ts';
import { diffPrinted } from '../../src/diff/compare.ts';
import { diffScenes } from '../../src/diff/diff.ts';
import { printedPages } from '../../src/diff/pdf-page.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import type { ImageItem, Scene } from '../../src/scene/types.ts';
import { built, changesOf, type Edit, edited, type PageText, SAMPLE, SMALL, sceneOf } from './pages.ts';

const sample = sceneOf(SAMPLE);
const small = sceneOf(SMALL);
const after = (base: Scene, text: PageText, ...edits: readonly Edit[]) =>
  changesOf(base, sceneOf(edited(text, ...edits)));
const onSample = (...edits: readonly Edit[]) => after(sample, SAMPLE, ...edits);
const onSmall = (...edits: readonly Edit[]) => after(small, SMALL, ...edits);
const kinds = (changes: readonly Change[]) => changes.map(({ kind }) => kind);

describe('the sample page', () => {
  test('built anew is the same', () => {
    expect(changesOf(sample, sceneOf(SAMPLE))).toEqual([]);
  });

  test('one character of 3,400 is one entry with its place', () => {
    expect(onSample(['story', '成立物流创新工作室', '成立物流创业工作室'])).toEqual([
      {
        id: expect.stringMatching(/^words-[0-9a-f]{8}$/),
        kind: 'words',
        of: 'body',
        role: 'story',
        story: 'lead',
        paragraph: 22,
        before: '新',
        after: '业',
        context: ['…抓手，成立物流创', '工作室，与河西基…'],
        oldContext: ['…抓手，成立物流创', '工作室，与河西基…'],
        old: expect.objectContaining({ frame: 'body', columns: [5, 5], lines: [43, 43] }),
        new: expect.objectContaining({ frame: 'body', columns: [5, 5], lines: [43, 43] }),
      },
    ]);
  });

  test('words that make the paragraph longer: one entry, and one for the lines that were pushed', () => {
    const changes = onSample(['story', '成立物流创新工作室', '成立了以劳模为带头人的物流创新工作室']);
    expect(kinds(changes)).toEqual(['words', 'lines']);
    expect(changes[0]).toMatchObject({ before: '', after: '了以劳模为带头人的' });
    expect(changes[1]).toMatchObject({ push: { pushed: true } });
  });

  test('a rule that moved by 0.25 pt', () => {
    const [change, ...rest] = onSample(['page', 'x: 128pt', 'x: 128.25pt']);
    expect(rest).toEqual([]);
    expect(change).toMatchObject({ kind: 'frame-moved', of: 'rule', by: { x: 250, y: 0 } });
  });

  test('another size of the head', () => {
    const pieces = `  head:
    pieces:
      - { part: title, style: headline, ladder: [100pt], minLines: 2, maxLines: 2, lineGap: 12pt, align: left }
      - { part: subtitle, style: deck, gap: 2em }
`;
    const changes = onSample(['page', '  tag-rule:', `${pieces}  tag-rule:`]);
    expect(changes.find(({ of }) => of === 'title')).toMatchObject({
      kind: 'head-resized',
      details: [{ what: 'size', old: '108000', new: '100000' }],
    });
  });

  test('another colour is told by its inks', () => {
    expect(onSample(['page', '    width: 660pt', '    width: 660pt\n    color: black'])).toMatchObject([
      { kind: 'mark-changed', details: [{ what: 'fill', old: '0 100 100 0', new: '0 0 0 100' }] },
    ]);
  });
});

describe('a small page', () => {
  test('a frame that went and one that came', () => {
    const [change, ...rest] = onSmall(['page', /^ {2}line: .*\n/m.exec(SMALL.page)![0], '']);
    expect(rest).toEqual([]);
    expect(change).toMatchObject({ kind: 'frame-removed', of: 'rule', old: { frame: 'line' } });
    const gone = sceneOf(edited(SMALL, ['page', /^ {2}tag: .*\n/m.exec(SMALL.page)![0], '']));
    expect(changesOf(gone, small)).toMatchObject([{ kind: 'frame-added', of: 'label', after: '看样' }]);
  });

  test('a story that moved to other lines: the frame from where to where, its lines along with it', () => {
    const shorter = edited(SMALL, ['page', 'lines: 7-18', 'lines: 7-17']);
    const lower = edited(SMALL, ['page', 'lines: 7-18', 'lines: 8-18']);
    expect(changesOf(sceneOf(shorter), sceneOf(lower))).toMatchObject([
      {
        kind: 'frame-moved',
        of: 'text',
        story: 'lead',
        old: { columns: [1, 3], lines: [7, 17] },
        new: { columns: [1, 3], lines: [8, 18] },
      },
    ]);
  });

  test('a story in other columns is set anew', () => {
    const changes = onSmall([
      'page',
      'body: { kind: text, columns: 1-3,',
      'body: { kind: text, columns: 2-3,',
    ]);
    expect(changes[0]).toMatchObject({
      kind: 'frame-moved',
      old: { columns: [1, 3] },
      new: { columns: [2, 3] },
    });
    expect(kinds(changes)).not.toContain('other');
  });

  test('a paragraph added, removed, moved', () => {
    const first =
      '看样先看题。标题字大，错一个字谁都看得见；再看人名、地名、职务、数字和日期，同一个名字在题里、文里、图片说明里要一致。\n\n';
    expect(onSmall(['story', first, '']).find(({ kind }) => kind === 'paragraph-removed')).toMatchObject({
      before: first.trim(),
    });
    const added = onSmall(['story', '（练习稿）', '再加一段，说说签字。\n\n（练习稿）']);
    expect(added.find(({ kind }) => kind === 'paragraph-added')).toMatchObject({
      after: '再加一段，说说签字。',
    });
    const moved = onSmall(['story', first, ''], ['story', '（练习稿）', `${first}（练习稿）`]);
    expect(moved.find(({ kind }) => kind === 'paragraph-moved')).toMatchObject({ after: first.trim() });
    expect(moved.some(({ kind }) => kind === 'words')).toBe(false);
  });

  test('dots of emphasis go with their line', () => {
    const dotted = edited(
      SMALL,
      ['page', 'styles:\n', 'styles:\n  body: { composition: { emphasis: dots } }\n'],
      ['story', '直到没有要改的', '直到**没有**要改的'],
    );
    const changes = changesOf(sceneOf(dotted), sceneOf(edited(dotted, ['story', '依次看样，', ''])));
    expect(new Set(kinds(changes))).toEqual(new Set(['words', 'lines']));
  });

  test('paragraphs run together keep their words', () => {
    expect(onSmall(['story', '把框放大。\n\n清样由', '把框放大。清样由'])[0]).toMatchObject({
      kind: 'paragraph-joined',
    });
  });

  test('a date of the folio counts like a word of the story', () => {
    expect(onSmall(['page', '练习版', '试验版'])).toMatchObject([
      { kind: 'words', of: 'folio', role: 'furniture', before: '练习', after: '试验' },
    ]);
  });

  test('进行 → 开展 is one entry; numbers and Latin words are whole', () => {
    const dated = edited(SMALL, ['story', '依次看样', '进行看样，8:30 用 Windows 电脑']);
    const changes = changesOf(
      sceneOf(dated),
      sceneOf(edited(dated, ['story', '进行看样，8:30 用 Windows', '开展看样，9:45 用 Linux'])),
    );
    const words = changes.filter(({ kind }) => kind === 'words');
    expect(words.map(({ before, after: now }) => `${before}→${now}`)).toEqual([
      '进行→开展',
      '8:30→9:45',
      'Windows→Linux',
    ]);
  });

  test('type in another colour, with nothing moved, is one entry', () => {
    const changes = onSmall(['page', '  deck: { size: 16pt }', '  deck: { size: 16pt, color: red }']);
    expect(changes).toMatchObject([{ kind: 'style', of: 'subtitle', details: [{ what: 'color' }] }]);
  });

  test('another size of the paper, and a grid that nobody sees', () => {
    expect(kinds(onSmall(['page', '148mm]', '149mm]']))).toContain('page');
  });
});

describe('a picture', () => {
  const picture: ImageItem = {
    kind: 'image',
    role: 'furniture',
    frame: 'photo',
    box: { x: 100_000, y: 100_000, width: 80_000, height: 60_000 },
    image: 'a'.repeat(64),
    file: '图.jpg',
    crop: { x: 0, y: 0, width: 800, height: 600 },
    ppi: 200,
  };
  const frame = { id: 'photo', kind: 'image', box: picture.box };
  const withPicture = (changes: Partial<ImageItem>): Scene => {
    const item = { ...picture, ...changes };
    return {
      ...small,
      frames: [...small.frames, { ...frame, box: item.box }],
      items: [...small.items, item],
    };
  };
  const old = withPicture({});

  test.each<[name: string, change: Partial<ImageItem>, details: readonly string[]]>([
    ['of the same size and other bytes', { image: 'b'.repeat(64) }, ['picture']],
    ['cut elsewhere', { crop: { x: 10, y: 0, width: 800, height: 600 } }, ['crop']],
    ['with other words for readers', { alt: '渡口' }, ['alt']],
  ])('%s is one entry', (_name, change, details) => {
    const changes = changesOf(old, withPicture(change));
    expect(changes.map(({ kind, details: told }) => [kind, told?.map(({ what }) => what)])).toEqual([
      ['picture', details],
    ]);
  });

  test('that moved or grew with its frame, and one that is gone', () => {
    expect(kinds(changesOf(old, withPicture({ box: { ...picture.box, x: 100_250 } })))).toEqual([
      'frame-moved',
    ]);
    const larger = changesOf(old, withPicture({ box: { ...picture.box, width: 90_000 } }));
    expect(kinds(larger)).toEqual(['frame-moved']);
    expect(kinds(changesOf(old, small))).toEqual(['frame-removed']);
  });
});

describe('always', () => {
  const story = [...SMALL.story.matchAll(/\p{Script=Han}/gu)].map(({ index }) => index);
  const body = story.filter((index) => index > SMALL.story.indexOf('大样是报纸'));

  test('a random small edit is found and named, all is explained, and the other way round mirrors it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...body),
        fc.constantFrom('', '甲', '乙丙', '丁戊己庚辛壬癸'),
        fc.integer({ min: 0, max: 3 }),
        (at, put, cut) => {
          const end = Math.min(at + cut, SMALL.story.indexOf('（练习稿）') - 2);
          const gone = SMALL.story.slice(at, end);
          if (/[\n#]/.test(gone) || (put === '' && gone.length === 0)) return;
          const text = { ...SMALL, story: SMALL.story.slice(0, at) + put + SMALL.story.slice(end) };
          const now = sceneOf(text);
          const changes = changesOf(small, now);
          const words = changes.filter(({ kind }) => kind === 'words');
          expect(words.length).toBeGreaterThan(0);
          if (put !== '') expect(words.map((one) => one.after).join()).toContain(put);
          const mirrored = changesOf(now, small);
          const own = (list: readonly Change[]) => list.filter(({ kind }) => kind !== 'lines');
          expect(own(mirrored).map(mirror)).toEqual(own(changes).map(essence));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a page and itself have no differences', () => {
    expect(diffScenes(small, structuredClone(small)).changes).toEqual([]);
  });

  test('what no rule explains is told with its place: the list never says too little', () => {
    const items = small.items.map((item, index) =>
      item.kind === 'text' && index === 8
        ? { ...item, x: item.x.map((x, i) => x + (i === 2 ? 40 : 0)) }
        : item,
    );
    expect(changesOf(small, { ...small, items })).toHaveLength(1);
  });
});

const essence = ({ kind, before, after: now }: Change) => ({ kind, before, after: now });
const FLIPPED: Readonly<Record<string, string>> = {
  'paragraph-added': 'paragraph-removed',
  'paragraph-removed': 'paragraph-added',
};
const mirror = ({ kind, before, after: now }: Change) => ({
  kind: FLIPPED[kind] ?? kind,
  before: now,
  after: before,
});

describe('words that are replaced as a whole', () => {
  test('a label, a folio and a deck: what was, and what is now', () => {
    expect(onSmall(['page', 'text: 看样,', 'text: 付印,'])).toMatchObject([
      { kind: 'words', of: 'label', before: '看样', after: '付印' },
    ]);
    expect(
      onSmall(['page', 'right: 练习版', 'right: 第二天']).filter(({ kind }) => kind !== 'lines'),
    ).toMatchObject([{ kind: 'words', of: 'folio', before: '练习版', after: '第二天' }]);
    const folio = onSmall(['page', 'right: 练习版', "right: '2026年11月22日　星期日　第四版'"]);
    expect(folio.filter(({ kind }) => kind !== 'lines')).toMatchObject([
      { kind: 'words', of: 'folio', before: '练习版', after: expect.stringContaining('第四版') },
    ]);
    const deck = onSmall(['story', '## 看样、改样、付印', '## 一夜无话']);
    expect(deck.filter(({ kind }) => kind !== 'lines')).toMatchObject([
      { kind: 'words', of: 'subtitle', before: '看样、改样、付印', after: '一夜无话' },
    ]);
  });

  test('in PDFs too', async () => {
    const pdf = async (text: PageText) => {
      const { scene, fonts } = built(text);
      const read = printedPages(
        await writePdf([scene], fonts, { title: scene.title, producer: 'dayang test' }),
      );
      if (typeof read === 'string') throw new Error(read);
      return { page: read[0]!, exact: true };
    };
    const now = edited(SMALL, ['page', 'right: 练习版', "right: '2026年11月22日　星期日'"]);
    const { changes } = diffPrinted(await pdf(SMALL), await pdf(now));
    expect(changes).toMatchObject([
      { kind: 'words', before: '练习版', after: expect.stringContaining('星期日') },
    ]);
  });
});
