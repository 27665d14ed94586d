import { createHash, timingSafeEqual } from 'node:crypto';
import type { Address } from './last-address.ts';

/** What of a request decides whether it comes in. */
export interface Arrival {
  readonly method: string;
  /** As it stands in the request line. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** A request that is let in, or the status that it is sent away with. */
export type Admission =
  | { readonly ok: true; readonly path: string; readonly query: URLSearchParams }
  | { readonly ok: false; readonly status: 403 | 405 | 414 | 421 };

/** Longest address that is looked at. */
const LONGEST_URL = 2048;

/**
 * Looks at a request before anything else does. The host must be this machine by name (a foreign name that somebody
 * pointed at 127.0.0.1 is turned away), an origin must be ours, a page of another site may not even ask, and the
 * first part of the path must be the token. GET and HEAD read; POST must carry our origin.
 */
export function admit({ method, url, headers }: Arrival, { port, token }: Address): Admission {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = headers;
  if (typeof host !== 'string' || !hosts.includes(host.toLowerCase())) return { ok: false, status: 421 };
  if (url.length > LONGEST_URL) return { ok: false, status: 414 };
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return { ok: false, status: 405 };
  const isOurs = (text: unknown) => hosts.some((name) => text === `http://${name}`);
  if (origin !== undefined && !isOurs(origin)) return { ok: false, status: 403 };
  if (method === 'POST' && !isOurs(origin)) return { ok: false, status: 403 };
  const site = headers['sec-fetch-site'];
  const isNavigation = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation) {
    return { ok: false, status: 403 };
  }
  const [, given = '', path, search = ''] = /^\/([^/?#]*)\/([^?#]*)(?:\?([^#]*))?$/.exec(url) ?? [];
  if (path === undefined || !sameToken(given, token)) return { ok: false, status: 403 };
  return { ok: true, path, query: new URLSearchParams(search) };
}

/** Compares in a time that tells nothing, not even the length. */
function sameToken(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

/** What every answer carries: nothing from outside, nothing inline, nothing kept, nothing guessed. */
export const SAFE_HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;
