import { describe, expect, it } from 'vitest';
import { sourceText } from '../../src/source.ts';
import { readYaml } from '../../src/spec/yaml.ts';

const read = (text: string, path = 'page.yaml', shown = path) =>
  readYaml({ path, source: sourceText(shown, text) });

describe('a spec file that is read again', () => {
  it('gives the tree that it gave, for nothing of a tree is ever changed', () => {
    expect(read('title: 甲\n')).toBe(read('title: 甲\n'));
  });

  it('gives another tree when a character of it is another one', () => {
    const before = read('title: 甲\n').value!;
    const after = read('title: 乙\n').value!;
    expect(before.entries.get('title')?.node).toMatchObject({ value: '甲' });
    expect(after.entries.get('title')?.node).toMatchObject({ value: '乙' });
  });

  it('names its own place: a copy elsewhere, or shown by another name, is another file', () => {
    const text = 'title: 甲\ntitle: 乙\n';
    const places = [read(text), read(text, 'other.yaml'), read(text, 'page.yaml', '版/page.yaml')];
    expect(places.map(({ problems }) => problems[0]?.place?.file)).toEqual([
      'page.yaml',
      'other.yaml',
      '版/page.yaml',
    ]);
  });

  it('is read anew when many others came between, with the same words', () => {
    const first = read('title: 甲\n');
    for (let i = 0; i < 100; i++) read(`title: ${i}\n`);
    const again = read('title: 甲\n');
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });
});
