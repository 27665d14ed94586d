import { createHash } from 'node:crypto';
import { create, type Font } from 'fontkit';
import { type Outcome, type Place, type Problem, problem } from '../problems/problem.ts';
import { type CharacterMap, characterMap } from './cmap.ts';
import type { Bounds, Face, Outline, Shaped } from './face.ts';
import { contourPath, type GlyphPath, pathOf } from './glyph-path.ts';
import { advances, glyfBounds, noInk, type Outlines } from './outlines.ts';
import { mainlandForms } from './region-forms.ts';
import {
  embedding,
  facesOf,
  fileKind,
  ideographicAscent,
  postscriptName,
  type Sfnt,
  unitsPerEm,
} from './sfnt.ts';
import { chooseInstance, type Instance, variationsOf } from './variation.ts';
import { embedVaried, type VariedFont, variedOutlines } from './varied-outlines.ts';
import { verticalForms } from './vertical-forms.ts';

/** A face to open: the file's bytes, and what the manifest says of it. */
export interface FaceRequest {
  readonly id: string;
  readonly bytes: Uint8Array;
  /** The file as messages name it. */
  readonly file: string;
  /** PostScript name of the face in a collection. */
  readonly face?: string;
  /** Named instance or axis values of a variable font; its preset when absent. */
  readonly instance?: string | Readonly<Record<string, number>>;
  /** Where the manifest names the file. */
  readonly place: Place;
  /** SHA-256 of the bytes where it is known already. */
  readonly sha256?: string;
}

/**
 * Opens a font file: TrueType or CFF outlines, one face of a collection, an instance of a variable font. Metrics
 * and characters are read in place; fontkit shapes Latin, reads CFF outlines and variations, and is what the PDF
 * library embeds. A file that cannot be used gives a problem and no face; one that may not be embedded gives both.
 */
export function openFace(request: FaceRequest): Outcome<Face> {
  const { bytes, file, place } = request;
  const kind = fileKind(bytes);
  if (kind === 'web') return { problems: [problem('font-web', { file }, place)] };
  if (kind === 'unknown') return { problems: [problem('font-not-a-font', { file }, place)] };
  try {
    const chosen = chooseFace(request);
    if (!chosen.value) return { problems: chosen.problems };
    const { sfnt, instance } = chosen.value;
    const problems: Problem[] = [];
    if (embedding(sfnt) !== 'allowed') problems.push(problem('font-no-embedding', { file }, place));
    return { value: makeFace(request, sfnt, instance), problems };
  } catch (error) {
    return { problems: [problem('font-damaged', { file, detail: reason(error) }, place)] };
  }
}

/** What was wrong, in both languages; whatever a reader runs into at the end of the data is a RangeError. */
function reason(error: unknown): string {
  if (error instanceof RangeError) return '数据残缺 (data cut off)';
  return error instanceof Error ? error.message : String(error);
}

/** The face in the file, and the instance where one is wanted. */
function chooseFace(request: FaceRequest): Outcome<{ sfnt: Sfnt; instance?: Instance }> {
  const { bytes, file, face, instance, place } = request;
  const fail = (p: Problem) => ({ problems: [p] });
  const sfnts = facesOf(bytes);
  const names = sfnts.map(postscriptName);
  const index = face === undefined && sfnts.length === 1 ? 0 : names.indexOf(face ?? '');
  const sfnt = sfnts[index];
  if (!sfnt) {
    const list = names;
    return fail(
      face === undefined
        ? problem('font-face-missing', { file, names: list }, place)
        : problem('font-face-unknown', { file, face, names: list }, place),
    );
  }
  const variations = variationsOf(sfnt);
  if (variations && !sfnt.tables.has('glyf')) return fail(problem('font-cff2', { file }, place));
  if (instance === undefined) return { value: { sfnt }, problems: [] };
  if (!variations) return fail(problem('font-not-variable', { file }, place));
  const chosen = chooseInstance(variations, instance, names[index] ?? '');
  if ('offered' in chosen) return fail(problem('font-instance-unknown', { file, ...chosen }, place));
  return { value: { sfnt, instance: chosen }, problems: [] };
}

/** Tables that the PDF library reads from every font. */
const needed = ['head', 'hhea', 'hmtx', 'maxp', 'post', 'cmap'] as const;

function openProgram(request: FaceRequest, sfnt: Sfnt, instance: Instance | undefined): Font {
  const name = fileKind(request.bytes) === 'collection' ? postscriptName(sfnt) : undefined;
  let font = create(request.bytes as Buffer, name) as Font;
  if (instance) font = font.getVariation(instance.settings);
  for (const tag of needed) {
    if (!(font as unknown as Record<string, unknown>)[tag])
      throw new Error(`${tag} 表缺失或损坏 (table missing or damaged)`);
  }
  if (sfnt.tables.has('sbix') || sfnt.tables.has('COLR')) throw new Error('彩色字体 (colour font)');
  if (!sfnt.tables.has('glyf') && !sfnt.tables.has('CFF ')) throw new Error('没有字形轮廓 (no outlines)');
  // Two instances of one file must not pass for the same font when they are embedded.
  if (instance) Object.defineProperty(font, 'postscriptName', { value: instance.postscriptName });
  return font;
}

function makeFace(request: FaceRequest, sfnt: Sfnt, instance: Instance | undefined): Face {
  const program = openProgram(request, sfnt, instance);
  const em = unitsPerEm(sfnt);
  const scale = 1000 / em;
  const outlines = outlinesOf(program, sfnt, instance);
  const boxes = new Map<number, Bounds>();
  const words = new Map<string, Shaped>();
  const glyphOf = inMainlandForms(sfnt, characterMap(sfnt) ?? fontkitMap(program));
  let digest = request.sha256;
  return {
    id: request.id,
    postscriptName: instance?.postscriptName ?? postscriptName(sfnt),
    get sha256() {
      digest ??= createHash('sha256').update(request.bytes).digest('hex');
      return digest;
    },
    ascent: (ideographicAscent(sfnt, em) ?? 0.88 * em) * scale,
    glyphOf,
    advanceOf: (glyph) => outlines.advance(glyph) * scale,
    boundsOf(glyph) {
      let box = boxes.get(glyph);
      if (!box) {
        box = scaled(outlines.bounds(glyph), scale);
        boxes.set(glyph, box);
      }
      return box;
    },
    verticalOf: verticalForms(sfnt),
    outlineOf: (glyph) => outlineOf(program, outlines, glyph, scale),
    shape(text) {
      let word = words.get(text);
      if (!word) {
        word = shape(program, glyphOf, text, outlines, scale);
        words.set(text, word);
      }
      return word;
    },
    program,
  };
}

/** Marks are put into their Chinese boxes by composition, whatever their forms: only ideographs follow the region. */
function isIdeograph(codePoint: number): boolean {
  return (
    (codePoint >= 0x3400 && codePoint < 0xa000) ||
    (codePoint >= 0xf900 && codePoint < 0xfb00) ||
    (codePoint >= 0x20000 && codePoint < 0x40000)
  );
}

/** The character map, with the forms of the mainland where the font has those of several regions. */
function inMainlandForms(sfnt: Sfnt, map: (codePoint: number) => number): (codePoint: number) => number {
  const forms = mainlandForms(sfnt);
  if (!forms) return map;
  return (codePoint) => {
    const glyph = map(codePoint);
    return isIdeograph(codePoint) ? (forms.get(glyph) ?? glyph) : glyph;
  };
}

function scaled(box: Bounds, scale: number): Bounds {
  if (box === noInk || scale === 1) return box;
  const { xMin, yMin, xMax, yMax } = box;
  return { xMin: xMin * scale, yMin: yMin * scale, xMax: xMax * scale, yMax: yMax * scale };
}

function outlinesOf(program: Font, sfnt: Sfnt, instance: Instance | undefined): Outlines {
  if (instance) {
    const font = program as unknown as VariedFont;
    const varied = variedOutlines(font);
    embedVaried(font, varied.glyph);
    return varied;
  }
  return { advance: advances(sfnt), bounds: glyfBounds(sfnt) ?? fontkitBounds(program) };
}

/** What `variedOutlines` has more than other outlines. */
type Varied = Outlines & { glyph?: ReturnType<typeof variedOutlines>['glyph'] };

/** Outlines of a variable font's instance are the ones that are embedded; fontkit reads all others. */
function outlineOf(program: Font, outlines: Varied, glyph: number, scale: number): Outline {
  if (outlines.glyph) return contourPath(outlines.glyph(glyph).points, scale);
  if (glyph < 0 || glyph >= program.numGlyphs) return [];
  try {
    return pathOf(program.getGlyph(glyph).path as unknown as GlyphPath, scale);
  } catch {
    return [];
  }
}

/** Boxes of CFF outlines; each charstring is decoded once. */
function fontkitBounds(program: Font): (glyph: number) => Bounds {
  return (glyph) => {
    if (glyph < 0 || glyph >= program.numGlyphs) return noInk;
    try {
      const { minX, minY, maxX, maxY } = program.getGlyph(glyph).bbox;
      return maxX >= minX ? { xMin: minX, yMin: minY, xMax: maxX, yMax: maxY } : noInk;
    } catch {
      return noInk;
    }
  };
}

/** For character maps that characterMap leaves alone. */
function fontkitMap(program: Font): CharacterMap {
  const cache = new Map<number, number>();
  return (codePoint) => {
    let glyph = cache.get(codePoint);
    if (glyph === undefined) {
      try {
        glyph = program.hasGlyphForCodePoint(codePoint) ? program.glyphForCodePoint(codePoint).id : 0;
      } catch {
        glyph = 0;
      }
      cache.set(codePoint, glyph);
    }
    return glyph;
  };
}

/** fontkit's defaults for left-to-right text, with everything optional off but kerning and ligatures. */
const latinFeatures = { kern: true, liga: true, calt: false, clig: false, rclt: false, curs: false };

/**
 * Kerning is what fontkit adds to its own advance; the advance itself is ours, so that a word and its letters agree.
 * A font whose tables fontkit cannot follow is set letter by letter, with the glyphs that its character map names.
 */
function shape(
  program: Font,
  glyphOf: CharacterMap,
  text: string,
  outlines: Outlines,
  scale: number,
): Shaped {
  const glyphs: number[] = [];
  const advanceList: number[] = [];
  const clusters: number[] = [];
  let at = 0;
  for (const { id, codePoints, kern } of layOut(program, text) ?? letters(glyphOf, text)) {
    glyphs.push(id);
    advanceList.push((outlines.advance(id) + kern) * scale);
    clusters.push(at);
    for (const codePoint of codePoints) at += codePoint > 0xffff ? 2 : 1;
  }
  return { glyphs, advances: advanceList, clusters };
}

interface LaidOut {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly kern: number;
}

function letters(glyphOf: CharacterMap, text: string): LaidOut[] {
  return Array.from(text, (char) => {
    const codePoint = char.codePointAt(0)!;
    return { id: glyphOf(codePoint), codePoints: [codePoint], kern: 0 };
  });
}

/** Undefined when fontkit cannot follow the font's tables. */
function layOut(program: Font, text: string): LaidOut[] | undefined {
  const word = runFontkit(program, text);
  if (!word || String.fromCodePoint(...word.flatMap((glyph) => glyph.codePoints)) === text) return word;
  // fontkit remembers with a glyph the characters that it first stood for; clusters need those of this word.
  const inner = program as unknown as { _glyphs: Record<number, unknown> };
  const kept = inner._glyphs;
  inner._glyphs = {};
  try {
    return runFontkit(program, text);
  } finally {
    inner._glyphs = kept;
  }
}

function runFontkit(program: Font, text: string): LaidOut[] | undefined {
  const run = fontkitRun(program, text);
  return run?.glyphs.map(({ id, codePoints, advanceWidth }, i) => {
    return { id, codePoints, kern: (run.positions[i]?.xAdvance ?? advanceWidth) - advanceWidth };
  });
}

function fontkitRun(program: Font, text: string): ReturnType<Font['layout']> | undefined {
  try {
    return program.layout(text, latinFeatures, 'latn', undefined, 'ltr');
  } catch (error) {
    // Bad tables end in nearly any error, but in none of these: the program itself is at fault.
    if (error instanceof ReferenceError || error instanceof SyntaxError) throw error;
    return undefined;
  }
}
