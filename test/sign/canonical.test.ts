import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scene } from '../../src/scene/types.ts';
import { canonicalJson, lfScene, lfText } from '../../src/sign/canonical.ts';
import { changesBetween } from '../../src/sign/changes.ts';
import { keptStory, unpacked } from '../../src/sign/keep.ts';
import type { SignedState } from '../../src/sign/state.ts';
import { sourceText } from '../../src/source.ts';

test('the order of keys and keys without value do not count', () => {
  expect(canonicalJson({ b: [1, { d: '四', c: null }], a: undefined })).toBe('{"b":[1,{"c":null,"d":"四"}]}');
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  expect(canonicalJson(['/p/a.md'], (path) => path.replace('/p/', ''))).toBe('["a.md"]');
});

test('a place in a story is the same character, whatever ends the lines', () => {
  const piece = fc.constantFrom('党', '支', 'a', '\n', '\r\n', '\r', '\r\n\r\n');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(), (pieces, seed) => {
      const text = `${pieces.join('')}字`;
      const start = [...text].findIndex((char, index) => index >= seed % text.length && char !== '\r');
      const scene = {
        items: [{ kind: 'text', source: { file: 'a.md', start, end: text.length } }],
        queries: [{ source: { file: 'a.md', start, end: start } }],
      } as unknown as Scene;
      const lf = lfScene(scene, new Map([['a.md', sourceText('a.md', text)]]));
      const [item] = lf.items as readonly unknown[] as { source: { start: number; end: number } }[];
      expect(lfText(text)[item!.source.start]).toBe(text[start]);
      expect(item!.source.end).toBe(lfText(text).length);
      expect(lf.queries[0]!.source.start).toBe(item!.source.start);
    }),
  );
});

test('what is kept is read back, and nothing else under its name', () => {
  const kept = keptStory('第一段\r\n第二段');
  const digest = kept.name.split('.')[0]!;
  expect(unpacked(kept.data, digest)).toBe('第一段\n第二段');
  expect(unpacked(kept.data, digest.replace(/./, 'x'))).toBeUndefined();
  expect(unpacked(new Uint8Array([1, 2, 3]), digest)).toBeUndefined();
  expect(keptStory('第一段\n第二段').data).toEqual(kept.data);
});

const page = { page: 'p', scene: '1', spec: '1', layout: '1', words: '1', settings: '1', profile: '1' };
const state: SignedState = { tool: '1.0.0', pages: [page], stories: [], pictures: [], fonts: [] };

test.each<[string, Partial<SignedState>, string[]]>([
  ['nothing', {}, []],
  ['a story that came', { stories: [{ file: 'a.md', sha256: '1' }] }, ['words added a.md']],
  ['another font', { fonts: [{ file: 'Song', sha256: '1' }] }, ['fonts added Song']],
  ['a page that went', { pages: [] }, ['layout removed p']],
  ['the profile', { pages: [{ ...page, profile: '2' }] }, ['settings changed p']],
  [
    'a page that looks different for no known reason',
    { pages: [{ ...page, scene: '2' }] },
    ['layout changed p'],
  ],
  ['a word that pushes lines', { pages: [{ ...page, scene: '2', words: '2' }] }, ['words changed p']],
  ['a tool that draws the same', { tool: '2.0.0' }, ['tool changed 1.0.0 → 2.0.0']],
  [
    'a tool that draws otherwise',
    { tool: '2.0.0', pages: [{ ...page, scene: '2' }] },
    ['layout changed p', 'tool changed 1.0.0 → 2.0.0'],
  ],
])('%s is told by its cause', (_name, own, told) => {
  const changes = changesBetween(state, { ...state, ...own });
  expect(changes.map(({ kind, how, name }) => `${kind} ${how} ${name}`)).toEqual(told);
});
