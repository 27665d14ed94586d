/** Names of what a story cannot hold, in both languages. */
const THINGS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  footnote: ['脚注', 'footnote'],
  endnote: ['尾注', 'endnote'],
  header: ['页眉', 'header'],
  footer: ['页脚', 'footer'],
  hidden: ['隐藏文字', 'hidden text'],
  ruby: ['拼音、注音', 'phonetic guide'],
  chart: ['图表', 'chart'],
  diagram: ['SmartArt 图形', 'SmartArt diagram'],
  object: ['嵌入对象', 'embedded object'],
  wordart: ['艺术字', 'WordArt'],
  contents: ['目录', 'table of contents'],
  field: ['域', 'field'],
  chunk: ['插入的文件', 'inserted file'],
  equation: ['公式', 'equation'],
  superscript: ['上标', 'superscript'],
  subscript: ['下标', 'subscript'],
  strike: ['删除线', 'strike-through'],
  table: ['表格', 'table'],
  'layout-table': ['排版用的表格', 'table used for layout'],
  'picture-table': ['摆图片的表格', 'table that holds pictures'],
  'large-table': ['太大的表格', 'table that is too large'],
  'merged-cells': ['合并的单元格', 'merged cells'],
  'head-rows': ['表头的第二行', 'second row of the head'],
  'nested-table': ['表格里的表格', 'table inside a table'],
  'cell-picture': ['单元格里的图片', 'picture in a cell'],
  'cell-lines': ['单元格里的分行', 'lines in a cell'],
  'nested-list': ['下一级编号', 'numbers of a lower level'],
  'list-numbers': ['编号的写法', 'way of writing numbers'],
  comment: ['已解决的批注', 'resolved comment'],
  'loose-comment': ['不在正文里的批注', 'comment on words that are not in the copy'],
  'page-comment': ['批注', 'comment'],
  'page-origin': ['网页上的账号、日期', 'account and date of the page'],
  deleted: ['修订中删去的文字', 'words deleted in a tracked change'],
  placeholder: ['没有填的提示文字', 'prompt that nobody has filled in'],
  highlight: ['标亮', 'highlighting'],
  enclosed: ['带圈字符', 'ring round a character'],
  ink: ['手写墨迹', 'handwriting'],
  form: ['网页表单、脚本', 'form or script'],
  media: ['网页音像', 'sound, film or frame'],
  line: ['分隔线', 'dividing line'],
};

/** Whether the words of a header or footer are a page number and nothing else. */
export function isPageNumber(words: string): boolean {
  return /^[\d\s/第页共—–-]*$/.test(words);
}

/** A thing in both languages, as parameters of a message. */
export function thingWords(thing: string): { thing: string; thingEn: string } {
  const [zh, en] = THINGS[thing] ?? [thing, thing];
  return { thing: zh, thingEn: en };
}
