import { expect, test } from 'vitest';
import { houseJsonSchema } from '../../src/spec/json-schema.ts';
import { load, page, said } from './disk.ts';

const PAGE = 'stories: { lead: a.md }\nframes:\n  main: { kind: text, columns: 1-8, lines: 1-20 }\n';
const signing = (house: string) => page({ 'page.yaml': PAGE, 'dayang.yaml': house }).signing;

test('a house that says nothing asks for nothing', () => {
  expect(signing('# nothing\n')).toBeUndefined();
});

test('the defaults: five steps; words begin anew, the look of the page from 美编 on, the tool nothing', () => {
  const steps = ['责编', '美编', '一校', '二校', '终审签发'];
  const looks = steps.slice(1);
  expect(signing('signing: { required: true }\n')).toEqual({
    steps,
    required: true,
    resets: { words: steps, pictures: looks, layout: looks, fonts: looks, settings: looks, tool: [] },
  });
});

test('a house without 美编 begins anew for looks too; all, none and lists', () => {
  const { resets } = signing(
    'signing: { steps: [一审, 终审], resets: { tool: all, fonts: none, words: [终审] } }\n',
  )!;
  const steps = ['一审', '终审'];
  expect(resets).toEqual({
    words: ['终审'],
    pictures: steps,
    layout: steps,
    fonts: [],
    settings: steps,
    tool: steps,
  });
});

test.each([
  ['signing: { steps: [责编, 责编] }', 'sign-house-step-twice'],
  ["signing: { steps: ['  '] }", 'sign-house-step'],
  ['signing: { steps: ["两\\n行"] }', 'sign-house-step'],
  ['signing: { steps: [1] }', 'sign-house-step'],
  ['signing: { steps: [] }', 'spec-list-length'],
  ['signing: { resets: { words: [责遍] } }', 'sign-house-step-unknown'],
  ['signing: { resets: { words: some } }', 'sign-house-reset'],
  ['signing: { resets: { wrods: all } }', 'unknown-key'],
  ['signing: { required: 1 }', 'spec-flag'],
  ['signing: yes', 'spec-map'],
])('says what is wrong with %s', (text, code) => {
  const { problems } = load({ 'page.yaml': PAGE, 'dayang.yaml': `${text}\n` });
  expect(problems).toMatchObject([{ code, severity: 'fatal', place: { file: 'dayang.yaml', line: 1 } }]);
  expect(said(problems)).not.toEqual([]);
});

test('the schema for editors describes the keys', () => {
  const text = JSON.stringify(houseJsonSchema());
  expect(text).toContain('签样的步骤');
  expect(text).toContain('改了文字');
});
