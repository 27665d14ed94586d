import type { Lang } from '../problems/problem.ts';
import type { LineKind } from './types.ts';

/** What an editor calls each kind of line, in proofs and in comparisons. */
export const LINE_KIND_NAMES: Readonly<Record<Lang, Readonly<Record<LineKind, string>>>> = {
  zh: {
    body: '正文',
    subhead: '小标题',
    byline: '署名',
    'editor-note': '编者按',
    kicker: '引题',
    title: '主题',
    subtitle: '副题',
    quote: '摘句',
    figure: '数说',
    label: '标签',
    caption: '图片说明',
    credit: '图片署名',
    folio: '报眉',
    'item-mark': '列表记号',
    cell: '表格',
    chart: '图中文字',
    jump: '转版行',
  },
  en: {
    body: 'body',
    subhead: 'subhead',
    byline: 'byline',
    'editor-note': 'editor’s note',
    kicker: 'kicker',
    title: 'main head',
    subtitle: 'deck',
    quote: 'pull quote',
    figure: 'figures',
    label: 'label',
    caption: 'caption',
    credit: 'credit',
    folio: 'folio',
    'item-mark': 'mark of an item',
    cell: 'cell',
    chart: 'words of a chart',
    jump: 'jump line',
  },
};
