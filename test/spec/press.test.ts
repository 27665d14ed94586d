import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describe as inWords } from '../../src/problems/problem.ts';
import { houseJsonSchema, plantJsonSchema, wordsJsonSchema } from '../../src/spec/json-schema.ts';
import { pressOf } from '../support/plant.ts';
import { load, page, said } from './disk.ts';

const PAGE = 'stories: { lead: a.md }\nframes:\n  main: { kind: text, columns: 1-8, lines: 1-20 }\n';
const PLANT = `name: 东方印务
pageSize: [390mm, 540mm]
bleed: 3mm
marks: true
standard: x-1a:2003
inkLimit: 230
inks: { process: k, spots: [{ name: 专红, cmyk: [0, 100, 100, 0] }] }
minimum: { reversed: 12pt }
fileName: '{date}-{page}-{section}.pdf'
deliveryNote: true
`;

test('a page that names no plant gets the press of cold-set newsprint', () => {
  expect(page(PAGE).model.press).toEqual(pressOf());
});

test('a plant that the page names, with what the page says otherwise', () => {
  const { press } = page({
    'page.yaml': `${PAGE}press: { plant: 印厂/plant.yaml, standard: x-4, page: A3, marks: { slug: false } }\n`,
    '印厂/plant.yaml': PLANT,
  }).model;
  expect(press).toMatchObject({
    name: '东方印务',
    standard: 'x-4',
    page: 'A3',
    bleed: { value: 3, unit: 'mm' },
    inkLimit: { warn: 220, error: 230, mean: 235 },
    inks: { process: 'k', spots: [{ name: '专红', cmyk: [0, 100, 100, 0] }] },
    deliveryNote: true,
  });
  expect(press.minimum.reversed).toEqual({ value: 12, unit: 'pt' });
  expect(press.minimum.reversedMultiInk).toEqual({ value: 14, unit: 'pt' });
});

test('the plant of the house settings holds for every page; a page may name another', () => {
  const files = {
    'dayang.yaml': 'plant: plant.yaml\n',
    'plant.yaml': PLANT,
    'other.yaml': 'name: 西区印厂\n',
  };
  expect(page({ ...files, 'page.yaml': PAGE }).model.press.name).toBe('东方印务');
  const other = page({ ...files, 'page.yaml': `${PAGE}press: { plant: other.yaml }\n` });
  expect(other.model.press).toMatchObject({ name: '西区印厂', bleed: { value: 0 } });
});

test.each(['', '# 只有注释\n', '\n\n'])('house settings may be empty: %j', (text) => {
  expect(page({ 'dayang.yaml': text, 'page.yaml': PAGE }).model.press).toEqual(pressOf());
});

test('a profile is looked up from the file that names it', () => {
  const { press } = page({
    'page.yaml': `${PAGE}press: { plant: 印厂/plant.yaml }\n`,
    '印厂/plant.yaml': 'profile: news.icc\n',
    '印厂/news.icc': 'x',
  }).model;
  expect(press.profile).toMatch(/印厂.news\.icc$/);
});

test.each([
  ['standrad: x-4', 'unknown-key', 1],
  ['standard: x4', 'spec-choice-near', 1],
  ['name: 印厂\nbleed: 3', 'unit-missing-size', 2],
  ['bleed: 3字', 'spec-length-absolute', 1],
  ['inks: rgb', 'spec-press-inks', 1],
  ['inks: 4', 'spec-press-inks', 1],
  ['inks: { process: k, spots: [{ name: "/All", cmyk: [0, 0, 0, 0] }] }', 'spec-ink-name', 1],
  ['inkLimit: 50', 'spec-number', 1],
  ['marks: yes', 'spec-press-marks', 1],
  ['fileName: "../{name}.pdf"', 'spec-press-file-name', 1],
  ['fileName: "{nmae}.pdf"', 'spec-press-file-name', 1],
  ['profile: gone.icc', 'file-missing', 1],
  ['minimum: { text: 6pt, reversd: 9pt }', 'unknown-key', 1],
])('a fault in a plant is told at its place: %s', (line, code, row) => {
  const { value, problems } = load({
    'page.yaml': `${PAGE}press: { plant: plant.yaml }\n`,
    'plant.yaml': `${line}\n`,
  });
  expect(value).toBeUndefined();
  expect(said(problems)).toEqual([expect.stringMatching(new RegExp(`^plant.yaml:${row}:\\d+ ${code}$`))]);
});

test('a missing plant is told where it is named; a fault in the page’s own press in the page', () => {
  expect(said(load(`${PAGE}press: { plant: gone.yaml }\n`).problems)).toEqual([
    'page.yaml:4:17 file-missing-near',
  ]);
  expect(said(load(`${PAGE}press: { bled: 3mm }\n`).problems)).toEqual(['page.yaml:4:10 unknown-key']);
  expect(said(load(`${PAGE}press: [x]\n`).problems)).toEqual([expect.stringContaining('spec-map')]);
  expect(said(load({ 'dayang.yaml': 'plnat: a\n', 'page.yaml': PAGE }).problems)).toEqual([
    'dayang.yaml:1:1 unknown-key',
  ]);
});

test('a colour of the palette may say what it is in other inks', () => {
  const { model } = page(
    `${PAGE}palette: { red: { cmyk: [0, 100, 100, 0], k: 70, spot: 专红, tint: 80 }, blue: [90, 50, 0, 0] }\n`,
  );
  expect(model.palette.red).toEqual([0, 100, 100, 0]);
  expect(model.inkColors).toEqual({ red: { k: 70, spot: '专红', tint: 80 } });
  const [bad] = load(`${PAGE}palette: { red: { cmyk: [0, 100, 100, 0], k: 170 } }\n`).problems;
  expect(inWords(bad!, 'zh').sentence).toContain('palette.red.k');
});

test.each([
  ['plant', plantJsonSchema],
  ['dayang', houseJsonSchema],
  ['house', wordsJsonSchema],
] as const)(
  'the committed JSON Schema of %s.yaml is the one that the code makes, every key described',
  (name, make) => {
    const file = new URL(`../../schema/${name}.schema.json`, import.meta.url);
    const schema = JSON.parse(JSON.stringify(make()));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
    const visit = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return;
      const { properties } = part as { properties?: Record<string, { description?: string }> };
      for (const value of Object.values(properties ?? {})) {
        expect(value.description).toMatch(/\p{Script=Han}.* \/ .*[A-Za-z]/u);
      }
      for (const value of Object.values(part)) visit(value);
    };
    visit(schema);
  },
);
