import { describe, expect, it } from 'vitest';
import { dropFrame, insertLines, type RowFrame, resize } from '../../src/fit/rows.ts';

type Given = readonly [
  id: string,
  first: number,
  last: number,
  columns: readonly [number, number],
  is?: string,
];

/** Frames as `[id, first, last, columns, is]`: running text unless told to be a `box`, a `ground` or a `picture` in text. */
function frames(...given: readonly Given[]): RowFrame[] {
  return given.map(([id, first, last, columns, is = 'text']) => ({
    id,
    first,
    last,
    columns,
    kind: is === 'text' ? 'text' : is === 'ground' ? 'shape' : 'image',
    wraps: is === 'picture',
    runs: is === 'text',
  }));
}
const spans = (rows: readonly RowFrame[] | undefined) =>
  rows && Object.fromEntries(rows.map(({ id, first, last }) => [id, [first, last]]));

describe('running text whose foot moves', () => {
  // A lead over a rule; under it a head with text over a box, and a picture, a head, a text that begins lower.
  const page = frames(
    ['lead', 1, 29, [1, 5]],
    ['photo', 1, 19, [3, 5], 'picture'],
    ['rule', 30, 30, [1, 5], 'box'],
    ['head', 31, 36, [1, 3], 'box'],
    ['second', 37, 53, [1, 3]],
    ['ground', 55, 73, [1, 3], 'ground'],
    ['boxed', 56, 60, [1, 3], 'box'],
    ['fourth', 61, 72, [1, 3]],
    ['picture', 31, 46, [4, 5], 'box'],
    ['title', 48, 52, [4, 5], 'box'],
    ['third', 53, 73, [4, 5]],
    ['briefs', 1, 73, [6, 6]],
  );

  it('moves what is below it, column by column, down to the next text', () => {
    expect(spans(resize(page, 'lead', 2, [], 'foot'))).toEqual({
      ...spans(page),
      lead: [1, 31],
      rule: [32, 32],
      head: [33, 38],
      second: [39, 53],
      picture: [33, 48],
      title: [50, 54],
      third: [55, 73],
    });
  });

  it('takes the ground of the text below along at its head, and leaves its foot', () => {
    expect(spans(resize(page, 'second', -2, [], 'foot'))).toEqual({
      ...spans(page),
      second: [37, 51],
      ground: [53, 73],
      boxed: [54, 58],
      fourth: [59, 72],
    });
    expect(spans(resize(page, 'boxed', 1, [], 'foot'))).toEqual({
      ...spans(page),
      boxed: [56, 61],
      fourth: [62, 72],
    });
  });

  it('does not move where nothing below can give', () => {
    expect(resize(page, 'fourth', 1, [], 'foot')).toBeUndefined();
    expect(resize(page, 'briefs', -1, [], 'foot')).toBeUndefined();
  });
});

describe('a frame that becomes lower or higher', () => {
  it('gives its lines to the text below it', () => {
    const page = frames(['photo', 1, 20, [1, 5], 'box'], ['body', 22, 75, [1, 5]]);
    expect(spans(resize(page, 'photo', -4))).toEqual({ photo: [1, 16], body: [18, 75] });
    expect(spans(resize(page, 'photo', 3))).toEqual({ photo: [1, 23], body: [25, 75] });
  });

  it('gives them to the text above where none is below', () => {
    const page = frames(['body', 1, 68, [1, 5]], ['strip', 70, 75, [1, 5], 'box']);
    expect(spans(resize(page, 'strip', -2))).toEqual({ body: [1, 70], strip: [72, 75] });
  });

  it('moves what stands between it and the text', () => {
    const page = frames(
      ['photo', 1, 20, [1, 5], 'box'],
      ['line', 21, 21, [1, 5], 'box'],
      ['body', 23, 75, [1, 5]],
    );
    expect(spans(resize(page, 'photo', -4))).toEqual({ photo: [1, 16], line: [17, 17], body: [19, 75] });
  });

  it('lets the text run round it where it wraps, and stays at the edge of the text where it stands there', () => {
    const inside = frames(['body', 21, 75, [1, 5]], ['photo', 30, 45, [2, 4], 'picture']);
    expect(spans(resize(inside, 'photo', -4))).toEqual({ body: [21, 75], photo: [30, 41] });
    const foot = frames(['body', 21, 75, [1, 5]], ['photo', 60, 75, [2, 4], 'picture']);
    expect(spans(resize(foot, 'photo', -4))).toEqual({ body: [21, 75], photo: [64, 75] });
    expect(resize(inside, 'photo', 40)).toBeUndefined();
  });

  it('goes with its neighbours over the same text, and not without them', () => {
    const page = frames(
      ['head', 4, 19, [1, 4], 'box'],
      ['note', 1, 19, [5, 5], 'box'],
      ['body', 21, 68, [1, 5]],
    );
    expect(resize(page, 'head', -3)).toBeUndefined();
    expect(spans(resize(page, 'head', -3, ['note']))).toEqual({
      head: [4, 16],
      note: [1, 16],
      body: [18, 68],
    });
  });

  it('takes along a picture at the head of the text', () => {
    const page = frames(
      ['head', 1, 19, [1, 5], 'box'],
      ['body', 21, 68, [1, 5]],
      ['photo', 21, 37, [2, 4], 'picture'],
      ['other', 50, 68, [4, 5], 'picture'],
    );
    expect(spans(resize(page, 'head', -3))).toEqual({
      head: [1, 16],
      body: [18, 68],
      photo: [18, 34],
      other: [50, 68],
    });
  });

  it('takes its lines from a picture against it as from the text, and from no other', () => {
    const page = frames(
      ['photo', 1, 20, [1, 5], 'box'],
      ['head', 22, 26, [1, 5], 'box'],
      ['tall', 28, 75, [1, 2], 'box'],
      ['body', 28, 50, [3, 5]],
      ['low', 52, 75, [3, 5], 'box'],
    );
    expect(spans(resize(page, 'photo', 3, [], 'foot', ['tall']))).toEqual({
      photo: [1, 23],
      head: [25, 29],
      tall: [31, 75],
      body: [31, 50],
      low: [52, 75],
    });
    expect(spans(resize(page, 'photo', -3, [], 'foot'))?.tall).not.toEqual([25, 75]);
  });

  it('leaves other columns alone', () => {
    const page = frames(
      ['photo', 1, 20, [1, 2], 'box'],
      ['left', 22, 75, [1, 2]],
      ['other', 1, 30, [3, 5], 'box'],
      ['right', 32, 75, [3, 5]],
    );
    expect(spans(resize(page, 'photo', -4))).toEqual({
      photo: [1, 16],
      left: [18, 75],
      other: [1, 30],
      right: [32, 75],
    });
  });

  it('stretches the ground under it', () => {
    const page = frames(
      ['rail', 1, 20, [5, 5], 'ground'],
      ['note', 1, 20, [5, 5], 'box'],
      ['body', 22, 75, [5, 5]],
    );
    expect(spans(resize(page, 'note', -4))).toEqual({ rail: [1, 16], note: [1, 16], body: [18, 75] });
  });

  it('leaves a leg at least three lines', () => {
    const page = frames(['photo', 1, 20, [1, 5], 'box'], ['body', 22, 27, [1, 5]]);
    expect(resize(page, 'photo', 3)).toBeDefined();
    expect(resize(page, 'photo', 4)).toBeUndefined();
  });
});

describe('a frame that is dropped', () => {
  it('leaves its lines to the text next to it', () => {
    const page = frames(['body', 21, 68, [1, 5]], ['strip', 70, 75, [1, 5], 'box']);
    expect(spans(dropFrame(page, 'strip'))).toEqual({ body: [21, 75] });
    const above = frames(['photo', 1, 20, [1, 5], 'box'], ['body', 22, 75, [1, 5]]);
    expect(spans(dropFrame(above, 'photo'))).toEqual({ body: [1, 75] });
  });

  it('takes down a picture that stood at the foot of that text', () => {
    const page = frames(
      ['body', 21, 68, [1, 5]],
      ['photo', 50, 68, [4, 5], 'picture'],
      ['strip', 70, 75, [1, 5], 'box'],
    );
    expect(spans(dropFrame(page, 'strip'))).toEqual({ body: [21, 75], photo: [57, 75] });
  });

  it('leaves them to its heirs', () => {
    const page = frames(
      ['a', 1, 30, [1, 3]],
      ['strip', 32, 40, [1, 6], 'box'],
      ['b', 42, 75, [1, 3]],
      ['c', 42, 75, [4, 6]],
    );
    expect(spans(dropFrame(page, 'strip', ['b', 'c']))).toEqual({ a: [1, 30], b: [32, 75], c: [32, 75] });
  });

  it('leaves them to nobody where the text would run into something else', () => {
    const page = frames(
      ['body', 21, 68, [1, 5]],
      ['strip', 70, 75, [1, 3], 'box'],
      ['ad', 70, 75, [4, 5], 'box'],
    );
    expect(spans(dropFrame(page, 'strip'))).toEqual({ body: [21, 68], ad: [70, 75] });
  });

  it('needs no heir where text runs round it', () => {
    const page = frames(['body', 21, 75, [1, 5]], ['photo', 30, 45, [2, 4], 'picture']);
    expect(spans(dropFrame(page, 'photo'))).toEqual({ body: [21, 75] });
  });
});

describe('lines more or fewer on the page', () => {
  const page = frames(
    ['head', 1, 19, [1, 5], 'box'],
    ['body', 21, 68, [1, 5]],
    ['photo', 30, 45, [2, 4], 'picture'],
    ['strip', 70, 75, [1, 5], 'box'],
  );
  it('go to the running text, and what is below moves', () => {
    expect(spans(insertLines(page, 2, 75))).toEqual({
      head: [1, 19],
      body: [21, 70],
      photo: [30, 45],
      strip: [72, 77],
    });
    expect(spans(insertLines(page, -2, 75))).toEqual({
      head: [1, 19],
      body: [21, 66],
      photo: [30, 45],
      strip: [68, 73],
    });
  });

  it('go nowhere on a page without running text', () => {
    expect(insertLines(frames(['photo', 1, 75, [1, 5], 'box']), 2, 75)).toBeUndefined();
  });
});
