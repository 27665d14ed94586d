import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath } from '../../src/images/svg-path.ts';

const commands = (data: string) => {
  const parsed = parsePath(data);
  return 'commands' in parsed ? parsed.commands.join(' ') : `! ${parsed.error}`;
};

describe('path subset', () => {
  it.each([
    ['M0 0L10 0 10 5Z', 'M 0 0 L 10 0 L 10 5 Z'],
    ['m1,1 2,0 h3 v4 z', 'M 1 1 L 3 1 L 6 1 L 6 5 Z'],
    ['M0-1.5.5.5', 'M 0 -1.5 L 0.5 0.5'],
    ['M0 0C1 1 2 1 3 0', 'M 0 0 C 1 1 2 1 3 0'],
    ['M0 0Q3 3 6 0', 'M 0 0 C 2 2 4 2 6 0'],
    ['M1 1zl2 2', 'M 1 1 Z L 3 3'],
  ])('%s', (data, expected) => expect(commands(data)).toBe(expected));

  it.each(['', 'L1 1', 'M1', 'M0 0A1 1 0 0 1 2 2', 'M0 0 Z 5 5', 'M0 0L1 x', 'javascript:alert(1)'])(
    'refuses %s',
    (data) => expect(commands(data)).toMatch(/^!/),
  );

  it('never throws, and gives only finite numbers', () => {
    fc.assert(
      fc.property(fc.string(), (data) => {
        const parsed = parsePath(data);
        if ('commands' in parsed) {
          expect(parsed.commands.every((c) => typeof c === 'string' || Number.isFinite(c))).toBe(true);
        }
      }),
    );
  });
});
