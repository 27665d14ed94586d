import type { Color, PathItem } from '../scene/types.ts';
import { classOf, HAN } from '../text/classes.ts';
import { keeps } from '../text/rules.ts';
import type { Profile, SetLine } from '../text/types.ts';
import { toMpt } from '../units.ts';
import type { Copy } from './copy.ts';

/** Line gap that marks at one side of the type need, in em of it (CLREQ 5.6.1). */
const ROOM = 0.5;
/** Diameter of a dot, and its distance from the frame of its character, in em. */
const DIAMETER = 0.16;
const CLEAR = 0.06;
/** Handle of a Bézier that draws a quarter of a circle. */
const QUARTER = 0.5523;

/** What becomes of **强调** in a style: another face, dots, or another face because the lines leave dots no room. */
export type Emphasis = 'face' | 'dots' | 'no-room';

/** @param pitch from line to line, @param size of the type, both in pt. */
export function emphasisOf(profile: Profile, pitch: number, size: number): Emphasis {
  if (profile.emphasis === 'face') return 'face';
  const has = pitch - size >= ROOM * size - 0.01 || !keeps(profile, 'dots-need-room');
  return has ? 'dots' : 'no-room';
}

/** 着重号: a dot under (beside) each Han of a set line that is marked, centred on it, however the line is opened. */
export function emphasisDots(
  { rich, style }: Copy,
  set: SetLine,
  at: { readonly frame: string; readonly x: number; readonly baseline: number; readonly axis?: number },
  color: Color,
): PathItem[] {
  const marks = rich.marks.filter(({ kind }) => kind === 'emphasis');
  if (marks.length === 0) return [];
  const onHan = keeps(style.profile, 'dots-on-han');
  const isMarked = (index: number) =>
    marks.some(({ start, end }) => index >= start && index < end) &&
    (!onHan || classOf(rich.text.codePointAt(index)!) === HAN);
  const centre = keeps(style.profile, 'dots-centred') ? 0.5 : 0;
  const clear = keeps(style.profile, 'dots-close') ? CLEAR : 0.3;
  const foot = at.baseline + style.size * (1 - style.ascent / 1000);
  const across = clear + DIAMETER / 2;
  return set.runs.flatMap((run) =>
    run.x.flatMap((x, i) => {
      if (!isMarked(run.at[i]!)) return [];
      // Beside a vertical line they stand at its right (CLREQ 5.3.1); its origins lie the ascent below the cells' heads.
      const middle =
        at.axis === undefined
          ? { x: at.x + x + run.size * centre, y: foot + across * run.size }
          : {
              x: at.axis + (0.5 + across) * run.size,
              y: at.x + x + run.size * (centre - run.face.ascent / 1000),
            };
      return [dot(middle.x, middle.y, (DIAMETER / 2) * run.size, at.frame, color)];
    }),
  );
}

function dot(x: number, y: number, r: number, frame: string, fill: Color): PathItem {
  const k = r * QUARTER;
  const p = toMpt;
  return {
    kind: 'path',
    role: 'furniture',
    frame,
    fill,
    commands: [
      ...(['M', p(x + r), p(y)] as const),
      ...(['C', p(x + r), p(y + k), p(x + k), p(y + r), p(x), p(y + r)] as const),
      ...(['C', p(x - k), p(y + r), p(x - r), p(y + k), p(x - r), p(y)] as const),
      ...(['C', p(x - r), p(y - k), p(x - k), p(y - r), p(x), p(y - r)] as const),
      ...(['C', p(x + k), p(y - r), p(x + r), p(y - k), p(x + r), p(y)] as const),
      'Z',
    ],
  };
}
