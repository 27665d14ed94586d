import type { BuiltPage } from '../build.ts';
import { sceneHash } from '../scene/canonical.ts';
import type { Scene, SceneQuery } from '../scene/types.ts';
import { placeAt, type SourceText } from '../source.ts';
import type { ProofPage, ProofQuery } from './data.ts';
import { proofLines } from './lines.ts';
import { placeOf } from './problems.ts';
import { storyIndex } from './story-index.ts';
import { proofFits, proofThreads } from './threads.ts';

/** What the press adds to a page, in 1/1000 pt. */
export interface PressEdges {
  readonly bleed: number;
  readonly nonPrinting: number;
}

/** Everything that a proof shows of a page but its picture. */
export function proofPage(built: BuiltPage, edges: PressEdges): Omit<ProofPage, 'picture'> {
  const { page, scene, texts } = built;
  const find = storyIndex(texts.values());
  const lines = proofLines(scene, find);
  const threads = proofThreads(built.stories, scene, lines);
  const { typeArea, columns, top, lines: rows, pitch, body, ascent } = scene.grid;
  return {
    name: page.name,
    title: scene.title,
    width: scene.page.width,
    height: scene.page.height,
    ...edges,
    hash: shortHash(scene),
    grid: { typeArea, columns, top, lines: rows, pitch, body, ascent },
    frames: scene.frames.map((frame) => ({
      id: frame.id,
      kind: frame.kind,
      box: frame.box,
      ...(frame.story === undefined ? {} : { story: frame.story }),
      place: placeOf(page.placeOf(['frames', frame.id])),
    })),
    threads,
    lines,
    queries: scene.queries.map((query) => proofQuery(query, texts)),
    fits: proofFits(built.stories, threads, scene, lines, texts, find),
  };
}

/** The eight characters of a scene's hash that every proof carries. */
export function shortHash(scene: Scene): string {
  return sceneHash(scene).slice(0, 8);
}

function proofQuery(
  { question, source, x, y, size, frame }: SceneQuery,
  texts: ReadonlyMap<string, { readonly source: SourceText }>,
): ProofQuery {
  const text = [...texts.values()].find((story) => story.source.file === source.file)?.source;
  return { question, x, y, size, frame, ...(text ? { place: placeOf(placeAt(text, source.start)) } : {}) };
}
