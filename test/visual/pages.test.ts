import { describe, test } from 'vitest';
import { makePage } from '../pages/page.ts';
import { expectVisual } from './matcher.ts';

/** Whole pages: the sample page at its proofing size, the drafts beside it smaller. */
const PAGES = [
  ['innovation', 72],
  ['draft-b-stepped', 36],
  ['draft-c-bands', 36],
] as const;

describe('whole pages', () => {
  test.each(PAGES)('%s', async (name, dpi) => {
    const { built } = await makePage(name);
    await expectVisual(`pages/${name}`, built.scene, { dpi, fonts: built.fonts });
  });
});
