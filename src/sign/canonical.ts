import { createHash } from 'node:crypto';
import type { Scene, SourceRange } from '../scene/types.ts';
import type { SourceText } from '../source.ts';

/** SHA-256, hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * Plain data in one form: keys sorted, absent and undefined alike. `show` puts absolute paths as people see them, so
 * that the same project has the same form in any folder.
 */
export function canonicalJson(value: unknown, show: (text: string) => string = (text) => text): string {
  if (typeof value === 'string') return JSON.stringify(show(value));
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one, show)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = value as Readonly<Record<string, unknown>>;
  const parts = Object.keys(fields)
    .sort()
    .filter((key) => fields[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(fields[key], show)}`);
  return `{${parts.join()}}`;
}

/** A text with every line ended by LF, as Git and editors on another system would have it. */
export function lfText(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** A scene whose places in stories count line ends as LF: the same for a story with LF and one with CR LF. */
export function lfScene(scene: Scene, sources: ReadonlyMap<string, SourceText>): Scene {
  const carriages = new Map([...sources].map(([file, { text }]) => [file, droppedAt(text)]));
  if ([...carriages.values()].every((dropped) => dropped.length === 0)) return scene;
  const range = ({ file, start, end }: SourceRange): SourceRange => {
    const dropped = carriages.get(file) ?? [];
    return { file, start: start - countBelow(dropped, start), end: end - countBelow(dropped, end) };
  };
  return {
    ...scene,
    items: scene.items.map((item) =>
      item.kind !== 'text'
        ? item
        : {
            ...item,
            ...(item.source ? { source: range(item.source) } : {}),
            ...(item.repeats ? { repeats: item.repeats.map(range) } : {}),
          },
    ),
    queries: scene.queries.map((query) => ({ ...query, source: range(query.source) })),
  };
}

/** Offsets of the carriage returns that `lfText` drops. */
function droppedAt(text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) found.push(at);
  return found;
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
