import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, buildBundle } from '../support/bundle.ts';

/** What a case directory says in expect.json: the problem that must be reported, and where. */
interface Expected {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Files that cannot be committed as they are: other encodings, links, folders, a megabyte of text. */
  readonly make?: readonly Made[];
}
type Made = { readonly file: string } & (
  | {
      readonly text: string;
      readonly encoding?: 'utf-16le';
      readonly repeat?: string;
      readonly times?: number;
    }
  | { readonly hex: string }
  | { readonly linkTo: string }
  | { readonly folder: true }
);

const folder = fileURLToPath(new URL('cases', import.meta.url));
const OLD = '%PDF-1.6 an older page';

let bundle: Bundle;
let temporary: string;
beforeAll(() => {
  bundle = buildBundle('bad-input');
  temporary = mkdtempSync(join(tmpdir(), 'dayang bad input '));
});
afterAll(() => {
  bundle.remove();
  rmSync(temporary, { recursive: true, force: true });
});

describe.concurrent('bad input: one clear message at its place, exit 1, the old file untouched', () => {
  test.each(readdirSync(folder).sort())('%s', { timeout: 60_000 }, async (name) => {
    const expected: Expected = JSON.parse(readFileSync(join(folder, name, 'expect.json'), 'utf8'));
    const at = join(temporary, name);
    setUp(join(folder, name), at, expected);
    const ran = await bundle.run(['build', 'page.yaml', '--lang', 'zh', '--report', 'report.json'], {
      cwd: at,
    });
    const report = JSON.parse(readFileSync(join(at, 'report.json'), 'utf8'));
    const { code, file, line, column } = expected;
    expect(report.problems).toContainEqual(expect.objectContaining({ code, file, line, column }));
    expect(ran.status).toBe(1);
    expect(ran.stdout).toBe('');
    const told = ran.stderr.split('\n');
    const head = told.findIndex(
      (one) => one.startsWith(`${file}:${line}:${column} `) && one.includes(`[${code}]`),
    );
    expect(told[head], ran.stderr).toMatch(/ (错误|警告) \[/);
    // The hint stands under the message and its code frame.
    expect(told.slice(head + 1, head + 4).join('\n')).toContain('  办法：');
    expect(ran.stderr).not.toMatch(/^\s+at |node:internal|\.mjs:\d|undefined|NaN|\{\w+\}/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach the terminal
    expect(ran.stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
    expect(readFileSync(join(at, 'out', 'page.pdf'), 'utf8')).toBe(OLD);
    expect(readdirSync(join(at, 'out'))).toEqual(['page.pdf']);
  });
});

function setUp(from: string, at: string, expected: Expected): void {
  cpSync(from, at, { recursive: true });
  rmSync(join(at, 'expect.json'));
  for (const made of expected.make ?? []) make(join(at, made.file), made);
  mkdirSync(join(at, 'out'));
  writeFileSync(join(at, 'out', 'page.pdf'), OLD);
}

function make(path: string, made: Made): void {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path)) rmSync(path);
  if ('folder' in made) mkdirSync(path);
  else if ('linkTo' in made) symlinkSync(made.linkTo, path);
  else if ('hex' in made) writeFileSync(path, Buffer.from(made.hex, 'hex'));
  else {
    const text = made.text + (made.repeat ?? '').repeat(made.times ?? 0);
    writeFileSync(path, made.encoding ? Buffer.from(`\ufeff${text}`, made.encoding) : text);
  }
}
