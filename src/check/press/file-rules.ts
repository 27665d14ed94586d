import type { PdfBox } from '../../output/pdf/read.ts';
import { isA, isDict, latin1, type PdfDict, textOf } from '../../output/pdf/syntax.ts';
import { type Hit, nameAt, type PdfRule, type PressContext, unless } from './finding.ts';

const VERSIONS = { 'x-4': '1.6', 'x-1a:2003': '1.4' } as const;
/** What PDF/X-4 wants in XMP (row 4). */
const REQUIRED = [
  'xmp:CreateDate',
  'xmp:ModifyDate',
  'xmp:MetadataDate',
  'dc:title',
  'xmpMM:DocumentID',
  'xmpMM:VersionID',
  'xmpMM:RenditionClass',
  'pdf:Trapped',
];

/** The standard and the file's data about itself: rows 1 to 10 of the PDF/X table. */
export const identityRules: readonly PdfRule[] = [
  {
    id: 'X-01',
    severity: 'error',
    zh: 'PDF 版本须与标准一致',
    en: 'The PDF version must be that of the standard',
    check: ({ pdf, standard }) => {
      const override = nameAt(pdf, pdf.catalog, 'Version') || pdf.version;
      return unless(override === VERSIONS[standard], override, VERSIONS[standard]);
    },
  },
  {
    id: 'X-02',
    severity: 'error',
    zh: '文档信息须写明（X-1a）或不写（X-4）GTS_PDFXVersion',
    en: 'Info names the standard for X-1a and does not for X-4',
    check: ({ pdf, standard }) => {
      const wanted = standard === 'x-4' ? '' : 'PDF/X-1a:2003';
      const found = pdf.info.GTS_PDFXVersion ?? '';
      return unless(found === wanted && !pdf.info.GTS_PDFXConformance, found || '–', wanted || '–');
    },
  },
  {
    id: 'X-03',
    only: 'x-4',
    severity: 'error',
    zh: 'XMP 须写明 pdfxid:GTS_PDFXVersion',
    en: 'XMP names the standard',
    check: (context) => {
      const found = property(context, 'pdfxid:GTS_PDFXVersion');
      return unless(found === 'PDF/X-4', found ?? '–', 'PDF/X-4');
    },
  },
  {
    id: 'X-04',
    severity: 'error',
    zh: 'XMP 须完整、格式正确、不压缩',
    en: 'XMP must be whole, well-formed and unfiltered',
    check: (context) => {
      const { xmp, pdf, standard } = context;
      if (typeof xmp === 'string') return [{ found: xmp, allowed: 'XML' }];
      if (!xmp) return standard === 'x-4' ? [{ found: '–', allowed: 'Metadata' }] : [];
      const filtered = pdf.dict(pdf.catalog.get('Metadata')).has('Filter');
      const missing = standard === 'x-4' ? REQUIRED.filter((name) => !xmp.get(name)) : [];
      return [
        ...unless(!filtered, 'Filter', '–'),
        ...missing.map((name): Hit => ({ found: '–', allowed: name })),
      ];
    },
  },
  {
    id: 'X-05',
    severity: 'error',
    zh: '文档信息须有标题、日期和制作程序，并与 XMP 一致',
    en: 'Info has title, dates and makers, in step with XMP',
    check: (context) => {
      const { info } = context.pdf;
      const keys = ['Title', 'CreationDate', 'ModDate', 'Creator', 'Producer'];
      const missing = keys.filter((key) => !info[key]).map((key): Hit => ({ found: '–', allowed: key }));
      if (typeof context.xmp !== 'object') return missing;
      const pairs = [
        [info.Title, property(context, 'dc:title')],
        [instant(info.CreationDate), instant(property(context, 'xmp:CreateDate'))],
        [instant(info.ModDate), instant(property(context, 'xmp:ModifyDate'))],
        [info.Producer, property(context, 'pdf:Producer')],
      ];
      const apart = pairs.flatMap(([a, b]) => unless(a === undefined || a === b, b ?? '–', a ?? ''));
      return [...missing, ...apart];
    },
  },
  {
    id: 'X-06',
    severity: 'error',
    zh: 'Trapped 须是名字 True 或 False',
    en: 'Trapped is the name True or False',
    check: (context) => {
      const found = context.pdf.info.Trapped ?? '–';
      const stated = property(context, 'pdf:Trapped');
      return [
        ...unless(found === '/True' || found === '/False', found, '/True /False'),
        ...unless(stated === undefined || `/${stated}` === found, stated ?? '', found),
      ];
    },
  },
  {
    id: 'X-07',
    severity: 'error',
    zh: '文件须有两个 ID',
    en: 'The trailer has two IDs',
    check: ({ pdf }) =>
      unless(pdf.id.length === 2 && pdf.id.every((id) => id.length >= 32), String(pdf.id.length), '2 × 16'),
  },
  {
    id: 'X-08',
    severity: 'error',
    zh: '不得加密',
    en: 'No encryption',
    check: ({ pdf }) => unless(!pdf.trailer.has('Encrypt'), 'Encrypt', '–'),
  },
  {
    id: 'X-09',
    severity: 'error',
    zh: '须有且只有一个 GTS_PDFX 输出条件，写明名称和说明',
    en: 'Exactly one GTS_PDFX output intent, with identifier and info',
    check: (context) => {
      const { pdf } = context;
      const found = intents(context);
      const texts = ['OutputConditionIdentifier', 'Info'].flatMap((key) =>
        found.flatMap((intent) => {
          const value = pdf.get(intent.get(key));
          return unless(isA(value, 'bytes') && textOf(value) !== '', '–', key);
        }),
      );
      return [...unless(found.length === 1, String(found.length), '1'), ...texts];
    },
  },
  {
    id: 'X-10',
    gwg: 'R0035',
    severity: 'error',
    zh: '须嵌入印刷特性文件（CMYK、prtr）',
    en: 'The press profile is embedded: class prtr, CMYK',
    check: (context) => intents(context).flatMap((intent) => profileHits(context, intent)),
  },
];

function profileHits({ pdf, standard }: PressContext, intent: PdfDict): Hit[] {
  const entry = intent.get('DestOutputProfile');
  const stream = pdf.get(entry);
  if (!isA(stream, 'raw')) return [{ found: '–', allowed: 'DestOutputProfile' }];
  const bytes = pdf.bytes(entry);
  const at = (from: number) => latin1(bytes.subarray(from, from + 4));
  const n = pdf.get(stream.dict.get('N'));
  const version = `${bytes[8] ?? 0}.${(bytes[9] ?? 0) >> 4}`;
  const major = bytes[8] ?? 0;
  // PDF 1.4 knows ICC profiles up to version 2, PDF 1.6 up to version 4.
  const limit = standard === 'x-4' ? 4 : 2;
  return [
    ...unless(at(36) === 'acsp', 'acsp?', 'ICC'),
    ...unless(at(12) === 'prtr', at(12), 'prtr'),
    ...unless(at(16) === 'CMYK', at(16), 'CMYK'),
    ...unless(n === 4, `N ${String(n)}`, 'N 4'),
    ...unless(major >= 2 && major <= limit, `ICC ${version}`, `ICC 2–${limit}`),
  ];
}

/** Boxes and pages: row 11 and GWG R0002 to R0004. */
export const boxRules: readonly PdfRule[] = [
  {
    id: 'X-11',
    severity: 'error',
    zh: '成品框须有且只有一个，成品 ⊆ 出血 ⊆ 介质',
    en: 'One TrimBox or ArtBox; trim within bleed within media',
    check: ({ pdf }) =>
      pdf.pages.flatMap(({ boxes }, i) => {
        const { MediaBox: media, BleedBox: bleed, TrimBox: trim, ArtBox: art, CropBox: crop } = boxes;
        const inner = trim ?? art;
        if (!media || !inner || (trim && art)) {
          return [{ found: Object.keys(boxes).join(' '), allowed: 'MediaBox, TrimBox', page: i + 1 }];
        }
        const pairs: [string, PdfBox, string, PdfBox | undefined][] = [
          ['TrimBox', inner, 'BleedBox', bleed],
          ['TrimBox', inner, 'CropBox', crop],
          ['BleedBox', bleed ?? inner, 'MediaBox', media],
          ['BleedBox', bleed ?? inner, 'CropBox', crop],
          ['CropBox', crop ?? inner, 'MediaBox', media],
        ];
        return pairs.flatMap(([name, box, around, outer]) =>
          unless(!outer || isWithin(box, outer), `${name} [${box.join(' ')}]`, `⊆ ${around}`, i + 1),
        );
      }),
  },
  {
    id: 'R0002',
    gwg: 'R0002',
    severity: 'error',
    zh: '不得有 UserUnit',
    en: 'No UserUnit',
    check: ({ pdf }) =>
      pdf.pages.flatMap(({ dict }, i) => unless(!dict.has('UserUnit'), 'UserUnit', '–', i + 1)),
  },
  {
    id: 'R0003',
    gwg: 'R0003',
    severity: 'error',
    zh: '裁切框等于介质框',
    en: 'CropBox equals MediaBox',
    check: ({ pdf }) =>
      pdf.pages.flatMap(({ boxes: { CropBox: crop, MediaBox: media } }, i) =>
        unless(!crop || crop.join() === media?.join(), crop?.join(' ') ?? '', media?.join(' ') ?? '', i + 1),
      ),
  },
  {
    id: 'R0004',
    gwg: 'R0004',
    severity: 'error',
    zh: '各页成品尺寸相同，不旋转',
    en: 'Pages of one trim size, not rotated',
    check: ({ pdf }) => {
      const sizeOf = (box: PdfBox | undefined) =>
        box ? `${(box[2] - box[0]).toFixed(2)} × ${(box[3] - box[1]).toFixed(2)}` : '–';
      const first = sizeOf(pdf.pages[0]?.boxes.TrimBox);
      return pdf.pages.flatMap(({ dict, boxes }, i) => [
        ...unless(sizeOf(boxes.TrimBox) === first, sizeOf(boxes.TrimBox), first, i + 1),
        ...unless((pdf.get(dict.get('Rotate')) ?? 0) === 0, 'Rotate', '0', i + 1),
      ]);
    },
  },
];

/** The GTS_PDFX output intents. */
function intents({ pdf }: PressContext): PdfDict[] {
  const list = pdf.get(pdf.catalog.get('OutputIntents'));
  if (!Array.isArray(list)) return [];
  return list
    .map((one) => pdf.get(one))
    .filter(isDict)
    .filter((one) => nameAt(pdf, one, 'S') === 'GTS_PDFX');
}

function property({ xmp }: PressContext, name: string): string | undefined {
  return typeof xmp === 'object' ? xmp.get(name) : undefined;
}

/** A date of Info (`D:20250701000000Z`) or XMP as the moment it names; empty when it is no date. */
function instant(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const [, y, mo, d, h, mi, s, zone = 'Z'] =
    /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(Z|[+-]\d{2}'?\d{2}'?)?$/.exec(text) ?? [];
  const iso = y ? `${y}-${mo}-${d}T${h}:${mi}:${s}${zone.replace(/'/g, '').replace(/^(...)/, '$1:')}` : text;
  const time = Date.parse(y && zone === 'Z' ? iso.replace(/Z.*$/, 'Z') : iso);
  return Number.isNaN(time) ? '' : String(time);
}

/** Two boxes that were rounded apart by less than this, in pt, are taken for equal. */
const ROUNDING = 0.0005;

function isWithin(inner: PdfBox, outer: PdfBox): boolean {
  return (
    inner[0] >= outer[0] - ROUNDING &&
    inner[1] >= outer[1] - ROUNDING &&
    inner[2] <= outer[2] + ROUNDING &&
    inner[3] <= outer[3] + ROUNDING
  );
}
