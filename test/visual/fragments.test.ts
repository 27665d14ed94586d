import { describe, expect, test } from 'vitest';
import { layoutSnapshot } from '../../src/scene/snapshot.ts';
import { fragments } from './cases.ts';
import { expectVisual, renderScene } from './matcher.ts';

describe('fragments by hand', () => {
  test.each(Object.entries(fragments))('%s', async (name, scene) => {
    await expectVisual(name, scene);
  });
});

test('the matchers work on their own', async () => {
  const scene = fragments.shapes!;
  expect(await renderScene(scene)).toMatchReference('shapes');
  expect(layoutSnapshot(scene)).toMatchLayout('shapes');
});
