import { elementsOf, type Structure } from '../../output/pdf/structure.ts';
import { isA, isDict } from '../../output/pdf/syntax.ts';
import { type Hit, nameAt, type PdfRule, type PressContext, unless } from './finding.ts';

/** Tags for readers aloud: PDF/UA-1 (ISO 14289-1), clause 7. */
export const tagRules: readonly PdfRule[] = [
  {
    id: 'UA-01',
    severity: 'error',
    zh: '须标明是带标签的文件',
    en: 'The file says that it is tagged',
    check: ({ pdf }) => {
      const info = pdf.get(pdf.catalog.get('MarkInfo'));
      return unless(isDict(info) && info.get('Marked') === true, '–', 'MarkInfo');
    },
  },
  {
    id: 'UA-02',
    severity: 'error',
    zh: '须写明文件语言',
    en: 'The document language is stated',
    check: ({ pdf }) => {
      const lang = pdf.get(pdf.catalog.get('Lang'));
      return unless(isA(lang, 'bytes') && lang.bytes.length > 0, '–', 'Lang');
    },
  },
  {
    id: 'UA-03',
    severity: 'error',
    zh: '窗口标题须显示文件标题',
    en: 'Viewers show the title',
    check: ({ pdf }) => {
      const preferences = pdf.get(pdf.catalog.get('ViewerPreferences'));
      const shown = isDict(preferences) && pdf.get(preferences.get('DisplayDocTitle')) === true;
      return unless(shown, '–', 'DisplayDocTitle');
    },
  },
  {
    id: 'UA-04',
    only: 'x-4',
    severity: 'error',
    zh: 'XMP 须写明 pdfuaid:part',
    en: 'XMP names PDF/UA-1',
    check: ({ xmp }) => {
      const part = typeof xmp === 'object' ? xmp.get('pdfuaid:part') : undefined;
      return unless(part === '1', part ?? '–', '1');
    },
  },
  {
    id: 'UA-05',
    severity: 'error',
    zh: '版面上每一项都须有标签或是装饰',
    en: 'Every mark is tagged or an artifact',
    check: (context) => {
      const structure = structureOf(context);
      if (typeof structure === 'string') return [{ found: structure, allowed: 'StructTreeRoot' }];
      return structure.faults.map((found): Hit => ({ found, allowed: '–' }));
    },
  },
  {
    id: 'UA-06',
    severity: 'error',
    zh: '标题级别从 H1 起，不跳级',
    en: 'Headings begin with H1 and leave out no level',
    check: (context) => {
      let before = 0;
      return elements(context).flatMap(({ type }) => {
        const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0);
        if (level === 0) return [];
        const hit = unless(level <= before + 1, type, `H${before + 1}`);
        before = level;
        return hit;
      });
    },
  },
  {
    id: 'UA-07',
    severity: 'error',
    zh: '图片须有替代文字',
    en: 'Figures have alternate text',
    check: (context) =>
      elements(context).flatMap(({ type, alt }) =>
        unless(type !== 'Figure' || !!alt?.trim(), 'Figure', 'Alt'),
      ),
  },
  {
    id: 'UA-08',
    severity: 'error',
    zh: '字体须能还原为文字',
    en: 'Fonts map to Unicode',
    check: ({ pdf, dicts }) =>
      dicts
        .filter(({ dict }) => nameAt(pdf, dict, 'Subtype') === 'Type0')
        .flatMap(({ dict }) =>
          unless(isA(pdf.get(dict.get('ToUnicode')), 'raw'), nameAt(pdf, dict, 'BaseFont'), 'ToUnicode'),
        ),
  },
];

function structureOf({ structure }: PressContext): Structure | string {
  return structure ?? '–';
}

function elements({ structure }: PressContext) {
  return typeof structure === 'object' ? elementsOf(structure.root) : [];
}
