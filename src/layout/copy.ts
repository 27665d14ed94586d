import type { InlineMark, RichText, Story } from '../content/story.ts';
import type { Face } from '../fonts/face.ts';
import { type Place, type Problem, problem } from '../problems/problem.ts';
import type { SourceRange } from '../scene/types.ts';
import { placeAt, type SourceText } from '../source.ts';
import { type Measured, measureParagraph } from '../text/measure.ts';
import type { Profile, RunStyle, StyledRun, Unit } from '../text/types.ts';
import type { Style } from './style.ts';

/** Words with a look, measured and ready to be broken into lines. */
export interface Copy {
  readonly rich: RichText;
  /** Where the words stand; absent for furniture. */
  readonly source?: SourceText;
  readonly measured: Measured;
  readonly style: Style;
  readonly options: CopyOptions;
}

/** Text that is in no story, for labels and folios. */
export function furnitureText(text: string): RichText {
  return { text, offsets: new Uint32Array(text.length + 1), marks: [], queries: [] };
}

/** Joins pieces of one story, so that a label runs into its note. Queries and marks keep their words. */
export function joinRich(parts: readonly RichText[]): RichText {
  const text = parts.map((part) => part.text).join('');
  const offsets = new Uint32Array(text.length + 1);
  const marks = [];
  const queries = [];
  const hyphens: number[] = [];
  let at = 0;
  for (const part of parts) {
    for (const hyphen of part.hyphens ?? []) hyphens.push(hyphen + at);
    offsets.set(part.offsets.subarray(0, part.text.length), at);
    offsets[at + part.text.length] = part.offsets[part.text.length] ?? 0;
    for (const mark of part.marks) marks.push({ ...mark, start: mark.start + at, end: mark.end + at });
    for (const query of part.queries) queries.push({ ...query, at: query.at + at });
    at += part.text.length;
  }
  return { text, offsets, marks, queries, ...(hyphens.length > 0 ? { hyphens } : {}) };
}

/** What to do differently from the style. */
export interface CopyOptions {
  readonly source?: SourceText;
  /** Words of the article that derived text repeats. */
  readonly repeats?: readonly SourceRange[];
  /** Display type: no indent, no orphan control. */
  readonly display?: boolean;
  /** Runs of another look: a label in 黑 before a note, a unit behind a figure. UTF-16 offsets, in order. */
  readonly spans?: readonly { readonly start: number; readonly end: number; readonly style: Style }[];
  /** Stretches that are never parted, besides names in black frames. */
  readonly units?: readonly Unit[];
}

/** Options of a derived copy: display type that knows which words of its story it repeats. */
export function derivedOptions(story: Story, ...texts: readonly RichText[]): CopyOptions {
  const repeats = texts.flatMap((text) => story.repeats?.get(text) ?? []);
  return { source: story.source, display: true, ...(repeats.length > 0 ? { repeats } : {}) };
}

/** Gives words their faces and sizes, measures them, and reports what no font has. */
export function makeCopy(
  rich: RichText,
  style: Style,
  problems: Problem[],
  options: CopyOptions = {},
  placeOfFurniture?: Place,
): Copy {
  const profile = options.display ? displayProfile(style.profile) : style.profile;
  const framed = rich.marks.filter(({ kind }) => kind === 'framed');
  const units = [...(options.units ?? []), ...framed];
  const measured = measureParagraph({
    text: rich.text,
    runs: styledRuns(rich, style, options),
    profile,
    em: style.size,
    ...(units.length > 0 ? { units } : {}),
    ...(rich.hyphens ? { hyphens: rich.hyphens } : {}),
  });
  for (const { at, codePoint, face } of measured.missing) {
    const place = options.source ? placeAt(options.source, rich.offsets[at]!, 1) : placeOfFurniture;
    problems.push(
      problem(
        'font-missing-glyph',
        {
          char: String.fromCodePoint(codePoint),
          codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
          role: face,
        },
        place,
      ),
    );
  }
  reportNoRoom(rich, style, problems, options);
  return { rich, measured, style, options, ...(options.source ? { source: options.source } : {}) };
}

/** Display type has no indent and no last line to repair; its names and words are never parted. */
function displayProfile(profile: Profile): Profile {
  const keep = profile.names.length > 0 ? [...profile.keep, ...profile.names] : profile.keep;
  return { ...profile, indent: 0, orphan: 'off', minLastLine: 1, keep, names: [], hyphenate: 'never' };
}

/** Dots that the lines leave no room for (CLREQ 5.6.1): once a paragraph. */
function reportNoRoom(rich: RichText, style: Style, problems: Problem[], options: CopyOptions): void {
  if (style.emphasis !== 'no-room' || options.display) return;
  const mark = rich.marks.find(({ kind }) => kind === 'emphasis');
  if (!mark || !options.source) return;
  const text = rich.text.slice(mark.start, mark.end);
  const place = placeAt(options.source, rich.offsets[mark.start]!, text.length);
  problems.push(problem('emphasis-no-room', { text }, place));
}

/** The same copy without its last `chars` characters, blanks not counted. */
export function cutCopy({ rich, style, options }: Copy, chars: number): Copy {
  let end = rich.text.length;
  for (let left = chars; left > 0 && end > 0; ) {
    const [ch] = rich.text.slice(0, end).match(/.$/su) ?? [''];
    end -= Math.max(1, ch.length);
    if (ch.trim() !== '') left--;
  }
  const clip = <T extends { readonly start: number; readonly end: number }>(stretches: readonly T[]): T[] =>
    stretches.flatMap((one) => (one.start < end ? [{ ...one, end: Math.min(one.end, end) }] : []));
  const text = rich.text.slice(0, end);
  const hyphens = rich.hyphens?.filter((at) => at < end) ?? [];
  const shorter = {
    text,
    offsets: rich.offsets.slice(0, end + 1),
    marks: clip(rich.marks),
    queries: [],
    ...(hyphens.length > 0 ? { hyphens } : {}),
  };
  const clipped = { spans: clip(options.spans ?? []), units: clip(options.units ?? []) };
  return makeCopy(shorter, style, [], { ...options, ...clipped });
}

/** Runs that cover the text: the style's, with spans and inline marks on top. */
function styledRuns(rich: RichText, style: Style, options: CopyOptions): StyledRun[] {
  const look = (faces: readonly Face[], of: Style): RunStyle => ({
    faces,
    size: of.size,
    tracking: of.tracking,
    color: of.color,
  });
  const marked = (kind: InlineMark['kind']): RunStyle => {
    if (kind === 'en') return { ...look(style.faces, style), lang: 'en' };
    const dotted = kind === 'emphasis' && style.emphasis === 'dots' && !options.display;
    return look(dotted || kind === 'framed' ? style.faces : style.marks[kind], style);
  };
  const special = [
    ...(options.spans ?? []).map(({ start, end, style: s }) => ({ start, end, style: look(s.faces, s) })),
    ...rich.marks.map(({ start, end, kind }) => ({ start, end, style: marked(kind) })),
  ].sort((a, b) => a.start - b.start);
  const plain = look(style.faces, style);
  const runs: StyledRun[] = [];
  let at = 0;
  for (const run of special) {
    if (run.end <= at) continue;
    const start = Math.max(at, run.start);
    if (start > at) runs.push({ start: at, end: start, style: plain });
    runs.push({ start, end: run.end, style: run.style });
    at = run.end;
  }
  if (at < rich.text.length || runs.length === 0)
    runs.push({ start: at, end: rich.text.length, style: plain });
  return runs;
}
