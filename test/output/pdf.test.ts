import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { pageMarks } from '../../src/output/pdf/marks.ts';
import { type PdfFile, pdfCanonicalHash, readPdf } from '../../src/output/pdf/read.ts';
import { isA, latin1 } from '../../src/output/pdf/syntax.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import type { TextItem } from '../../src/scene/types.ts';
import { testFace, testFonts } from '../support/fonts.ts';
import { assertOriginsMatch, originFaults, sharedRaster } from '../support/origins.ts';
import { glyphsByLine, storyText } from '../support/pdf-text.ts';
import { handScene, RED, TINT } from '../support/scenes.ts';

const scene = handScene(
  [
    {
      x: 20,
      baseline: 40,
      runs: [
        { text: '科技强国，是', advances: [1, 1, 1, 1, 0.5, 1] },
        { text: '党建', font: 'hei', size: 20, color: RED },
      ],
    },
    { x: 20, baseline: 90, runs: [{ text: '创新', font: 'biaosong', size: 36, advances: [0.98763, 1] }] },
  ],
  {
    bleed: 8.504,
    grounds: [
      {
        kind: 'rect',
        role: 'furniture',
        frame: 'main',
        box: { x: -8_504, y: -8_504, width: 100_000, height: 60_000 },
        color: TINT,
        ground: true,
      },
    ],
  },
);
const title = '党建专版 <A & B>';
const options = { title, producer: 'dayang 0.1.0' };

let bytes: Uint8Array;
let pdf: PdfFile;
beforeAll(async () => {
  bytes = await writePdf([scene], testFonts, options);
  pdf = readPdf(bytes);
});

const marksOf = async (made: Promise<Uint8Array>) => {
  const file = readPdf(await made);
  return pageMarks(file, file.pages[0]!);
};

describe('the file', () => {
  test('has boxes for media, crop, bleed and trim, and no UserUnit', () => {
    const [page] = pdf.pages;
    const media = [0, 0, 243.78, 158.74];
    expect(page!.boxes).toEqual({
      MediaBox: media,
      CropBox: media,
      BleedBox: media,
      TrimBox: [8.504, 8.504, 235.276, 150.236],
    });
    expect(page!.dict.has('UserUnit')).toBe(false);
  });

  test('says what it is, in Info and in XMP, with values escaped', () => {
    expect(pdf.info).toEqual({
      Title: title,
      Producer: 'dayang 0.1.0',
      Creator: 'dayang 0.1.0',
      CreationDate: 'D:20000101000000Z',
      ModDate: 'D:20000101000000Z',
    });
    const xmp = new TextDecoder().decode(pdf.bytes(pdf.catalog.get('Metadata')));
    expect(xmp).toContain('党建专版 &lt;A &amp; B&gt;');
    expect(xmp).toContain('<xmp:CreateDate>2000-01-01T00:00:00Z</xmp:CreateDate>');
  });

  test('takes its date from the options', async () => {
    const dated = readPdf(
      await writePdf([scene], testFonts, { ...options, date: '2025-07-01T08:00:00+08:00' }),
    );
    expect(dated.info.CreationDate).toBe('D:20250701000000Z');
  });

  test('is the same bytes again, and has an ID of its content', async () => {
    expect(await writePdf([scene], testFonts, options)).toEqual(bytes);
    const moved = { ...scene, items: scene.items.map((i) => (i.kind === 'text' ? { ...i, y: i.y + 1 } : i)) };
    const other = readPdf(await writePdf([moved], testFonts, options));
    expect(pdf.id[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(pdf.id[1]).toBe(pdf.id[0]);
    expect(other.id[0]).not.toBe(pdf.id[0]);
  });

  test('has one canonical hash, deflated or not', async () => {
    const plain = await writePdf([scene], testFonts, { ...options, compress: false });
    expect(plain.length).toBeGreaterThan(bytes.length);
    expect(latin1(plain)).not.toContain('FlateDecode');
    expect(pdfCanonicalHash(plain)).toBe(pdfCanonicalHash(bytes));
    const other = await writePdf([scene], testFonts, { ...options, title: '另一页' });
    expect(pdfCanonicalHash(other)).not.toBe(pdfCanonicalHash(bytes));
  });

  test('embeds every face as a subset with a Unicode map, and no other', () => {
    const fonts = [...pdf.objects.values()].flatMap((value) => {
      const type = value instanceof Map ? value.get('Subtype') : undefined;
      return value instanceof Map && isA(type, 'name') && /^(Type\d|TrueType|CIDFont)/.test(type.name)
        ? [{ kind: type.name, dict: value }]
        : [];
    });
    expect(fonts.map((f) => f.kind).sort()).toEqual([
      'CIDFontType2',
      'CIDFontType2',
      'CIDFontType2',
      'Type0',
      'Type0',
      'Type0',
    ]);
    for (const { kind, dict } of fonts) {
      expect(dict.get('BaseFont')).toMatchObject({ name: expect.stringMatching(/^[A-Z]{6}\+/) });
      if (kind === 'Type0') expect(dict.has('ToUnicode')).toBe(true);
      else
        expect(pdf.bytes(pdf.dict(dict.get('FontDescriptor')).get('FontFile2')).length).toBeGreaterThan(500);
    }
  });

  test('has many pages that share their fonts', async () => {
    const two = readPdf(await writePdf([scene, scene, scene], testFonts, options));
    expect(two.pages).toHaveLength(3);
    expect(two.pages[2]!.fonts.get('F1')).toBe(two.pages[0]!.fonts.get('F1'));
  });

  test('can be made without any type', async () => {
    const file = readPdf(await writePdf([handScene([])], testFonts, options));
    expect(pageMarks(file, file.pages[0]!).glyphs).toEqual([]);
  });

  test('a font that the set does not have is a broken invariant', async () => {
    const none = { ...testFonts, byId: () => undefined };
    await expect(writePdf([scene], none, options)).rejects.toThrow('song');
  });
});

describe('the page', () => {
  test('has its glyphs where the scene has them, for two readers', async () => {
    await assertOriginsMatch(scene, bytes);
  });

  test('paints in CMYK and nothing else', () => {
    const { glyphs, shapes, operators } = pageMarks(pdf, pdf.pages[0]!);
    expect(new Set(glyphs.map((g) => g.fill))).toEqual(new Set(['0 0 0 1 k', '0 1 1 0 k']));
    const tint = { box: [-8.504, -8.504, 91.496, 51.496], fill: '0 0.08 0.12 0 k', content: 'artifact' };
    expect(shapes).toEqual([{ ...tint, points: expect.any(Array) }]);
    for (const rgb of ['rg', 'RG', 'g', 'G', 'cs', 'CS', 'sc', 'scn', 'SCN']) {
      expect(operators).not.toContain(rgb);
    }
  });

  test('keeps every origin within 0.02 pt, whatever the sizes and gaps', async () => {
    const line = fc.record({
      x: fc.integer({ min: 0, max: 200_000 }),
      size: fc.integer({ min: 5_000, max: 150_000 }),
      scaleX: fc.constantFrom(1000, 1182, 700),
      advances: fc.array(fc.integer({ min: 300, max: 1500 }), { minLength: 40, maxLength: 40 }),
    });
    const raster = await sharedRaster();
    await fc.assert(
      fc.asyncProperty(line, async ({ x, size, scaleX, advances }) => {
        const page = handScene(
          [
            {
              x: x / 1000,
              baseline: 40,
              runs: [
                {
                  text: '科技强国创新'.repeat(7).slice(0, 40),
                  size: size / 1000,
                  scaleX,
                  advances: advances.map((a) => a / 1000),
                },
              ],
            },
          ],
          { width: 1105, height: 1530 },
        );
        expect(originFaults(page, await writePdf([page], testFonts, options), raster)).toEqual([]);
      }),
      { numRuns: 25, seed: 20250701 },
    );
  });
});

describe('text', () => {
  const textOf = async (runs: Parameters<typeof handScene>[0][number]['runs']) => {
    const page = handScene([{ x: 20, baseline: 40, runs }]);
    const made = await writePdf([page], testFonts, options);
    await assertOriginsMatch(page, made);
    return (await marksOf(Promise.resolve(made))).glyphs.map((g) => g.text);
  };
  const glyphOf = (character: string) => testFace('song').glyphOf(character.codePointAt(0)!);

  test('a ligature extracts as its letters', async () => {
    expect(
      await textOf([
        {
          text: 'fi是',
          glyphs: [
            { glyph: glyphOf('f'), text: 'fi' },
            { glyph: glyphOf('是'), text: '是' },
          ],
        },
      ]),
    ).toEqual(['fi', '是']);
  });

  test('one glyph that stands for different characters extracts as each', async () => {
    const bar = glyphOf('—');
    const cells = ['——', '⸺', '—', '——'].map((text) => ({ glyph: bar, text }));
    expect(
      await textOf([{ text: cells.map((c) => c.text).join(''), glyphs: cells, advances: [2, 2, 1, 2] }]),
    ).toEqual(['——', '⸺', '—', '——']);
  });

  test('a character beyond the basic plane and a compatibility ideograph stay themselves', async () => {
    const glyph = glyphOf('国');
    const cells = ['𠮷', '\uf900', '国', '·', '・'].map((text) => ({ glyph, text }));
    expect(await textOf([{ text: cells.map((c) => c.text).join(''), glyphs: cells }])).toEqual([
      '𠮷',
      '\uf900',
      '国',
      '·',
      '・',
    ]);
  });

  test('comes out story by story and line by line', () => {
    expect(storyText(scene, bytes)).toBe('科技强国，是党建创新');
    const lines = [...glyphsByLine(scene, bytes).values()];
    expect(lines.map((line) => line.map((glyph) => glyph.text).join(''))).toEqual([
      '科技强国，是党建',
      '创新',
    ]);
    expect(lines.map((line) => line[0]!.y)).toEqual([expect.closeTo(40, 4), expect.closeTo(90, 4)]);
  });

  test('two glyphs for one character extract as one', async () => {
    const line = handScene([{ x: 20, baseline: 40, runs: [{ text: '甲乙丙丁' }] }]);
    const item = { ...(line.items[0] as TextItem), text: '甲—丁', clusters: [0, 1, 1, 2] };
    const page = { ...line, items: [item] };
    const made = writePdf([page], testFonts, options);
    await assertOriginsMatch(page, await made);
    expect((await marksOf(made)).glyphs.map((g) => g.text)).toEqual(['甲', '—', '', '丁']);
  });

  test('an opening mark shifted to the left of the line stands there', async () => {
    const page = handScene([
      { x: -4.5, baseline: 40, runs: [{ text: '“创新”', advances: [0.5, 1, 1, 0.5] }] },
    ]);
    await assertOriginsMatch(page, await writePdf([page], testFonts, options));
  });
});

describe('reading back notices', () => {
  const raw = () => writePdf([scene], testFonts, { ...options, compress: false });
  const damage = async (from: string, to: string) => {
    const text = latin1(await raw());
    expect(text).toContain(from);
    return Uint8Array.from(text.replace(from, to), (c) => c.charCodeAt(0));
  };

  test('an offset that misses its object', async () => {
    expect(() => readPdf(bytes)).not.toThrow();
    const broken = await damage('%PDF-1.6\n', '%PDF-1.6\n%more\n');
    expect(() => readPdf(broken)).toThrow(/PDF/);
  });

  test('a stream shorter than it says', async () => {
    const broken = await damage('/Length ', '/Length 1');
    expect(() => readPdf(broken)).toThrow(/PDF/);
  });

  test('a reference to itself', async () => {
    const [object, number] = /\n(\d+) 0 obj\n\(dayang 0\.1\.0\)/.exec(latin1(await raw()))!;
    const circle = `\n${number} 0 obj\n${number} 0 R`.padEnd(object.length);
    const broken = await damage(object, circle);
    expect(() => readPdf(broken)).toThrow('in a circle');
  });

  test('whatever is damaged: it reads or throws, and never hangs', async () => {
    const whole = await writePdf([scene], testFonts, options);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1 }), (changes) => {
        const broken = Uint8Array.from(whole);
        for (const [at, byte] of changes) broken[at] = byte;
        try {
          const file = readPdf(broken);
          for (const page of file.pages) pageMarks(file, page);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 200, seed: 20250701 },
    );
  });

  test('an operator that sets RGB', async () => {
    const made = writePdf([scene], testFonts, {
      ...options,
      onContent: (content) => content.replace('0 1 1 0 k', '1 0 0 rg'),
    });
    await expect(marksOf(made)).rejects.toThrow('operator rg');
  });
});
