import { naturalWidth } from './line-metrics.ts';
import type { Measured } from './measured.ts';
import type { Line } from './types.ts';

/**
 * Lines that begin at the given UTF-16 offsets, whatever the rules say: for heads whose breaks someone chose. An
 * offset inside a unit that cannot be split moves to the unit's end. `measure` in pt is only noted in the lines.
 */
export function breakAt(p: Measured, starts: readonly number[], measure: number): Line[] {
  const firsts: number[] = [];
  let token = 0;
  for (const start of starts) {
    while (token < p.tokenCount && p.tokens.start[token]! < start) token++;
    if (token < p.tokenCount && firsts.at(-1) !== token) firsts.push(token);
  }
  return firsts.map((firstToken, i) => {
    const endToken = firsts[i + 1] ?? p.tokenCount;
    return {
      firstToken,
      endToken,
      start: p.tokens.start[firstToken]!,
      end: p.tokens.start[endToken]!,
      measure,
      indent: 0,
      natural: naturalWidth(p, firstToken, endToken - 1) * p.em,
      cost: 0,
      last: endToken === p.tokenCount,
    };
  });
}
