import { createHash } from 'node:crypto';
import type { Scene } from './types.ts';

/**
 * The one way to write a scene: keys sorted, no blanks, absent and undefined fields alike. The same scene gives
 * the same text on every machine. Throws when a number is not an integer (or is NaN or -0): then a phase before
 * has forgotten to round, and positions would differ from run to run.
 */
export function sceneJson(scene: Scene): string {
  return write(scene, 'scene');
}

/** SHA-256 of the canonical form, hexadecimal: what a sign-off records. */
export function sceneHash(scene: Scene): string {
  return createHash('sha256').update(sceneJson(scene)).digest('hex');
}

function write(value: unknown, path: string, decimals = false): string {
  if (typeof value === 'number') return number(value, path, decimals);
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return array(value, path);
  if (typeof value === 'object') return object(value as Record<string, unknown>, path);
  throw new Error(`${path}: a scene cannot hold ${typeof value}`);
}

function array(values: readonly unknown[], path: string): string {
  // Glyph ids and origins: nearly all there is in a scene.
  if (values.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0)))
    return `[${values.join()}]`;
  let out = '[';
  for (let i = 0; i < values.length; i++) {
    out += (i > 0 ? ',' : '') + write(values[i], `${path}[${i}]`);
  }
  return `${out}]`;
}

function object(fields: Record<string, unknown>, path: string): string {
  // Inks are per cent and may have decimals; every other number in a scene is an integer.
  const decimals = fields.kind === 'cmyk' || fields.kind === 'spot';
  const parts: string[] = [];
  for (const key of Object.keys(fields).sort()) {
    if (fields[key] === undefined) continue;
    parts.push(`${JSON.stringify(key)}:${write(fields[key], `${path}.${key}`, decimals)}`);
  }
  return `{${parts.join(',')}}`;
}

function number(value: number, path: string, decimals: boolean): string {
  const allowed = decimals ? Number.isFinite(value) : Number.isSafeInteger(value);
  if (!allowed || Object.is(value, -0)) {
    throw new Error(`${path}: ${Object.is(value, -0) ? '-0' : value} is not an integer`);
  }
  return String(value);
}
