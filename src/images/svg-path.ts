/** A path of absolute M, L, C and Z commands, flat, as scenes have it but in the path's own units. */
export type PathCommands = readonly (number | 'M' | 'L' | 'C' | 'Z')[];

/** Numbers that each command takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, Z: 0 };
/** A path of more commands than this is refused. */
const MAX_COMMANDS = 10_000;

/**
 * Reads the safe subset of SVG path data: M L H V C Q Z, absolute or relative. Everything else, arcs included, is
 * an error that names what was found.
 */
export function parsePath(data: string): { commands: PathCommands } | { error: string } {
  const tokens = data.match(/[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?|[^\s,]/g) ?? [];
  const out: (number | 'M' | 'L' | 'C' | 'Z')[] = [];
  let at = { x: 0, y: 0 };
  let start = at;
  let command = '';
  let count = 0;
  for (let i = 0; i < tokens.length; ) {
    if (++count > MAX_COMMANDS) return { error: `more than ${MAX_COMMANDS} commands` };
    const token = tokens[i]!;
    if (/[A-Za-z]/.test(token)) {
      command = token;
      i++;
    } else if (command === '' || command.toUpperCase() === 'Z') return { error: token };
    const upper = command.toUpperCase();
    const takes = TAKES[upper];
    if (takes === undefined) return { error: command };
    const numbers = tokens.slice(i, i + takes).map(Number);
    if (numbers.length < takes || numbers.some((n) => !Number.isFinite(n))) return { error: `${command} …` };
    if (out.length === 0 && upper !== 'M') return { error: `${command}: M` };
    i += takes;
    const next = step(upper, absolute(upper, command !== upper, numbers, at), at, start, out);
    at = next;
    if (upper === 'M') {
      start = at;
      // Further pairs after M are lines.
      command = command === 'M' ? 'L' : 'l';
    }
  }
  return out.length > 0 ? { commands: out } : { error: '""' };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function absolute(command: string, relative: boolean, numbers: readonly number[], at: Point): number[] {
  if (!relative) return [...numbers];
  if (command === 'H') return [numbers[0]! + at.x];
  if (command === 'V') return [numbers[0]! + at.y];
  return numbers.map((n, i) => n + (i % 2 === 0 ? at.x : at.y));
}

/** Writes one command in terms of M, L, C and Z and returns where it ends. */
function step(
  command: string,
  n: readonly number[],
  at: Point,
  start: Point,
  out: (number | 'M' | 'L' | 'C' | 'Z')[],
): Point {
  switch (command) {
    case 'Z':
      out.push('Z');
      return start;
    case 'H':
      out.push('L', n[0]!, at.y);
      return { x: n[0]!, y: at.y };
    case 'V':
      out.push('L', at.x, n[0]!);
      return { x: at.x, y: n[0]! };
    case 'C':
      out.push('C', ...n);
      return { x: n[4]!, y: n[5]! };
    case 'Q': {
      // A quadratic curve is the cubic whose handles stand at two thirds of the way to its own.
      const [cx, cy, x, y] = n as [number, number, number, number];
      const third = (from: number, to: number) => from + (2 / 3) * (to - from);
      out.push('C', third(at.x, cx), third(at.y, cy), third(x, cx), third(y, cy), x, y);
      return { x, y };
    }
    default:
      out.push(command as 'M' | 'L', n[0]!, n[1]!);
      return { x: n[0]!, y: n[1]! };
  }
}
