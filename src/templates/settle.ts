import type { Story } from '../content/story.ts';
import { type Outcome, type Problem, problem } from '../problems/problem.ts';
import { aboutNames } from '../spec/about.ts';
import type { Area, Frame, LoadedPage, PageModel } from '../spec/model.ts';
import type { TemplateUse } from '../spec/template-model.ts';
import { slotLength } from './lengths.ts';

/**
 * Settles what a template leaves open until the copy is read: frames whose note, figures or quote the story does not
 * have fall away, neighbours take their room, and each slot is held to its lengths. What comes out is an ordinary
 * page: layout never hears of slots. A required slot without content is fatal.
 */
export function settlePage(page: LoadedPage, stories: ReadonlyMap<string, Story>): Outcome<LoadedPage> {
  const { template } = page;
  if (!template) return { value: page, problems: [] };
  const gone = new Set([...template.gone, ...missingParts(page, template, stories)]);
  const problems = checkSlots(page, template, stories);
  if (problems.some(({ severity }) => severity === 'fatal')) return { problems };
  return { value: { ...page, model: collapse(page.model, template, gone) }, problems };
}

function missingParts(
  { model }: LoadedPage,
  template: TemplateUse,
  stories: ReadonlyMap<string, Story>,
): string[] {
  return Object.entries(template.frames).flatMap(([id, { slot }]) => {
    const { accepts, of = '' } = (slot === undefined ? undefined : template.slots[slot]) ?? {};
    if (accepts !== 'note' && accepts !== 'figures' && accepts !== 'quote') return [];
    const frame = model.frames.find((one) => one.id === id);
    return hasPart(stories.get(of), accepts, frame) ? [] : [id];
  });
}

function hasPart(story: Story | undefined, part: 'note' | 'figures' | 'quote', frame?: Frame): boolean {
  if (part === 'note') return story?.editorNote !== undefined;
  const count = story?.blocks.filter(({ kind }) => kind === part).length ?? 0;
  return count >= (frame?.kind === 'quote' ? frame.quote : 1);
}

function checkSlots(page: LoadedPage, template: TemplateUse, stories: ReadonlyMap<string, Story>): Problem[] {
  return Object.entries(template.slots).flatMap(([name, slot]): Problem[] => {
    const count = slotLength(name, slot, page, stories);
    const place = page.placeOf(['stories', slot.accepts === 'story' ? name : (slot.of ?? '')]);
    const params = { slot: name, ...aboutNames(slot.about, name) };
    if (count === 0) {
      const isPart = slot.of !== undefined && stories.has(slot.of);
      return slot.required && isPart ? [problem('slot-empty', params, place)] : [];
    }
    const { min, max } = slot;
    if (min !== undefined && count < min)
      return [problem('slot-short', { ...params, count, min, lack: min - count }, place)];
    if (max !== undefined && count > max)
      return [problem('slot-long', { ...params, count, max, excess: count - max }, place)];
    return [];
  });
}

/** The page without the frames that show nothing, the frames that take their room grown over it. */
export function collapse(model: PageModel, template: TemplateUse, gone: ReadonlySet<string>): PageModel {
  if (gone.size === 0) return model;
  const grown = (id: string, own: Area, chain: readonly string[]): Area => {
    const takes = template.frames[id]?.takes ?? [];
    return takes.reduce((area, other) => {
      const use = template.frames[other];
      if (!gone.has(other) || !use || chain.includes(other)) return area;
      // What fell away may have stood to take room itself.
      return together(area, grown(other, use.area, [...chain, other]));
    }, own);
  };
  const stories = Object.entries(model.stories).map(([name, story]) => {
    if (!story.thread) return [name, story] as const;
    return [name, { ...story, thread: story.thread.filter((id) => !gone.has(id)) }] as const;
  });
  return {
    ...model,
    stories: Object.fromEntries(stories),
    frames: model.frames
      .filter(({ id }) => !gone.has(id))
      .map((frame) => inArea(frame, grown(frame.id, frame.area, [frame.id]))),
  };
}

/** A head that took its neighbour's columns stands in the middle of them: beside a note it kept to the left. */
function inArea(frame: Frame, area: Area): Frame {
  const isWider = widthOf(area) > widthOf(frame.area);
  if (frame.kind !== 'headline' || !isWider) return { ...frame, area };
  const pieces = frame.pieces.map((piece) =>
    piece.align === 'left' ? { ...piece, align: 'center' as const } : piece,
  );
  return { ...frame, area, pieces };
}

function widthOf({ columns }: Area): number {
  return columns ? columns[1] - columns[0] + 1 : 0;
}

type Span = readonly [number, number];

/** A frame over or under its neighbour takes its lines, one beside it its columns; a height that stood in the way goes. */
function together(own: Area, other: Area): Area {
  if (!own.columns || !other.columns || !own.lines || !other.lines) return own;
  if (meet(own.columns, other.columns)) {
    const { height: _, ...area } = own;
    return { ...area, lines: linesOfBoth(own.lines, other.lines) };
  }
  return { ...own, columns: union(own.columns, other.columns) };
}

function meet(a: Span, b: Span): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}

/** Lines from the top are positive, those from the last line 0 and less, which lie below them. */
function linesOfBoth(a: Span, b: Span): [number, number] {
  const below = (line: number) => (line > 0 ? line : line + 10_000);
  const first = below(a[0]) <= below(b[0]) ? a[0] : b[0];
  const last = below(a[1]) >= below(b[1]) ? a[1] : b[1];
  return [first, last];
}

function union(a: Span, b: Span): [number, number] {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}
