import type { Scene, SceneLine } from '../../src/scene/types.ts';
import { glyphsByLine } from '../support/pdf-text.ts';

/** What may lie between a line and its measure, a baseline and the grid, in 1/1000 pt. */
export const NEAR = 50;

/** Not at the start of a line (GB/T 15834 5.1.1–5.1.2, CLREQ 3.1.4), written out anew so that it can disagree. */
const NOT_FIRST = new Set('、，。；：？！．”’）］】〗》〉」』｝·～％%‰℃／');
/** Not at the end of a line. */
const NOT_LAST = new Set('“‘（［【〖《〈「『｛￥$／');

/** Lines of running text: what the prohibition rules, the measure and the grid hold for. */
export const runningLines = (scene: Scene): SceneLine[] =>
  scene.lines.filter((line) => line.kind === 'body' || line.kind === 'editor-note');

/** Lines that begin or end with a mark that may not stand there. */
export function prohibitionFaults(lines: readonly Pick<SceneLine, 'text'>[]): string[] {
  return lines
    .map(({ text }) => text.trim())
    .filter((text) => NOT_FIRST.has([...text][0] ?? '') || NOT_LAST.has([...text].at(-1) ?? ''));
}

/** Marks of two em that a line break took apart. */
export function tornMarks(lines: readonly Pick<SceneLine, 'text'>[]): string[] {
  return lines.flatMap(({ text }, i) => {
    const joint = text.slice(-1) + (lines[i + 1]?.text.slice(0, 1) ?? '');
    return joint === '——' || joint === '……' || /^[0-9A-Za-z]{2}$/.test(joint)
      ? [`${text} ｜ ${lines[i + 1]!.text}`]
      : [];
  });
}

/** Full lines that do not begin and end with their measure. */
export function measureFaults(lines: readonly SceneLine[]): string[] {
  return lines
    .filter((line) => line.full)
    .filter(
      (line) =>
        Math.abs(line.start - line.x - line.indent) > NEAR ||
        Math.abs(line.end - line.x - line.measure) > NEAR,
    )
    .map((line) => line.text);
}

/** Lines whose baseline is not one of the page's grid. */
export function gridFaults(scene: Scene, lines: readonly SceneLine[]): string[] {
  const { top, pitch, ascent } = scene.grid;
  return lines
    .filter((line) => line.row !== undefined)
    .filter((line) => Math.abs(line.baseline - (top + line.row! * pitch + ascent)) > NEAR)
    .map((line) => line.text);
}

/**
 * The same three laws, read from the glyphs of the PDF alone: the words of each line, the first origin, and where
 * the last glyph ends. `advanceOf` gives the advance of a line's last glyph as it is set, in pt.
 */
export function pdfLines(
  scene: Scene,
  pdf: Uint8Array,
): { line: SceneLine; text: string; first: number; last: number; y: number[] }[] {
  const glyphs = glyphsByLine(scene, pdf);
  return scene.lines.flatMap((line, index) => {
    const own = glyphs.get(index);
    if (!own || own.length === 0) return [];
    return [
      {
        line,
        text: own.map((glyph) => glyph.text).join(''),
        first: own[0]!.x * 1000,
        last: own.at(-1)!.x * 1000,
        y: own.map((glyph) => glyph.y * 1000),
      },
    ];
  });
}
