import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecord } from '../../src/sign/read-record.ts';
import { recordText, type Signature } from '../../src/sign/record.ts';
import { sourceText } from '../../src/source.ts';

const digest = (char: string) => char.repeat(64);

function signature(own: Partial<Signature> = {}): Signature {
  return {
    step: '责编',
    name: '王某',
    time: '2021-03-01T20:15:00+08:00',
    tool: '0.1.0',
    allowed: ['query'],
    pages: [
      {
        page: '版面',
        pdf: digest('a'),
        scene: digest('1'),
        spec: digest('b'),
        layout: digest('c'),
        words: digest('d'),
        settings: digest('e'),
        profile: digest('f'),
      },
    ],
    stories: [{ file: '稿件.md', sha256: digest('2') }],
    pictures: [{ file: '图 片/a, b: {c}.jpg', sha256: digest('3') }],
    fonts: [],
    ...own,
  };
}

const read = (text: string) => readRecord('/r/版面.signed.yaml', sourceText('版面.signed.yaml', text));

describe('the record of signatures', () => {
  test('is a YAML that people can read, and says what it is', () => {
    const text = recordText([signature()]);
    expect(text).toContain('这是一份记录，不是加密签名');
    expect(text).toContain('not a cryptographic signature');
    expect(text).toContain(
      '  - step: 责编\n    name: 王某\n    time: 2021-03-01T20:15:00+08:00\n    tool: 0.1.0\n',
    );
    expect(text).toContain(`      - { file: 稿件.md, sha256: "${digest('2')}" }`);
    expect(text).toContain(`        scene: "${digest('1')}"`);
    expect(text).toContain(`        pdf: ${digest('a')}`);
  });

  test.each([
    '',
    '"',
    "'",
    'a: b',
    '# 不是注',
    '- x',
    '[a]',
    '{a}',
    '两\n行',
    '\r\n',
    '\t',
    ' 前后 ',
    'null',
    'yes',
    '12',
    '1e5',
    '~',
    '&a',
    '*a',
    '!x',
    '|',
    '>',
    '%',
    '@',
    '`',
    '---',
    '\u2028\u0085\ufeff\u0000',
    '😀',
    '\ud800',
    '\\',
  ])('keeps the name %j', (name) => {
    const signatures = [signature({ name, step: name })];
    expect(read(recordText(signatures)).value).toMatchObject(signatures);
  });

  test('whatever the words, what was written is read', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...' :#-,[]{}&*!|>\'"%@`\n\r\t~?ey0.1责\\'), maxLength: 12 }),
    );
    const one = fc.record({
      step: words,
      name: words,
      time: words,
      tool: words,
      allowed: fc.array(words, { maxLength: 3 }),
    });
    const file = fc.record({
      file: words,
      sha256: fc.constantFrom(digest('0'), `${'1'.repeat(30)}e${'1'.repeat(33)}`),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(one, fc.array(file, { maxLength: 3 })), { maxLength: 3 }), (all) => {
        const signatures = all.map(([own, files]) => signature({ ...own, stories: files, fonts: files }));
        expect(read(recordText(signatures))).toMatchObject({ value: signatures, problems: [] });
      }),
    );
  });

  const GOOD = recordText([signature(), signature({ step: '美编' })]);
  test.each([
    [
      'a merge conflict',
      GOOD.replace('  - step: 美编', '<<<<<<< HEAD\n  - step: 美编'),
      'sign-file-conflict',
      25,
      1,
    ],
    [
      'a merge conflict with CR LF',
      GOOD.replace('  - step: 美编', '=======\n  - step: 美编').replaceAll('\n', '\r\n'),
      'sign-file-conflict',
      25,
      1,
    ],
    ['a format of tomorrow', GOOD.replace('signed/1', 'signed/2'), 'sign-file-format', 3, 9],
    ['no format', GOOD.replace(/^format.*\n/m, ''), 'missing-key', 3, 1],
    ['a name that was edited', GOOD.replace('王某', '李某'), 'sign-file-edited', 5, 11],
    ['a digest that was edited', GOOD.replace(digest('b'), digest('c')), 'sign-file-edited', 5, 11],
    ['a digest cut short', GOOD.replace(digest('b'), 'bbb'), 'sign-file-hash', 14, 15],
    ['a key too many', GOOD.replace('    name:', '    nam: x\n    name:'), 'unknown-key', 6, 5],
    ['a key too few', GOOD.replace('    name: 王某\n', ''), 'missing-key', 5, 5],
    ['broken YAML', GOOD.replace('allowed: [query]', 'allowed: [query'), 'yaml-bracket', 10, 5],
    ['a list that is none', 'format: dayang-signed/1\nsignatures: 3\n', 'spec-list', 2, 13],
    ['nothing at all', '', 'yaml-empty', 1, 1],
    ['something else', '- 1\n', 'yaml-not-a-map', 1, 1],
  ])('%s is one clear problem with its place', (_name, text, code, line, column) => {
    const { value, problems } = read(text);
    expect(value).toBeUndefined();
    expect(problems[0]).toMatchObject({
      code,
      severity: 'fatal',
      place: { file: '版面.signed.yaml', line, column },
    });
  });
  test('the sound record, CR LF or LF, has no problem', () => {
    expect(read(GOOD).value).toHaveLength(2);
    expect(read(GOOD.replaceAll('\n', '\r\n')).value).toEqual(read(GOOD).value);
  });
});
