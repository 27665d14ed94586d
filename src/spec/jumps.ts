import { type Outcome, type Problem, problem } from '../problems/problem.ts';
import { unknownName } from './check.ts';
import type { IssueTree } from './issue.ts';
import type { JumpEnd } from './issue-model.ts';
import { placeIn } from './issues.ts';
import type { LoadedPage } from './model.ts';
import { child, type Entry, entriesOf, type MapNode, type SpecNode, textOf, withKey } from './node.ts';

/** A jump as it is declared. */
interface Declared {
  readonly name: string;
  readonly story: string;
  readonly into: string;
  readonly from: string;
  readonly to: string;
  readonly head?: string;
}

/**
 * Tells both pages of each jump about it, and gives the second page the story file of the first. What cannot be is
 * reported: a page that is not there, a jump to its own page or back, two that end in one place, a chain.
 */
export function weaveJumps(pages: readonly IssueTree[], tree: MapNode): Outcome<readonly IssueTree[]> {
  const declared = [...entriesOf(child(tree, 'jumps'))].map(([name, { node }]) => readJump(name, node));
  const numbers = pages.map(({ issue }) => issue.number);
  const problems = declared.flatMap((one, index) =>
    wrong(one, declared.slice(0, index), declared, numbers, tree),
  );
  if (problems.length > 0) return { problems };
  const woven = new Map(pages.map((page) => [page.issue.number, page]));
  for (const one of declared) {
    const first = woven.get(one.from)!;
    const file = storyFile(first.composed.tree, one.story);
    const place = placeIn(tree, ['jumps', one.name]);
    if (!file) {
      problems.push(unknownName('unknown-story', one.story, storyNames(first.composed.tree), place));
      continue;
    }
    const at = place ? { place } : {};
    const head = one.head === undefined ? {} : { head: one.head };
    const to: JumpEnd = { kind: 'to', page: one.to, name: one.name, ...at };
    const from: JumpEnd = { kind: 'from', page: one.from, name: one.name, story: one.story, ...head, ...at };
    woven.set(one.from, withJump(first, one.story, to));
    const second = woven.get(one.to)!;
    const given = {
      ...second,
      composed: { ...second.composed, tree: withStory(second.composed.tree, one.into, file) },
    };
    woven.set(one.to, withJump(given, one.into, from));
  }
  return problems.length > 0 ? { problems } : { value: [...woven.values()], problems };
}

function readJump(name: string, node: SpecNode): Declared {
  const scalar = (key: string) => {
    const found = child(node, key);
    return found?.kind === 'scalar' ? String(found.value) : '';
  };
  const story = textOf(child(node, 'story')) ?? name;
  const head = textOf(child(node, 'head'));
  return {
    name,
    story,
    into: textOf(child(node, 'into')) ?? story,
    from: scalar('from'),
    to: scalar('to'),
    ...(head === undefined ? {} : { head }),
  };
}

function wrong(
  one: Declared,
  before: readonly Declared[],
  all: readonly Declared[],
  numbers: readonly string[],
  tree: MapNode,
): Problem[] {
  const { name: jump, from, to, story, into } = one;
  const at = (key: string) => placeIn(tree, ['jumps', jump, key]);
  const missing = (['from', 'to'] as const).filter((key) => !numbers.includes(one[key]));
  if (missing.length > 0)
    return missing.map((key) => problem('jump-no-page', { jump, page: one[key], known: numbers }, at(key)));
  if (from === to) return [problem('jump-self', { jump, page: to }, at('to'))];
  if (numbers.indexOf(to) < numbers.indexOf(from))
    return [problem('jump-back', { jump, from, to }, at('to'))];
  if (before.some((other) => other.from === from && other.story === story))
    return [problem('jump-twice', { jump, story, page: from }, at('from'))];
  if (before.some((other) => other.to === to && other.into === into))
    return [problem('jump-twice', { jump, story: into, page: to }, at('to'))];
  if (all.some((other) => other.to === from && other.into === story))
    return [problem('jump-chain', { jump, story, page: from }, at('from'))];
  return [];
}

function storyFile(tree: MapNode, story: string): SpecNode | undefined {
  const own = child(child(tree, 'stories'), story);
  const content = child(child(tree, 'content'), story);
  const found = child(own, 'file') ?? own ?? child(content, 'file') ?? content;
  return textOf(found) === undefined ? undefined : found;
}

function storyNames(tree: MapNode): string[] {
  const names = [...entriesOf(child(tree, 'stories')).keys(), ...entriesOf(child(tree, 'content')).keys()];
  return names.filter((name) => storyFile(tree, name));
}

function withStory(tree: MapNode, story: string, file: SpecNode): MapNode {
  if (storyFile(tree, story)) return tree;
  const entry: Entry = { node: { kind: 'map', entries: new Map([['file', { node: file }]]) } };
  const stories = child(tree, 'stories');
  const map: MapNode = stories?.kind === 'map' ? stories : { kind: 'map', entries: new Map() };
  const below = child(map, story);
  const own = below?.kind === 'map' ? { node: withKey(below, 'file', { node: file }) } : entry;
  return withKey(tree, 'stories', { ...tree.entries.get('stories'), node: withKey(map, story, own) });
}

function withJump(page: IssueTree, story: string, end: JumpEnd): IssueTree {
  return { ...page, jumps: { ...page.jumps, [story]: end } };
}

/** What only the finished pages show: both have frames for the story, and it is one file. */
export function checkJumps(pages: readonly LoadedPage[]): Problem[] {
  return pages.flatMap((page) =>
    Object.entries(page.jumps ?? {}).flatMap(([story, end]): Problem[] => {
      const { number = '' } = page.issue ?? {};
      const hasFrame = page.model.frames.some(
        (frame) => frame.kind === 'text' && frame.story === story && frame.part === 'body',
      );
      const params = { jump: end.name, story, page: number };
      if (!hasFrame) return [problem('jump-no-frame', params, end.place)];
      const first = end.kind === 'from' ? pages.find(({ issue }) => issue?.number === end.page) : undefined;
      const file = end.kind === 'from' ? first?.model.stories[end.story]?.file : undefined;
      if (file === undefined || page.model.stories[story]?.file === file) return [];
      return [
        problem('jump-other-story', { ...params, from: end.page }, page.placeOf(['stories', story, 'file'])),
      ];
    }),
  );
}
