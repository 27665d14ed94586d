import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { homeFolder } from './user-config.ts';

/** Where a page was served: the port, and the secret part of the address. */
export interface Address {
  readonly port: number;
  readonly token: string;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Remembered = Readonly<Record<string, Address & { readonly at: number }>>;

/** A window that is still open is served again within an hour; later an address is no good to anybody. */
const KEPT_MS = 60 * 60 * 1000;
const MOST_KEPT = 50;

/** A new address: 192 random bits. @param port 0 = any free one */
export function newAddress(port: number): Address {
  return { port, token: randomBytes(24).toString('base64url') };
}

/** Where the last addresses are: a file that its owner alone can read. */
export function lastAddressFile(env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'dayang', 'watch.json');
  const state = env.XDG_STATE_HOME || join(homeFolder(env), '.local', 'state');
  return join(state, 'dayang', 'watch.json');
}

/** The address that a page was served at lately, so that a window of the run before finds the server again. */
export function lastAddress(file: string, page: string, now: number): Address | undefined {
  const known = read(file)[page];
  if (!known || now - known.at > KEPT_MS || now < known.at) return undefined;
  const isSound = Number.isInteger(known.port) && /^[\w-]{32}$/.test(known.token);
  return isSound ? { port: known.port, token: known.token } : undefined;
}

/** Notes an address. What cannot be noted is forgotten: the next run gets a new one. */
export function noteAddress(file: string, page: string, { port, token }: Address, now: number): void {
  const others = Object.entries(read(file)).filter(([name, { at }]) => name !== page && now - at <= KEPT_MS);
  const all = [...others.slice(1 - MOST_KEPT), [page, { port, token, at: now }] as const];
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(Object.fromEntries(all)), { mode: 0o600 });
    // An old file keeps its mode when it is written again.
    chmodSync(file, 0o600);
  } catch {
    return;
  }
}

function read(file: string): Remembered {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Remembered) : {};
  } catch {
    return {};
  }
}
