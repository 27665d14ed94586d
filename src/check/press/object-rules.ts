import type { PageMarks } from '../../output/pdf/marks.ts';
import type { PdfFile } from '../../output/pdf/read.ts';
import { isA, isDict, lexer, type PdfDict, type PdfValue } from '../../output/pdf/syntax.ts';
import { type FoundDict, type Hit, nameAt, type PdfRule, type PressContext, unless } from './finding.ts';

/** Objects that a press file has or must not have: rows 12 to 21 of the PDF/X table. */
export const objectRules: readonly PdfRule[] = [
  {
    id: 'X-12',
    severity: 'error',
    zh: '字体须全部嵌入',
    en: 'Every font is embedded',
    check: ({ pdf, dicts }) =>
      dicts
        .filter(({ dict }) => SIMPLE_FONTS.includes(nameAt(pdf, dict, 'Subtype')) && dict.has('BaseFont'))
        .flatMap(({ dict }) => {
          const descriptor = pdf.get(dict.get('FontDescriptor'));
          const embedded =
            isDict(descriptor) && FONT_FILES.some((key) => isA(pdf.get(descriptor.get(key)), 'raw'));
          return unless(embedded, nameAt(pdf, dict, 'BaseFont'), 'FontFile');
        }),
  },
  {
    id: 'R0014',
    gwg: 'R0014',
    severity: 'warning',
    zh: '不得用 Courier',
    en: 'No Courier',
    check: ({ pdf, dicts }) =>
      dicts.flatMap(({ dict }) => {
        const name = nameAt(pdf, dict, 'BaseFont').replace(/^[A-Z]{6}\+/, '');
        return unless(!/^Courier/i.test(name), name, '–');
      }),
  },
  {
    id: 'X-13',
    gwg: 'R0027',
    severity: 'error',
    zh: '颜色只用 CMYK、黑白灰和专色，没有 RGB',
    en: 'Colours are CMYK, grey and inks of their own; no RGB, no calibrated colour',
    check: (context) => [...operatorHits(context), ...spaceHits(context)],
  },
  {
    id: 'R0020',
    gwg: 'R0020',
    severity: 'error',
    zh: '专色须是印厂有的',
    en: 'Spot inks are those that the press has',
    check: (context) =>
      inksOf(context).flatMap((name) =>
        unless(
          name === 'All' || name === 'None' || (context.options.spots ?? []).includes(name),
          name,
          context.options.spots?.join(', ') || '–',
        ),
      ),
  },
  {
    id: 'R0024',
    gwg: 'R0024',
    severity: 'warning',
    zh: '不用“所有印版”色（裁切、套准标记会用到）',
    en: 'The colour All is not used; crop and registration marks use it',
    check: (context) => unless(!inksOf(context).includes('All'), 'All', '–'),
  },
  {
    id: 'X-14',
    gwg: 'R0030',
    severity: 'error',
    zh: '不得有透明',
    en: 'No transparency',
    check: ({ pdf, dicts }) => dicts.flatMap(({ dict }) => transparencyHits(pdf, dict)),
  },
  {
    id: 'X-15',
    severity: 'error',
    zh: '压缩方式须是标准允许的',
    en: 'Filters are those that the standard allows',
    check: ({ pdf, dicts, standard }) => {
      const banned = [
        'LZWDecode',
        'LZW',
        'Crypt',
        ...(standard === 'x-4' ? [] : ['JBIG2Decode', 'JPXDecode']),
      ];
      return dicts
        .filter(({ stream }) => stream)
        .flatMap(({ dict }) => asList(pdf.get(dict.get('Filter'))))
        .flatMap((filter) =>
          unless(!isA(filter, 'name') || !banned.includes(filter.name), nameText(filter), '–'),
        );
    },
  },
  {
    id: 'X-16',
    gwg: 'R0034',
    severity: 'error',
    zh: '不得有图层',
    en: 'No optional content',
    check: ({ pdf }) => unless(!pdf.catalog.has('OCProperties'), 'OCProperties', '–'),
  },
  {
    id: 'X-17',
    severity: 'error',
    zh: '版面上不得有批注、链接',
    en: 'No annotations or links',
    check: ({ pdf }) =>
      pdf.pages.flatMap(({ dict }, i) =>
        unless(asList(pdf.get(dict.get('Annots'))).length === 0, 'Annots', '–', i + 1),
      ),
  },
  {
    id: 'X-18',
    severity: 'error',
    zh: '不得有表单、脚本、动作',
    en: 'No forms, scripts or actions',
    check: ({ pdf, dicts }) =>
      dicts.flatMap(({ dict }) => {
        const keys = ['AcroForm', 'OpenAction', 'AA', 'JS', 'JavaScript'].filter((key) => dict.has(key));
        const isAction = ACTIONS.includes(nameAt(pdf, dict, 'S')) && !dict.has('K');
        const action = isAction ? [nameAt(pdf, dict, 'S')] : [];
        return [...keys, ...action].map((found): Hit => ({ found, allowed: '–' }));
      }),
  },
  {
    id: 'X-19',
    severity: 'error',
    zh: '不得有传递函数、半色调设置、PostScript、OPI、外部文件',
    en: 'No transfer functions, own halftones, PostScript, OPI or external files',
    check: ({ pdf, dicts }) => dicts.flatMap((found) => deviceHits(pdf, found)),
  },
  {
    id: 'X-20',
    severity: 'error',
    zh: '不得是分好色的页、不得有替代图',
    en: 'No preseparated pages, no alternate images',
    check: ({ dicts }) =>
      dicts.flatMap(({ dict }) =>
        ['SeparationInfo', 'Alternates']
          .filter((key) => dict.has(key))
          .map((found): Hit => ({ found, allowed: '–' })),
      ),
  },
  {
    id: 'X-21',
    only: 'x-1a:2003',
    severity: 'error',
    zh: '不得有对象流',
    en: 'No object streams',
    check: ({ pdf, dicts }) =>
      dicts.flatMap(({ dict }) => {
        const type = nameAt(pdf, dict, 'Type');
        return unless(type !== 'ObjStm' && type !== 'XRef', type, '–');
      }),
  },
];

const SIMPLE_FONTS = ['Type1', 'MMType1', 'TrueType', 'CIDFontType0', 'CIDFontType2'];
const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3'];
const ACTIONS = [
  'GoTo',
  'GoToR',
  'GoToE',
  'Launch',
  'URI',
  'Named',
  'SubmitForm',
  'ResetForm',
  'ImportData',
].concat(['JavaScript', 'Hide', 'Sound', 'Movie', 'Rendition', 'SetOCGState', 'Trans', 'GoTo3DView']);
/** Operators that set a colour without a space of the page, and how they are written. */
const COLOR_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['rg', 'DeviceRGB'],
  ['RG', 'DeviceRGB'],
]);
/** Spaces that need no entry in the resources, or whose family's name stands for them. */
const BAD_SPACE = /^(DeviceRGB|CalRGB|CalGray|Lab)$/;

/** Colours that the streams of pages and forms set themselves. */
function operatorHits({ pdf, marks, dicts }: PressContext): Hit[] {
  const hits = (found: Iterable<string>, page?: number) =>
    [...new Set(found)].flatMap((color) => unless(false, color, 'DeviceCMYK', page));
  const forms = dicts.filter(({ dict, stream }) => stream && nameAt(pdf, dict, 'Subtype') === 'Form');
  return [
    ...pdf.pages.flatMap(({ content }, i) => {
      const followed = marks[i];
      return hits(typeof followed === 'object' ? followedColors(followed) : badColors(content), i + 1);
    }),
    ...forms.flatMap(({ object }) => hits(badColors(pdf.bytes({ ref: object })))),
  ];
}

/** The same for a page that could be followed, without reading its stream again. */
function followedColors({ operators, spaces }: PageMarks): string[] {
  const device = operators.filter((word) => COLOR_OPERATORS.has(word) || word === 'BI');
  return [
    ...device.map((word) => (word === 'BI' ? word : `${COLOR_OPERATORS.get(word)} (${word})`)),
    ...spaces.filter((space) => BAD_SPACE.test(space)),
  ];
}

function* badColors(content: Uint8Array): Generator<string> {
  const reader = lexer(content);
  let last: unknown;
  try {
    for (let token = reader.next(); token !== undefined; token = reader.next()) {
      if (isA(token, 'word')) {
        const device = COLOR_OPERATORS.get(token.word);
        if (device) yield `${device} (${token.word})`;
        const chosen = (token.word === 'cs' || token.word === 'CS') && isA(last, 'name') ? last.name : '';
        if (BAD_SPACE.test(chosen)) yield `${chosen} (${token.word})`;
        if (token.word === 'BI') yield 'BI';
      }
      last = token;
    }
  } catch {
    yield '?';
  }
}

/** Colour spaces of resources, images and shadings. */
function spaceHits({ pdf, dicts }: PressContext): Hit[] {
  return dicts.flatMap(({ dict }) => {
    const value = pdf.get(dict.get('ColorSpace'));
    const spaces = isDict(value) ? [...value.values()] : value === null ? [] : [value];
    return spaces.flatMap((space) => {
      const bad = badSpace(pdf, space, 0);
      return bad === undefined ? [] : [{ found: bad, allowed: 'DeviceCMYK, Separation' }];
    });
  });
}

/** The part of a colour space that is not allowed. */
function badSpace(pdf: PdfFile, value: PdfValue | undefined, depth: number): string | undefined {
  const space = pdf.get(value);
  const [family, base] = Array.isArray(space) ? [pdf.get(space[0]), space] : [space, []];
  const name = isA(family, 'name') ? family.name : '?';
  if (['DeviceCMYK', 'DeviceGray'].includes(name)) return undefined;
  if (depth > 3) return name;
  if (name === 'Separation' || name === 'DeviceN') return badSpace(pdf, base[2], depth + 1);
  if (name === 'Indexed') return badSpace(pdf, base[1], depth + 1);
  if (name === 'Pattern') return base.length > 1 ? badSpace(pdf, base[1], depth + 1) : undefined;
  return name;
}

/** Names of all inks of their own. */
function inksOf({ pdf }: PressContext): string[] {
  const names = new Set<string>();
  const visit = (value: PdfValue) => {
    if (isA(value, 'raw')) for (const one of value.dict.values()) visit(one);
    else if (isDict(value)) for (const one of value.values()) visit(one);
    else if (Array.isArray(value)) {
      const [family, ink] = value as readonly PdfValue[];
      if (isA(family, 'name') && family.name === 'Separation') names.add(utf8Name(pdf.get(ink)));
      if (isA(family, 'name') && family.name === 'DeviceN')
        for (const one of asList(pdf.get(ink))) names.add(utf8Name(one));
      for (const one of value) visit(one as PdfValue);
    }
  };
  for (const value of pdf.objects.values()) visit(value);
  return [...names];
}

function utf8Name(value: PdfValue): string {
  const latin = isA(value, 'name') ? value.name : '';
  return new TextDecoder().decode(Uint8Array.from(latin, (c) => c.charCodeAt(0)));
}

function transparencyHits(pdf: PdfFile, dict: PdfDict): Hit[] {
  const out: string[] = [];
  const mask = pdf.get(dict.get('SMask'));
  if (mask !== null && !(isA(mask, 'name') && mask.name === 'None')) out.push('SMask');
  for (const key of ['ca', 'CA']) {
    const value = pdf.get(dict.get(key));
    if (typeof value === 'number' && value !== 1) out.push(`${key} ${value}`);
  }
  const blend = pdf.get(dict.get('BM'));
  if (blend !== null && !(isA(blend, 'name') && ['Normal', 'Compatible'].includes(blend.name))) {
    out.push(`BM ${nameText(blend)}`);
  }
  const group = pdf.get(dict.get('Group'));
  if (isDict(group) && nameAt(pdf, group, 'S') === 'Transparency') out.push('Group');
  return out.map((found) => ({ found, allowed: '–' }));
}

function deviceHits(pdf: PdfFile, { dict, stream }: FoundDict): Hit[] {
  const out: string[] = [];
  const isState =
    ['OP', 'op', 'OPM', 'HT'].some((key) => dict.has(key)) || nameAt(pdf, dict, 'Type') === 'ExtGState';
  if (isState && dict.has('TR') && nameAt(pdf, dict, 'TR') !== 'Identity') out.push('TR');
  if (isState && dict.has('TR2') && nameAt(pdf, dict, 'TR2') !== 'Default') out.push('TR2');
  if (dict.has('HTP')) out.push('HTP');
  const halftone = pdf.get(dict.get('HalftoneType'));
  if (halftone !== null && halftone !== 1 && halftone !== 5) out.push(`HalftoneType ${String(halftone)}`);
  if (dict.has('HalftoneName')) out.push('HalftoneName');
  if (nameAt(pdf, dict, 'Subtype') === 'PS' || nameAt(pdf, dict, 'Subtype2') === 'PS') out.push('PS');
  if (dict.has('OPI')) out.push('OPI');
  if (stream && dict.has('F')) out.push('F');
  if (dict.has('EmbeddedFiles') || nameAt(pdf, dict, 'Type') === 'Filespec') out.push('Filespec');
  return out.map((found) => ({ found, allowed: '–' }));
}

function asList(value: PdfValue): readonly PdfValue[] {
  return Array.isArray(value) ? (value as readonly PdfValue[]) : value === null ? [] : [value];
}

function nameText(value: PdfValue): string {
  return isA(value, 'name') ? value.name : '?';
}
