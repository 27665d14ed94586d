import { line } from 'd3-shape';
import { toMpt } from '../units.ts';

type Commands = (number | 'M' | 'L' | 'C' | 'Z')[];

/** A line through points in pt, as commands of the scene. */
export function pathThrough(points: readonly (readonly [x: number, y: number])[]): Commands {
  const commands: Commands = [];
  const draw = line<readonly [number, number]>()
    .x(([x]) => x)
    .y(([, y]) => y)
    .context(recorder(commands));
  draw([...points]);
  return commands;
}

/** Takes what d3 draws down in 1/1000 pt; straight lines are all that a newspaper's chart needs. */
function recorder(commands: Commands): CanvasRenderingContext2D {
  const context = {
    moveTo: (x: number, y: number) => void commands.push('M', toMpt(x), toMpt(y)),
    lineTo: (x: number, y: number) => void commands.push('L', toMpt(x), toMpt(y)),
    closePath: () => void commands.push('Z'),
  };
  return context as unknown as CanvasRenderingContext2D;
}
