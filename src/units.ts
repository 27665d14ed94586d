import type { Length } from './spec/model.ts';

/** Points in a millimetre (1 pt = 1/72 inch). */
export const MM = 72 / 25.4;

/**
 * 号 names and their DTP sizes in pt. Metal and DTP disagree from 小初 upward, so the tool knows this one table
 * and stores points.
 */
export const SIZE_NAMES: Readonly<Record<string, number>> = {
  初号: 42,
  小初: 36,
  一号: 26,
  小一: 24,
  二号: 22,
  小二: 18,
  三号: 16,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
  六号: 7.5,
  小六: 6.5,
  七号: 5.5,
};

const UNITS: Readonly<Record<string, { unit: Length['unit']; factor: number }>> = {
  pt: { unit: 'pt', factor: 1 },
  mm: { unit: 'mm', factor: 1 },
  cm: { unit: 'mm', factor: 10 },
  em: { unit: 'em', factor: 1 },
  字: { unit: 'em', factor: 1 },
  line: { unit: 'line', factor: 1 },
  lines: { unit: 'line', factor: 1 },
  行: { unit: 'line', factor: 1 },
  column: { unit: 'column', factor: 1 },
  columns: { unit: 'column', factor: 1 },
  栏: { unit: 'column', factor: 1 },
};

/** What a written length looks like; the JSON Schema uses the same pattern. */
export const LENGTH_PATTERN = new RegExp(
  `^(?:[+-]?(?:\\d{1,6}(?:\\.\\d{1,6})?|\\.\\d{1,6}) ?(?:${Object.keys(UNITS).join('|')})|${Object.keys(SIZE_NAMES).join('|')})$`,
);

const NUMBER_AND_UNIT = /^([+-]?[\d.]+) ?(\D+)$/;

/** Reads a written length: `9pt`, `35cm`, `13字`, `48行`, `2栏`, `小五`; undefined for anything else, a bare number too. */
export function parseLength(text: string): Length | undefined {
  const written = text.trim();
  if (!LENGTH_PATTERN.test(written)) return undefined;
  const named = SIZE_NAMES[written];
  if (named !== undefined) return { value: named, unit: 'pt' };
  const match = NUMBER_AND_UNIT.exec(written);
  const scale = match ? UNITS[match[2]!] : undefined;
  if (!match || !scale) return undefined;
  return { value: Number((Number(match[1]) * scale.factor).toFixed(6)), unit: scale.unit };
}

/** What relative lengths are measured by, all in pt. */
export interface Measures {
  /** Size of the characters that `em` and `字` count. */
  readonly em: number;
  /** Line pitch that `lines` and `行` count. */
  readonly pitch: number;
  /** Width of n base columns with the gutters between them, for `栏`. */
  readonly columns?: (count: number) => number;
}

/** A length in pt. A length in 栏 where there are no columns is 0. */
export function toPt(length: Length, measures: Measures): number {
  switch (length.unit) {
    case 'pt':
      return length.value;
    case 'mm':
      return length.value * MM;
    case 'em':
      return length.value * measures.em;
    case 'line':
      return length.value * measures.pitch;
    case 'column':
      return measures.columns ? measures.columns(length.value) : 0;
  }
}

/** A length in pt that needs nothing to be measured by; undefined for 字, 行 and 栏. */
export function absolutePt(length: Length): number | undefined {
  if (length.unit === 'pt') return length.value;
  return length.unit === 'mm' ? length.value * MM : undefined;
}

/** Whole thousandths of a point: the unit of scenes. Never -0, which JSON would not keep. */
export function toMpt(pt: number): number {
  return Math.round(pt * 1000) + 0;
}
