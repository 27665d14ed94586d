import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absolutePt, MM, parseLength, toMpt, toPt } from '../src/units.ts';

test.each([
  ['9pt', 9, 'pt'],
  ['9 pt', 9, 'pt'],
  ['350mm', 350, 'mm'],
  ['35cm', 350, 'mm'],
  ['2em', 2, 'em'],
  ['13字', 13, 'em'],
  ['1line', 1, 'line'],
  ['3lines', 3, 'line'],
  ['48行', 48, 'line'],
  ['2栏', 2, 'column'],
  ['2columns', 2, 'column'],
  ['-1.5mm', -1.5, 'mm'],
  ['.5pt', 0.5, 'pt'],
  ['小五', 9, 'pt'],
  ['初号', 42, 'pt'],
  ['七号', 5.5, 'pt'],
])('%s', (written, value, unit) => {
  expect(parseLength(written)).toEqual({ value, unit });
});

test.each(['9', '', 'pt', '9px', '1e3pt', '9pt 9pt', '９pt', '1.2.3pt', '八号', '9 磅', '1234567pt'])(
  'no length: “%s”',
  (written) => {
    expect(parseLength(written)).toBeUndefined();
  },
);

test('lengths in pt', () => {
  const measures = { em: 11, pitch: 18, columns: (n: number) => n * 176 + (n - 1) * 28 };
  expect(toPt({ value: 25.4, unit: 'mm' }, measures)).toBeCloseTo(72, 10);
  expect(toPt({ value: 2, unit: 'em' }, measures)).toBe(22);
  expect(toPt({ value: 3, unit: 'line' }, measures)).toBe(54);
  expect(toPt({ value: 2, unit: 'column' }, measures)).toBe(380);
  expect(350 * MM).toBeCloseTo(992.126, 3);
  expect(absolutePt({ value: 1, unit: 'em' })).toBeUndefined();
  expect(toMpt(12.34567)).toBe(12346);
});

test('a length that was written with its unit reads back', () => {
  const unit = fc.constantFrom('pt', 'mm', 'em', 'line', 'column');
  fc.assert(
    fc.property(fc.integer({ min: -99_999, max: 99_999 }), unit, (thousandths, name) => {
      expect(parseLength(`${thousandths / 1000}${name}`)).toEqual({ value: thousandths / 1000, unit: name });
    }),
  );
});
