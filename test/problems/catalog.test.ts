import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/problems/catalog.ts';
import { describe as inWords, type Message, problem } from '../../src/problems/problem.ts';
import { examples } from './examples/catalog.ts';
import { phases, problemsPage } from './problems-page.ts';

const names = (template: string) => [...template.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!);
/** `partEn` stands in English texts where `part` stands in Chinese ones. */
const plain = (name: string) => name.replace(/En$/, '');

describe('the catalogue of messages', () => {
  const entries = Object.entries(catalog) as [string, Message][];

  it.each(entries)('%s says the same in both languages', (_code, message) => {
    expect(new Set(names(message.en).map(plain))).toEqual(new Set(names(message.zh).map(plain)));
    expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(message.en).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it.each(entries)('%s says what to do, and has an example for docs/problems.md', (code, message) => {
    expect(message.hintZh).toBeTruthy();
    expect(message.hintEn).toBeTruthy();
    // No entry: add one, as test/problems/examples/catalog.ts says.
    const filled = Object.keys(new Map<string, object>(Object.entries(examples)).get(code) ?? { none: 1 });
    const named = [message.zh, message.en, message.hintZh, message.hintEn].flatMap(names);
    expect(filled).toEqual(expect.arrayContaining(named));
    expect(filled).not.toContain('none');
  });

  it('is printed in docs/problems.md, all of it (npm run problems prints it anew)', async () => {
    const printed = phases.flatMap(([, messages]) => Object.keys(messages));
    expect(printed.sort()).toEqual(entries.map(([code]) => code).sort());
    await expect(problemsPage()).toMatchFileSnapshot('../../docs/problems.md');
  });

  it('has no code that nothing reports', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/^problems[\\/]/.test(file))
      .map((file) => readFileSync(`src/${file}`, 'utf8'))
      .join('\n');
    // Three families are put together from a kind: `spec-${mark}`, `frame-outside-${key}` and `text-${rule}`.
    const families = ['spec-', 'frame-outside-', 'text-'].filter((prefix) =>
      sources.includes(`\`${prefix}\${`),
    );
    const reported = (code: string) =>
      sources.includes(`'${code}'`) ||
      families.some(
        (prefix) => code.startsWith(prefix) && sources.includes(`'${code.slice(prefix.length)}'`),
      );
    expect(entries.map(([code]) => code).filter((code) => !reported(code))).toEqual([]);
  });
});

describe('problem', () => {
  it('fills the sentence and the hint in the language that is asked for', () => {
    const p = problem('overset', {
      story: 'lead',
      part: '正文',
      partEn: 'the body',
      lines: 3,
      chars: 41,
      cure: '删3字',
      cureEn: 'cut 3',
    });
    expect(inWords(p, 'zh')).toEqual({ sentence: '稿件 lead 的正文余文 3 行 41 字', hint: '删3字' });
    expect(inWords(p, 'en').sentence).toBe('the body of story lead runs over by 3 lines, 41 characters');
  });
});
