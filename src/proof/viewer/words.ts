import type { Lang } from '../../problems/problem.ts';
import { LINE_KIND_NAMES } from '../../scene/kind-names.ts';
import type { ProofFrame } from '../data.ts';

/** The words of the viewer. */
export interface ViewerWords {
  readonly lang: string;
  readonly brand: string;
  readonly otherLanguage: string;
  readonly pages: string;
  readonly pageOf: (name: string, n: number, count: number) => string;
  readonly hash: string;
  readonly time: string;
  readonly layers: string;
  readonly layer: Readonly<Record<string, string>>;
  readonly tools: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly actual: string;
  readonly hand: string;
  readonly select: string;
  readonly help: string;
  readonly close: string;
  readonly view: string;
  readonly picture: (title: string, name: string) => string;
  readonly text: string;
  readonly side: string;
  readonly problems: string;
  readonly noProblems: string;
  readonly severity: Readonly<Record<'fatal' | 'blocking' | 'advisory' | 'allowed', string>>;
  readonly counts: (stop: number, allowed: number, notes: number) => string;
  readonly all: string;
  readonly toSettle: string;
  readonly hint: string;
  readonly noPlace: string;
  readonly find: string;
  readonly findLabel: string;
  readonly previous: string;
  readonly next: string;
  readonly hits: (n: number, count: number) => string;
  readonly noHits: string;
  readonly place: string;
  readonly pickLine: string;
  readonly story: string;
  readonly file: string;
  readonly paragraph: string;
  readonly nth: (n: number) => string;
  readonly frame: string;
  readonly position: string;
  readonly legRow: (leg: number, row: number | undefined) => string;
  readonly character: string;
  readonly size: string;
  readonly copyParagraph: string;
  readonly copyPlace: string;
  readonly copied: string;
  readonly open: string;
  readonly fits: string;
  readonly part: string;
  readonly chars: string;
  readonly lines: string;
  readonly capacity: string;
  readonly overset: string;
  readonly underset: string;
  readonly amount: (lines: number, chars: number) => string;
  readonly left: string;
  readonly query: string;
  readonly colors: string;
  readonly dpi: (dpi: number) => string;
  readonly kinds: Readonly<Record<ProofFrame['kind'], string>>;
  readonly lineKinds: Readonly<Record<string, string>>;
  readonly keys: readonly (readonly [keys: string, does: string])[];
  readonly notOurs: string;
}

const zh: ViewerWords = {
  lang: 'zh-CN',
  brand: '大样',
  otherLanguage: 'English',
  pages: '版面',
  pageOf: (name, n, count) => `${name}（第 ${n} 版，共 ${count} 版）`,
  hash: '版面指纹',
  time: '时间',
  layers: '图层',
  layer: {
    grid: '栏格',
    baselines: '行线',
    frames: '框',
    threads: '走文',
    trim: '裁切出血',
    problems: '问题',
    queries: '存疑',
    fits: '余缺',
  },
  tools: '看样工具',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '整版',
  actual: '原大',
  hand: '拖动',
  select: '选字',
  help: '帮助',
  close: '关闭',
  view: '版面，方向键移动，加减号缩放',
  picture: (title, name) => `版面图：${title}（${name}）。文字在图后，可以朗读`,
  text: '版面文字',
  side: '看样',
  problems: '问题',
  noProblems: '没有问题',
  severity: { fatal: '错误', blocking: '须处理', advisory: '提示', allowed: '已放行' },
  counts: (stop, allowed, notes) =>
    [
      stop > 0 ? `须处理 ${stop}` : '',
      allowed > 0 ? `已放行 ${allowed}` : '',
      notes > 0 ? `提示 ${notes}` : '',
    ]
      .filter(Boolean)
      .join('，'),
  all: '全部',
  toSettle: '须处理',
  hint: '办法',
  noPlace: '不在版面上',
  find: '查找',
  findLabel: '在版面文字里查找',
  previous: '上一处',
  next: '下一处',
  hits: (n, count) => `第 ${n} 处，共 ${count} 处`,
  noHits: '没有找到',
  place: '位置',
  pickLine: '点版面上的一行字，这里显示它在哪篇稿件的哪一行。按 [ 和 ] 逐行走。',
  story: '稿件',
  file: '文件',
  paragraph: '段落',
  nth: (n) => `第 ${n} 段`,
  frame: '框',
  position: '版面',
  legRow: (leg, row) => `第 ${leg} 栏${row === undefined ? '' : `，第 ${row} 行`}`,
  character: '字',
  size: '字号',
  copyParagraph: '复制本段',
  copyPlace: '复制位置',
  copied: '已复制',
  open: '在编辑器里打开',
  fits: '余缺',
  part: '稿件',
  chars: '字数',
  lines: '行数',
  capacity: '可排',
  overset: '余文',
  underset: '缺文',
  amount: (lines, chars) => (lines === 0 ? '0' : `${lines} 行 ${chars} 字`),
  left: '排不下的文字',
  query: '存疑',
  colors: '屏幕上的颜色不是新闻纸印出来的颜色；图由 PDF 生成',
  dpi: (dpi) => `${dpi} dpi`,
  kinds: {
    text: '文字',
    headline: '题',
    figures: '数说',
    quote: '摘句',
    label: '标签',
    folio: '报眉',
    image: '图片',
    rule: '线',
    shape: '图形',
    qr: '二维码',
  },
  lineKinds: LINE_KIND_NAMES.zh,
  keys: [
    ['+　-', '放大、缩小（也可按住 Ctrl 滚轮，或两指捏合）'],
    ['0　1', '看整版、看原大'],
    ['← ↑ ↓ →', '移动版面'],
    ['n　p', '下一个、上一个问题'],
    ['/', '查找；Enter 下一处，Shift+Enter 上一处'],
    ['[　]', '上一行、下一行，看它在稿件的哪里'],
    ['h　v', '拖动版面、选字复制'],
    ['g b f t c m q o', '开关图层：栏格、行线、框、走文、裁切、问题、存疑、余缺'],
    ['PageUp PageDown', '上一版、下一版'],
    ['l', '中文、English'],
    ['?', '这张表；Esc 关掉'],
  ],
  notOurs: '这份校样的格式不认识，可能是另一个版本的 dayang 做的',
};

const en: ViewerWords = {
  lang: 'en',
  brand: '大样',
  otherLanguage: '中文',
  pages: 'Pages',
  pageOf: (name, n, count) => `${name} (page ${n} of ${count})`,
  hash: 'page hash',
  time: 'time',
  layers: 'Layers',
  layer: {
    grid: 'Grid',
    baselines: 'Baselines',
    frames: 'Frames',
    threads: 'Threads',
    trim: 'Trim & bleed',
    problems: 'Problems',
    queries: 'Queries',
    fits: 'Copy fit',
  },
  tools: 'Tools',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Whole page',
  actual: 'Actual size',
  hand: 'Drag',
  select: 'Select',
  help: 'Help',
  close: 'Close',
  view: 'Page: arrow keys move it, plus and minus zoom',
  picture: (title, name) => `Picture of the page: ${title} (${name}). Its words follow as text`,
  text: 'Words of the page',
  side: 'Proof reading',
  problems: 'Problems',
  noProblems: 'No problems',
  severity: { fatal: 'error', blocking: 'to settle', advisory: 'note', allowed: 'let through' },
  counts: (stop, allowed, notes) =>
    [
      stop > 0 ? `${stop} to settle` : '',
      allowed > 0 ? `${allowed} let through` : '',
      notes > 0 ? `${notes} note${notes === 1 ? '' : 's'}` : '',
    ]
      .filter(Boolean)
      .join(', '),
  all: 'All',
  toSettle: 'To settle',
  hint: 'What to do',
  noPlace: 'not on a page',
  find: 'Find',
  findLabel: 'Find in the words of the pages',
  previous: 'Previous',
  next: 'Next',
  hits: (n, count) => `${n} of ${count}`,
  noHits: 'Not found',
  place: 'Place',
  pickLine: 'Click a line of type to see where it stands in its story. [ and ] go line by line.',
  story: 'Story',
  file: 'File',
  paragraph: 'Paragraph',
  nth: (n) => `${n}`,
  frame: 'Frame',
  position: 'On the page',
  legRow: (leg, row) => `column ${leg}${row === undefined ? '' : `, line ${row}`}`,
  character: 'Character',
  size: 'Size',
  copyParagraph: 'Copy paragraph',
  copyPlace: 'Copy place',
  copied: 'Copied',
  open: 'Open in editor',
  fits: 'Copy fit',
  part: 'Story',
  chars: 'Characters',
  lines: 'Lines',
  capacity: 'Room',
  overset: 'Over',
  underset: 'Short',
  amount: (lines, chars) => (lines === 0 ? '0' : `${lines} lines, ${chars} ch.`),
  left: 'Copy that found no room',
  query: 'Query',
  colors: 'Colours on a screen are not those of newsprint; the picture is made from the PDF',
  dpi: (dpi) => `${dpi} dpi`,
  kinds: {
    text: 'text',
    headline: 'head',
    figures: 'figures',
    quote: 'quote',
    label: 'label',
    folio: 'folio',
    image: 'picture',
    rule: 'rule',
    shape: 'shape',
    qr: 'QR code',
  },
  lineKinds: LINE_KIND_NAMES.en,
  keys: [
    ['+  -', 'zoom in, zoom out (Ctrl and wheel, or two fingers, do it too)'],
    ['0  1', 'whole page, actual size'],
    ['← ↑ ↓ →', 'move the page'],
    ['n  p', 'next and previous problem'],
    ['/', 'find; Enter for the next place, Shift+Enter for the one before'],
    ['[  ]', 'previous and next line, with its place in the story'],
    ['h  v', 'drag the page, select words to copy'],
    ['g b f t c m q o', 'layers: grid, baselines, frames, threads, trim, problems, queries, copy fit'],
    ['PageUp PageDown', 'previous and next page'],
    ['l', '中文, English'],
    ['?', 'this table; Esc closes it'],
  ],
  notOurs: 'The form of this proof is unknown: another version of dayang may have made it',
};

/** The words in a language. */
export function viewerWords(lang: Lang): ViewerWords {
  return lang === 'zh' ? zh : en;
}
