import { describe, expect, it, test } from 'vitest';
import type { ProofPage } from '../../src/proof/data.ts';
import { proofPage } from '../../src/proof/page-data.ts';
import { proofProblems, reportOrder } from '../../src/proof/problems.ts';
import { richTexts } from '../../src/proof/story-index.ts';
import { findWords } from '../../src/proof/viewer/find.ts';
import { placeOfSpot, spotAt } from '../../src/proof/viewer/geometry.ts';
import { paragraphsOf, textBetween } from '../../src/proof/viewer/paragraphs.ts';
import { runCase } from '../cases/run.ts';
import { makePage } from '../pages/page.ts';

const EDGES = { bleed: 0, nonPrinting: 0 };

describe('the sample page', async () => {
  const { built } = await makePage('innovation');
  const page = proofPage(built, EDGES);
  const story = built.texts.get('lead')!;
  const source = story.source.text.split('\n');

  it('knows the place of every character of its story', () => {
    let count = 0;
    for (const line of page.lines) {
      if (!line.file) continue;
      [...line.text].forEach((character, at) => {
        // Blanks in heads are widened.
        if (character.trim() === '') return;
        const place = placeOfSpot(page, { line: page.lines.indexOf(line), at })!;
        expect(source[place.line - 1]![place.column - 1], line.text).toBe(character);
        count++;
      });
    }
    expect(count).toBeGreaterThan(3400);
  });

  it('gives every paragraph its words back, without breaks', () => {
    const paragraphs = new Set(paragraphsOf(page.lines).map(({ text }) => text));
    const missing = richTexts(story).filter(({ text }) => text !== '' && !paragraphs.has(text));
    // The figures set a value and its unit as one line.
    expect(missing.filter(({ text }) => text.length > 12)).toEqual([]);
  });

  it('has an origin for every character, rising along the line', () => {
    for (const { x, text, end } of page.lines) {
      expect(x).toHaveLength(text.length);
      expect([...x, end]).toEqual([...x, end].sort((a, b) => a - b));
    }
  });

  it('reads the body in its order: a copy over columns is the story', () => {
    const body = page.lines.flatMap(({ kind, story: own }, index) =>
      kind === 'body' && own === 'lead' ? [index] : [],
    );
    const [from, to] = [body[0]!, body.at(-1)!];
    const copied = textBetween(
      page.lines,
      { line: from, at: 0 },
      { line: to, at: page.lines[to]!.text.length },
    );
    const own = story.blocks.flatMap((block) =>
      block.kind === 'paragraph' || block.kind === 'subhead' ? [block.text.text] : [],
    );
    expect(copied.split('\n').filter((line) => own.includes(line))).toEqual(own);
  });

  it('finds the character under a point', () => {
    const index = page.lines.findIndex(({ kind, text }) => kind === 'body' && text.length > 10);
    const line = page.lines[index]!;
    expect(spotAt(page.lines, line.x[5]! + 2000, line.baseline - 3000)).toEqual({ line: index, at: 5 });
    expect(spotAt(page.lines, 2000, 2000)).toBeUndefined();
  });

  it('names its frames, threads and queries', () => {
    expect(page.frames.map(({ id }) => id)).toContain('body');
    expect(page.frames.find(({ id }) => id === 'body')!.place).toEqual({
      file: expect.stringContaining('layouts/'),
      line: expect.any(Number),
      column: 3,
    });
    expect(page.threads.find(({ part }) => part.zh === '正文')!.stops).toHaveLength(5);
    expect(page.queries.map(({ question }) => question)).toHaveLength(2);
    expect(page.hash).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe('copy that does not fit', () => {
  const { pages, problems } = runCase('overset');
  const [built] = pages;
  const page = proofPage(built!, EDGES);

  it('has its words and its box at the foot of the last leg', () => {
    const [fit] = page.fits;
    const whole = built!.texts
      .get('lead')!
      .blocks.flatMap((block) => ('text' in block ? [block.text.text] : []))
      .join('');
    expect(fit!.overset.chars).toBeGreaterThan(0);
    expect(whole.endsWith(fit!.left!.replaceAll('\n', ''))).toBe(true);
    expect(fit!.left!.replaceAll('\n', '').length).toBe(fit!.overset.chars);
    expect(fit!.boxes).toHaveLength(1);
  });

  it('is a problem with that place', () => {
    const listed = proofProblems(problems, [page], new Set());
    const over = listed.find(({ code }) => code === 'overset')!;
    expect([over.page, over.box]).toEqual([0, page.fits[0]!.boxes[0]]);
    expect(over.sentence.zh).toContain('余文');
    expect(over.hint?.en).toContain('cut');
  });

  it('leaves nothing over where it fits', () => {
    const fits = proofPage(runCase('underset').pages[0]!, EDGES).fits;
    expect(fits.map(({ left }) => left)).toEqual([undefined]);
    expect(fits[0]!.boxes.length).toBeGreaterThan(0);
  });
});

test('problems are in the order of the report, numbered over all of them', () => {
  const { pages, problems } = runCase('query');
  const page = proofPage(pages[0]!, EDGES);
  const query = problems.find(({ code }) => code === 'story-query')!;
  const mixed = reportOrder([
    { ...query, severity: 'advisory' },
    query,
    { ...query, code: 'overset', severity: 'blocking' },
    query,
  ]);
  expect(mixed.map(({ severity, code }) => [severity, code])).toEqual([
    ['blocking', 'story-query'],
    ['blocking', 'story-query'],
    ['blocking', 'overset'],
    ['advisory', 'story-query'],
  ]);
  const [listed] = proofProblems([query], [page], new Set([query]));
  expect(listed).toMatchObject({ number: 1, allowed: true, page: 0 });
  const mark = page.queries[0]!;
  expect(listed!.box).toMatchObject({ x: mark.x, y: mark.y - mark.size });
});

describe('findWords', () => {
  const line = (text: string, join?: string) => ({ text, ...(join === undefined ? {} : { join }) });
  const pages = [
    {
      lines: [line('渡口的灯', ''), line('火亮了。'), line('The ferry', ' '), line('never sleeps ＡＢＣ。')],
    },
    { lines: [line('灯火')] },
  ] as unknown as Pick<ProofPage, 'lines'>[];
  const where = (query: string) =>
    findWords(pages, query).map(({ page, parts }) => [
      page,
      parts.map(({ line: l, from, to }) => [l, from, to]),
    ]);

  it('finds words over the end of a line and on every page', () =>
    expect(where('灯火')).toEqual([
      [
        0,
        [
          [0, 3, 4],
          [1, 0, 1],
        ],
      ],
      [1, [[0, 0, 2]]],
    ]));
  it('takes no notice of case, width and blanks', () => {
    expect(where('FERRY  Never')).toEqual([
      [
        0,
        [
          [2, 4, 9],
          [3, 0, 5],
        ],
      ],
    ]);
    expect(where('abc')).toEqual([[0, [[3, 13, 16]]]]);
  });
  it('finds nothing over the end of a paragraph, nor for blanks', () => {
    expect(where('。The')).toEqual([]);
    expect(where('  ')).toEqual([]);
  });
});
