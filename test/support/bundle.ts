import { execFile, execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built command line, in a folder of its own so that tests that run side by side do not disturb one another. */
export interface Bundle {
  /** Path of the program. */
  readonly program: string;
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  remove(): void;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Another copy of the program. */
  readonly program?: string;
  /** Added to a bare environment, which has no locale and no colours. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles the source as `npm run build` does, which takes a third of a second. */
export function buildBundle(name: string): Bundle {
  const folder = `out/test-${name}`;
  execFileSync(process.execPath, ['scripts/build.mjs', folder], { cwd: root });
  const program = `${root}${folder}/dayang.mjs`;
  return {
    program,
    run: (args, options = {}) => run(options.program ?? program, args, options),
    remove: () => rmSync(`${root}${folder}`, { recursive: true, force: true }),
  };
}

function run(program: string, args: readonly string[], { cwd = root, env = {} }: RunOptions): Promise<Ran> {
  const bare = { PATH: process.env.PATH ?? '', NO_COLOR: '1', ...env };
  return new Promise((done) => {
    const options = { cwd, env: bare, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
    const child = execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      done({ status, stdout, stderr });
    });
    child.stdin?.end();
  });
}
