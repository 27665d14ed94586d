import { expect, it } from 'vitest';
import { lintPage } from './lint-page.ts';

it('docs/lint.md is what the rules say about themselves', async () => {
  await expect(lintPage()).toMatchFileSnapshot('../../docs/lint.md');
});
