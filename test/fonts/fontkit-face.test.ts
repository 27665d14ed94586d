import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import type { Face } from '../../src/fonts/face.ts';
import {
  asciiBytes,
  bytesOf,
  collection,
  face,
  fixture,
  fontkitFont,
  opened,
  patched,
  shipped,
  tableEntry,
  without,
} from './fixture.ts';

const tiny = bytesOf(fixture('song-tiny.ttf'));
const tinyHei = bytesOf(fixture('hei-tiny.ttf'));
const variable = bytesOf(fixture('variable-tiny.ttf'));
const songFile = bytesOf(shipped('song.ttf'));
const gidOf = (f: Face, char: string) => f.glyphOf(char.codePointAt(0)!);

/** A copy of the font in which every −120 of BASE, the foot of the em box, is another number. */
function withIdeographicFoot(font: Uint8Array, foot: number): Uint8Array {
  const entry = tableEntry(font, 'BASE');
  const view = new DataView(font.buffer, font.byteOffset);
  const start = view.getUint32(entry + 8);
  let copy = font;
  for (let at = 0; at + 2 <= view.getUint32(entry + 12); at += 2) {
    if (view.getInt16(start + at) === -120) copy = patched(copy, 'BASE', at, 0x10000 + foot);
  }
  return copy;
}

/** Embeds some text's glyphs by way of pdfkit and gives the font program that went into the PDF. */
function embedded(f: Face, text: string): Font {
  const doc = new PDFDocument();
  const { _font: font } = doc.font(f.program as never) as unknown as {
    _font: { subset: { includeGlyph(glyph: number): number; encode(): Uint8Array }; name: string };
  };
  for (const char of text) font.subset.includeGlyph(gidOf(f, char));
  return fontkitFont(font.subset.encode());
}

describe('a TrueType file', () => {
  const song = face(songFile);

  it('gives glyphs and metrics in thousandths of the em', () => {
    const guo = gidOf(song, '国');
    expect(guo).toBeGreaterThan(0);
    expect(song.advanceOf(guo)).toBe(1000);
    expect(song.ascent).toBe(880);
    expect(song.postscriptName).toBe('NotoSerifSC-Regular');
    const { xMin, yMin, xMax, yMax } = song.boundsOf(guo);
    expect(xMin).toBeGreaterThan(0);
    expect(xMax).toBeLessThan(1000);
    expect(yMin).toBeGreaterThan(-120);
    expect(yMax).toBeLessThan(880);
  });

  it('has no ink for a blank, where the next glyph’s head would be read by mistake', () => {
    expect(song.boundsOf(gidOf(song, ' '))).toEqual({ xMin: 0, yMin: 0, xMax: 0, yMax: 0 });
    expect(song.boundsOf(gidOf(song, '　'))).toEqual({ xMin: 0, yMin: 0, xMax: 0, yMax: 0 });
  });

  it('says 0 for what it lacks and never throws', () => {
    expect(song.glyphOf(0x20bb7)).toBe(0);
    expect(song.glyphOf(0x10ffff)).toBe(0);
    expect(song.glyphOf(-1)).toBe(0);
    expect(song.advanceOf(99_999)).toBe(0);
    expect(song.boundsOf(99_999)).toEqual({ xMin: 0, yMin: 0, xMax: 0, yMax: 0 });
  });

  it('scales a font of 2,000 units to the em', () => {
    const half = face(patched(tiny, 'head', 18, 2000));
    expect(half.advanceOf(gidOf(half, '国'))).toBe(500);
  });

  it('takes the top of the em box from OS/2 where that is one em high, else from BASE, else 880', () => {
    const higher = patched(patched(tiny, 'OS/2', 68, 860), 'OS/2', 70, 0x10000 - 140);
    expect(face(higher).ascent).toBe(860);
    const loose = patched(tiny, 'OS/2', 68, 1160);
    expect(face(loose).ascent).toBe(880);
    expect(face(withIdeographicFoot(loose, -100)).ascent).toBe(900);
    expect(face(without(withIdeographicFoot(loose, -100), 'BASE')).ascent).toBe(880);
  });

  it('is known by the hash of its file', () => {
    expect(face(tiny).sha256).toBe(createHash('sha256').update(tiny).digest('hex'));
  });

  it('has fontkit’s own numbers for any glyph', () => {
    const font = fontkitFont(songFile);
    const sample = fc.integer({ min: 0, max: font.numGlyphs - 1 });
    const check = (glyph: number) => {
      const own = font.getGlyph(glyph);
      expect(song.advanceOf(glyph)).toBe(own.advanceWidth);
      const { minX, minY, maxX, maxY } = own.cbox;
      const { xMin, yMin, xMax, yMax } = song.boundsOf(glyph);
      if (own.path.commands.length === 0) expect([xMin, yMin, xMax, yMax]).toEqual([0, 0, 0, 0]);
      else expect([xMin, yMin, xMax, yMax]).toEqual([minX, minY, maxX, maxY]);
    };
    fc.assert(fc.property(sample, check), { numRuns: 500, seed: 1 });
  });

  it.each(['song.ttf', 'hei.ttf', 'kai.ttf'])('maps every character of %s as fontkit does', (name) => {
    const font = fontkitFont(bytesOf(shipped(name)));
    const own = face(bytesOf(shipped(name)));
    const wrong = font.characterSet.filter((c) => own.glyphOf(c) !== font.glyphForCodePoint(c).id);
    expect(wrong).toEqual([]);
  });
});

describe('shaping of Latin', () => {
  const song = face(songFile);

  it('kerns AV', () => {
    const { glyphs, advances, clusters } = song.shape('AV');
    expect(glyphs).toEqual([gidOf(song, 'A'), gidOf(song, 'V')]);
    expect(advances[0]).toBeLessThan(song.advanceOf(glyphs[0]!));
    expect(advances[1]).toBe(song.advanceOf(glyphs[1]!));
    expect(clusters).toEqual([0, 1]);
  });

  it('joins ffi into one glyph and says where its characters begin', () => {
    const { glyphs, clusters } = song.shape('office');
    expect(glyphs).toHaveLength(4);
    expect(clusters).toEqual([0, 1, 4, 5]);
  });

  it('keeps clusters right when the same glyph stood for other characters before', () => {
    const fresh = face(songFile);
    fresh.shape('ﬁ');
    expect(fresh.shape('fit').clusters).toEqual([0, 2]);
  });

  it('gives the same answer twice, and letter by letter where there is nothing to kern', () => {
    expect(song.shape('AV')).toBe(song.shape('AV'));
    expect(song.shape('5G').clusters).toEqual([0, 1]);
    expect(song.shape('')).toEqual({ glyphs: [], advances: [], clusters: [] });
  });
});

describe('shaping where fontkit gives up', () => {
  function failing(error: Error) {
    const own = face(songFile);
    const give = () => {
      throw error;
    };
    for (const name of ['layout', 'hasGlyphForCodePoint']) {
      Object.defineProperty(own.program, name, { value: give });
    }
    return own;
  }

  it('sets letter by letter, with the glyphs of the character map', () => {
    const song = face(songFile);
    // What it throws for a list of scripts that leads nowhere.
    const unsound = failing(new TypeError("Cannot read properties of undefined (reading 'tag')"));
    const { glyphs, advances, clusters } = unsound.shape('AVffi2');
    expect(glyphs).toEqual([...'AVffi2'].map((char) => gidOf(song, char)));
    expect(advances).toEqual(glyphs.map((glyph) => song.advanceOf(glyph)));
    expect(clusters).toEqual([0, 1, 2, 3, 4, 5]);
    // The sound face joins letters of the same word.
    expect(song.shape('AVffi2').glyphs.length).toBeLessThan(glyphs.length);
  });

  it('does not take a fault of the program for one of the font', () => {
    expect(() => failing(new ReferenceError('nothing of that name')).shape('AV')).toThrow('nothing of');
  });
});

describe('a CFF file', () => {
  const cff = face(bytesOf(fixture('cff-tiny.otf')));

  it('gives glyphs, advances and ink', () => {
    const guo = gidOf(cff, '国');
    expect(cff.advanceOf(guo)).toBe(1000);
    expect(cff.ascent).toBe(880);
    const font = fontkitFont(bytesOf(fixture('cff-tiny.otf')));
    const { minX, maxY } = font.getGlyph(guo).bbox;
    expect(cff.boundsOf(guo)).toMatchObject({ xMin: minX, yMax: maxY });
    expect(cff.boundsOf(gidOf(cff, ' '))).toEqual({ xMin: 0, yMin: 0, xMax: 0, yMax: 0 });
  });

  it('decodes each outline once', () => {
    const glyph = gidOf(cff, '中');
    expect(cff.boundsOf(glyph)).toBe(cff.boundsOf(glyph));
  });

  it('shapes', () => {
    const { advances } = cff.shape('AV');
    expect(advances[0]).toBeLessThan(cff.advanceOf(gidOf(cff, 'A')));
  });
});

describe('a collection', () => {
  const bytes = collection([tiny, tinyHei]);

  it('opens the face of that PostScript name', () => {
    const hei = face(bytes, { face: 'NotoSansSC-Bold' });
    const alone = face(tinyHei);
    expect(hei.postscriptName).toBe('NotoSansSC-Bold');
    expect(hei.boundsOf(gidOf(hei, '国'))).toEqual(alone.boundsOf(gidOf(alone, '国')));
    expect(hei.shape('AV')).toEqual(alone.shape('AV'));
    expect(embedded(hei, '国').getGlyph(1).path.toSVG()).toBe(
      (alone.program as Font).getGlyph(gidOf(alone, '国')).path.toSVG(),
    );
  });

  it('lists the names when none or a wrong one is given', () => {
    const names = ['NotoSerifSC-Regular', 'NotoSansSC-Bold'];
    const missing = opened(bytes);
    expect(missing.value).toBeUndefined();
    expect(missing.problems).toMatchObject([{ code: 'font-face-missing', params: { names } }]);
    const wrong = opened(bytes, { face: 'NotoSansSC-Black' });
    expect(wrong.problems).toMatchObject([
      { code: 'font-face-unknown', params: { names }, place: { line: 3 } },
    ]);
  });
});

describe('a variable font', () => {
  const bold = face(variable, { instance: { wght: 700 } });

  it.each([700, 250])('has HarfBuzz’s outlines and widths at weight %i', (wght) => {
    const ours = face(variable, { instance: { wght } });
    const theirs = face(bytesOf(fixture(`variable-tiny-${wght}.ttf`)));
    const numGlyphs = (theirs.program as Font).numGlyphs;
    for (let glyph = 0; glyph < numGlyphs; glyph++) {
      expect(Math.abs(ours.advanceOf(glyph) - theirs.advanceOf(glyph))).toBeLessThanOrEqual(1);
      const [a, b] = [ours.boundsOf(glyph), theirs.boundsOf(glyph)];
      for (const key of ['xMin', 'yMin', 'xMax', 'yMax'] as const) {
        expect(Math.abs(a[key] - b[key]), `glyph ${glyph} ${key}`).toBeLessThanOrEqual(2);
      }
    }
    // A control: another weight differs.
    const other = face(variable);
    expect(other.advanceOf(gidOf(other, 'W'))).not.toBe(ours.advanceOf(gidOf(ours, 'W')));
  });

  it('has the right width of a blank without the table HVAR too', () => {
    const plain = face(without(variable, 'HVAR'), { instance: { wght: 700 } });
    for (const char of ' AÉé') {
      expect(plain.advanceOf(gidOf(plain, char))).toBe(bold.advanceOf(gidOf(bold, char)));
    }
  });

  it('can be named', () => {
    const named = face(variable, { instance: 'Bold' });
    expect(named.advanceOf(gidOf(named, 'W'))).toBe(bold.advanceOf(gidOf(bold, 'W')));
    expect(named.postscriptName).not.toBe(bold.postscriptName);
    expect(bold.postscriptName).toBe('NotoSerif-Regular_700wght');
  });

  it('embeds the instance, accents in their places', () => {
    const theirs = face(bytesOf(fixture('variable-tiny-700.ttf')));
    const [ours, reference] = [embedded(bold, 'ÉW½'), embedded(theirs, 'ÉW½')];
    for (let glyph = 1; glyph < 4; glyph++) {
      const [a, b] = [ours.getGlyph(glyph), reference.getGlyph(glyph)];
      expect(Math.abs(a.advanceWidth - b.advanceWidth)).toBeLessThanOrEqual(1);
      for (const key of ['minX', 'minY', 'maxX', 'maxY'] as const) {
        expect(Math.abs(a.path.bbox[key] - b.path.bbox[key]), `glyph ${glyph} ${key}`).toBeLessThanOrEqual(2);
      }
    }
  });

  it('kerns by its own weight', () => {
    const theirs = face(bytesOf(fixture('variable-tiny-700.ttf')));
    expect(Math.abs(bold.shape('AV').advances[0]! - theirs.shape('AV').advances[0]!)).toBeLessThanOrEqual(1);
  });

  it('lists what there is when the instance does not exist', () => {
    const wrong = opened(variable, { instance: 'Fat' });
    expect(wrong.problems).toMatchObject([{ code: 'font-instance-unknown', params: { wanted: 'Fat' } }]);
    expect(String(wrong.problems[0]?.params.offered)).toContain('SemiBold');
    for (const instance of [{ wdth: 80 }, { wght: 1000 }]) {
      const { problems } = opened(variable, { instance });
      expect(problems).toMatchObject([
        { code: 'font-instance-unknown', params: { offered: 'wght 100–900' } },
      ]);
    }
    const fixed = opened(tiny, { instance: 'Bold' });
    expect(fixed.problems).toMatchObject([{ code: 'font-not-variable' }]);
  });
});

describe('a file that cannot be used', () => {
  const withFsType = (fsType: number) => opened(patched(tiny, 'OS/2', 8, fsType));

  it('may not be embedded when its licence bits say so', () => {
    for (const fsType of [2, 0x102, 0x200]) {
      const { value, problems } = withFsType(fsType);
      expect(problems).toMatchObject([
        { code: 'font-no-embedding', severity: 'blocking', place: { line: 3 } },
      ]);
      expect(value).toBeDefined();
    }
  });

  it('may be embedded for preview, editing, or where several bits are set', () => {
    for (const fsType of [0, 4, 8, 6, 0x100]) expect(withFsType(fsType).problems).toEqual([]);
  });

  it('is named: not a font, a web font, cut off', () => {
    const code = (bytes: Uint8Array) => opened(bytes).problems.map((p) => p.code);
    expect(code(asciiBytes('%PDF-1.7 not a font'))).toEqual(['font-not-a-font']);
    expect(code(new Uint8Array(0))).toEqual(['font-not-a-font']);
    expect(code(asciiBytes('wOF2....'))).toEqual(['font-web']);
    expect(code(tiny.subarray(0, 2000))).toEqual(['font-damaged']);
    expect(code(tiny.subarray(0, 6))).toEqual(['font-damaged']);
    expect(code(asciiBytes('ttcf\0\x01\0\0\xff\xff\xff\xff'))).toEqual(['font-damaged']);
  });

  it('never breaks the program, whatever bytes are in it', () => {
    const damage = fc.array(fc.tuple(fc.nat(tiny.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 });
    const survive = (changes: readonly (readonly [number, number])[]) => {
      const bytes = tiny.slice();
      for (const [at, value] of changes) bytes[at] = value;
      const { value, problems } = opened(bytes);
      if (!value) return problems.length > 0;
      for (const char of '国，A ') value.boundsOf(value.glyphOf(char.codePointAt(0)!));
      value.shape('office AV');
      return true;
    };
    fc.assert(fc.property(damage, survive), { numRuns: 300, seed: 7 });
    const varied = (changes: readonly (readonly [number, number])[]) => {
      const bytes = variable.slice();
      for (const [at, value] of changes) bytes[at] = value;
      const { value, problems } = opened(bytes, { instance: { wght: 700 } });
      for (let glyph = 0; glyph < 60; glyph++) value?.boundsOf(glyph);
      return value !== undefined || problems.length > 0;
    };
    fc.assert(fc.property(damage, varied), { numRuns: 200, seed: 7 });
    const head = fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(head, survive), { numRuns: 300, seed: 7 });
  });
});
