import { describe, expect, test } from 'vitest';
import { readStories } from '../../src/content/read.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { loadPages } from '../../src/spec/load.ts';
import type { LoadedPage } from '../../src/spec/model.ts';
import { settlePage } from '../../src/templates/settle.ts';
import { folderOf, load, open, page, said } from '../spec/disk.ts';

const TEMPLATE = `# 模板
template: { name: 模板 / Template }
slots:
  lead: { accepts: story, about: 主稿 / Main story, min: 10, max: 40, required: true }
  note: { accepts: note, of: lead }
  figures: { accepts: figures, of: lead }
  photo: { accepts: picture }
  tag: { accepts: text, default: 栏目 }
locked: [grid.pitch, styles.body]
grid: { columns: 5, body: 11pt, pitch: 18pt }
styles: { body: { size: 11pt } }
themes:
  red: { palette: { red: [0, 100, 100, 0] } }
  ink: { about: 墨色 / Ink, palette: { red: [0, 0, 0, 100] } }
variants:
  six: { about: 六栏 / Six columns, grid: { columns: 6 }, frames: { body: { columns: 1-6 } } }
  low: { frames: { body: { lines: 30-end-7 } } }
frames:
  tag: { kind: label, slot: tag, columns: 1, lines: 1-2 }
  tag-rule: { kind: rule, slot: tag, columns: 2-4, lines: 1-2 }
  head: { kind: headline, slot: lead, columns: 1-4, lines: 4-19, takes: [note] }
  note: { kind: text, slot: note, part: editor-note, columns: 5, lines: 1-19 }
  body: { kind: text, slot: lead, columns: 1-5, lines: 21-end-7, takes: [figures] }
  photo: { kind: image, slot: photo, columns: 2-3, lines: 30-40, wrap: { standoff: 9pt } }
  figures: { kind: figures, slot: figures, columns: 1-5, lines: end-5-end }
`;
const STORY = '# 题目\n\n> 编者按 一段编者按。\n\n正文一共写了三十八个字，正好在模板要的长度里。\n';

const files = (own: string, story = STORY) => ({
  'page.yaml': `extends: t.yaml\n${own}`,
  't.yaml': TEMPLATE,
  'main.md': story,
  'p.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
});
const loaded = (own: string) => page(files(own));

/** The page after its copy was read. */
function settled(own: string, story = STORY): { page?: LoadedPage; problems: readonly Problem[] } {
  const gate = open(folderOf(files(own, story))).value!;
  const page = loadPages(gate, gate.pageFile).value![0]!;
  const stories = readStories(page, gate).value!;
  const { value, problems } = settlePage(page, stories);
  return { ...(value ? { page: value } : {}), problems };
}

const ids = (one: LoadedPage | undefined) => one?.model.frames.map(({ id }) => id);
const area = (one: LoadedPage | undefined, id: string) =>
  one?.model.frames.find((frame) => frame.id === id)?.area;

describe('slots', () => {
  test('take stories, pictures and words; what the template says stands where the page is silent', () => {
    const { model } = loaded(`content:
  lead: main.md
  photo: { file: p.svg, caption: 说明, alt: 一个方块 }
`);
    expect(model.stories.lead?.file).toMatch(/main\.md$/);
    expect(model.frames.find(({ id }) => id === 'photo')).toMatchObject({ caption: '说明', alt: '一个方块' });
    expect(model.frames.find(({ id }) => id === 'tag')).toMatchObject({ text: '栏目' });
  });

  test('left empty take their frames with them', () => {
    expect(ids(loaded('content: { lead: main.md, tag: null }\n'))).toEqual([
      'head',
      'note',
      'body',
      'figures',
    ]);
  });

  test('that are required say so once, at the page', () => {
    expect(said(load(files('')).problems)).toEqual(['page.yaml:1:1 slot-empty']);
    expect(said(load(files('content: { lead: null }\n')).problems)).toEqual(['page.yaml:2:18 slot-empty']);
  });

  test.each([
    ['content: { lead: main.md, foto: p.svg }', 'page.yaml:2:33 unknown-slot'],
    ['content: { lead: main.md, note: 编者按 }', 'page.yaml:2:33 slot-kind'],
    ['content: { lead: main.md, tag: { file: p.svg } }', 'page.yaml:2:27 slot-kind'],
    [
      'content: { lead: main.md }\nframes: { x: { kind: label, text: 字, slot: y, columns: 1, lines: 80 } }',
      'page.yaml:3:44 unknown-slot',
    ],
    ['content: { lead: main.md }\nframes: { body: { takes: [quotes] } }', 'page.yaml:3:27 unknown-frame'],
    ['content: { lead: main.md }\nvariant: seven', 'page.yaml:3:10 unknown-variant'],
    ['content: { lead: main.md }\ntheme: blue', 'page.yaml:3:8 unknown-theme'],
    ['content: { lead: main.md }\nslots: { photo: { accepts: film } }', 'page.yaml:3:28 spec-choice'],
    ['content: { lead: main.md }\nslots: { note: { of: photo } }', 'page.yaml:3:22 unknown-slot'],
  ])('%s', (own, expected) => {
    expect(said(load(files(`${own}\n`)).problems)).toEqual([expected]);
  });
});

describe('a frame that falls away', () => {
  const NO_NOTE = STORY.replace(/> .*\n\n/, '');

  test('leaves its room to those that take it: columns to one beside it, lines to one above it', () => {
    const { page: one } = settled('content: { lead: main.md }\n', NO_NOTE);
    expect(ids(one)).toEqual(['tag', 'tag-rule', 'head', 'body']);
    expect(area(one, 'head')).toEqual({ columns: [1, 5], lines: [4, 19] });
    expect(area(one, 'body')).toEqual({ columns: [1, 5], lines: [21, 0] });
  });

  test('stays where its story has what it shows', () => {
    const story = `${STORY.replace('三十八个字', '38个字')}\n:::figures\n38|个字|一共写了\n:::\n`;
    const { page: one } = settled('content: { lead: main.md }\n', story);
    expect(ids(one)).toEqual(['tag', 'tag-rule', 'head', 'note', 'body', 'figures']);
    expect(area(one, 'head')).toEqual({ columns: [1, 4], lines: [4, 19] });
    expect(area(one, 'body')).toEqual({ columns: [1, 5], lines: [21, -7] });
  });

  test('may be taken away by the page itself, and then leaves its room to nobody', () => {
    const { page: one, problems } = settled('content: { lead: main.md }\nframes: { figures: null }\n');
    expect(problems).toEqual([]);
    expect(ids(one)).not.toContain('figures');
    expect(area(one, 'body')).toEqual({ columns: [1, 5], lines: [21, -7] });
  });

  test('leaves the threads of its story', () => {
    const own = `content: { lead: main.md }
frames: { more: { kind: text, slot: photo, story: lead, columns: 1, lines: 22 } }
stories: { lead: { thread: [body, more] } }
`;
    expect(loaded(own).model.stories.lead?.thread).toEqual(['body']);
  });
});

describe('lengths', () => {
  const codes = (body: string) =>
    settled('content: { lead: main.md }\n', `# 题\n\n${body}\n`).problems.map(({ code, params }) => [
      code,
      params.count,
    ]);

  test.each([
    ['字'.repeat(9), [['slot-short', 9]]],
    ['字'.repeat(10), []],
    ['字'.repeat(40), []],
    ['字'.repeat(41), [['slot-long', 41]]],
  ])('%s', (body, expected) => {
    expect(codes(body)).toEqual(expected);
  });

  test('a required part that the story lacks is missed', () => {
    const { problems } = settled('content: { lead: main.md }\nslots: { figures: { required: true } }\n');
    expect(problems).toMatchObject([{ code: 'slot-empty', params: { slot: 'figures' } }]);
  });
});

describe('locked keys', () => {
  test.each([
    ['grid: { pitch: 17pt }', 'page.yaml:3:16'],
    ['styles: { body: { size: 10pt } }', 'page.yaml:3:25'],
    ['styles: { body: null }', 'page.yaml:3:17'],
    ['grid: null', 'page.yaml:3:7'],
  ])('%s is refused, and the template’s line named', (own, place) => {
    const { problems } = load(files(`content: { lead: main.md }\n${own}\n`));
    expect(said(problems)).toEqual([`${place} template-locked`]);
    expect(problems[0]?.params.template).toBe('t.yaml:9');
  });

  test('the same value again is no change, and other keys are free', () => {
    expect(
      load(files('content: { lead: main.md }\ngrid: { pitch: 18pt, characters: 16 }\n')).problems,
    ).toEqual([]);
  });
});

describe('variants and themes', () => {
  const one = (own: string) => loaded(`content: { lead: main.md }\n${own}`);

  test('lie over the template and under the page', () => {
    expect(one('variant: six\n').model.grid.columns).toBe(6);
    const { model } = one('variant: six\nframes: { body: { columns: 1-3 } }\n');
    expect(model.frames.find(({ id }) => id === 'body')?.area.columns).toEqual([1, 3]);
    expect(one('theme: ink\n').model.palette.red).toEqual([0, 0, 0, 100]);
    expect(one('theme: ink\npalette: { red: [0, 90, 90, 0] }\n').model.palette.red).toEqual([0, 90, 90, 0]);
  });

  test('one for slots that stay empty is taken by itself, and by no page that fills them', () => {
    const template = TEMPLATE.replace(
      'variants:\n',
      'variants:\n  bare: { without: [photo], slots: { lead: { max: 90 } }, frames: { body: { lines: 25-end-7 } } }\n',
    );
    const made = (own: string, from = template) =>
      load({ ...files(`content: { lead: main.md${own} }\n`), 't.yaml': from });
    const [bare] = made('').value!;
    expect(area(bare, 'body')?.lines).toEqual([25, -7]);
    expect(bare?.template?.slots.lead?.max).toBe(90);
    expect(bare?.template?.variants.filter(({ chosen }) => chosen).map(({ name }) => name)).toEqual(['bare']);
    const [full] = made(', photo: p.svg').value!;
    expect(area(full, 'body')?.lines).toEqual([21, -7]);
    const wrong = made('', template.replace('without: [photo]', 'without: [foto]'));
    expect(said(wrong.problems)).toEqual(['t.yaml:16:21 unknown-slot']);
  });

  test('several variants go together', () => {
    const { model, template } = one('variant: [six, low]\n');
    const body = model.frames.find(({ id }) => id === 'body');
    expect(body?.area).toEqual({ columns: [1, 6], lines: [30, -7] });
    expect(template?.variants).toEqual([
      { name: 'six', about: '六栏 / Six columns', chosen: true },
      { name: 'low', chosen: true },
    ]);
  });

  test('a template may be a variant of another', () => {
    const { model } = page({
      ...files('content: { lead: main.md }\nvariant: low\n'),
      'page.yaml': 'extends: mid.yaml\ncontent: { lead: main.md }\nvariant: low\n',
      'mid.yaml':
        'extends: t.yaml\nvariant: six\nvariants: { low: { frames: { body: { lines: 40-50 } } } }\n',
    });
    expect(model.grid.columns).toBe(6);
    expect(model.frames.find(({ id }) => id === 'body')?.area.lines).toEqual([40, 50]);
  });

  test('what all pages of a list share is said once', () => {
    const pages = 'content: { lead: main.md }\nvariant: seven\npages: [{ title: a }, { title: b }]\n';
    expect(said(load(files(pages)).problems)).toEqual(['page.yaml:3:10 unknown-variant']);
  });

  test('each page of a list has its own', () => {
    const { value } = load(
      files('content: { lead: main.md }\npages:\n  - { variant: six }\n  - { theme: ink }\n'),
    );
    expect(value?.map(({ model }) => [model.grid.columns, model.palette.red?.[3]])).toEqual([
      [6, 0],
      [5, 100],
    ]);
  });
});
