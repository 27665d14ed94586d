import type { Scene } from '../scene/types.ts';

/** What a file of JSON is: a scene, or why it is none. */
export type SceneFile =
  | { readonly scene: Scene }
  | { readonly version: string }
  | { readonly fault: readonly [zh: string, en: string] };

/** The format that this program writes and reads. */
export const SCENE_FORMAT = 'dayang-scene/1';

/** Reads a scene and holds it to its form, so that nothing that compares or writes it can stumble. Never throws. */
export function readScene(text: string): SceneFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: ['不是 JSON，或没有写完', 'not JSON, or cut short'] };
  }
  if (!isRecord(value) || typeof value.format !== 'string' || !value.format.startsWith('dayang-scene/')) {
    return { fault: ['没有 dayang-scene 的记号', 'the sign dayang-scene is missing'] };
  }
  if (value.format !== SCENE_FORMAT) return { version: value.format };
  const wrong = Object.keys(FIELDS).find((key) => !FIELDS[key]!(value[key]));
  if (wrong) return { fault: [`${wrong} 不对`, `${wrong} is wrong`] };
  const scene = value as unknown as Scene;
  const item = scene.items.findIndex((one) => one.kind === 'text' && !scene.lines[one.line]);
  if (item >= 0) return { fault: [`items[${item}] 的行不存在`, `items[${item}] names no line`] };
  const lost = scene.reading.some((index) => scene.items[index] === undefined);
  return lost ? { fault: ['reading 不对', 'reading is wrong'] } : { scene };
}

type Test = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Test = (value) => typeof value === 'string';
const isWhole: Test = (value) => Number.isSafeInteger(value);
const isInk: Test = (value) => typeof value === 'number' && value >= 0 && value <= 100;
const isFlag: Test = (value) => typeof value === 'boolean';
const list =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const oneOf =
  (...values: readonly string[]): Test =>
  (value) =>
    typeof value === 'string' && values.includes(value);
const record =
  (fields: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([key, test]) => test(value[key]));

const isBox = record({ x: isWhole, y: isWhole, width: isWhole, height: isWhole });
const isCmyk = record({
  kind: oneOf('cmyk'),
  c: isInk,
  m: isInk,
  y: isInk,
  k: isInk,
  name: optional(isText),
});
const isSpot = record({ kind: oneOf('spot'), name: isText, tint: isInk, alternate: isCmyk });
const isColor: Test = (value) => isCmyk(value) || isSpot(value);
const common = { role: oneOf('story', 'derived', 'furniture'), frame: isText, ground: optional(isFlag) };
const isTextItem: Test = (value) =>
  record({
    ...common,
    line: isWhole,
    font: isText,
    size: isWhole,
    color: isColor,
    y: isWhole,
    x: list(isWhole),
    glyphs: list(isWhole),
    text: isText,
    clusters: list(isWhole),
    scaleX: optional(isWhole),
  })(value) && hasEqualLists(value as { x: unknown[]; glyphs: unknown[]; clusters: unknown[] });

function hasEqualLists({ x, glyphs, clusters }: { x: unknown[]; glyphs: unknown[]; clusters: unknown[] }) {
  return x.length === glyphs.length && clusters.length === glyphs.length;
}

const ITEMS: Readonly<Record<string, Test>> = {
  text: isTextItem,
  rect: record({ ...common, box: isBox, color: isColor }),
  path: record({
    ...common,
    commands: list((part) => isWhole(part) || oneOf('M', 'L', 'C', 'Z')(part)),
    fill: optional(isColor),
    stroke: optional(record({ color: isColor, width: isWhole })),
  }),
  image: record({ ...common, box: isBox, image: isText, file: isText, crop: isBox, alt: optional(isText) }),
};

const FIELDS: Readonly<Record<string, Test>> = {
  title: isText,
  language: isText,
  page: record({ width: isWhole, height: isWhole, bleed: isWhole }),
  grid: record({
    typeArea: isBox,
    columns: list(record({ x: isWhole, width: isWhole })),
    top: isWhole,
    lines: isWhole,
    pitch: isWhole,
    body: isWhole,
    ascent: isWhole,
  }),
  fonts: list(record({ id: isText, postscriptName: isText, sha256: isText })),
  frames: list(record({ id: isText, kind: isText, box: isBox, story: optional(isText) })),
  stories: list(record({ id: isText, file: isText })),
  lines: list(
    record({
      frame: isText,
      kind: isText,
      role: isText,
      story: optional(isText),
      paragraph: optional(isWhole),
      leg: isWhole,
      x: isWhole,
      baseline: isWhole,
      text: isText,
    }),
  ),
  items: list((value) => isRecord(value) && (ITEMS[String(value.kind)]?.(value) ?? false)),
  reading: list(isWhole),
  queries: list(record({ question: isText })),
};
