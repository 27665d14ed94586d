import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bundle, buildBundle } from '../support/bundle.ts';

const PAGE = `stories: { lead: 稿 件.md }
frames:
  main: { kind: text, story: lead, columns: 1-2, lines: 1-6 }
`;
let bundle: Bundle;
let temporary: string;
let folder: string;
let running: Watching[] = [];

beforeAll(() => {
  bundle = buildBundle('watch');
  temporary = mkdtempSync(join(tmpdir(), 'dayang-watch-'));
});
afterAll(() => {
  bundle.remove();
  rmSync(temporary, { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(temporary, "党建 '专版' $(x) "));
  write('版 面.yaml', PAGE);
  write('稿 件.md', '党支部带领大家创新。\n');
});
afterEach(async () => {
  for (const one of running) one.child.kill('SIGKILL');
  running = [];
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** A `dayang watch` that runs. */
interface Watching {
  readonly child: ChildProcess;
  readonly port: number;
  readonly address: string;
  /** What it said so far. */
  said(): string;
  get(path: string): Promise<Response>;
  data(): Promise<{ pages: { hash: string; lines: { text: string }[] }[]; problems: { code: string }[] }>;
  open(place: object): Promise<unknown>;
  readonly ended: Promise<number | null>;
}

async function startWatching(
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Watching> {
  const child = spawn(process.execPath, [bundle.program, 'watch', '版 面.yaml', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (part) => {
    text += part;
  });
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  await expect.poll(() => text, { timeout: 20_000 }).toMatch(/第一次排版.*\n/);
  const [address = '', port = ''] = /http:\/\/127\.0\.0\.1:(\d+)\/[\w-]{32}\//.exec(text) ?? [];
  const get = (path: string) => fetch(address + path);
  const watching: Watching = {
    child,
    port: Number(port),
    address,
    ended,
    said: () => text,
    get,
    data: async () => (await get('data.json')).json() as ReturnType<Watching['data']>,
    open: async (place) => {
      const headers = { Origin: `http://127.0.0.1:${port}`, 'Content-Type': 'application/json' };
      const answer = await fetch(`${address}open`, { method: 'POST', headers, body: JSON.stringify(place) });
      return (await answer.json()) as unknown;
    },
  };
  running.push(watching);
  return watching;
}

const words = async (watching: Watching) =>
  (await watching.data()).pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('');
/** Waits until the page that is shown has these words. */
const shows = (watching: Watching, text: string) =>
  expect.poll(() => words(watching), { timeout: 5000, interval: 20 }).toContain(text);
const says = (watching: Watching, text: string | RegExp) =>
  expect.poll(() => watching.said(), { timeout: 5000, interval: 20 }).toMatch(text);

describe('follows its files', () => {
  test('a story that is written in place, or put in its place at one go', async () => {
    const watching = await startWatching();
    await shows(watching, '大家创新');
    write('稿 件.md', '党支部带领大家读书。\n');
    await shows(watching, '大家读书');
    await says(watching, /\d\d:\d\d:\d\d 稿 件\.md 改了：\d+ 毫秒，/);
    for (const word of ['看样', '改样', '付印']) {
      write('.稿 件.md.swp', `党支部带领大家${word}。\n`);
      renameSync(join(folder, '.稿 件.md.swp'), join(folder, '稿 件.md'));
      await shows(watching, `大家${word}`);
    }
  });
  test('many saves in a burst: the last one is what is shown', async () => {
    const watching = await startWatching();
    for (let n = 1; n <= 40; n++) {
      write('稿 件.md', '');
      write('稿 件.md', `第${n}稿。\n`);
      await new Promise((done) => setTimeout(done, n % 9));
    }
    await shows(watching, '第40稿');
    const passes = watching.said().match(/ 稿 件\.md 改了/g) ?? [];
    expect(passes.length).toBeLessThan(20);
  });
  test('the settings of the house, though they were not there', async () => {
    const watching = await startWatching();
    write('house.yaml', 'forbidden: [带领大家]\n');
    await expect
      .poll(async () => (await watching.data()).problems.map(({ code }) => code), { timeout: 5000 })
      .toContain('text-house-forbidden');
  });
});

describe('never dies, and keeps the last good page', () => {
  test('a half-saved page, and its recovery', async () => {
    const watching = await startWatching();
    write('版 面.yaml', `${PAGE}  side: { kind: te`);
    await says(watching, /版 面\.yaml 改了：\d+ 毫秒，\d 个错误.*，旧版面留着/);
    await says(watching, /版 面\.yaml:\d+:\d+ 错误 \[/);
    await shows(watching, '大家创新');
    write('版 面.yaml', PAGE.replace('lines: 1-6', 'lines: 1-7'));
    write('稿 件.md', '党支部带领大家改好。\n');
    await shows(watching, '大家改好');
  });
  test('a story that goes and comes back', async () => {
    const watching = await startWatching();
    unlinkSync(join(folder, '稿 件.md'));
    await says(watching, /\[file-missing/);
    await shows(watching, '大家创新');
    write('稿 件.md', '党支部带领大家回来。\n');
    await shows(watching, '大家回来');
  });
  test('the page itself that goes and comes back', async () => {
    const watching = await startWatching();
    unlinkSync(join(folder, '版 面.yaml'));
    await says(watching, /1 个错误，旧版面留着/);
    await shows(watching, '大家创新');
    write('稿 件.md', '党支部带领大家重来。\n');
    write('版 面.yaml', PAGE);
    await shows(watching, '大家重来');
  });
  test('a picture that is none, and its cure', async () => {
    const frame = '  photo: { kind: image, file: 图.jpg, columns: 3, lines: 1-6, alt: x }\n';
    write('版 面.yaml', PAGE + frame);
    write('图.jpg', 'not a picture');
    const watching = await startWatching();
    await says(watching, /第一次排版：\d+ 毫秒，1 个错误/);
    expect((await watching.get('data.json')).status).toBe(503);
    write('版 面.yaml', PAGE);
    await shows(watching, '大家创新');
  });
  test('a browser that goes away in the middle', async () => {
    const watching = await startWatching();
    for (let n = 0; n < 30; n++) {
      const socket = connect(watching.port, '127.0.0.1');
      socket.on('error', () => undefined);
      const { pathname, host } = new URL(watching.address);
      socket.write(`GET ${pathname}${n % 2 ? 'events' : 'data.json'} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      setTimeout(() => socket.destroy(), n % 5);
    }
    write('稿 件.md', '党支部带领大家还在。\n');
    await shows(watching, '大家还在');
  });
});

describe('a click', () => {
  test('starts the editor with the place as one argument, whatever the folder is called', async () => {
    const stub = join(folder, 'editor stub.sh');
    const log = join(folder, 'argv');
    writeFileSync(stub, '#!/bin/sh\nfor a in "$@"; do printf "%s\\n" "$a"; done > "$LOG"\n');
    chmodSync(stub, 0o755);
    const editor = `"${stub}" -g {file}:{line}:{column} ; touch injected`;
    const watching = await startWatching(['--editor', editor], { LOG: log });
    expect(await watching.open({ file: '稿 件.md', line: 1, column: 3 })).toEqual({ result: 'opened' });
    await expect
      .poll(() => readText(log), { timeout: 3000 })
      .toBe(`-g\n${join(folder, '稿 件.md')}:1:3\n;\ntouch\ninjected\n`);
    expect(readText(join(folder, 'injected'))).toBeUndefined();
  });
  test('opens only what the page was made from', async () => {
    write('secret.txt', 'x');
    const watching = await startWatching(['--editor', 'true']);
    for (const file of ['secret.txt', '../x', '/etc/passwd', join(folder, '稿 件.md'), './稿 件.md', '']) {
      expect(await watching.open({ file, line: 1, column: 1 })).toEqual({ result: 'not-read' });
    }
    expect(await watching.open({ file: '版 面.yaml', line: 1, column: 1 })).toEqual({ result: 'opened' });
  });
  test('without an editor, or one that is not there, is no harm', async () => {
    const none = await startWatching();
    expect(await none.open({ file: '稿 件.md', line: 1, column: 1 })).toEqual({ result: 'no-editor' });
    const wrong = await startWatching([], { DAYANG_EDITOR: '/no/such/editor' });
    expect(await wrong.open({ file: '稿 件.md', line: 1, column: 1 })).toEqual({ result: 'failed' });
    await says(wrong, /打不开编辑器 \/no\/such\/editor/);
  });
  test('a page, a house or a project cannot name an editor', async () => {
    const stub = join(folder, 'evil.sh');
    for (const name of ['dayang.yaml', 'house.yaml']) {
      write(name, `editor: ${stub}\n`);
      const ran = await bundle.run(['check', '版 面.yaml'], { cwd: folder });
      expect(ran.stderr).toMatch(new RegExp(`${name}:1:1 错误`));
      unlinkSync(join(folder, name));
    }
  });
});

describe('begins and ends', () => {
  test('Ctrl-C ends it with status 0 and frees the port', async () => {
    const watching = await startWatching();
    const events = await watching.get('events');
    const heard = events.text();
    watching.child.kill('SIGINT');
    expect(await watching.ended).toBe(0);
    expect(await heard).toContain('event: gone');
    const again = await startWatching(['--port', String(watching.port)]);
    expect(again.port).toBe(watching.port);
    again.child.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });
  test('at the same address again, so that a window finds it; at another one while that is taken', async () => {
    const first = await startWatching();
    first.child.kill('SIGINT');
    await first.ended;
    const [a, b] = [await startWatching(), await startWatching()];
    expect(a.address).toBe(first.address);
    expect(new URL(a.address).pathname).not.toBe(new URL(b.address).pathname);
    expect((await fetch(a.address.replace(String(a.port), String(b.port)))).status).toBe(403);
  });
  test('a port in use: one sentence, what to do, status 1', async () => {
    const first = await startWatching();
    const ran = await bundle.run(['watch', '版 面.yaml', '--port', String(first.port)], { cwd: folder });
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain(`端口 ${first.port} 已被别的程序占用`);
    expect(ran.stderr).toContain('不写 --port');
  });
  test.each([
    [['没有.yaml'], 1, 'file-missing'],
    [['版 面.yaml', '--editor', '"'], 1, 'watch-editor-command'],
    [['版 面.yaml', '--port', '99999'], 2, '0 到 65535'],
    [['版 面.yaml', '--port', 'x'], 2, '0 到 65535'],
    [[], 2, '没有写版面文件'],
  ])('%j', async (args, status, sentence) => {
    const ran = await bundle.run(['watch', ...args], { cwd: folder });
    expect(ran.status).toBe(status);
    expect(ran.stderr).toContain(sentence);
  });
});

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
