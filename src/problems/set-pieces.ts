import type { Message } from './problem.ts';

/** Messages about lists, tables, charts and QR codes, in copy (`story-`) and on the page. */
export const setPieceMessages = {
  'story-block-value': {
    severity: 'blocking',
    zh: ':::{name} 的 {key}={value} 不能用',
    en: '{key}={value} cannot be used in :::{name}',
    hintZh: '{key} 可写：{want}',
    hintEn: '{key} takes: {want}',
  },
  'story-block-too-large': {
    severity: 'blocking',
    zh: ':::{name} 超过 {most} {what}，多出的没有排',
    en: ':::{name} has more than {most} {whatEn}; what is beyond was left out',
    hintZh: '分成几个，或者删去一些',
    hintEn: 'Make several of it, or take some out',
  },
  'story-table-ragged': {
    severity: 'blocking',
    zh: '表的第 {row} 行有 {cells} 格，第一行有 {columns} 格',
    en: 'Row {row} of the table has {cells} cells, the first row has {columns}',
    hintZh: '补上或删去竖线 |，各行一样多；空格写成两条竖线挨着，格里要印竖线写 \\|',
    hintEn:
      'Add or remove bars so that all rows have as many; an empty cell is nothing between two bars, a bar in a cell is \\|',
  },
  'story-table-head-only': {
    severity: 'blocking',
    zh: '表只有表头，没有内容',
    en: 'The table has a head and no rows',
    hintZh: '在表头下面一行一行写；没有表头，写 :::table 加 head=none',
    hintEn: 'Write its rows below the head; without a head state head=none after :::table',
  },
  'story-table-rule': {
    severity: 'blocking',
    zh: '表里的 |---| 一行会照样印出来',
    en: 'The line |---| in a table would be printed as it is',
    hintZh: '删去这一行：第一行就是表头，线由 rules 决定；行首行尾也不要竖线',
    hintEn:
      'Remove it: the first row is the head, and rules= says which rules there are; no bars at either end of a row',
  },
  'story-chart-number': {
    severity: 'blocking',
    zh: '图里的“{text}”不是数',
    en: '“{text}” in a chart is no number',
    hintZh: '每行写“名称|数”，例如 2019|11.2；单位写在 :::chart 的 unit= 里，百分号可以留',
    hintEn:
      'Each line is label|number, for instance 2019|11.2; the unit goes to unit= after :::chart, a per cent sign may stay',
  },
  'story-chart-corner': {
    severity: 'advisory',
    zh: '图的左上格“{text}”不会印出来',
    en: 'The corner cell “{text}” of a chart is not printed',
    hintZh: '空着就行，例如“|产量|销量”；要印，写进 title= 或 unit=',
    hintEn: 'Leave it empty, as in “|made|sold”; to print it put it into title= or unit=',
  },
  'story-qr-empty': {
    severity: 'blocking',
    zh: '二维码没有内容',
    en: 'A QR code without content',
    hintZh: '写成 :::qr 加花括号 text=网址，或在它下面一行写网址',
    hintEn: 'State text=address in braces after :::qr, or write the address on the line below',
  },
  'story-qr-lines': {
    severity: 'blocking',
    zh: '二维码已经有 text=，下面的文字不会印出来',
    en: 'The QR code has text= already: the words below it are not printed',
    hintZh: '删去一处；要印在码下面，写 caption=文字',
    hintEn: 'Remove one of them; words to print below the code are caption=…',
  },
  'set-piece-vertical': {
    severity: 'blocking',
    zh: '竖排框 {frame} 里不能放{what}',
    en: 'Frame {frame} is set vertically and takes no {whatEn}',
    hintZh: '把它移到横排的框：另设一个文字框，part 写 {part}',
    hintEn: 'Move it to a horizontal frame: a text frame of its own with part: {part}',
  },
  'set-piece-color': {
    severity: 'blocking',
    zh: '{what}用的颜色 {color} 不在色板里',
    en: 'The colour {color} of this {whatEn} is not in the palette',
    hintZh: '改成色板里的名字：{known}',
    hintEn: 'Use a name of the palette: {known}',
  },
  'table-too-wide': {
    severity: 'blocking',
    allow: 'overset',
    zh: '表有 {columns} 列，{have} 字宽放不下，至少要 {need} 字',
    en: 'A table of {columns} columns needs {need} characters of width, there are {have}',
    hintZh: '减少列数或缩短表里的词；或单设一个跨栏的文字框，part 写 {part}；也可把行列对调',
    hintEn:
      'Use fewer columns or shorter words; or a frame of its own across columns with part: {part}; or exchange rows and columns',
  },
  'chart-too-small': {
    severity: 'blocking',
    allow: 'overset',
    zh: '图在 {width} 字宽、{lines} 行高里画不下',
    en: 'A chart cannot be drawn in {width} characters by {lines} lines',
    hintZh: '减少数据，缩短名称，加大 lines=；或单设一个跨栏的文字框，part 写 {part}',
    hintEn:
      'Use less data, shorter names or more lines=; or a frame of its own across columns with part: {part}',
  },
  'chart-labels-meet': {
    severity: 'advisory',
    zh: '图上的文字“{text}”和别的字碰在一起',
    en: 'The words “{text}” of a chart touch others',
    hintZh: '缩短名称、减少数据或加高图（lines=）；数多时改用表',
    hintEn: 'Use shorter names, less data or a higher chart (lines=); many numbers are better in a table',
  },
  'qr-too-long': {
    severity: 'blocking',
    zh: '二维码的内容有 {length} 字，放不进一个码',
    en: 'A content of {length} characters does not fit a QR code',
    hintZh: '缩短内容，例如改用短网址',
    hintEn: 'Shorten it, for instance with a short address',
  },
  'qr-too-fine': {
    severity: 'blocking',
    zh: '二维码每格 {module}mm，新闻纸上要 {least}mm 以上才扫得出来',
    en: 'A module of this QR code is {module} mm; newsprint needs {least} mm',
    hintZh: '放大到 {size}mm，或缩短内容',
    hintEn: 'Make it {size} mm, or shorten its content',
  },
  'qr-too-wide': {
    severity: 'blocking',
    allow: 'overset',
    zh: '二维码连留白 {size}mm，比栏宽 {width}mm 宽',
    en: 'A QR code of {size} mm, its margin included, is wider than its column of {width} mm',
    hintZh: '改小 size=，或换到宽一些的框',
    hintEn: 'Make size= smaller, or use a wider frame',
  },
} as const satisfies Record<string, Message>;
