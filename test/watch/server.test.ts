import { type IncomingHttpHeaders, request } from 'node:http';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHub } from '../../src/watch/events.ts';
import { type AskedPlace, type RunningServer, type Served, startServer } from '../../src/watch/server.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: RunningServer;
let asked: AskedPlace[];
let hub: Served['hub'];
const token = 'token-of-the-test';

beforeEach(async () => {
  asked = [];
  hub = openHub();
  const started = await startServer(
    {
      hub,
      files: new Map([['', { type: 'text/html', body: '<!doctype html>好' }]]),
      greeting: () => [['page', { revision: 3 }]],
      data: () => '{"format":"dayang-proof/1"}',
      tile: async ({ page }) => {
        if (page === 9) throw new Error('PDFium crashed');
        return page === 0 ? Uint8Array.of(1, 2, 3) : undefined;
      },
      open: async (place) => {
        asked.push(place);
        return 'opened';
      },
    },
    { port: 0, token },
  );
  server = started.value!;
});
afterEach(() => server.close());

function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((done, fail) => {
    const options = { host: '127.0.0.1', port: server.port, path, method, headers, agent: false };
    const sent = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
      response.on('error', fail);
    });
    sent.on('error', fail);
    sent.end(body);
  });
}
const own = () => ({ Origin: `http://127.0.0.1:${server.port}`, 'Content-Type': 'application/json' });
const click = (place: unknown, headers: Record<string, string> = own()) =>
  ask(`/${token}/open`, { method: 'POST', headers, body: JSON.stringify(place) });

describe('what the server gives', () => {
  test('the page, with a policy that lets nothing in', async () => {
    const { status, headers, body } = await ask(`/${token}/`);
    expect([status, body]).toEqual([200, '<!doctype html>好']);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(Object.keys(headers).join()).not.toContain('access-control');
  });
  test('data and tiles', async () => {
    expect((await ask(`/${token}/data.json`)).body).toBe('{"format":"dayang-proof/1"}');
    const tile = await ask(`/${token}/tile/1/0/144/0/0`);
    expect([tile.status, tile.headers['content-type'], tile.body]).toEqual([
      200,
      'image/png',
      '\u0001\u0002\u0003',
    ]);
    expect((await ask(`/${token}/tile/1/1/144/0/0`)).status).toBe(404);
    expect((await ask(`/${token}/tile/1/9/144/0/0`)).status).toBe(503);
    expect((await ask(`/${token}/data.json`, { method: 'HEAD' })).body).toBe('');
  });
  test('nothing from the disk, whatever way is tried', async () => {
    for (const path of ['../package.json', '..%2f..%2fetc/passwd', 'tile/../../../etc/passwd', '%00', 'x']) {
      expect((await ask(`/${token}/${path}`)).status).toBe(404);
    }
    expect((await ask('/../../etc/passwd')).status).toBe(403);
  });
});

describe('who is turned away', () => {
  test.each([
    ['without token', '/', {}, 403],
    ['with a wrong token', '/token-of-the-tesu/', {}, 403],
    ['by a foreign name (DNS rebinding)', `/${token}/`, { Host: 'evil.example' }, 421],
    ['from a foreign page', `/${token}/data.json`, { Origin: 'https://evil.example' }, 403],
  ])('%s', async (_name, path, headers, status) => {
    const answer = await ask(path, { headers });
    expect([answer.status, answer.body]).toEqual([status, '']);
    expect(answer.headers['content-security-policy']).toBeDefined();
  });
  test('methods that it has not, questions before foreign requests', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      expect((await ask(`/${token}/data.json`, { method, headers: own() })).status).toBe(405);
    }
    expect((await ask(`/${token}/data.json`, { method: 'POST', headers: own() })).status).toBe(405);
    expect((await ask(`/${token}/open`)).status).toBe(405);
  });
});

describe('a click', () => {
  const place = { file: 'lead.md', line: 3, column: 7 };
  test('asks for a place', async () => {
    expect((await click(place)).body).toBe('{"result":"opened"}');
    expect(asked).toEqual([place]);
  });
  test.each([
    ['no line', { file: 'a' }],
    ['line 0', { ...place, line: 0 }],
    ['a fraction', { ...place, column: 1.5 }],
    ['words for a number', { ...place, line: '1; rm -rf ~' }],
    ['a list', [1]],
    ['null', null],
  ])('%s is refused', async (_name, wrong) => {
    expect((await click(wrong)).status).toBe(400);
    expect(asked).toEqual([]);
  });
  test('from elsewhere, as a form, or too long, is refused', async () => {
    expect((await click(place, { 'Content-Type': 'application/json' })).status).toBe(403);
    expect((await click(place, { ...own(), 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await click(place, { ...own(), Origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect((await click({ ...place, file: 'x'.repeat(20_000) })).status).toBe(413);
    expect(asked).toEqual([]);
  });
});

test('those who look on are told, those who leave are forgotten', async () => {
  const heard: string[] = [];
  const sent = request({ host: '127.0.0.1', port: server.port, path: `/${token}/events` });
  sent.on('error', () => undefined);
  sent.on('response', (response) => response.on('data', (part) => heard.push(String(part))));
  sent.end();
  await expect.poll(() => heard.join('')).toContain('event: page\ndata: {"revision":3}\n\n');
  hub.send('working', {});
  await expect.poll(() => heard.join('')).toContain('event: working\n');
  expect(hub.size).toBe(1);
  sent.destroy();
  await expect.poll(() => hub.size).toBe(0);
});

describe('the port', () => {
  let other: Server;
  afterEach(() => other.close());
  test('that is in use is a problem, not a crash', async () => {
    other = createServer();
    const port = await new Promise<number>((done) =>
      other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port)),
    );
    const parts = { hub, files: new Map(), greeting: () => [], data: () => undefined };
    const started = await startServer(
      { ...parts, tile: async () => undefined, open: async () => 'no-editor' },
      { port, token },
    );
    expect(started.value).toBeUndefined();
    expect(started.problems[0]).toMatchObject({ code: 'watch-port-in-use', params: { port } });
  });
});
