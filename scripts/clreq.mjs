// Writes docs/clreq.md from the rows in test/clreq, after measuring them:
// npm run clreq
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/clreq'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, UPDATE_CLREQ: '1' },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
