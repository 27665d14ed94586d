// Accepts what the visual tests and the layout cases make now as the new references:
// npm run visual:update [part of a test's name]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const name = process.argv[2];
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const args = [vitest, 'run', 'test/visual', 'test/cases', ...(name ? ['-t', name] : [])];
const { status } = spawnSync(process.execPath, args, {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, UPDATE_REFS: '1' },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
