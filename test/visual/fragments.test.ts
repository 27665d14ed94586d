import { describe, test } from 'vitest';
import { fragments } from './cases.ts';
import { expectVisual } from './matcher.ts';

describe('fragments by hand', () => {
  test.each(Object.entries(fragments))('%s', async (name, scene) => {
    await expectVisual(name, scene);
  });
});
