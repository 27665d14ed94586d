import type { Problem } from '../problems/problem.ts';
import type { LoadedPage } from '../spec/model.ts';
import type { CopyMemory } from './copy-memory.ts';
import type { Grid } from './grid.ts';
import type { HeadSize } from './headline.ts';
import type { PageContext } from './layout.ts';
import type { PlacedFrame } from './placement.ts';

/**
 * What the painter of a frame says in a trial, where nothing is looked at: its problems and the sizes of its heads.
 * They depend on the size of its box, not on its place.
 */
export function saidOf(
  frame: PlacedFrame,
  context: PageContext,
  memory: CopyMemory,
  paint: () => readonly HeadSize[],
): readonly HeadSize[] {
  const { grid, page, stories, out } = context;
  const { width, height } = frame.inner;
  const { frame: own } = frame;
  const of = ('story' in own ? stories.get(own.story) : undefined) ?? page.model.palette;
  const type = typeKey(page.model, grid, 'style' in own ? [own.style] : []);
  const key = `frame ${own.id} ${'quote' in own ? own.quote : ''} ${width} ${height} ${type}`;
  const make = (problems: Problem[]) => {
    const before = out.problems.length;
    const heads = paint();
    problems.push(...out.problems.splice(before));
    return heads;
  };
  return memory.recall(of, key, make, out.problems);
}

/**
 * What lengths and sizes of type are counted from; trials differ in nothing else that styles depend on.
 *
 * @param own of the styles whose size may give, those that matter; all of them unless told.
 */
export function typeKey({ styles, fit }: LoadedPage['model'], grid: Grid, own?: readonly string[]): string {
  const sizes = Object.entries(styles).flatMap(([name, { size }]) =>
    own && fit?.heads?.[name] && !own.includes(name) ? [] : [`${size.value}${size.unit}`],
  );
  return `${grid.body} ${grid.pitch} ${grid.gutter} ${sizes.join(' ')}`;
}
