import { describe, expect, it } from 'vitest';
import { resolveGrid } from '../../src/layout/grid.ts';
import { placeFrames } from '../../src/layout/placement.ts';
import type { Frame, LabelFrame, ShapeFrame } from '../../src/spec/model.ts';
import { em, mm, nowhere, pageModel, pt, textFrame } from './model.ts';

const { grid } = resolveGrid(pageModel({ columns: 8, characters: 13, gutter: em(1) }), 880, nowhere);
const place = (frames: readonly Frame[]) => placeFrames(frames, grid, nowhere);
const codes = (frames: readonly Frame[]) => place(frames).problems.map((p) => p.code);

const label = (id: string, area: Frame['area'], rest: Partial<LabelFrame> = {}): LabelFrame => {
  const { border, inset } = textFrame('x');
  return {
    id,
    kind: 'label',
    text: '字',
    style: 'label',
    valign: 'top',
    writing: 'horizontal',
    area,
    border,
    inset,
    over: false,
    ...rest,
  };
};
const shape = (id: string, area: Frame['area'], rest: Partial<ShapeFrame> = {}): ShapeFrame => {
  const { border, inset } = textFrame('x');
  return {
    id,
    kind: 'shape',
    path: 'M0 0',
    viewBox: [0, 0, 1, 1],
    area,
    border,
    inset,
    over: false,
    ...rest,
  };
};

describe('boxes', () => {
  it('a grid area runs from the top of its first characters to the foot of its last', () => {
    const { placed } = place([textFrame('a', { area: { columns: [2, 3], lines: [1, 10] } })]);
    const { box } = placed[0]!;
    expect(box.x).toBeCloseTo(grid.columns[1]!.x, 6);
    expect(box.width).toBeCloseTo(27 * 9, 6);
    expect(box.y).toBeCloseTo(grid.top, 6);
    expect(box.height).toBeCloseTo(9 * 11.25 + 9, 6);
  });

  it('lengths count from the type area', () => {
    const { placed } = place([label('a', { x: mm(10), y: mm(20), width: mm(30), height: mm(5) })]);
    expect(placed[0]!.box.x).toBeCloseTo(grid.typeArea.x + (10 * 72) / 25.4, 6);
    expect(placed[0]!.box.y).toBeCloseTo(grid.typeArea.y + (20 * 72) / 25.4, 6);
  });

  it('an inset leaves the inner box', () => {
    const one = pt(11);
    const inset = { top: one, right: one, bottom: one, left: one };
    const { placed } = place([textFrame('a', { area: { columns: [1, 2], lines: [1, 10] }, inset })]);
    expect(placed[0]!.inner.width).toBeCloseTo(placed[0]!.box.width - 22, 6);
  });
});

describe('overlaps are never guessed', () => {
  const under = textFrame('under', { area: { columns: [1, 4], lines: [1, 20] } });
  const area = { columns: [2, 3], lines: [5, 9] } as const;
  it('two frames of type', () => expect(codes([under, label('b', area)])).toEqual(['frame-overlap']));
  it('wrap on the later one pushes the text', () =>
    expect(codes([under, label('b', area, { wrap: { standoff: pt(9) } })])).toEqual([]));
  it('wrap on the earlier one does not', () =>
    expect(codes([label('b', area, { wrap: { standoff: pt(9) } }), under])).toEqual(['frame-overlap']));
  it('over lets a shape lie on type', () => {
    expect(codes([under, shape('b', area)])).toEqual(['frame-overlap']);
    expect(codes([under, shape('b', area, { over: true })])).toEqual([]);
  });
  it('over does not excuse type on type', () =>
    expect(codes([under, label('b', area, { over: true })])).toEqual(['frame-overlap']));
  it('touching is not overlapping', () =>
    expect(codes([under, textFrame('b', { area: { columns: [1, 4], lines: [21, 30] } })])).toEqual([]));
});

describe('outside', () => {
  it('a frame past the edge of the sheet', () =>
    expect(codes([label('a', { x: mm(-30), y: mm(0), width: mm(40), height: mm(5) })])).toEqual([
      'frame-outside-page',
    ]));
  it('more lines than the page has', () =>
    expect(codes([textFrame('a', { area: { columns: [1, 1], lines: [100, 200] } })])).toEqual([
      'frame-outside-page',
    ]));
  it('no height', () =>
    expect(codes([label('a', { x: mm(0), y: mm(0), width: mm(40), height: mm(0) })])).toEqual([
      'frame-empty',
    ]));
});
