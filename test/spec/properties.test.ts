import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Files } from '../../src/files.ts';
import { sourceText } from '../../src/source.ts';
import { dropRemoved, merge } from '../../src/spec/inherit.ts';
import { loadPages } from '../../src/spec/load.ts';
import { fromPlain, type MapNode, type Plain, toPlain } from '../../src/spec/node.ts';
import { nearest } from '../../src/suggest.ts';

const leaf: fc.Arbitrary<Plain> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('a', '9pt'),
  fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }),
);
const { map } = fc.letrec<{ map: { [key: string]: Plain }; value: Plain }>((tie) => ({
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
  value: fc.oneof({ maxDepth: 3 }, leaf, tie('map')),
}));
const tree = map.map((plain) => fromPlain(plain) as MapNode);
const meaning = (node: MapNode) => toPlain(dropRemoved(node));

describe('merge', () => {
  test('a chain may be merged from either end', () => {
    fc.assert(
      fc.property(tree, tree, tree, (a, b, c) => {
        expect(meaning(merge(merge(a, b), c))).toEqual(meaning(merge(a, merge(b, c))));
      }),
      { numRuns: 2000 },
    );
  });

  test('null removes, also what it removed comes back fresh', () => {
    const base = fromPlain({ a: { x: 1, y: 2 }, b: 1 }) as MapNode;
    const over = (plain: Plain) => fromPlain(plain) as MapNode;
    expect(meaning(merge(base, over({ a: null })))).toEqual({ b: 1 });
    expect(meaning(merge(merge(base, over({ a: null })), over({ a: { y: 3 } })))).toEqual({
      a: { y: 3 },
      b: 1,
    });
    expect(meaning(merge(base, over({ a: { y: 3 } })))).toEqual({ a: { x: 1, y: 3 }, b: 1 });
    fc.assert(
      fc.property(tree, fc.constantFrom('a', 'b', 'c'), (node, key) => {
        expect(meaning(merge(node, over({ [key]: null })))).not.toHaveProperty(key);
      }),
    );
  });

  test('laying nothing over, or something over nothing, changes nothing', () => {
    const nothing = fromPlain({}) as MapNode;
    fc.assert(
      fc.property(tree, (node) => {
        expect(meaning(merge(node, nothing))).toEqual(meaning(node));
        expect(meaning(merge(nothing, node))).toEqual(meaning(node));
        expect(meaning(merge(node, node))).toEqual(meaning(node));
      }),
    );
  });
});

/** A gate with one file in it. */
function filesWith(text: string): Files {
  return {
    root: '/',
    library: '/',
    pageFile: '/page.yaml',
    resolve: (_, wanted) => ({ value: `/${wanted}`, problems: [] }),
    readText: () => ({ value: sourceText('page.yaml', text), problems: [] }),
    readBytes: () => ({ problems: [] }),
    show: (path) => path.slice(1),
  };
}

/** Loading gives pages or says why not, with a place inside the file; it never throws. */
function loads(text: string): void {
  const outcome = loadPages(filesWith(text), '/page.yaml');
  expect(outcome.value === undefined).toBe(outcome.problems.length > 0);
  const lines = sourceText('page.yaml', text).lineStarts.length;
  for (const { place } of outcome.problems) {
    expect(place?.line).toBeGreaterThanOrEqual(1);
    expect(place?.line).toBeLessThanOrEqual(lines);
  }
}

describe('loading never throws', () => {
  const words = [
    'frames',
    'stories',
    'styles',
    'grid',
    'palette',
    'pages',
    'extends',
    'page',
    'kind',
    'text',
    'headline',
    'columns',
    'lines',
    'like',
    'body',
    'null',
    '1-4',
    '9pt',
    '9',
    'red',
    '__proto__',
    'constructor',
    'toString',
    '<<',
    '&a',
    '*a',
    ':',
    ': ',
    '- ',
    '\n',
    '\n  ',
    '\n    ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '"',
    "'",
    '|',
    '>',
    '!',
    '%',
    '#',
    '\t',
    '---',
    '栏',
  ];

  test('on random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), loads), { numRuns: 300 });
  });

  test('on text made of what specs are made of', () => {
    const soup = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(fc.property(soup, loads), { numRuns: 1500 });
  });

  test('on well-formed YAML of any shape', () => {
    const key = fc.constantFrom(...words.slice(0, 15), '__proto__', 'constructor', 'toString', 'a');
    const { value } = fc.letrec<{ value: unknown; map: unknown }>((tie) => ({
      map: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(...words),
        fc.integer(),
        fc.boolean(),
        tie('map'),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 6 }), (spec) => loads(JSON.stringify(spec))),
      { numRuns: 1500 },
    );
  });
});

test('a word with one slip is recognised', () => {
  const known = ['columns', 'lines', 'background', 'border', 'inset', 'story'];
  fc.assert(
    fc.property(fc.constantFrom(...known), fc.nat(4), (word, at) => {
      expect(nearest(word.slice(0, at) + word.slice(at + 1), known)[0]).toBe(word);
    }),
  );
  expect(nearest('zzz', known)).toEqual([]);
});
