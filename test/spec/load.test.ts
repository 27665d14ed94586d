import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../src/files.ts';
import { pageJsonSchema } from '../../src/spec/json-schema.ts';
import { loadPages } from '../../src/spec/load.ts';
import { load, page, said } from './disk.ts';

const MINIMAL = `stories: { lead: a.md }
frames:
  main: { kind: text, columns: 1-8, lines: 1-100 }
`;

describe('a minimal page', () => {
  test('is a broadsheet on the textbook grid', () => {
    const { model, name } = page(MINIMAL);
    expect(name).toBe('page');
    expect(model.page).toEqual({
      width: { value: 390, unit: 'mm' },
      height: { value: 540, unit: 'mm' },
      typeArea: { width: { value: 350, unit: 'mm' }, height: { value: 490, unit: 'mm' } },
      folioHeight: { value: 10, unit: 'mm' },
      bleed: { value: 0, unit: 'mm' },
    });
    expect(model.grid).toMatchObject({ columns: 8, body: { value: 9, unit: 'pt' }, pitch: { value: 11.25 } });
    expect(model.palette).toMatchObject({
      black: [0, 0, 0, 100],
      red: [0, 100, 100, 0],
      tint: [0, 8, 10, 0],
    });
    expect(model.frames).toMatchObject([
      {
        id: 'main',
        kind: 'text',
        story: 'lead',
        part: 'body',
        area: { columns: [1, 8], lines: [1, 100] },
        over: false,
      },
    ]);
    expect(model.stories.lead?.file).toMatch(/a\.md$/);
  });

  test('sets body styles in the body size of its grid', () => {
    const { model } = page(`${MINIMAL}grid: { body: 小四, pitch: 18pt }\n`);
    expect(model.styles.body?.size).toEqual({ value: 12, unit: 'pt' });
    expect(model.styles.note?.size).toEqual({ value: 12, unit: 'pt' });
    expect(model.styles.headline?.size).toEqual({ value: 42, unit: 'pt' });
  });

  test('both grids, in characters and in millimetres, are read', () => {
    expect(
      page(`${MINIMAL}grid: { characters: 13, gutter: 1字, remainder: margins }\n`).model.grid,
    ).toMatchObject({
      characters: 13,
      gutter: { value: 1, unit: 'em' },
      remainder: 'margins',
    });
    expect(page(`${MINIMAL}page: { typeArea: [350mm, 490mm] }\n`).model.grid.characters).toBeUndefined();
  });
});

test('short forms and long forms mean the same', () => {
  const form = (keys: string) =>
    page(`stories: { lead: a.md }\nframes:\n  m: { kind: text, columns: 3, ${keys} }\n`).model.frames[0];
  expect(form('inset: 2mm, border: 2pt red')).toEqual(
    form(
      'inset: { top: 2mm, right: 2mm, bottom: 2mm, left: 2mm }, border: { top: 2pt red, right: 2pt red, bottom: { width: 2pt, color: red }, left: 2pt red }',
    ),
  );
  expect(form('lines: 4')).toMatchObject({ area: { columns: [3, 3], lines: [4, 4] } });
  expect(form('lines: 4–9')).toMatchObject({ area: { lines: [4, 9] } });
});

describe('extends', () => {
  const BASE = `# 模板
grid: { columns: 5, body: 11pt, pitch: 18pt }
palette: { red: { cmyk: [0, 90, 90, 0] } }
frames:
  head: { kind: headline, columns: 1-4, lines: 1-18, pieces: [{ part: kicker }, { part: title }] }
  note: { kind: text, part: editor-note, columns: 5, lines: 1-18 }
  main: { kind: text, columns: 1-5, lines: 20-66 }
`;
  const PAGE = `extends: base.yaml
stories: { lead: a.md }
frames:
  note: null
  main: { lines: 20-75 }
  head:
    pieces: [{ part: title, style: headline, minLines: 2 }]
`;

  test('maps merge, lists replace, null removes, the base keeps its order', () => {
    const { model } = page({ 'base.yaml': BASE, 'page.yaml': PAGE });
    expect(model.frames.map((frame) => frame.id)).toEqual(['head', 'main']);
    expect(model.frames[1]).toMatchObject({ area: { columns: [1, 5], lines: [20, 75] } });
    expect(model.frames[0]).toMatchObject({ pieces: [{ part: 'title', minLines: 2, maxLines: 2 }] });
    expect(model.palette.red).toEqual([0, 90, 90, 0]);
    expect(model.palette.black).toEqual([0, 0, 0, 100]);
  });

  test('without the null the frame stays', () => {
    const { model } = page({ 'base.yaml': BASE, 'page.yaml': PAGE.replace('  note: null\n', '') });
    expect(model.frames.map((frame) => frame.id)).toEqual(['head', 'note', 'main']);
    expect(model.frames[1]).toMatchObject({ styles: { body: 'note' } });
  });

  test('every key remembers where it was written', () => {
    const { placeOf } = page({ 'base.yaml': BASE, 'page.yaml': PAGE });
    const at = (...path: (string | number)[]) => {
      const { file, line, column } = placeOf(path);
      return `${file}:${line}:${column}`;
    };
    expect(at('frames', 'main', 'lines')).toBe('page.yaml:5:18');
    expect(at('frames', 'main', 'area', 'columns')).toBe('base.yaml:7:32');
    expect(at('frames', 'head', 'pieces', 0, 'style')).toBe('page.yaml:7:36');
    expect(at('frames', 'head')).toBe('page.yaml:6:3');
    expect(at('grid', 'pitch')).toBe('base.yaml:2:40');
    expect(at('frames', 'main', 'valign'), 'a default has the place of its frame').toBe('page.yaml:5:3');
    expect(at('page', 'bleed'), 'a default of the page').toBe('page.yaml:1:1');
  });

  test('files are looked up from the file that names them', () => {
    const { model } = page({
      'base/base.yaml': `stories: { lead: copy.md }\n`,
      'base/copy.md': '文',
      'page.yaml': `extends: base/base.yaml\n${MINIMAL.split('\n').slice(1).join('\n')}`,
    });
    expect(model.stories.lead?.file).toMatch(/base[\\/]copy\.md$/);
  });

  test('a template of the library, and a thread for the story of a base', () => {
    const { model, placeOf } = page({
      'library/layouts/special.yaml': 'frames:\n  main: { kind: text, columns: 1-8 }\n',
      'base.yaml': 'extends: special.yaml\nstories: { lead: a.md }\n',
      'page.yaml': 'extends: base.yaml\nstories: { lead: { thread: [main] } }\n',
    });
    expect(model.stories.lead).toMatchObject({ file: expect.stringMatching(/a\.md$/), thread: ['main'] });
    expect(placeOf(['frames', 'main', 'columns']).file).toBe('library/layouts/special.yaml');
    expect(placeOf(['stories', 'lead', 'file'])).toMatchObject({ file: 'base.yaml', line: 2, column: 18 });
  });

  test('a circle lists the chain', () => {
    const { problems } = load({
      'page.yaml': 'extends: b.yaml\n',
      'b.yaml': 'grid: {}\nextends: c.yaml\n',
      'c.yaml': 'extends: b.yaml\n',
    });
    expect(said(problems)).toEqual(['c.yaml:1:10 extends-cycle']);
    expect(problems[0]?.params.chain).toBe('b.yaml → c.yaml → b.yaml');
  });

  test('a missing base is one problem, not many', () => {
    expect(said(load('frames: { x: 1 }\nextends: nowhere.yaml\n').problems)).toEqual([
      'page.yaml:2:10 file-missing',
    ]);
  });
});

test('a list of pages shares the rest of the file', () => {
  const outcome = load(`stories: { lead: a.md }
frames:
  main: { kind: text, columns: 1-8, lines: 1-90 }
pages:
  - title: 一版
  - title: 二版
    frames: { main: { lines: 10-90 } }
`);
  const pages = outcome.value ?? [];
  expect(pages.map(({ name, model }) => [name, model.title, model.frames[0]?.area.lines])).toEqual([
    ['page', '一版', [1, 90]],
    ['page-2', '二版', [10, 90]],
  ]);
  expect(pages[1]?.placeOf(['frames', 'main', 'lines'])).toMatchObject({ line: 7, column: 30 });
});

test('styles build on one another with like', () => {
  const { model } = page(`${MINIMAL}styles:
  big: { like: body, size: 12pt }
  bigger: { like: big, tracking: 0.1 }
`);
  expect(model.styles.bigger).toMatchObject({ font: 'song', indent: 2, size: { value: 12 }, tracking: 0.1 });
  expect(model.styles.bigger).not.toHaveProperty('like');
});

test('a realistic special page loads', () => {
  const folder = fileURLToPath(new URL('./cases/special-page/', import.meta.url));
  const files = openFiles({ pageFile: `${folder}page.yaml`, library: folder }).value;
  const outcome = files && loadPages(files, files.pageFile);
  expect(outcome?.problems).toEqual([]);
  const model = outcome?.value?.[0]?.model;
  expect(model?.frames.map((frame) => `${frame.id}:${frame.kind}`)).toEqual([
    'folio:folio',
    'tag:label',
    'tag-rule:rule',
    'head:headline',
    'note:text',
    'main:text',
    'quote:quote',
    'figures:figures',
  ]);
  expect(model?.stories.lead?.thread).toEqual(['main']);
});

test('the committed JSON Schema is the one that the code makes', () => {
  const file = fileURLToPath(new URL('../../schema/page.schema.json', import.meta.url));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(pageJsonSchema())));
});

test('every key of the JSON Schema is described in both languages', () => {
  const undescribed: string[] = [];
  const visit = (part: unknown, path: string): void => {
    if (typeof part !== 'object' || part === null) return;
    const { properties } = part as { properties?: Record<string, { description?: string }> };
    for (const [key, value] of Object.entries(properties ?? {})) {
      if (!/\p{Script=Han}.* \/ .*[A-Za-z]/u.test(value.description ?? ''))
        undescribed.push(`${path}/${key}`);
    }
    for (const [key, value] of Object.entries(part)) visit(value, `${path}/${key}`);
  };
  visit(pageJsonSchema(), '');
  expect(undescribed).toEqual([]);
});
