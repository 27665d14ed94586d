import { createHash } from 'node:crypto';
import type { Face } from '../../fonts/face.ts';
import { subsetTrueType, type TrueTypeSource } from './truetype.ts';

/** What the embedder needs of a parsed font file; a fontkit font has it. */
export interface FontProgram {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  readonly bbox: {
    readonly minX: number;
    readonly minY: number;
    readonly maxX: number;
    readonly maxY: number;
  };
  readonly 'OS/2'?: { readonly usWeightClass?: number; readonly sFamilyClass?: number } | undefined;
  createSubset(): { glyphs: number[]; encode(): Uint8Array; readonly cff?: unknown };
  /** The file, and where this face's tables are in it. */
  readonly stream?: { readonly buffer: Uint8Array };
  readonly directory?: { readonly tables: TrueTypeSource['tables'] };
}

/**
 * One face in use in one PDF. Codes are given out in order of first use, one for each pair of glyph and text: a
 * glyph that stands for two different texts (one bar for “——” and for “⸺”) gets two codes, so that each
 * extracts as what was written.
 */
export interface FontUse {
  readonly face: Face;
  /** Resource name on the page, `F1`. */
  readonly name: string;
  /** The two-byte code that shows this glyph and extracts as this text. */
  code(glyph: number, text: string): number;
  /** Width of a code in whole thousandths of the em, exactly as the PDF states it. */
  widthOf(code: number): number;
  /** Glyph id of each code; code 0 is .notdef. */
  readonly glyphs: readonly number[];
  /** Text of each code; empty where a code extracts as nothing. */
  readonly texts: readonly string[];
}

/** Starts the use of a face. */
export function useFont(face: Face, name: string): FontUse {
  const glyphs = [0];
  const texts = [''];
  const widths = [Math.round(face.advanceOf(0))];
  const firstCode = new Map<number, number>();
  const otherCodes = new Map<string, number>();
  const add = (glyph: number, text: string): number => {
    if (glyphs.length > 0xffff) throw new Error(`font ${face.id}: more than 65,535 codes in one file`);
    texts.push(text);
    widths.push(Math.round(face.advanceOf(glyph)));
    return glyphs.push(glyph) - 1;
  };
  const code = (glyph: number, text: string): number => {
    const first = firstCode.get(glyph);
    if (first === undefined) {
      const made = add(glyph, text);
      firstCode.set(glyph, made);
      return made;
    }
    if (texts[first] === text) return first;
    const key = `${glyph} ${text}`;
    const other = otherCodes.get(key) ?? add(glyph, text);
    otherCodes.set(key, other);
    return other;
  };
  return { face, name, code, widthOf: (c) => widths[c]!, glyphs, texts };
}

/** The pieces of an embedded font, ready to be written as PDF objects. */
export interface FontFile {
  /** Subset tag and PostScript name. */
  readonly baseFont: string;
  readonly kind: 'truetype' | 'cff';
  readonly data: Uint8Array;
  readonly toUnicode: string;
  /** Entries of the W array; every other code is 1000 wide. */
  readonly widths: readonly (number | readonly number[])[];
  readonly descriptor: Readonly<Record<string, number | readonly number[]>>;
}

/** Subsets a face to the glyphs in use. Throws when the face's program is not one that can be embedded. */
export function embedFont(use: FontUse): FontFile {
  const program = programOf(use.face);
  const { kind, data } = subsetOf(program, use.glyphs);
  return {
    baseFont: `${subsetTag(use)}+${program.postscriptName.replace(/[^!-~]|[()<>[\]{}/%#]/g, '_')}`,
    kind,
    data,
    toUnicode: toUnicodeMap(use.texts),
    widths: widthArray(use),
    descriptor: descriptorOf(program),
  };
}

/** Static TrueType outlines are copied; CFF and instances of variable fonts go through the program's own subsetter. */
function subsetOf(program: FontProgram, glyphs: readonly number[]): Pick<FontFile, 'kind' | 'data'> {
  const source = staticTrueType(program);
  if (source) return { kind: 'truetype', data: subsetTrueType(source, glyphs) };
  const subset = program.createSubset();
  // Filled directly and not with includeGlyph, which would give a glyph with two texts only one code.
  subset.glyphs.length = 0;
  subset.glyphs.push(...glyphs);
  return { kind: subset.cff === undefined ? 'truetype' : 'cff', data: subset.encode() };
}

function staticTrueType(program: FontProgram): TrueTypeSource | undefined {
  const bytes = program.stream?.buffer;
  const tables = program.directory?.tables;
  return bytes && tables?.glyf && !tables.fvar ? { bytes, tables } : undefined;
}

function programOf(face: Face): FontProgram {
  const program = face.program as Partial<FontProgram> | null | undefined;
  if (typeof program?.createSubset !== 'function') {
    throw new Error(`font ${face.id}: its program cannot be embedded`);
  }
  return program as FontProgram;
}

/** Six capitals that differ between subsets, made from what is in the subset. */
function subsetTag(use: FontUse): string {
  const digest = createHash('sha256').update(use.face.postscriptName).update(use.glyphs.join()).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

function widthArray(use: FontUse): (number | number[])[] {
  const out: (number | number[])[] = [];
  let run: number[] | undefined;
  for (let code = 0; code < use.glyphs.length; code++) {
    const width = use.widthOf(code);
    if (width === 1000) {
      run = undefined;
    } else if (run) {
      run.push(width);
    } else {
      run = [width];
      out.push(code, run);
    }
  }
  return out;
}

const SYMBOLIC = 4;
const SERIF = 2;
const ITALIC = 64;

function descriptorOf(program: FontProgram): FontFile['descriptor'] {
  const em = (units: number) => Math.round((units * 1000) / program.unitsPerEm);
  const family = (program['OS/2']?.sFamilyClass ?? 0) >> 8;
  const weight = program['OS/2']?.usWeightClass ?? 400;
  const { bbox } = program;
  return {
    Flags: SYMBOLIC | (family >= 1 && family <= 7 ? SERIF : 0) | (program.italicAngle === 0 ? 0 : ITALIC),
    FontBBox: [em(bbox.minX), em(bbox.minY), em(bbox.maxX), em(bbox.maxY)],
    ItalicAngle: program.italicAngle,
    Ascent: em(program.ascent),
    Descent: em(program.descent),
    CapHeight: em(program.capHeight || program.ascent),
    // No font file states its stem; readers that synthesise a substitute expect about this for the weight.
    StemV: 10 + Math.round((220 * (weight - 50)) / 900),
  };
}

const MAP_HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
`;
const MAP_FOOT = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;

/** The ToUnicode map of a list of texts by code; UTF-16, at most 100 entries a block as the format demands. */
export function toUnicodeMap(texts: readonly string[]): string {
  const entries: string[] = [];
  texts.forEach((text, code) => {
    if (text !== '') entries.push(`<${hex4(code)}> <${utf16Hex(text)}>\n`);
  });
  let out = MAP_HEAD;
  for (let i = 0; i < entries.length; i += 100) {
    const block = entries.slice(i, i + 100);
    out += `${block.length} beginbfchar\n${block.join('')}endbfchar\n`;
  }
  return out + MAP_FOOT;
}

/** Four hexadecimal digits. */
export function hex4(value: number): string {
  return (value + 0x10000).toString(16).slice(1);
}

/** UTF-16, big endian, hexadecimal. */
export function utf16Hex(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) out += hex4(text.charCodeAt(i));
  return out;
}
