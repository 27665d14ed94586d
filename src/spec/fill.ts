import type { Outcome, Problem } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { aboutNames } from './about.ts';
import { unknownName } from './check.ts';
import { dropRemoved, merge } from './inherit.ts';
import { type Issue, issueProblems, placeIn } from './issues.ts';
import type { Area } from './model.ts';
import {
  child,
  type Entry,
  entriesOf,
  type MapNode,
  type SpecNode,
  textOf,
  toPlain,
  withKey,
  withoutKey,
} from './node.ts';
import { frameArea } from './schema-frames.ts';
import { slot as slotSchema } from './schema-template.ts';
import type { FrameUse, TemplateHead, TemplateSlot, TemplateUse } from './template-model.ts';

/** A page whose slots are filled: an ordinary spec, and what was a template about it. */
export interface Filled {
  readonly tree: MapNode;
  readonly use?: Omit<TemplateUse, 'variants' | 'themes'>;
}

/** Keys of a template that no page has. */
const OWN = ['template', 'slots', 'content'] as const;

/** Kinds that a page fills itself; the others come with their story. */
const BY_PAGE = ['story', 'picture', 'text'];

/**
 * Puts the contents of a page into the frames and stories of its template. Frames whose slot stays empty are taken
 * out, and their places noted; an empty slot that is required is a problem, and so is a slot that is not there.
 */
export function fillSlots(composed: MapNode): Outcome<Filled> {
  const plain = OWN.reduce(withoutKey, composed);
  const isTemplate = OWN.some((key) => composed.entries.has(key));
  if (!isTemplate) return { value: { tree: plain }, problems: [] };
  const { slots, problems } = readSlots(composed);
  const filled = withContents(composed, plain, slots, problems);
  const tree = withStories(dropRemoved(filled), slots);
  const frames = frameUses(tree, slots, problems);
  const gone = [...Object.entries(frames)]
    .filter(([id, { slot }]) => slot !== undefined && isEmpty(tree, id, slots[slot], slot))
    .map(([id]) => id);
  for (const [name, slot] of Object.entries(slots)) {
    if (slot.required && BY_PAGE.includes(slot.accepts) && !hasContent(tree, name, slot, frames, gone))
      problems.push(emptySlot(composed, name, slot));
  }
  const head = toPlain(child(composed, 'template') ?? { kind: 'scalar', value: null });
  const use = {
    ...(head ? { head: head as unknown as TemplateHead } : {}),
    slots,
    frames,
    gone,
  };
  return { value: { tree: without(tree, gone), use }, problems };
}

function emptySlot(composed: MapNode, name: string, { about }: TemplateSlot): Problem {
  const place = placeIn(composed, ['content', name]);
  const written = child(child(composed, 'content'), name) ? place : pageStart(composed);
  return problem('slot-empty', { slot: name, ...aboutNames(about, name) }, written);
}

/** The page's own file: what lies on top gave the tree its place. */
function pageStart(composed: MapNode) {
  return placeIn(composed, []);
}

function readSlots(composed: MapNode): { slots: Record<string, TemplateSlot>; problems: Problem[] } {
  const slots: Record<string, TemplateSlot> = {};
  const problems: Problem[] = [];
  for (const [name, { node }] of entriesOf(child(composed, 'slots'))) {
    if (node.kind === 'scalar' && node.value === null) continue;
    const parsed = slotSchema.safeParse(toPlain(node.kind === 'map' ? dropRemoved(node) : node));
    if (parsed.success) slots[name] = parsed.data;
    else problems.push(...issueProblems(composed, ['slots', name], parsed.error.issues as readonly Issue[]));
  }
  for (const [name, { of }] of Object.entries(slots)) {
    if (of === undefined || slots[of]?.accepts === 'story') continue;
    const stories = Object.keys(slots).filter((one) => slots[one]?.accepts === 'story');
    problems.push(unknownName('unknown-slot', of, stories, placeIn(composed, ['slots', name, 'of'])));
  }
  return { slots, problems };
}

/** The contents of the page, and the defaults of the slots that it leaves alone, where frames look for them. */
function withContents(
  composed: MapNode,
  plain: MapNode,
  slots: Readonly<Record<string, TemplateSlot>>,
  problems: Problem[],
): MapNode {
  let tree = plain;
  const content = entriesOf(child(composed, 'content'));
  for (const [name, entry] of content) {
    const slot = slots[name];
    const place = placeIn(composed, ['content', name]);
    if (!slot) problems.push(unknownName('unknown-slot', name, Object.keys(slots), place));
    else if (entry.node.kind === 'scalar' && entry.node.value === null) continue;
    else if (!BY_PAGE.includes(slot.accepts) || (slot.accepts === 'text' && entry.node.kind === 'map'))
      problems.push(problem('slot-kind', { slot: name, ...kindNames(slot) }, place));
    else tree = put(tree, name, slot, entry);
  }
  for (const [name, { node }] of entriesOf(child(composed, 'slots'))) {
    const entry = entriesOf(node).get('default');
    const slot = slots[name];
    if (entry && slot && !content.has(name)) tree = put(tree, name, slot, { node: entry.node });
  }
  return tree;
}

function kindNames({ accepts, of = '' }: TemplateSlot): { kind: string; kindEn: string } {
  const [kind, kindEn] = KINDS[accepts];
  return { kind: kind.replace('…', of), kindEn: kindEn.replace('…', of) };
}

const KINDS = {
  story: ['一个稿件文件', 'a story file'],
  picture: ['一张图片', 'a picture'],
  text: ['一行文字', 'a line of text'],
  note: ['稿件 … 里的编者按', "the editor's note of story …"],
  figures: ['稿件 … 里的数说', 'the figures of story …'],
  quote: ['稿件 … 里的摘句', 'a quote of story …'],
} as const;

/** What is wrong with a frame is told where its content was written, not in the template. */
function put(tree: MapNode, name: string, slot: TemplateSlot, entry: Entry): MapNode {
  const { node, key } = entry;
  const as = (what: string): MapNode =>
    node.kind === 'map'
      ? node
      : {
          kind: 'map',
          entries: new Map([[what, { node }]]),
          ...(node.origin ? { origin: node.origin } : {}),
        };
  if (slot.accepts === 'story') return under(tree, 'stories', name, as('file'), key);
  return [...entriesOf(child(tree, 'frames'))].reduce((done, [id, frame]) => {
    if (textOf(child(frame.node, 'slot')) !== name) return done;
    const kind = textOf(child(frame.node, 'kind'));
    if (slot.accepts === 'picture' ? kind !== 'image' : kind !== 'label') return done;
    return under(done, 'frames', id, as(slot.accepts === 'picture' ? 'file' : 'text'), key);
  }, tree);
}

/** Merges a map under a name of a map of named things. What stands there already came from the page too, and stays. */
function under(tree: MapNode, top: string, name: string, node: MapNode, key: Entry['key']): MapNode {
  const named = child(tree, top);
  const map: MapNode = named?.kind === 'map' ? named : { kind: 'map', entries: new Map() };
  const below = child(map, name);
  const merged = below?.kind === 'map' ? merge(below, node) : node;
  const entry = { ...map.entries.get(name), ...(key ? { key } : {}), node: merged };
  return withKey(tree, top, { ...tree.entries.get(top), node: withKey(map, name, entry) });
}

/** Frames of a slot need not name its story. */
function withStories(tree: MapNode, slots: Readonly<Record<string, TemplateSlot>>): MapNode {
  return [...entriesOf(child(tree, 'frames'))].reduce((done, [id, { node }]) => {
    const name = textOf(child(node, 'slot'));
    const slot = name === undefined ? undefined : slots[name];
    const story = slot?.accepts === 'story' ? name : slot?.of;
    const takes = ['text', 'headline', 'figures', 'quote'].includes(textOf(child(node, 'kind')) ?? '');
    if (story === undefined || !takes || child(node, 'story')) return done;
    const entry: Entry = { node: { kind: 'scalar', value: story } };
    return under(done, 'frames', id, { kind: 'map', entries: new Map([['story', entry]]) }, undefined);
  }, tree);
}

function frameUses(
  tree: MapNode,
  slots: Readonly<Record<string, TemplateSlot>>,
  problems: Problem[],
): Record<string, FrameUse> {
  const all = child(tree, 'frames');
  const frames = entriesOf(all);
  const removed = all?.kind === 'map' ? (all.removed ?? []) : [];
  const uses: Record<string, FrameUse> = {};
  for (const [id, { node }] of frames) {
    const slot = textOf(child(node, 'slot'));
    if (slot !== undefined && !slots[slot])
      problems.push(
        unknownName('unknown-slot', slot, Object.keys(slots), placeIn(tree, ['frames', id, 'slot'])),
      );
    const list = child(node, 'takes');
    const named = list?.kind === 'list' ? list.items.map((item) => textOf(item) ?? '') : [];
    // A frame that the page itself took away (`null`) leaves its room to nobody: the page places its own.
    const takes = named.filter((name) => !removed.includes(name));
    named.forEach((name, index) => {
      const place = placeIn(tree, ['frames', id, 'takes', index]);
      if (takes.includes(name) && !frames.has(name))
        problems.push(unknownName('unknown-frame', name, [...frames.keys()], place));
    });
    const kind = textOf(child(node, 'kind')) ?? '';
    uses[id] = { kind, ...(slot === undefined ? {} : { slot }), takes, area: readArea(node) };
  }
  return uses;
}

function readArea(frame: SpecNode): Area {
  const keys = ['columns', 'lines', 'x', 'y', 'width', 'height'];
  const own = [...entriesOf(frame)].filter(([key]) => keys.includes(key));
  const parsed = frameArea.safeParse(toPlain({ kind: 'map', entries: new Map(own) }));
  return parsed.success ? parsed.data.area : {};
}

/** Whether the page gave the frame's slot nothing; whether a story has a note is seen when it is read. */
function isEmpty(tree: MapNode, id: string, slot: TemplateSlot | undefined, name: string): boolean {
  if (!slot) return false;
  const story = slot.accepts === 'story' ? name : slot.of;
  if (story !== undefined) return !child(child(tree, 'stories'), story);
  const key = slot.accepts === 'picture' ? 'file' : 'text';
  const kind = slot.accepts === 'picture' ? 'image' : 'label';
  const frames = [...entriesOf(child(tree, 'frames'))].filter(
    ([, { node }]) => textOf(child(node, 'slot')) === name && textOf(child(node, 'kind')) === kind,
  );
  // A rule that belongs to a slot goes with the frame that shows it.
  const own = frames.find(([other]) => other === id);
  return own ? !child(own[1].node, key) : !frames.some(([, { node }]) => child(node, key));
}

function hasContent(
  tree: MapNode,
  name: string,
  slot: TemplateSlot,
  frames: Readonly<Record<string, FrameUse>>,
  gone: readonly string[],
): boolean {
  if (slot.accepts === 'story') return child(child(tree, 'stories'), name) !== undefined;
  return Object.entries(frames).some(([id, use]) => use.slot === name && !gone.includes(id));
}

/** Takes frames out, also out of the threads of stories. */
function without(tree: MapNode, gone: readonly string[]): MapNode {
  if (gone.length === 0) return tree;
  const frames = tree.entries.get('frames');
  const stories = tree.entries.get('stories');
  let result = tree;
  if (frames?.node.kind === 'map')
    result = withKey(result, 'frames', {
      ...frames,
      // What the page says may give can name them all the same.
      node: { ...gone.reduce(withoutKey, frames.node), removed: [...(frames.node.removed ?? []), ...gone] },
    });
  if (stories?.node.kind !== 'map') return result;
  const entries = [...stories.node.entries].map(([name, entry]): [string, Entry] => {
    const thread = child(entry.node, 'thread');
    if (entry.node.kind !== 'map' || thread?.kind !== 'list') return [name, entry];
    const items = thread.items.filter((item) => !gone.includes(textOf(item) ?? ''));
    const node = withKey(entry.node, 'thread', { node: { ...thread, items } });
    return [name, { ...entry, node }];
  });
  return withKey(result, 'stories', { ...stories, node: { ...stories.node, entries: new Map(entries) } });
}
