import { expect, test } from 'vitest';
import { charCount } from '../../src/layout/report.ts';

test.each([
  ['编者按　提高', 5],
  ['MAXUS EUNIQ7', 11],
  ['𠮷野家', 3],
  ['', 0],
  ['\u00a0\u2003 \n', 0],
])('%j has %d characters as an editor counts them', (text, count) => {
  expect(charCount(text)).toBe(count);
});
