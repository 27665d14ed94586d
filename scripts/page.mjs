// Makes the sample page: out/innovation.pdf and out/innovation.png. Two places of its copy are open queries, so it
// goes through with --allow query, and the command says how many were let through.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function run(...args) {
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(`${root}dist/dayang.mjs`)) run('scripts/build.mjs');
run(
  'dist/dayang.mjs',
  'build',
  'layouts/innovation.yaml',
  '--allow',
  'query',
  '-o',
  'out/innovation.pdf',
  '--png',
  'out/innovation.png',
  ...process.argv.slice(2),
);
