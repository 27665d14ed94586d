import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding, PressStandard } from '../../../src/check/press/finding.ts';
import { checkPressPdf, pdfRules } from '../../../src/check/press/pdf-rules.ts';
import { type PressImage, placementKey } from '../../../src/images/press-image.ts';
import { type PdfFile, readPdf } from '../../../src/output/pdf/read.ts';
import { isDict, type PdfValue } from '../../../src/output/pdf/syntax.ts';
import { writePdf } from '../../../src/output/pdf/writer.ts';
import type { Cmyk, ImageItem, Scene } from '../../../src/scene/types.ts';
import { testFonts } from '../../support/fonts.ts';
import { dict, editPdf, name, type PdfEdit, text } from '../../support/pdf-edit.ts';
import { INTENT, tinyProfile } from '../../support/press.ts';
import { BLACK, handScene, RED, TINT } from '../../support/scenes.ts';

const WHITE: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 0 };
const ground = (color: Cmyk, y: number) =>
  ({
    kind: 'rect',
    role: 'furniture',
    frame: 'main',
    box: { x: 0, y: y * 1000, width: 226_000, height: 30_000 },
    color,
    ground: true,
  }) as const;
const rule = (color: Cmyk, thickness: number) =>
  ({
    kind: 'rect',
    role: 'furniture',
    frame: 'main',
    box: { x: 0, y: 120_000, width: 200_000, height: thickness },
    color,
  }) as const;

/** A grey picture of 180 ppi, 40 × 30 pt. */
const PICTURE: ImageItem = {
  kind: 'image',
  role: 'furniture',
  frame: 'photo',
  box: { x: 150_000, y: 5_000, width: 40_000, height: 30_000 },
  image: 'a'.repeat(64),
  file: 'a.jpg',
  crop: { x: 0, y: 0, width: 100, height: 75 },
  ppi: 180,
  alt: '车间',
};
const PIXELS = {
  width: 100,
  height: 75,
  channels: 1,
  data: new Uint8Array(deflateSync(new Uint8Array(101 * 75).fill(2))),
  sha256: 'b',
} as unknown as PressImage;
const images = new Map([[placementKey(PICTURE), PIXELS]]);

const scene = handScene(
  [
    { x: 10, baseline: 20, runs: [{ text: '科技强国', font: 'biaosong', size: 18 }], kind: 'title' },
    { x: 10, baseline: 50, runs: [{ text: '党建创新' }] },
    { x: 10, baseline: 90, runs: [{ text: '编者按', font: 'hei', size: 12, color: WHITE }] },
  ],
  { bleed: 8.504, grounds: [ground(TINT, 35), ground(RED, 70), PICTURE], furniture: [rule(BLACK, 500)] },
);

const build = (standard: PressStandard, page: Scene = scene, more = {}) =>
  writePdf([page], testFonts, {
    title: '党建专版 <A & B>',
    producer: 'dayang 0.1.0',
    date: '2025-07-01',
    images,
    press: { standard, outputIntent: INTENT, ...more },
  });

const check = (file: Uint8Array, standard: PressStandard = 'x-4', options = {}) =>
  checkPressPdf(readPdf(file), standard, options);
const ids = (findings: readonly Finding[]) => [...new Set(findings.map((finding) => finding.rule))];

let files: Record<PressStandard, Uint8Array>;
beforeAll(async () => {
  files = { 'x-4': await build('x-4'), 'x-1a:2003': await build('x-1a:2003') };
});

describe.each(['x-4', 'x-1a:2003'] as const)('a page as %s', (standard) => {
  test('keeps every rule', () => {
    expect(check(files[standard], standard)).toEqual([]);
  });

  test('keeps every rule after it was taken apart and put together', () => {
    expect(
      check(
        editPdf(files[standard], () => {}),
        standard,
      ),
    ).toEqual([]);
  });

  test('is the same bytes again', async () => {
    expect(Buffer.compare(await build(standard), files[standard])).toBe(0);
  });

  test('is not the other standard', () => {
    const other = standard === 'x-4' ? 'x-1a:2003' : 'x-4';
    expect(ids(check(files[standard], other))).toEqual(expect.arrayContaining(['X-01', 'X-02']));
  });
});

/** A fault for a rule: in the structure of a good file. */
type Fault = readonly [rule: string, what: string, change: (edit: PdfEdit) => void, standard?: PressStandard];

const replaceXmp = (edit: PdfEdit, from: string, to: string) => {
  const entry = edit.catalog.get('Metadata');
  const packet = new TextDecoder().decode(edit.bytes(entry));
  expect(packet).toContain(from);
  edit.fill(entry, packet.replace(from, to));
};
const intentOf = (edit: PdfEdit) => edit.dict((edit.catalog.get('OutputIntents') as readonly PdfValue[])[0]);
const ofType = (edit: PdfEdit, type: string, key = 'Type') =>
  edit.all().find((one) => (one.get(key) as { name?: string } | undefined)?.name === type)!;
const content = (edit: PdfEdit, change: (stream: string) => string) => {
  const entry = edit.page().get('Contents');
  const stream = new TextDecoder().decode(edit.bytes(entry));
  const changed = change(stream);
  expect(changed).not.toBe(stream);
  edit.fill(entry, changed);
};
const state = (edit: PdfEdit) => ofType(edit, 'ExtGState');

const FAULTS: readonly Fault[] = [
  ['X-00', 'an operator that nobody knows', (e) => content(e, (s) => `${s}xyzzy\n`)],
  ['X-00', 'an operator of JavaScript', (e) => content(e, (s) => `${s}toString\n`)],
  ['X-00', 'text that is a name', (e) => content(e, (s) => s.replace('[<', '[/A <'))],
  ['X-00', 'text without a string', (e) => content(e, (s) => s.replace('[<', '[<x'))],
  [
    'X-00',
    'a map to Unicode with something else in it',
    (e) => {
      const map = ofType(e, 'Type0', 'Subtype').get('ToUnicode');
      e.fill(map, new TextDecoder().decode(e.bytes(map)).replace('<0001> <', '<0001> (x) <'));
    },
  ],
  [
    'X-01',
    'version 1.7',
    (e) => {
      e.version = '1.7';
    },
  ],
  ['X-01', 'another version in the catalog', (e) => e.catalog.set('Version', name('1.7'))],
  ['X-02', 'X-1a in Info', (e) => e.info.set('GTS_PDFXVersion', text('PDF/X-1a:2003'))],
  ['X-02', 'no id in Info', (e) => e.info.delete('GTS_PDFXVersion'), 'x-1a:2003'],
  ['X-03', 'another standard in XMP', (e) => replaceXmp(e, 'PDF/X-4', 'PDF/X-3')],
  ['X-04', 'no XMP', (e) => e.catalog.delete('Metadata')],
  ['X-04', 'an unescaped title', (e) => replaceXmp(e, '&amp;', '&')],
  ['X-04', 'an element without end', (e) => replaceXmp(e, '</xmp:ModifyDate>', '')],
  ['X-04', 'a property that is missing', (e) => replaceXmp(e, 'xmpMM:VersionID>1<', 'xmpMM:VersionID><')],
  ['X-04', 'a filter', (e) => e.dict(e.catalog.get('Metadata')).set('Filter', [])],
  ['X-05', 'another title in XMP', (e) => replaceXmp(e, '党建专版', '要闻')],
  ['X-05', 'another date in XMP', (e) => replaceXmp(e, '2025-07-01', '2025-07-02')],
  ['X-05', 'no modification date', (e) => e.info.delete('ModDate')],
  ['X-06', 'a string', (e) => e.info.set('Trapped', text('False'))],
  ['X-06', 'another state in XMP', (e) => replaceXmp(e, 'Trapped>False', 'Trapped>True')],
  ['X-07', 'no ID', (e) => e.trailer.delete('ID')],
  ['X-08', 'encryption', (e) => e.trailer.set('Encrypt', dict({}))],
  ['X-09', 'no output intent', (e) => e.catalog.delete('OutputIntents')],
  [
    'X-09',
    'two output intents',
    (e) => {
      const [one] = e.catalog.get('OutputIntents') as readonly PdfValue[];
      e.catalog.set('OutputIntents', [one!, one!]);
    },
  ],
  ['X-09', 'an intent without name', (e) => intentOf(e).delete('OutputConditionIdentifier')],
  ['X-09', 'an intent without words', (e) => intentOf(e).delete('Info')],
  ['X-10', 'no profile', (e) => intentOf(e).delete('DestOutputProfile')],
  ['X-10', 'three components', (e) => e.dict(intentOf(e).get('DestOutputProfile')).set('N', 3)],
  [
    'X-10',
    'a monitor profile',
    (e) => e.fill(intentOf(e).get('DestOutputProfile'), tinyProfile({ cls: 'mntr' })),
  ],
  [
    'X-10',
    'an RGB profile',
    (e) => e.fill(intentOf(e).get('DestOutputProfile'), tinyProfile({ space: 'RGB ' })),
  ],
  [
    'X-10',
    'version 4 in a PDF 1.4',
    (e) => e.fill(intentOf(e).get('DestOutputProfile'), tinyProfile({ version: 4 })),
    'x-1a:2003',
  ],
  ['X-11', 'no trim', (e) => e.page().delete('TrimBox')],
  ['X-11', 'trim and art', (e) => e.page().set('ArtBox', [10, 10, 20, 20])],
  ['X-11', 'trim past the bleed', (e) => e.page().set('TrimBox', [-1, 0, 20, 20])],
  ['X-11', 'bleed past the media', (e) => e.page().set('BleedBox', [-5, -5, 400, 400])],
  ['R0002', 'UserUnit', (e) => e.page().set('UserUnit', 1)],
  ['R0003', 'a smaller crop box', (e) => e.page().set('CropBox', [1, 1, 240, 155])],
  ['R0004', 'a rotated page', (e) => e.page().set('Rotate', 90)],
  ['R0005', 'an empty page', (e) => content(e, () => '')],
  ['X-12', 'a font without file', (e) => ofType(e, 'FontDescriptor').delete('FontFile2')],
  [
    'X-12',
    'a standard font',
    (e) =>
      e
        .dict(e.dict(e.page().get('Resources')).get('Font'))
        .set('F9', dict({ Type: name('Font'), Subtype: name('Type1'), BaseFont: name('Helvetica') })),
  ],
  [
    'R0014',
    'Courier',
    (e) => ofType(e, 'CIDFontType2', 'Subtype').set('BaseFont', name('ABCDEF+CourierNew')),
  ],
  ['X-13', 'RGB in the stream', (e) => content(e, (s) => s.replace('0 1 1 0 k', '1 0 0 rg'))],
  [
    'X-13',
    'a calibrated space',
    (e) => e.dict(e.page().get('Resources')).set('ColorSpace', dict({ C1: [name('ICCBased'), null] })),
  ],
  ['X-13', 'an RGB picture', (e) => ofType(e, 'Image', 'Subtype').set('ColorSpace', name('DeviceRGB'))],
  [
    'X-13',
    'RGB behind an ink',
    (e) =>
      e
        .dict(e.page().get('Resources'))
        .set('ColorSpace', dict({ C1: [name('Separation'), name('Gold'), name('DeviceRGB'), null] })),
  ],
  [
    'R0020',
    'an ink that the press has not',
    (e) =>
      e
        .dict(e.page().get('Resources'))
        .set('ColorSpace', dict({ C1: [name('Separation'), name('Gold'), name('DeviceCMYK'), null] })),
  ],
  [
    'R0024',
    'the colour All',
    (e) =>
      e
        .dict(e.page().get('Resources'))
        .set('ColorSpace', dict({ C1: [name('Separation'), name('All'), name('DeviceCMYK'), null] })),
  ],
  ['X-14', 'opacity', (e) => state(e).set('ca', 0.5)],
  ['X-14', 'a blend mode', (e) => state(e).set('BM', name('Multiply'))],
  ['X-14', 'a soft mask', (e) => state(e).set('SMask', dict({ S: name('Alpha') }))],
  ['X-14', 'a group', (e) => e.page().set('Group', dict({ S: name('Transparency') }))],
  [
    'X-15',
    'LZW',
    (e) =>
      e
        .dict(intentOf(e).get('Info') === null ? null : e.catalog.get('Metadata'))
        .set('Filter', name('LZWDecode')),
  ],
  [
    'X-15',
    'JPEG 2000 in X-1a',
    (e) => e.dict(e.catalog.get('Metadata')).set('Filter', name('JPXDecode')),
    'x-1a:2003',
  ],
  ['X-16', 'layers', (e) => e.catalog.set('OCProperties', dict({}))],
  ['X-17', 'a link', (e) => e.page().set('Annots', [dict({ Subtype: name('Link') })])],
  ['X-18', 'a script', (e) => e.catalog.set('OpenAction', dict({ S: name('JavaScript') }))],
  ['X-18', 'a form', (e) => e.catalog.set('AcroForm', dict({}))],
  ['X-19', 'a transfer function', (e) => state(e).set('TR', name('Other'))],
  ['X-19', 'a halftone', (e) => state(e).set('HT', dict({ HalftoneType: 6 }))],
  ['X-19', 'PostScript', (e) => e.dict(e.catalog.get('Metadata')).set('Subtype', name('PS'))],
  ['X-19', 'a stream that is elsewhere', (e) => e.dict(e.catalog.get('Metadata')).set('F', text('a.bin'))],
  ['X-20', 'a preseparated page', (e) => e.page().set('SeparationInfo', dict({}))],
  [
    'X-21',
    'an object stream',
    (e) => e.dict(e.catalog.get('Metadata')).set('Type', name('ObjStm')),
    'x-1a:2003',
  ],
  ['R0007', 'white type that overprints', (e) => content(e, (s) => s.replaceAll('/GSk gs', ''))],
  [
    'R0008',
    'a white shape that overprints',
    (e) => content(e, (s) => `${s}/GSo gs 0 0 0 0 k 10 10 20 20 re f\n`),
  ],
  [
    'R0009',
    'small black type on a tint that knocks out',
    (e) => content(e, (s) => s.replaceAll('/GSo gs', '')),
  ],
  ['R0010', 'a thin black rule that knocks out', (e) => content(e, (s) => s.replaceAll('/GSo gs', ''))],
  ['R0015', 'rich black', (e) => content(e, (s) => s.replaceAll('0 0 0 1 k', '0.6 0.5 0.5 1 k'))],
  ['R0016', 'small white type on red', (e) => content(e, (s) => s.replace('/F3 12 Tf', '/F3 8 Tf'))],
  ['R0017', 'small type in two inks', (e) => content(e, (s) => s.replaceAll('0 0 0 1 k', '0 1 1 0 k'))],
  ['R0018', 'a white hairline', (e) => content(e, (s) => `${s}0 0 0 0 k 10 10 100 0.1 re f\n`)],
  ['R0019', 'a hairline in two inks', (e) => content(e, (s) => `${s}0 1 1 0 K 0.1 w 10 10 m 90 10 l S\n`)],
  ['R0031', 'a picture of 108 ppi', (e) => ofType(e, 'Image', 'Subtype').set('Width', 60)],
  ['R0032', 'line art of 180 ppi', (e) => ofType(e, 'Image', 'Subtype').set('BitsPerComponent', 1)],
  ['UA-01', 'no mark of tags', (e) => e.catalog.delete('MarkInfo')],
  ['UA-02', 'no language', (e) => e.catalog.delete('Lang')],
  ['UA-03', 'no title shown', (e) => e.catalog.delete('ViewerPreferences')],
  ['UA-04', 'no claim', (e) => replaceXmp(e, 'pdfuaid:part>1<', 'pdfuaid:part>2<')],
  ['UA-05', 'no structure', (e) => e.catalog.delete('StructTreeRoot')],
  ['UA-05', 'a mark without tag', (e) => content(e, (s) => s.replace('/Artifact', '/Other'))],
  ['UA-05', 'content that no element owns', (e) => content(e, (s) => s.replace('MCID 1>>', 'MCID 7>>'))],
  [
    'UA-05',
    'a parent tree that names another',
    (e) => {
      const nums = e.dict(e.dict(e.catalog.get('StructTreeRoot')).get('ParentTree'));
      const [key, refs] = nums.get('Nums') as [number, { ref: number }[]];
      nums.set('Nums', [key, [...refs].reverse()]);
    },
  ],
  ['UA-06', 'headings that begin with H2', (e) => ofType(e, 'H1', 'S').set('S', name('H2'))],
  ['UA-07', 'a figure without words', (e) => ofType(e, 'Figure', 'S').delete('Alt')],
  ['UA-08', 'a font without Unicode', (e) => ofType(e, 'Type0', 'Subtype').delete('ToUnicode')],
];

describe('each rule catches its fault', () => {
  for (const [rule, what, change, standard = 'x-4'] of FAULTS) {
    test(`${rule}: ${what}`, () => {
      const findings = check(editPdf(files[standard], change), standard);
      expect(ids(findings)).toContain(rule);
      for (const { zh, en, found, allowed } of findings) {
        expect([zh, en, found, allowed].filter((words) => words === '')).toEqual([]);
      }
    });
  }

  test('and every rule has one', () => {
    expect([...new Set(FAULTS.map(([rule]) => rule))].sort()).toEqual(pdfRules.map(({ id }) => id).sort());
  });

  test('ids are unique', () => {
    expect(new Set(pdfRules.map(({ id }) => id)).size).toBe(pdfRules.length);
  });
});

describe('what the press has', () => {
  const spot = { kind: 'spot', name: '专红 185', tint: 60, alternate: RED } as const;
  const page = {
    ...scene,
    items: scene.items.map((item) => (item.kind === 'rect' ? { ...item, color: spot } : item)),
  };

  test('a spot ink that the plant names is let through, another is not', async () => {
    const file = await build('x-4', page);
    expect(ids(check(file, 'x-4', { spots: ['专红 185'] }))).toEqual([]);
    expect(check(file, 'x-4')).toMatchObject([{ rule: 'R0020', gwg: 'R0020', found: '专红 185' }]);
  });

  test('places are in mm from the trim', async () => {
    const small = {
      ...scene,
      items: scene.items.map((i) => (i.kind === 'text' && i.line === 2 ? { ...i, size: 8_000 } : i)),
    };
    const [finding] = check(await build('x-4', small));
    expect(finding).toMatchObject({ rule: 'R0016', page: 1, found: '编者按 (8.0 pt)', allowed: '≥ 10 pt' });
    expect(finding!.box![0]).toBeCloseTo((10 * 25.4) / 72, 1);
  });
});

describe('pictures', () => {
  const resolution = (width: number) =>
    check(editPdf(files['x-4'], (e) => ofType(e, 'Image', 'Subtype').set('Width', width)))
      .filter(({ rule }) => rule === 'R0031')
      .map(({ severity, found }) => `${severity} ${found}`);

  test('warn under 150 ppi, err under 100, by the worse axis', () => {
    expect(resolution(84)).toEqual([]);
    expect(resolution(83)).toEqual(['warning 149 ppi']);
    expect(resolution(56)).toEqual(['warning 100 ppi']);
    expect(resolution(55)).toEqual(['error 99 ppi']);
    expect(resolution(1000)).toEqual([]);
  });
});

describe('broken files', () => {
  const checkOrRefuse = (file: Uint8Array) => {
    let pdf: PdfFile;
    try {
      pdf = readPdf(file);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      return undefined;
    }
    return checkPressPdf(pdf, 'x-4');
  };

  test('whatever bytes are damaged, the reader refuses or the check gives findings', () => {
    const whole = files['x-4'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1 }), (changes) => {
        const broken = Uint8Array.from(whole);
        for (const [at, byte] of changes) broken[at] = byte;
        checkOrRefuse(broken);
      }),
      { numRuns: 200, seed: 20250701 },
    );
  });

  test('whatever object is taken away, the check says that something is wrong', () => {
    // pdfkit begins each file with an empty outline and an empty tree of names.
    const isEmpty = (value: PdfValue) => isDict(value) && [...value.keys()].every((key) => key === 'Dests');
    const { objects } = readPdf(files['x-4']);
    const unnoticed = [...objects].filter(([number, value]) => {
      if (isEmpty(value)) return false;
      const findings = checkOrRefuse(editPdf(files['x-4'], (e) => e.remove(number)));
      return findings?.length === 0;
    });
    expect(unnoticed).toEqual([]);
  });
});
