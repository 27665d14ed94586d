import type { Story } from '../content/story.ts';
import { partNames } from '../layout/parts.ts';
import { charCount, type StoryReport } from '../layout/report.ts';
import type { Box, Scene, SceneFrame } from '../scene/types.ts';
import type { Both, ProofFit, ProofLine, ProofThread } from './data.ts';
import { around } from './line-box.ts';
import { richTexts, type StoryIndex } from './story-index.ts';

/** A leg that a part of a story runs through. */
type Stop = ProofThread['stops'][number];

/** The ways of the parts of all stories of a page. */
export function proofThreads(
  reports: readonly StoryReport[],
  scene: Scene,
  lines: readonly ProofLine[],
): ProofThread[] {
  return reports.map((report) => ({
    story: report.story,
    part: partOf(report),
    stops: stopsOf(report, scene, lines),
  }));
}

function partOf({ part }: StoryReport): Both {
  const names = partNames(part);
  return { zh: names.part, en: names.partEn };
}

function stopsOf(report: StoryReport, scene: Scene, lines: readonly ProofLine[]): Stop[] {
  return report.frames.flatMap((id) => {
    const frame = scene.frames.find((one) => one.id === id);
    if (!frame) return [];
    const own = lines.filter((line) => line.frame === id && line.role !== 'furniture');
    const legs = [...new Set(own.map(({ leg }) => leg))].sort((a, b) => a - b);
    if (legs.length === 0) return [{ frame: id, leg: 0, box: frame.box }];
    return legs.map((leg) => ({ frame: id, leg, box: around(own.filter((line) => line.leg === leg)) }));
  });
}

/** What became of each part, with the words that no frame took and where that shows. */
export function proofFits(
  reports: readonly StoryReport[],
  threads: readonly ProofThread[],
  scene: Scene,
  lines: readonly ProofLine[],
  stories: ReadonlyMap<string, Story>,
  find: StoryIndex,
): ProofFit[] {
  return reports.map((report, index) => {
    const { story, frames, chars, lines: count, capacity, overset, underset, cure } = report;
    const left = overset.chars > 0 ? leftOver(report, scene, stories.get(story), find) : '';
    return {
      story,
      part: partOf(report),
      frames,
      chars,
      lines: count,
      capacity,
      overset,
      underset,
      cure,
      boxes: fitBoxes(report, threads[index]!.stops, scene, lines),
      ...(left === '' ? {} : { left }),
    };
  });
}

/** The copy after the last words that found room, as much of it as the report counts. */
function leftOver(report: StoryReport, scene: Scene, story: Story | undefined, find: StoryIndex): string {
  if (!story) return '';
  const ends = scene.items.flatMap((item) =>
    item.kind === 'text' && item.role === 'story' && item.source && report.frames.includes(item.frame)
      ? [item.source]
      : [],
  );
  const riches = richTexts(story);
  const last = ends.reduce((most, { end }) => Math.max(most, end), -1);
  const found = last < 0 ? undefined : find(story.source.file, last - 1);
  const from = found ? riches.indexOf(found.rich) : firstOf(report, story, riches);
  let rest = report.overset.chars;
  const parts: string[] = [];
  for (const [n, rich] of riches.slice(Math.max(0, from)).entries()) {
    if (rest <= 0) break;
    const text = n === 0 && found ? rich.text.slice(found.at + 1) : rich.text;
    if (text === '') continue;
    parts.push(text);
    rest -= charCount(text);
  }
  return parts.join('\n');
}

function firstOf({ part }: StoryReport, story: Story, riches: readonly (typeof story)['title'][]): number {
  const [first] = story.blocks;
  const own =
    part === 'editor-note'
      ? story.editorNote?.paragraphs[0]
      : first && 'text' in first
        ? first.text
        : undefined;
  return riches.indexOf(own);
}

function fitBoxes(
  { overset, underset }: StoryReport,
  stops: readonly Stop[],
  scene: Scene,
  lines: readonly ProofLine[],
): Box[] {
  const last = stops.at(-1);
  const frame = last && scene.frames.find(({ id }) => id === last.frame);
  if (!last || !frame) return [];
  const { pitch } = scene.grid;
  const foot = frame.box.y + frame.box.height;
  if (overset.lines > 0)
    return [{ ...last.box, y: foot - Math.round(pitch * 0.35), height: Math.round(pitch * 0.6) }];
  if (underset.lines === 0) return [];
  const isEmpty = !lines.some((line) => line.frame === last.frame);
  const top = isEmpty ? frame.box.y : last.box.y + last.box.height;
  const below = { ...last.box, y: top, height: Math.max(0, foot - top) };
  return [...(below.height > pitch / 2 ? [below] : []), ...emptyColumns(last, frame, scene)];
}

/** Columns of the frame to the right of the last one that has words. */
function emptyColumns({ box }: Stop, frame: SceneFrame, { grid }: Scene): Box[] {
  const right = frame.box.x + frame.box.width;
  return grid.columns
    .filter(({ x, width }) => x >= box.x + box.width - grid.body && x + width <= right + grid.body)
    .map(({ x, width }) => ({ x, y: frame.box.y, width, height: frame.box.height }));
}
