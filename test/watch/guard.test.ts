import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, SAFE_HEADERS } from '../../src/watch/guard.ts';

const door = { port: 4711, token: 'a-very-long-random-token' };
const host = '127.0.0.1:4711';
const origin = `http://${host}`;
const path = `/${door.token}/data.json`;
const status = (method: string, url: string, headers: Record<string, string>) => {
  const admission = admit({ method, url, headers }, door);
  return admission.ok ? 200 : admission.status;
};

describe('who comes in', () => {
  test.each([
    ['the browser itself', 'GET', path, { host }, 200],
    ['by name', 'GET', path, { host: 'localhost:4711' }, 200],
    ['its own script', 'GET', path, { host, origin, 'sec-fetch-site': 'same-origin' }, 200],
    ['a click in its own page', 'POST', `/${door.token}/open`, { host, origin }, 200],
    ['a foreign name that points here', 'GET', path, { host: 'evil.example:4711' }, 421],
    ['another port', 'GET', path, { host: '127.0.0.1:80' }, 421],
    ['no host at all', 'GET', path, {}, 421],
    ['a foreign page', 'GET', path, { host, origin: 'http://evil.example' }, 403],
    ['a page without origin of its own', 'GET', path, { host, origin: 'null' }, 403],
    ['the same machine, another port', 'GET', path, { host, origin: 'http://127.0.0.1:4712' }, 403],
    ['a picture in a foreign page', 'GET', path, { host, 'sec-fetch-site': 'cross-site' }, 403],
    ['a frame in a foreign page', 'GET', path, fetchOf('cross-site', 'navigate', 'iframe'), 403],
    ['a link in a mail', 'GET', path, fetchOf('cross-site', 'navigate', 'document'), 200],
    ['a form without origin', 'POST', `/${door.token}/open`, { host }, 403],
    ['no token', 'GET', '/', { host }, 403],
    ['a wrong token', 'GET', '/b-very-long-random-token/', { host }, 403],
    ['half a token', 'GET', '/a-very-long/', { host }, 403],
    ['the token in the wrong place', 'GET', `/x/${door.token}/`, { host }, 403],
    ['an address of another site', 'GET', `http://evil.example/${door.token}/`, { host }, 403],
    ['a method that writes', 'PUT', path, { host, origin }, 405],
    ['a question before a foreign request', 'OPTIONS', path, { host, origin: 'http://evil.example' }, 405],
    ['a very long address', 'GET', `${path}?${'x'.repeat(3000)}`, { host }, 414],
  ])('%s', (_name, method, url, headers, expected) => {
    expect(status(method, url, headers as Record<string, string>)).toBe(expected);
  });

  test('nothing but the token opens', () => {
    fc.assert(
      fc.property(fc.string(), (token) => {
        fc.pre(token !== door.token);
        expect(status('GET', `/${token}/`, { host })).not.toBe(200);
      }),
    );
  });
});

test('an answer lets nothing run that is not of this server, and is not kept', () => {
  const policy = SAFE_HEADERS['Content-Security-Policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(SAFE_HEADERS['Cache-Control']).toBe('no-store');
  expect(Object.keys(SAFE_HEADERS).join()).not.toMatch(/access-control/i);
});

function fetchOf(site: string, mode: string, dest: string): Record<string, string> {
  return { host, 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest };
}
