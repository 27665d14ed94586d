import type { Lang } from '../problems/problem.ts';

/** Texts of `--help` and of usage errors. */
export interface HelpTexts {
  readonly program: string;
  readonly titles: Readonly<Record<string, string>>;
  readonly optionsWord: string;
  readonly commandWord: string;
  readonly commands: Readonly<Record<'build' | 'check' | 'schema' | 'fonts' | 'help', string>>;
  readonly page: string;
  readonly pageOptional: string;
  readonly options: Readonly<
    Record<
      | 'output'
      | 'allow'
      | 'scene'
      | 'report'
      | 'png'
      | 'dpi'
      | 'timings'
      | 'root'
      | 'lang'
      | 'one'
      | 'only'
      | 'standard'
      | 'marks'
      | 'proof'
      | 'force'
      | 'press'
      | 'fix'
      | 'quiet'
      | 'format'
      | 'write'
      | 'help'
      | 'version',
      string
    >
  >;
  readonly footer: string;
  readonly usage: UsageTexts;
}

/** Sentences of usage errors (exit status 2). */
export interface UsageTexts {
  readonly error: string;
  readonly seeHelp: (command: string) => string;
  readonly didYouMean: (names: string) => string;
  readonly unknownOption: (name: string) => string;
  readonly unknownCommand: (name: string) => string;
  readonly missingArgument: (name: string) => string;
  readonly missingValue: (option: string) => string;
  readonly tooMany: string;
  readonly badValue: (option: string, value: string, wanted: string) => string;
  readonly oneOf: (list: string) => string;
  readonly dpiRange: string;
  readonly unknownClass: (name: string, known: string) => string;
  readonly dpiNeedsPng: string;
  readonly epoch: string;
}

const zh: HelpTexts = {
  program: '大样：版面 YAML 加稿件，排成可付印的报纸版面',
  titles: { 'Usage:': '用法:', 'Arguments:': '参数:', 'Options:': '选项:', 'Commands:': '命令:' },
  optionsWord: '[选项]',
  commandWord: '[命令]',
  commands: {
    build: '排版，写付印 PDF；报余文、缺文和问题',
    check: '只检查，不写版面文件',
    schema: '打印版面 YAML 的 JSON Schema，供编辑器提示',
    fonts: '列出字体角色、文件、PostScript 名和收字',
    help: '显示某个命令的帮助',
  },
  page: '版面文件（YAML）',
  pageOptional: '版面文件；不写则列随附字体清单',
  options: {
    output: 'PDF 写到哪里（默认 out/版面名.pdf）',
    allow: '放行哪几类警告，逗号隔开，如 query,overset',
    scene: '另写排好的版面数据（scene）',
    report: '另写报告：问题、每篇稿件的字数行数、余文缺文',
    png: '另写版面图',
    dpi: '版面图每英寸点数，20 到 600，默认 150',
    timings: '打印各阶段用时',
    root: '项目文件夹，读文件不出它的范围',
    lang: '语言：zh 或 en（默认看系统）',
    standard: '文件标准：x-4 或 x-1a:2003（默认照印厂资料，没有则 x-4）',
    marks: '加裁切线、套准线、色标和版边说明',
    proof: '出校样（屏幕用 PDF），有问题也出，问题标在版面上',
    force: '有问题也写付印文件，并在报告和版边注明',
    press: '连付印文件一起查（不写出来）',
    fix: '改正稿件里的全半角、引号、破折号、省略号和空格，别的不动',
    one: '各版合成一个 PDF（默认一版一个）',
    only: '一期报里只排这几版，如 3 或 1,3',
    quiet: '只说挡住付印的问题',
    format: '输出形式：human 或 json（写到标准输出）；check 还有 sarif，供代码托管平台标注',
    write: '写到文件夹里的 page、plant、dayang、house.schema.json',
    help: '显示帮助',
    version: '显示版本',
  },
  footer: '退出码：0 成功，1 版面有问题，2 用法不对，70 程序内部错误',
  usage: {
    error: '用法不对：',
    seeHelp: (command) => `看帮助：${command} --help`,
    didYouMean: (names) => `是不是 ${names}？`,
    unknownOption: (name) => `没有选项 ${name}`,
    unknownCommand: (name) => `没有命令 ${name}`,
    missingArgument: (name) => (name === 'page' ? '没有写版面文件' : `缺少参数 ${name}`),
    missingValue: (option) => `选项 ${option} 后面要写值`,
    tooMany: '参数太多：一次排一个版面文件；路径里有空格时要加引号',
    badValue: (option, value, wanted) => `选项 ${option} 的值“${value}”不对：${wanted}`,
    oneOf: (list) => `可以写 ${list}`,
    dpiRange: '要写 20 到 600 的整数',
    unknownClass: (name, known) => `没有“${name}”这一类警告；可放行的有：${known}`,
    dpiNeedsPng: '--dpi 要和 --png 一起用',
    epoch: '环境变量 SOURCE_DATE_EPOCH 要是 1970 年起的秒数',
  },
};

const en: HelpTexts = {
  program: 'dayang (大样): a YAML page spec and its copy in, a press-ready newspaper page out',
  titles: {},
  optionsWord: '[options]',
  commandWord: '[command]',
  commands: {
    build: 'typeset a page and write the press PDF; report overset copy and problems',
    check: 'check everything without writing a page',
    schema: 'print the JSON Schema of page specs, for editors',
    fonts: 'list font roles, files, PostScript names and coverage',
    help: 'display help for a command',
  },
  page: 'page spec (YAML)',
  pageOptional: 'page spec; without it the shipped fonts are listed',
  options: {
    output: 'where the PDF goes (default: out/PAGE.pdf)',
    allow: 'classes of warnings to let through, comma separated: query,overset',
    scene: 'also write the laid-out page as data (the scene)',
    report: 'also write a report: problems, and lines and characters of each story',
    png: 'also write a picture of the page',
    dpi: 'resolution of the picture, 20 to 600 (default 150)',
    timings: 'print how long each phase took',
    root: 'project folder; no file outside it is read',
    lang: 'language: zh or en (default: by locale)',
    standard: 'x-4 or x-1a:2003 (default: what the plant asks for, else x-4)',
    marks: 'add crop and registration marks, colour bar and slug line',
    proof: 'make a proof for the screen, with problems marked on the page',
    force: 'write the press file in spite of problems; report and slug say so',
    press: 'check the press file too, without writing it',
    fix: 'correct width, quotes, dashes, ellipses and blanks in the stories, nothing else',
    one: 'one PDF for all pages (default: one for each)',
    only: 'of an issue only these pages, such as 3 or 1,3',
    quiet: 'say only what holds the page back',
    format: 'human or json (to standard output); for check also sarif, which CI turns into annotations',
    write: 'write page, issue, plant, dayang and house.schema.json into this folder',
    help: 'display help',
    version: 'display the version',
  },
  footer: 'Exit status: 0 done, 1 problems with the page, 2 wrong usage, 70 internal error',
  usage: {
    error: 'wrong usage: ',
    seeHelp: (command) => `see ${command} --help`,
    didYouMean: (names) => `Did you mean ${names}?`,
    unknownOption: (name) => `there is no option ${name}`,
    unknownCommand: (name) => `there is no command ${name}`,
    missingArgument: (name) => (name === 'page' ? 'no page spec given' : `missing argument ${name}`),
    missingValue: (option) => `option ${option} needs a value`,
    tooMany: 'too many arguments: one page spec at a time; put quotes round a path with blanks',
    badValue: (option, value, wanted) => `option ${option} does not take “${value}”: ${wanted}`,
    oneOf: (list) => `use one of ${list}`,
    dpiRange: 'use a whole number from 20 to 600',
    unknownClass: (name, known) => `there is no class “${name}”; these can be let through: ${known}`,
    dpiNeedsPng: '--dpi goes together with --png',
    epoch: 'the variable SOURCE_DATE_EPOCH must be seconds since 1970',
  },
};

/** The texts in a language. */
export function helpTexts(lang: Lang): HelpTexts {
  return lang === 'zh' ? zh : en;
}
