import { describe, type Problem } from '../problems/problem.ts';
import type { Box, Scene } from '../scene/types.ts';
import { MM, toMpt } from '../units.ts';
import type { PreparedPage } from './press-run.ts';
import type { Terminal } from './terminal.ts';
import { wordsOf } from './words.ts';

/**
 * The pages as proofs (校样): a line that says so, and every blocking problem that has a place on the page framed,
 * numbered in the order of the report, with its sentence: a query shows its question.
 */
export async function proofScenes(
  pages: readonly PreparedPage[],
  problems: readonly Problem[],
  terminal: Terminal,
): Promise<Scene[]> {
  const { proofScene } = await terminal.timer.timeAsync('load', () => import('../output/proof-scene.ts'));
  const words = wordsOf(terminal.lang);
  const blocking = problems.filter(({ severity }) => severity === 'blocking');
  return pages.map(({ scene, built }) => {
    const { name } = built.page;
    const marks = blocking.flatMap((one, index) => {
      const box = boxOf(one, scene, name, pages.length === 1);
      return box ? [{ box, label: `${index + 1} ${clipped(describe(one, terminal.lang).sentence)}` }] : [];
    });
    return proofScene(scene, words.proofHead(name, blocking.length), marks, built.fonts);
  });
}

/** Characters of a sentence that a label on the page shows. */
const LONGEST_LABEL = 32;

function clipped(sentence: string): string {
  const characters = [...sentence];
  return characters.length > LONGEST_LABEL ? `${characters.slice(0, LONGEST_LABEL - 1).join('')}…` : sentence;
}

/** Where a problem shows: its own box, the query's place, the frame that it names, or the first frame of its story. */
function boxOf(one: Problem, scene: Scene, page: string, isOnly: boolean): Box | undefined {
  if (one.box) {
    if (one.box.page !== page) return undefined;
    const { x, y, width, height } = one.box;
    const mpt = (mm: number) => toMpt(mm * MM);
    return { x: mpt(x), y: mpt(y), width: mpt(width), height: mpt(height) };
  }
  if (!isOnly) return undefined;
  const query = scene.queries.find(({ question }) => question === one.params.question);
  if (query) {
    const { x, y, size } = query;
    return { x, y: y - size, width: 2 * size, height: Math.round(1.2 * size) };
  }
  const frame =
    scene.frames.find(({ id }) => id === one.params.frame) ??
    scene.frames.findLast(({ story, kind }) => kind === 'text' && story === one.params.story);
  return frame?.box;
}
