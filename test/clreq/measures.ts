import type { Glyph, SetLine, Setting } from './workshop.ts';

/** Tolerance in em for differences of origins in a line. */
export const TIGHT = 0.005;
/** 0.05 pt, for line starts and ends. */
export const EDGE = 0.005;

/** A fault when a value is not what it should be. */
export function near(what: string, got: number | undefined, want: number, tolerance = TIGHT): string[] {
  if (got !== undefined && Math.abs(got - want) <= tolerance + 1e-9) return [];
  return [`${what}: ${got?.toFixed(3) ?? 'not found'} instead of ${want.toFixed(3)}`];
}

/** A fault when a value is outside its limits. */
export function within(what: string, got: number | undefined, low: number, high: number): string[] {
  if (got !== undefined && got >= low - TIGHT && got <= high + TIGHT) return [];
  return [`${what}: ${got?.toFixed(3) ?? 'not found'} is not in ${low}…${high}`];
}

/** A fault when something does not hold. */
export function holds(what: string, is: boolean): string[] {
  return is ? [] : [what];
}

/** The line that holds a text, with the glyph of each of its characters. */
export function find(setting: Setting, text: string): { line: SetLine; glyphs: Glyph[] } | undefined {
  for (const line of setting.lines) {
    const from = line.text.indexOf(text);
    if (from < 0) continue;
    const glyphs: Glyph[] = [];
    let at = 0;
    for (const glyph of line.glyphs) {
      const end = at + glyph.text.length;
      if (end > from && at < from + text.length)
        for (let k = Math.max(at, from); k < Math.min(end, from + text.length); k++) glyphs.push(glyph);
      at = end;
    }
    return { line, glyphs };
  }
  return undefined;
}

/** From the origin of the first character of a text to the origin of its last, in em; undefined when it is not on one line. */
export function distance(setting: Setting, text: string): number | undefined {
  const glyphs = find(setting, text)?.glyphs;
  if (!glyphs || glyphs.length < 2) return undefined;
  return glyphs.at(-1)!.x - glyphs[0]!.x;
}

/** Ink of one character that is found in a text, relative to the origin of a full em that begins at `from`. */
export function inkOf(setting: Setting, text: string, index = 0): Glyph['ink'] | undefined {
  return find(setting, text)?.glyphs[index]?.ink;
}

/** The glyphs of a text: from the left of the first ink to the right of the last. */
export function inkSpan(
  setting: Setting,
  text: string,
): { x0: number; x1: number; y0: number; y1: number } | undefined {
  const glyphs = find(setting, text)?.glyphs;
  if (!glyphs || glyphs.length === 0) return undefined;
  return {
    x0: Math.min(...glyphs.map(({ ink }) => ink.x0)),
    x1: Math.max(...glyphs.map(({ ink }) => ink.x1)),
    y0: Math.min(...glyphs.map(({ ink }) => ink.y0)),
    y1: Math.max(...glyphs.map(({ ink }) => ink.y1)),
  };
}

const HALF_AT_END = '、，。：；？！”’）〕］】》〉」』〗｝';
/** Marks that fill their cell in a vertical line. */
const WHOLE_DOWN = '：；？！';
const OPENING = '“‘（〔［【《〈「『〖｛';
const HAN = /^\p{Script=Han}$/u;

/** Whether a character is Han. */
export function isHan(text: string): boolean {
  return HAN.test(text);
}

/** Where a line ends: its last origin and advance, a full-width mark with ink at the left counted as half an em. */
export function trimmedEnd(line: SetLine): number {
  const last = line.glyphs.findLast(({ text }) => text !== ' ')!;
  // An interpunct stands in the middle of half an em, whatever advance the font gives it.
  if (last.text === '—' || last.text === '～') {
    const twin = line.glyphs.at(-2)?.text === '—';
    return twin ? last.ink.x1 + 0.05 * last.size : (last.ink.x0 + last.ink.x1) / 2 + 0.5 * last.size;
  }
  if (last.text === '·') return (last.ink.x0 + last.ink.x1) / 2 + 0.25 * last.size;
  const half = HALF_AT_END.includes(last.text) && !(line.vertical && WHOLE_DOWN.includes(last.text));
  return last.x + (half ? 0.5 * last.size : last.advance);
}

/** Where a line starts: its first origin, the blank left half of an opening mark not counted. */
export function trimmedStart(line: SetLine): number {
  const first = line.glyphs[0]!;
  return first.x + (OPENING.includes(first.text) ? 0.5 * first.size : 0);
}

/** The lines of settings but the last of each. */
export function fullLines(settings: readonly Setting[]): { setting: Setting; line: SetLine }[] {
  return settings.flatMap((setting) => setting.lines.slice(0, -1).map((line) => ({ setting, line })));
}

/** All lines of settings. */
export function allLines(settings: readonly Setting[]): { setting: Setting; line: SetLine }[] {
  return settings.flatMap((setting) => setting.lines.map((line) => ({ setting, line })));
}

/** Steps between neighbouring Han of a line. */
export function hanSteps(line: SetLine): number[] {
  const steps: number[] = [];
  line.glyphs.forEach((glyph, i) => {
    const before = line.glyphs[i - 1];
    if (before && isHan(before.text) && isHan(glyph.text) && before.size === glyph.size)
      steps.push(glyph.x - before.x);
  });
  return steps;
}

/** Faults of lines that begin with one of the marks. */
export function starts(settings: readonly Setting[], marks: string): string[] {
  return allLines(settings.filter(isSound))
    .filter(({ setting, line }) => line !== setting.lines[0] && marks.includes(line.text[0] ?? ' '))
    .map(({ setting, line }) => `${setting.measure} em: a line starts ${line.text.slice(0, 6)}`);
}

/** Faults of lines that end with one of the marks. */
export function ends(settings: readonly Setting[], marks: string): string[] {
  return fullLines(settings.filter(isSound))
    .filter(({ line }) => marks.includes(line.text.at(-1) ?? ' '))
    .map(({ setting, line }) => `${setting.measure} em: a line ends ${line.text.slice(-6)}`);
}

/** Settings without a line that the engine reports as against its rules. */
export function isSound(setting: Setting): boolean {
  return setting.problems.every(({ code }) => code !== 'line-infeasible' && code !== 'word-too-wide');
}

/** Faults of units that are not whole on a line. */
export function whole(settings: readonly Setting[], units: readonly string[]): string[] {
  return settings.flatMap((setting) => {
    const all = setting.lines.map(({ text }) => text).join('');
    return units.flatMap((unit) => {
      const times = all.split(unit).length - 1;
      const kept = setting.lines.reduce((sum, { text }) => sum + text.split(unit).length - 1, 0);
      return kept < times ? [`${setting.measure} em: ${unit} is split`] : [];
    });
  });
}

/** The whole text as it extracts. */
export function textOf(setting: Setting): string {
  return setting.lines.map(({ text }) => text).join('');
}
