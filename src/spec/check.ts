import type { Place, Problem } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { editDistance } from '../suggest.ts';
import { absolutePt } from '../units.ts';
import { placeIn } from './issues.ts';
import type { Edge, Frame, HeadlineFrame, Length, StoryRef } from './model.ts';
import type { MapNode } from './node.ts';
import type { PageParts } from './resolve.ts';

type Path = readonly (string | number)[];
type NameCode =
  | 'unknown-color'
  | 'unknown-style'
  | 'unknown-story'
  | 'unknown-frame'
  | 'unknown-slot'
  | 'unknown-variant'
  | 'unknown-theme';

/** A reference to something that does not exist, with what there is, the closest first. */
export function unknownName(code: NameCode, name: string, known: readonly string[], place?: Place): Problem {
  // Names of a hostile spec are long and many; the first characters of the first names do.
  const words = known
    .slice(0, 200)
    .map((word) => ({ word, distance: editDistance(name.slice(0, 24), word.slice(0, 24), 4) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ word }) => word);
  return problem(
    code,
    { name, suggestion: words[0] ?? '—', known: words.length > 0 ? words.slice(0, 12) : '—' },
    place,
  );
}

/** What a schema cannot see: names that refer to nothing, threads, the grid's bounds. Looks at the parts that were read. */
export function checkPage(tree: MapNode, parts: PageParts): Problem[] {
  return [
    ...checkSizes(tree, parts),
    ...checkStyles(tree, parts),
    ...[...parts.frames.values()].flatMap((frame) =>
      frame ? [...checkFrameNames(tree, parts, frame), ...checkArea(tree, parts, frame)] : [],
    ),
    ...[...parts.stories].flatMap(([name, story]) => (story ? checkThread(tree, parts, name, story) : [])),
  ];
}

function checkSizes(tree: MapNode, parts: PageParts): Problem[] {
  const problems: Problem[] = [];
  const { page, grid } = parts;
  if (page) {
    const { typeArea } = page;
    if (inPt(page.folioHeight) >= inPt(typeArea.height)) {
      problems.push(problem('folio-too-high', {}, placeIn(tree, ['page', 'folioHeight'])));
    }
  }
  const key = grid?.mode === 'relative' ? 'parts' : grid?.mode === 'free' ? 'widths' : undefined;
  const count = key ? (grid?.[key]?.length ?? 0) : 0;
  if (grid && key && count !== grid.columns) {
    const place = placeIn(tree, ['grid', key]);
    problems.push(problem('grid-counts', { key, columns: grid.columns, count }, place));
  }
  return problems;
}

function inPt(length: Length): number {
  return absolutePt(length) ?? 0;
}

function checkStyles(tree: MapNode, parts: PageParts): Problem[] {
  const problems: Problem[] = [];
  for (const [name, style] of parts.styles) {
    if (!style) continue;
    const path = ['styles', name];
    problems.push(...color(tree, parts, style.color, [...path, 'color']));
    if (style.ornament)
      problems.push(...color(tree, parts, style.ornament.color, [...path, 'ornament', 'color']));
    const space = style.composition.autospace;
    if (space && (space.min > space.default || space.default > space.max)) {
      const place = placeIn(tree, [...path, 'composition', 'autospace']);
      const key = `styles.${name}.composition.autospace`;
      problems.push(problem('spec-order', { key, order: 'min ≤ default ≤ max' }, place));
    }
  }
  return problems;
}

function color(tree: MapNode, parts: PageParts, name: string | undefined, path: Path): Problem[] {
  if (name === undefined || parts.palette.has(name)) return [];
  return [unknownName('unknown-color', name, [...parts.palette.keys()], placeIn(tree, path))];
}

function styleName(tree: MapNode, parts: PageParts, name: string, path: Path): Problem[] {
  if (parts.styles.has(name)) return [];
  return [unknownName('unknown-style', name, [...parts.styles.keys()], placeIn(tree, path))];
}

/** Every colour, style and story that a frame names. */
function checkFrameNames(tree: MapNode, parts: PageParts, frame: Frame): Problem[] {
  const path = ['frames', frame.id];
  const colors: [string | undefined, Path][] = [[frame.background, ['background']]];
  const edges: [Edge | undefined, Path][] = Object.entries(frame.border).map(([side, edge]) => [
    edge,
    ['border', side],
  ]);
  const styles: [string, Path][] = [];
  if ('styles' in frame) {
    for (const [key, name] of Object.entries(frame.styles)) styles.push([name, ['styles', key]]);
  }
  if ('style' in frame) styles.push([frame.style, ['style']]);
  if (frame.kind === 'text') edges.push([frame.columnRule, ['columnRule']]);
  if (frame.kind === 'headline') {
    frame.pieces.forEach((piece, index) => {
      styles.push([piece.style, ['pieces', index, 'style']]);
    });
  }
  if (frame.kind === 'figures') edges.push([frame.divider, ['divider']]);
  if (frame.kind === 'quote') colors.push([frame.ornament?.color, ['ornament', 'color']]);
  if (frame.kind === 'folio') edges.push([frame.rule, ['rule']]);
  if (frame.kind === 'rule') colors.push([frame.color, ['color']]);
  if (frame.kind === 'shape') {
    colors.push([frame.fill, ['fill']]);
    edges.push([frame.stroke, ['stroke']]);
  }
  for (const [edge, way] of edges) colors.push([edge?.color, [...way, 'color']]);
  return [
    ...colors.flatMap(([name, way]) => color(tree, parts, name, [...path, ...way])),
    ...styles.flatMap(([name, way]) => styleName(tree, parts, name, [...path, ...way])),
    ...('story' in frame ? storyName(tree, parts, frame.story, [...path, 'story']) : []),
    ...(frame.kind === 'headline' ? checkPieces(tree, frame, path) : []),
  ];
}

function storyName(tree: MapNode, parts: PageParts, name: string, path: Path): Problem[] {
  if (parts.stories.has(name)) return [];
  return [unknownName('unknown-story', name, [...parts.stories.keys()], placeIn(tree, path))];
}

function checkPieces(tree: MapNode, frame: HeadlineFrame, path: Path): Problem[] {
  return frame.pieces.flatMap((piece, index) => {
    if (piece.minLines <= piece.maxLines) return [];
    const way = [...path, 'pieces', index];
    const place = placeIn(tree, [...way, 'minLines']);
    return [problem('spec-order', { key: way.join('.'), order: 'minLines ≤ maxLines' }, place)];
  });
}

function checkArea(tree: MapNode, parts: PageParts, frame: Frame): Problem[] {
  const { area, id } = frame;
  if (Object.keys(area).length === 0 && frame.kind !== 'folio') {
    return [problem('frame-nowhere', { frame: id }, placeIn(tree, ['frames', id]))];
  }
  const bounds = [
    ['columns', area.columns, parts.grid?.columns],
    ['lines', area.lines, parts.grid?.lines],
  ] as const;
  return bounds.flatMap(([key, span, count]) => {
    if (!span || count === undefined || span[1] <= count) return [];
    const place = placeIn(tree, ['frames', id, key]);
    return [problem(`frame-outside-${key}`, { frame: id, last: span[1], count }, place)];
  });
}

/** A thread visits text frames of its story's body, each once, and all of them. */
function checkThread(tree: MapNode, parts: PageParts, name: string, story: StoryRef): Problem[] {
  const thread = story.thread ?? [];
  const problems = thread.flatMap((id, index): Problem[] => {
    const place = placeIn(tree, ['stories', name, 'thread', index]);
    if (!parts.frames.has(id)) return [unknownName('unknown-frame', id, [...parts.frames.keys()], place)];
    if (thread.indexOf(id) < index) return [problem('thread-twice', { story: name, frame: id }, place)];
    const frame = parts.frames.get(id);
    if (!frame) return [];
    if (frame.kind !== 'text') return [problem('thread-not-text', { story: name, frame: id }, place)];
    if (frame.story === name && frame.part === 'body') return [];
    const other = frame.story === name ? frame.part : frame.story;
    return [problem('thread-other-story', { story: name, frame: id, other }, place)];
  });
  if (!story.thread) return problems;
  for (const [id, frame] of parts.frames) {
    if (frame?.kind !== 'text' || frame.story !== name || frame.part !== 'body' || thread.includes(id))
      continue;
    problems.push(problem('thread-left-out', { story: name, frame: id }, placeIn(tree, ['frames', id])));
  }
  return problems;
}
