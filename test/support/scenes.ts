import type { Face } from '../../src/fonts/face.ts';
import type { Cmyk, LineKind, Role, Scene, SceneItem, SceneLine, TextItem } from '../../src/scene/types.ts';
import { testFace } from './fonts.ts';

export const BLACK: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 100 };
export const RED: Cmyk = { kind: 'cmyk', c: 0, m: 100, y: 100, k: 0, name: 'red' };
export const TINT: Cmyk = { kind: 'cmyk', c: 0, m: 8, y: 12, k: 0 };

/** A hand-set run: characters one em apart unless `advances` (in em, one a glyph) says otherwise. */
export interface RunSpec {
  readonly text: string;
  readonly font?: Parameters<typeof testFace>[0];
  /** Instead of `font`: a face that is not among the committed ones. */
  readonly face?: Face;
  /** pt */
  readonly size?: number;
  readonly color?: Cmyk;
  readonly advances?: readonly number[];
  /** Glyph and the characters that it stands for, where that is not one glyph a character. */
  readonly glyphs?: readonly { readonly glyph: number; readonly text: string }[];
  readonly scaleX?: number;
}

/** A hand-set line. */
export interface LineSpec {
  /** pt */
  readonly x: number;
  readonly baseline: number;
  readonly runs: readonly RunSpec[];
  readonly role?: Role;
  readonly kind?: LineKind;
}

const milli = (points: number) => Math.round(points * 1000);

/** A scene of hand-set lines over shapes, with one frame; lengths of the arguments in pt. */
export function handScene(
  lines: readonly LineSpec[],
  options: {
    readonly width?: number;
    readonly height?: number;
    readonly bleed?: number;
    readonly title?: string;
    readonly grounds?: readonly SceneItem[];
    readonly furniture?: readonly SceneItem[];
  } = {},
): Scene {
  const { width = 226.772, height = 141.732, bleed = 0 } = options;
  const set = lines.map((line, index) => setLine(line, index));
  const items = set.flatMap((s) => s.items);
  return {
    format: 'dayang-scene/1',
    title: options.title ?? '手排的一页',
    language: 'zh-CN',
    page: { width: milli(width), height: milli(height), bleed: milli(bleed) },
    grid: {
      typeArea: { x: 0, y: 0, width: milli(width), height: milli(height) },
      columns: [{ x: 0, width: milli(width) }],
      top: 0,
      lines: 10,
      pitch: 13_000,
      body: 9_000,
      ascent: 7_920,
    },
    fonts: [
      ...new Set(lines.flatMap((line) => line.runs.map((run) => run.face ?? testFace(run.font ?? 'song')))),
    ].map(({ id, postscriptName, sha256 }) => ({ id, postscriptName, sha256 })),
    frames: [{ id: 'main', kind: 'text', box: { x: 0, y: 0, width: milli(width), height: milli(height) } }],
    stories: [{ id: 'lead', file: 'lead.md' }],
    lines: set.map((s) => s.line),
    items: [...(options.grounds ?? []), ...items, ...(options.furniture ?? [])],
    reading: items.flatMap((item, i) => (item.role === 'story' ? [i + (options.grounds?.length ?? 0)] : [])),
    queries: [],
  };
}

function setLine(spec: LineSpec, index: number): { line: SceneLine; items: TextItem[] } {
  const role = spec.role ?? 'story';
  let x = spec.x;
  const items: TextItem[] = [];
  for (const run of spec.runs) {
    const { item, end } = setRun(run, x, spec.baseline, role, index);
    items.push(item);
    x = end;
  }
  const line: SceneLine = {
    frame: 'main',
    kind: spec.kind ?? 'body',
    role,
    ...(role === 'story' ? { story: 'lead', paragraph: 0 } : {}),
    leg: 0,
    x: milli(spec.x),
    measure: milli(x - spec.x),
    baseline: milli(spec.baseline),
    indent: 0,
    start: milli(spec.x),
    end: milli(x),
    full: false,
    first: true,
    last: true,
    opened: 0,
    squeezed: 0,
    text: spec.runs.map((r) => r.text).join(''),
  };
  return { line, items };
}

function setRun(run: RunSpec, from: number, baseline: number, role: Role, line: number) {
  const face = run.face ?? testFace(run.font ?? 'song');
  const size = run.size ?? 9;
  const cells =
    run.glyphs ?? [...run.text].map((text) => ({ text, glyph: face.glyphOf(text.codePointAt(0)!) }));
  const xs: number[] = [];
  const clusters: number[] = [];
  let x = from;
  let at = 0;
  cells.forEach((cell, i) => {
    xs.push(milli(x));
    clusters.push(at);
    at += cell.text.length;
    x += size * (run.advances?.[i] ?? 1);
  });
  const item: TextItem = {
    kind: 'text',
    role,
    frame: 'main',
    line,
    font: face.id,
    size: milli(size),
    color: run.color ?? BLACK,
    y: milli(baseline),
    x: xs,
    glyphs: cells.map((cell) => cell.glyph),
    text: run.text,
    clusters,
    ...(run.scaleX ? { scaleX: run.scaleX } : {}),
    source: { file: 'lead.md', start: 0, end: run.text.length },
  };
  return { item, end: x };
}
