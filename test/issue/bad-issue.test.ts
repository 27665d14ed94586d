import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodePng } from '../../src/output/png/encode.ts';
import { type Bundle, buildBundle } from '../support/bundle.ts';
import { copy, ISSUE, issueFolder, issueWith } from './issue-files.ts';

let bundle: Bundle;
beforeAll(() => {
  bundle = buildBundle('bad-issue');
});
afterAll(() => bundle.remove());

type Changes = Record<string, string | Uint8Array | undefined>;

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly line?: number;
  readonly rule?: string;
  readonly page?: { readonly number: string; readonly file: string };
}

/** What a command says of the issue with some of its files changed. */
async function told(command: string, changes: Changes): Promise<Told[]> {
  const folder = issueFolder(changes);
  const ran = await bundle.run([command, 'issue.yaml', '--format', 'json'], { cwd: folder });
  rmSync(folder, { recursive: true, force: true });
  return JSON.parse(ran.stdout).problems;
}

const issue = (from: string, to: string) => ({ 'issue.yaml': issueWith(from, to) });
const JUMP = 'lead: { from: 1, to: 3, head: 船又开出去了 }';

describe('a wrong issue: one message that says what to do, at its place', () => {
  test.each<[what: string, code: string, line: number | undefined, changes: Changes]>([
    ['a page file that is not there', 'file-missing-near', 9, issue('page-2.yaml', 'page-9.yaml')],
    ['two pages of one number', 'issue-page-twice', 9, issue('number: 2', 'number: 1')],
    ['a number that is none', 'issue-page-number', 9, issue('number: 2', 'number: 二版')],
    ['an unknown key', 'unknown-key', 1, issue('paper: 芦花渡报', 'papper: 芦花渡报\npaper: 芦花渡报')],
    ['an unknown key of a page', 'unknown-key', 9, issue('number: 2,', 'numbr: 2,')],
    ['no date', 'issue-key-missing', 1, issue('date: 2021-03-01\n', '')],
    ['a date that is none', 'spec-date', 2, issue('2021-03-01', '2021-3-1')],
    ['a page with nothing', 'issue-page-empty', 9, issue('file: page-2.yaml, ', '')],
    [
      'a page that is a list of pages',
      'issue-page-is-list',
      9,
      { 'page-2.yaml': 'pages: [{ title: 一 }]\n' },
    ],
    ['a jump to itself', 'jump-self', 6, issue('to: 3', 'to: 1')],
    ['a jump to no page', 'jump-no-page', 6, issue('to: 3', 'to: 7')],
    ['a jump back', 'jump-back', 6, issue('from: 1, to: 3', 'from: 4, to: 2')],
    ['a jump of no story', 'unknown-story', 6, issue('lead: {', 'leed: {')],
    [
      'two jumps of one story',
      'jump-twice',
      7,
      issue(JUMP, `${JUMP}\n  again: { from: 1, to: 4, story: lead }`),
    ],
    ['a chain of jumps', 'jump-chain', 7, issue(JUMP, `${JUMP}\n  again: { from: 3, to: 4, story: lead }`)],
    ['a jump to a page without frames for it', 'jump-no-frame', 6, { 'page-3.yaml': 'extends: base.yaml\n' }],
    ['a jump of a story that fits', 'jump-not-needed', 6, { 'lead.md': copy('渡口的一天', 4) }],
    [
      'a jump from a frame of two lines',
      'jump-no-room',
      undefined,
      { 'page-1.yaml': ISSUE['page-1.yaml']!.replace('columns: 1-3, lines: 6-20', 'columns: 1, lines: 6-8') },
    ],
    [
      'a folio with a name that there is not',
      'placeholder-unknown',
      undefined,
      { 'base.yaml': ISSUE['base.yaml']!.replace('{section}', '{sektion}') },
    ],
    [
      'a folio with a name without value',
      'placeholder-empty',
      undefined,
      { 'base.yaml': ISSUE['base.yaml']!.replace('{section}', '{imprint}') },
    ],
  ])('%s', { timeout: 60_000 }, async (_, code, line, changes) => {
    const problems = await told('build', changes);
    const found = problems.find((one) => one.code === code);
    expect(found, JSON.stringify(problems)).toBeDefined();
    expect(found?.severity).not.toBe('advisory');
    if (line !== undefined) expect(found?.line).toBe(line);
  });

  test('a problem names the page that it is of', { timeout: 60_000 }, async () => {
    const problems = await told('build', { 'fourth.md': copy('江边的树', 90) });
    const overset = problems.find(({ code }) => code === 'overset');
    expect(overset?.page).toEqual({ name: 'issue-4', number: '4', file: 'page-4.yaml' });
  });

  test('what does not fit on the second page of a jump is 余文 of that page', {
    timeout: 60_000,
  }, async () => {
    const problems = await told('build', { 'lead.md': copy('渡口的一天', 80) });
    expect(problems.find(({ code }) => code === 'overset')?.page?.number).toBe('3');
  });
});

const page1 = (from: string, to: string) => ({ 'page-1.yaml': ISSUE['page-1.yaml']!.replace(from, to) });
const PICTURE = (y: string) =>
  `frames:\n  sign: { kind: image, file: sign.png, columns: 1, lines: ${y}, alt: 符号 , over: true }\n`;
const SIGN = encodePng(
  { width: 60, height: 60, channels: 1, data: new Uint8Array(3600).fill(90) },
  { dpi: 72 },
);
const withPicture = (name: string) => ISSUE[name]!.replace('frames:\n', PICTURE('30-32'));

describe('check looks at the pages together', () => {
  test.each<[what: string, code: string, changes: Changes]>([
    ['page numbers with a gap', 'issue-number-gap', issue('number: 4', 'number: 5')],
    [
      'another date in a page file',
      'issue-differs',
      { 'page-2.yaml': `date: 2021-03-02\n${ISSUE['page-2.yaml']}` },
    ],
    [
      'another page number in a page file',
      'issue-differs',
      { 'page-2.yaml': `press: { page: '7' }\n${ISSUE['page-2.yaml']}` },
    ],
    [
      'another section in a page file',
      'issue-differs',
      { 'page-2.yaml': `press: { section: 体育 }\n${ISSUE['page-2.yaml']}` },
    ],
    ['one story on two pages', 'issue-story-twice', { 'page-4.yaml': ISSUE['page-2.yaml'] }],
    ['one head on two pages', 'issue-head-twice', { 'fourth.md': copy('街坊的事', 44) }],
    [
      'one picture on two pages',
      'issue-picture-twice',
      {
        'sign.png': SIGN,
        'page-2.yaml': withPicture('page-2.yaml'),
        'page-4.yaml': withPicture('page-4.yaml'),
      },
    ],
    [
      'a page of another size',
      'issue-page-size',
      { 'page-4.yaml': `page: { size: [200mm, 297mm] }\n${ISSUE['page-4.yaml']}` },
    ],
    [
      'a folio in another place',
      'issue-folio-differs',
      { 'page-4.yaml': ISSUE['page-4.yaml']!.replace('frames:\n', 'frames:\n  folio: { height: 5mm }\n') },
    ],
    [
      'a folio with other words',
      'issue-folio-differs',
      { 'page-4.yaml': ISSUE['page-4.yaml']!.replace('frames:\n', 'frames:\n  folio: { center: 本报 }\n') },
    ],
    ['another number of the issue', 'issue-number-other', page1('{issue}', '总第127期')],
    [
      'no name of the paper anywhere',
      'issue-unnamed',
      { 'base.yaml': ISSUE['base.yaml']!.replace('{paper}', '本报'), ...page1('{paper}', '本报') },
    ],
    ['a hand-made jump without its other end', 'layout-jump-pair', page1('text: 一版', 'text: 下转第2版')],
    [
      'a folio that says another page',
      'layout-folio',
      {
        'page-4.yaml': ISSUE['page-4.yaml']!.replace(
          'frames:\n',
          "frames:\n  folio: { left: '{date-cn}　第9版' }\n",
        ),
      },
    ],
  ])('%s', { timeout: 60_000 }, async (_, code, changes) => {
    const problems = await told('check', changes);
    expect(problems.map((one) => one.code)).toContain(code);
  });

  test('and says nothing of the kind about an issue that is right', { timeout: 60_000 }, async () => {
    const problems = await told('check', {});
    const codes = problems
      .map(({ code }) => code)
      .filter((code) => /^issue-|jump|placeholder|layout-folio/.test(code));
    expect(codes).toEqual([]);
  });

  test('a page alone prints what the page and the house say', { timeout: 60_000 }, async () => {
    const folder = issueFolder({
      'dayang.yaml': 'paper: 芦花渡报\n',
      'page-2.yaml': `date: 2021-03-01\npress: { page: '2', section: 街坊 }\n${ISSUE['page-2.yaml']}`,
    });
    const ran = await bundle.run(['build', 'page-2.yaml', '--format', 'json'], { cwd: folder });
    rmSync(folder, { recursive: true, force: true });
    expect(ran.status, ran.stdout).toBe(0);
  });
});
