import type { FrameShare } from '../layout/capacity.ts';

const WIDTH = 44;
const HEIGHT = 22;

/** What stands for each kind of frame: marks that are one column wide in every terminal. */
const MARKS: Readonly<Record<string, string>> = {
  text: '.',
  headline: '#',
  image: '@',
  figures: '0',
  quote: '"',
  label: '=',
  rule: '-',
};

/** Stands at the head of a frame that falls away when its slot is empty. */
const OPTIONAL = '?';
const NEVER_MARKED = new Set(['rule', 'shape']);

/** A frame of the sketch. */
export interface SketchFrame extends FrameShare {
  readonly kind: string;
  readonly optional: boolean;
}

/** A page in letters: what stands where, from the shares that the frames have of it. */
export function sketch(frames: Iterable<SketchFrame>): string[] {
  const cells = Array.from({ length: HEIGHT }, () => new Array<string>(WIDTH).fill(' '));
  for (const { kind, optional, x, y, width, height } of frames) {
    const mark = MARKS[kind];
    if (!mark) continue;
    const [left, right] = [Math.round(x * WIDTH), Math.round((x + width) * WIDTH)];
    const top = Math.floor(y * HEIGHT + 0.25);
    const foot = Math.max(top + 1, Math.floor((y + height) * HEIGHT + 0.25));
    for (let row = Math.max(0, top); row < Math.min(HEIGHT, foot); row++) {
      // A column apart, so that frames side by side can be told.
      for (let at = Math.max(0, left); at < Math.min(WIDTH, Math.max(left + 1, right - 1)); at++)
        cells[row]![at] = mark;
    }
    if (optional && !NEVER_MARKED.has(kind)) cells[Math.max(0, top)]![Math.max(0, left)] = OPTIONAL;
  }
  const edge = `+${'-'.repeat(WIDTH)}+`;
  return [edge, ...cells.map((row) => `|${row.join('')}|`), edge];
}
