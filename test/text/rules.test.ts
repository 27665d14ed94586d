import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/text/break-lines.ts';
import { setLine } from '../../src/text/justify.ts';
import { EM, measure, type Settings, vectorProfile } from './builder.ts';

/** Ends of the lines in em, set in a measure of so many em. */
function endsOf(text: string, em: number, settings: Settings): number[] {
  const p = measure(text, vectorProfile(settings));
  const { lines } = breakLines(p, () => em * EM, { mode: 'first-fit' });
  return lines.map((line) => Math.round((setLine(p, line).endX / EM) * 1e6) / 1e6);
}

/** Each rule beside its negative control: the same text with that rule alone switched off. */
describe('rules and their controls', () => {
  it.each<[string, string, number, Settings, number[], Settings, number[]]>([
    ['T1 and T2 cut adjacent marks', '心”，“匠', 20, {}, [4], { pairs: 'off' }, [5]],
    ['T3 sets ？！ in one em', '吗？！他', 20, {}, [3], { pairs: 'off' }, [4]],
    ['tight pairs take one em', '甲》《乙', 20, { pairs: 'tight' }, [3], {}, [3.5]],
    ['开明式 halves commas, not stops', '上，下。中', 20, { widthStyle: 'kaiming' }, [4.5], {}, [5]],
    ['半角式 halves every mark', '上，下。中', 20, { widthStyle: 'half' }, [4], {}, [5]],
    ['line starts are trimmed', '“一二', 20, {}, [2.5], { lineStart: 'full' }, [3]],
    ['line ends are trimmed', '一二。', 20, {}, [2.5], { lineEnd: 'full' }, [3]],
    ['Han and Latin are spaced', '在2019年', 20, {}, [4.5], { autospace: { default: 0, min: 0 } }, [4]],
    ['the first line is indented', '一二', 20, { indent: 2 }, [4], {}, [2]],
    [
      'marks give way before a line is broken off',
      '一，二三四五，六',
      6,
      {},
      [6, 1],
      { lineEnd: 'full' },
      [6, 3],
    ],
  ])('%s', (_rule, text, em, on, withRule, off, without) => {
    expect(endsOf(text, em, on)).toEqual(withRule);
    expect(endsOf(text, em, off)).toEqual(without);
  });

  it('stops are squeezed last; forbidden to, they keep their em and the line is broken off earlier', () => {
    const text = '一。二三四五，六七';
    const lines = (squeezeStop: 'last' | 'never') => {
      const p = measure(text, vectorProfile({ squeezeStop }));
      return breakLines(p, () => 6 * EM, { mode: 'first-fit' }).lines.map((l) => text.slice(l.start, l.end));
    };
    expect(lines('last')).toEqual(['一。二三四五，', '六七']);
    expect(lines('never')).toEqual(['一。二三四', '五，六七']);
  });

  it('stretch goes to word spaces, then Han–Latin gaps up to their limit, then all gaps alike', () => {
    const set = (em: number) => {
      const p = measure('大通MAXUS EUNIQ7上市', vectorProfile());
      const [line] = breakLines(p, () => em * EM, { mode: 'first-fit' }).lines;
      const done = setLine(p, { ...line!, last: false, measure: em * EM });
      return [done.full, Math.round(done.opened * 1e6) / 1e6];
    };
    const natural = 10.25;
    expect(set(natural + 0.25)).toEqual([true, 0]);
    expect(set(natural + 0.75)).toEqual([true, 0]);
    expect(set(natural + 0.95)).toEqual([true, 0.1]);
  });
});
