import type { Lang, PageBox, ProblemPage, Severity } from '../problems/problem.ts';

/** The words of the command line itself, beside the messages of the catalogue. */
export interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly letThroughLabel: string;
  readonly hint: string;
  /** Where on the page a finding of the preflight is. */
  box(box: PageBox): string;
  /** The page of several that a problem is about. */
  onPage(page: ProblemPage): string;
  readonly comma: string;
  readonly related: string;
  more(count: number): string;
  counts(fatal: number, held: number, letThrough: number, advisory: number): string;
  readonly clean: string;
  letThrough(classes: string): string;
  forced(classes: string): string;
  /** Head of a proof. */
  proofHead(page: string, problems: number): string;
  /** What overprints and what knocks out, for the preflight's report. */
  overprint(over: number, out: string): string;
  readonly overprintReasons: Readonly<Record<string, string>>;
  /** Count of a class that `--allow` knows, by name. */
  classCount(name: string, count: number): string;
  heldBack(classes: readonly string[]): string;
  readonly notWritten: string;
  checked(pages: number): string;
  /** After a build that went well: what it did not look at. */
  readonly notLinted: string;
  /** A change that `--fix` made. */
  fixed(before: string, after: string): string;
  written(path: string): string;
  story(fields: StoryWords): string;
  readonly timings: {
    readonly phase: string;
    readonly total: string;
    readonly phases: Readonly<Record<string, string>>;
  };
  /** Role, file, PostScript name, standard characters, all characters, fallbacks. */
  readonly fontColumns: readonly [string, string, string, string, string, string];
  internal(what: string): string;
  readonly internalHint: string;
  /** What paths of a SARIF log start from. */
  readonly sourceRoot: string;
}

/** What became of a part of a story, for its one line. */
export interface StoryWords {
  readonly story: string;
  readonly part: string;
  readonly chars: number;
  readonly lines: number;
  readonly overset: { readonly lines: number; readonly chars: number };
  readonly underset: { readonly lines: number; readonly chars: number };
}

/** Trade words of the classes. */
const CLASSES_ZH: Readonly<Record<string, string>> = {
  query: '稿件存疑',
  overset: '余文',
  glyph: '缺字',
  unused: '未排',
  ink: '墨量',
  resolution: '分辨率',
  spot: '专色',
  edge: '印不到的边',
  size: '版面尺寸',
  contrast: '看不清的字',
  placeholder: '占位文字',
  empty: '空版',
  'file-name': '文件名',
  'press-file-rule': '文件标准',
  lint: '版面、文字检查',
  unsigned: '没有签样',
};

const zh: Words = {
  severity: { fatal: '错误', blocking: '警告', advisory: '提示' },
  letThroughLabel: '警告（已放行）',
  hint: '办法：',
  onPage: ({ number, name, file }) => `〔${number === undefined ? name : `第${number}版`} ${file}〕`,
  box: ({ page, x, y, width, height }) =>
    `版面位置：${page}，左 ${x}、上 ${y} 毫米，宽 ${width}、高 ${height} 毫米`,
  comma: '，',
  related: '另见',
  more: (count) => `同类问题另有 ${count} 处`,
  counts: (fatal, held, letThrough, advisory) =>
    listed('，', [
      [fatal, `${fatal} 个错误`],
      [held, `${held} 个须处理的警告`],
      [letThrough, `${letThrough} 个已放行的警告`],
      [advisory, `${advisory} 个提示`],
    ]),
  clean: '没有问题',
  letThrough: (classes) => `按 --allow 放行：${classes}`,
  forced: (classes) => `按 --force 强行输出，未处理：${classes}`,
  proofHead: (page, problems) => `校样 不可付印　${page}${problems > 0 ? `　${problems} 处问题` : ''}`,
  overprint: (over, out) => `叠印：黑压印 ${over} 处${out === '' ? '' : `；镂空：${out}`}`,
  overprintReasons: {
    'black-across-edge': '黑字跨底色边',
    'black-on-picture': '黑压图片',
    'large-black': '大黑字',
    'ink-limit': '叠印会超墨量',
    'black-panel': '黑底、粗线',
    white: '反白',
    color: '彩色',
    picture: '图片',
  },
  classCount: (name, count) => `${CLASSES_ZH[name] ?? ''} ${name} ${count} 处`.trimStart(),
  heldBack: (classes) =>
    classes.length > 0
      ? `没有写付印文件，原有文件未动。先处理上面的警告；确要付印，加 --allow ${classes.join(',')}`
      : '没有写付印文件，原有文件未动',
  notWritten: '没有写文件，原有文件未动',
  checked: (pages) => `检查完毕，共 ${pages} 版`,
  notLinted: '版面忌讳和文字差错要用 dayang check 查',
  fixed: (before, after) => (after === '' ? `已删“${before}”` : `已改“${before}”→“${after}”`),
  written: (path) => `已写 ${path}`,
  story: ({ story, part, chars, lines, overset, underset }) =>
    `稿件 ${story} ${part}：${chars} 字 ${lines} 行，余文 ${linesZh(overset)}，缺文 ${linesZh(underset)}`,
  timings: {
    phase: '阶段',
    total: '合计',
    phases: {
      startup: '启动',
      load: '装入程序',
      spec: '读版面',
      content: '读稿件',
      fonts: '读字体',
      layout: '排版',
      preflight: '印前检查',
      lint: '版面文字检查',
      pictures: '图片',
      'pdf-check': '查 PDF',
      pdf: '生成 PDF',
      png: '生成 PNG',
      html: '生成网页',
      diff: '比较',
      write: '写文件',
      other: '其他',
    },
  },
  fontColumns: ['角色', '文件', 'PostScript 名', '规范汉字', '字符', '缺字时用'],
  sourceRoot: '运行 dayang 的文件夹',
  internal: (what) => `程序内部错误：${what}`,
  internalHint:
    '这是 dayang 的毛病，不是版面的错。请把版面、稿件和这行字报告给维护者；设 DAYANG_DEBUG=1 再做一次可看到详情',
};

const en: Words = {
  severity: { fatal: 'error', blocking: 'warning', advisory: 'note' },
  letThroughLabel: 'warning (let through)',
  hint: 'hint: ',
  onPage: ({ number, name, file }) => `[${number === undefined ? name : `page ${number}`} ${file}]`,
  box: ({ page, x, y, width, height }) =>
    `on page ${page}: ${x} mm from the left, ${y} mm from the top, ${width} × ${height} mm`,
  comma: ', ',
  related: 'see also',
  more: (count) => `${count} more of the same kind`,
  counts: (fatal, held, letThrough, advisory) =>
    listed(', ', [
      [fatal, plural(fatal, 'error')],
      [held, `${plural(held, 'warning')} to settle`],
      [letThrough, `${plural(letThrough, 'warning')} let through`],
      [advisory, plural(advisory, 'note')],
    ]),
  clean: 'no problems',
  letThrough: (classes) => `let through by --allow: ${classes}`,
  forced: (classes) => `written by --force, not settled: ${classes}`,
  proofHead: (page, problems) =>
    `校样 PROOF, not for press  ${page}${problems > 0 ? `  ${plural(problems, 'problem')}` : ''}`,
  overprint: (over, out) =>
    `overprint: black over others ${over}×${out === '' ? '' : `; knocked out: ${out}`}`,
  overprintReasons: {
    'black-across-edge': 'black type across an edge',
    'black-on-picture': 'black on a picture',
    'large-black': 'large black type',
    'ink-limit': 'too much ink if overprinted',
    'black-panel': 'black panels and rules',
    white: 'white',
    color: 'colours',
    picture: 'pictures',
  },
  classCount: (name, count) => `${name} ×${count}`,
  heldBack: (classes) =>
    classes.length > 0
      ? `No press file written, an old one is untouched. Settle the warnings above; to print all the same add --allow ${classes.join(',')}`
      : 'No press file written, an old one is untouched',
  notWritten: 'No file written, an old one is untouched',
  notLinted: 'make-up and copy are looked over by dayang check',
  checked: (pages) => `checked ${plural(pages, 'page')}`,
  fixed: (before, after) => (after === '' ? `deleted “${before}”` : `changed “${before}” to “${after}”`),
  written: (path) => `wrote ${path}`,
  story: ({ story, part, chars, lines, overset, underset }) =>
    `story ${story}, ${part}: ${chars} characters, ${lines} lines, over ${linesEn(overset)}, short ${linesEn(underset)}`,
  timings: {
    phase: 'phase',
    total: 'total',
    phases: {
      startup: 'start-up',
      load: 'load program',
      spec: 'read spec',
      content: 'read stories',
      fonts: 'read fonts',
      layout: 'lay out',
      preflight: 'preflight',
      lint: 'lint',
      pictures: 'pictures',
      'pdf-check': 'check PDF',
      pdf: 'make PDF',
      png: 'make PNG',
      html: 'make HTML',
      diff: 'compare',
      write: 'write files',
      other: 'other',
    },
  },
  fontColumns: ['role', 'file', 'PostScript name', 'of 8105', 'characters', 'fallbacks'],
  sourceRoot: 'the folder in which dayang was called',
  internal: (what) => `internal error: ${what}`,
  internalHint:
    'This is a fault of dayang, not of the page. Please report this line with the page and its copy; DAYANG_DEBUG=1 shows the details',
};

function listed(separator: string, parts: readonly (readonly [count: number, words: string])[]): string {
  return parts.flatMap(([count, words]) => (count > 0 ? [words] : [])).join(separator);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function linesZh({ lines, chars }: { lines: number; chars: number }): string {
  return lines === 0 ? '0' : `${lines} 行 ${chars} 字`;
}

function linesEn({ lines, chars }: { lines: number; chars: number }): string {
  return lines === 0 ? '0' : `${lines} lines (${chars} characters)`;
}

/** The words in a language. */
export function wordsOf(lang: Lang): Words {
  return lang === 'zh' ? zh : en;
}
