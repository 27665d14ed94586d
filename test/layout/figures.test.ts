import { describe, expect, it } from 'vitest';
import { build, SMALL, story } from '../fit/pages.ts';

const STRIP = 'strip: { kind: label, text: 广告, background: red, columns: 1-3, lines: end-2-end }';
/** The small sheet with 数说 at its foot; without an overset story, the numbers are in its first paragraph. */
const page = (columns: string, style = '') =>
  SMALL.replace(
    STRIP,
    `figures: { kind: figures, label: above, divider: { width: 0.5pt, color: red }, columns: ${columns}, lines: end-3-end }`,
  )
    .replace('lines: 6-end-4,', 'lines: 6-end-5,')
    .replace('styles:\n', `styles:\n  figure-value: { size: 24pt }\n${style}`);
const copy = (figures: string) =>
  story(560).replace(
    '\n\n',
    `\n\n渡船一天开38班，收回意见217条，少烧柴油26000000升，江宽不过400米。\n\n:::figures\n${figures}\n:::\n\n`,
  );

function values(spec: string, figures: string) {
  const { page: made } = build(spec, copy(figures));
  const own = made.scene.lines.filter(({ kind }) => kind === 'figure');
  return own.filter(({ text }) => /^\d/.test(text));
}

describe('数说 in a row', () => {
  it('keeps all numbers on one line where a cell has no words above its own', () => {
    const found = values(page('1-3'), '38|班|渡船一天开|时刻表\n217|条||意见箱\n400|米|江宽不过|渡口');
    expect(found).toHaveLength(3);
    expect(new Set(found.map(({ baseline }) => baseline)).size).toBe(1);
  });

  it('sets a number smaller rather than let it touch the divider of the next cell', () => {
    const figures =
      '26000000|升|少烧柴油|一年\n38|班|渡船一天开|时刻表\n217|条|收回意见|意见箱\n400|米|江宽不过|渡口';
    // Four cells in three columns: no gutter stands between them.
    const [long] = values(page('1-3', '  figure-unit: { size: 20pt }\n'), figures);
    const { scene } = build(page('1-3', '  figure-unit: { size: 20pt }\n'), copy(figures)).page;
    const frame = scene.frames.find(({ id }) => id === 'figures')!.box;
    const edge = frame.x + frame.width / 4;
    expect(long!.end).toBeLessThanOrEqual(edge - scene.grid.body / 2 + 1);
  });
});
