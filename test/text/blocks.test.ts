import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/text/break-lines.ts';
import { setLine } from '../../src/text/justify.ts';
import { EM, linesOf, measure, type Settings, vectorProfile } from './builder.ts';

const HAN = '渡口的灯亮着船工在岸边等人';

/** Start and end in em of each line of a text at a measure of so many em. */
function spans(text: string, em: number, settings: Settings): [number, number][] {
  const p = measure(text, vectorProfile(settings));
  return breakLines(p, () => em * EM).lines.map((line) => {
    const { startX, endX } = setLine(p, line);
    return [startX / EM, endX / EM];
  });
}

describe('hanging indents and last lines', () => {
  it('begins every line but the first so many em in', () => {
    expect(spans(HAN, 7, { hangIndent: 2 })).toEqual([
      [0, 7],
      [2, 7],
      [2, 3],
    ]);
    expect(spans(HAN, 7, {})).toEqual([
      [0, 7],
      [0, 6],
    ]);
  });

  it('puts a last line where the profile says', () => {
    const lastOf = (lastLine: 'start' | 'center' | 'end' | 'justify') => spans(HAN, 7, { lastLine }).at(-1);
    expect(lastOf('start')).toEqual([0, 6]);
    expect(lastOf('center')).toEqual([0.5, 6.5]);
    expect(lastOf('end')).toEqual([1, 7]);
    expect(lastOf('justify')).toEqual([0, 7]);
  });
});

describe('two ellipses together', () => {
  const text = '灯亮着…………船来了';

  it('stand on a line of their own', () => {
    expect(linesOf(text, 20, vectorProfile())).toEqual(['灯亮着', '…………', '船来了']);
    expect(linesOf(text, 20, vectorProfile({ without: ['ellipsis-line'] }))).toEqual([text]);
  });

  it('take the marks along that cling to them, in first fit too', () => {
    const quoted = '他说：“…………”灯灭了';
    for (const mode of ['optimum', 'first-fit'] as const) {
      expect(linesOf(quoted, 20, vectorProfile(), { mode })).toEqual(['他说：', '“…………”', '灯灭了']);
    }
  });

  it('are not brought to the measure, nor is the line before them', () => {
    expect(spans(text, 20, {})).toEqual([
      [0, 3],
      [0, 4],
      [0, 3],
    ]);
  });
});

describe('what belongs to the text before or after it', () => {
  const at = (text: string, em: number, settings: Settings = {}) =>
    linesOf(text, em, vectorProfile(settings));

  it('keeps note signs with their word', () => {
    expect(at('据县志²记载', 3)).toEqual(['据县', '志²记', '载']);
    expect(at('据县志[1]记', 3, { without: ['notes'] })[0]).toBe('据县志');
  });

  it('keeps the true minus with its number', () => {
    expect(at('水位是−2米', 3.4)[0]).toBe('水位是');
    expect(at('水位是−2米', 4, { without: ['affixes'] })[0]).toBe('水位是−');
  });
});
