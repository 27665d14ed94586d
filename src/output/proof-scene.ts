import type { Face, FontSet } from '../fonts/face.ts';
import type { Box, Cmyk, PathItem, RectItem, Scene, SceneItem, SceneLine, TextItem } from '../scene/types.ts';
import { MM, toMpt } from '../units.ts';

/** Something to be seen in a proof: its box in 1/1000 pt and what stands beside it. */
export interface ProofMark {
  readonly box: Box;
  readonly label: string;
}

const RED: Cmyk = { kind: 'cmyk', c: 0, m: 100, y: 100, k: 0 };
const WHITE: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 0 };
const FRAME = 'proof';
const HEAD_SIZE = 14_000;
const LABEL_SIZE = 9_000;
const mm = (value: number) => toMpt(value * MM);

/** A page with a line that says it is a proof (校样) across its head, and its problems framed and numbered. */
export function proofScene(scene: Scene, head: string, marks: readonly ProofMark[], fonts: FontSet): Scene {
  const chains = [fonts.chain('hei'), fonts.chain('xihei'), ...scene.fonts.map(({ id }) => own(fonts, id))];
  const chain = chains.find((faces) => faces.length > 0) ?? [];
  const lines: SceneLine[] = [];
  const items: SceneItem[] = [];
  const say = (text: string, size: number, x: number, y: number, color: Cmyk): number => {
    const end = setWords(text, { chain, size, x, y, color, line: scene.lines.length + lines.length }, items);
    lines.push(lineOf(text, x, y, end));
    return end;
  };
  // The band is as wide as its words, so that it hides none of the page.
  const band = items.push(rect({ x: mm(8), y: mm(3), width: 0, height: mm(7) }, RED)) - 1;
  const end = say(head, HEAD_SIZE, mm(10), mm(8.2), WHITE);
  items[band] = rect({ x: mm(8), y: mm(3), width: end - mm(6), height: mm(7) }, RED);
  for (const { box, label } of marks) {
    items.push(outline(box));
    // The words stand on the box, or as far to the left as the edge of the page makes them.
    const y = Math.max(box.y, mm(4));
    const width = widthOf(label, chain, LABEL_SIZE) + mm(2);
    const x = Math.max(0, Math.min(box.x, scene.page.width - width - mm(4)));
    items.push(rect({ x, y: y - mm(4), width, height: mm(4) }, RED));
    say(label, LABEL_SIZE, x + mm(1), y - mm(0.9), WHITE);
  }
  const used = new Set(items.flatMap((item) => (item.kind === 'text' ? [item.font] : [])));
  const missing = chain.filter(({ id }) => used.has(id) && !scene.fonts.some((font) => font.id === id));
  const added = missing.map(({ id, postscriptName, sha256 }) => ({ id, postscriptName, sha256 }));
  return {
    ...scene,
    fonts: [...scene.fonts, ...added],
    lines: [...scene.lines, ...lines],
    items: [...scene.items, ...items],
  };
}

/** Width of words on one line, in 1/1000 pt. */
function widthOf(text: string, chain: readonly Face[], size: number): number {
  return setWords(text, { chain, size, x: 0, y: 0, color: WHITE, line: 0 }, []);
}

/** How words of a proof's own are set: on one line from a point, in 1/1000 pt. */
export interface WordSetting {
  readonly chain: readonly Face[];
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly color: Cmyk;
  readonly line: number;
  /** Absent = the proof's own. */
  readonly frame?: string;
}

/** Sets words on one line, a run for each face; gives the end. Characters that no face has fall out. */
export function setWords(
  text: string,
  { chain, size, x: from, y, color, line, frame = FRAME }: WordSetting,
  items: SceneItem[],
): number {
  let x = from;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    const face = chain.find((one) => one.glyphOf(codePoint) !== 0);
    if (!face) continue;
    const glyph = face.glyphOf(codePoint);
    const item: TextItem = {
      kind: 'text',
      role: 'furniture',
      frame,
      line,
      font: face.id,
      size,
      color,
      y,
      x: [x],
      glyphs: [glyph],
      text: character,
      clusters: [0],
    };
    items.push(item);
    x += Math.round((face.advanceOf(glyph) * size) / 1000);
  }
  return x;
}

function lineOf(text: string, x: number, baseline: number, end: number): SceneLine {
  return {
    frame: FRAME,
    kind: 'label',
    role: 'furniture',
    leg: 0,
    x,
    measure: end - x,
    baseline,
    indent: 0,
    start: x,
    end,
    full: false,
    first: true,
    last: true,
    opened: 0,
    squeezed: 0,
    text,
  };
}

function rect(box: Box, color: Cmyk): RectItem {
  return { kind: 'rect', role: 'furniture', frame: FRAME, box, color };
}

function outline({ x, y, width, height }: Box): PathItem {
  const [right, foot] = [x + Math.max(width, 1000), y + Math.max(height, 1000)];
  return {
    kind: 'path',
    role: 'furniture',
    frame: FRAME,
    commands: ['M', x, y, 'L', right, y, 'L', right, foot, 'L', x, foot, 'Z'],
    stroke: { color: RED, width: 1500 },
  };
}

function own(fonts: FontSet, id: string): readonly Face[] {
  const face = fonts.byId(id);
  return face ? [face] : [];
}
