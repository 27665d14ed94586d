import { aboutNames } from '../spec/about.ts';
import { child, entriesOf, type SpecNode, textOf } from '../spec/node.ts';
import type { TemplateUse } from '../spec/template-model.ts';

/** What a new page is made from. */
export interface NewPage {
  readonly name: string;
  readonly template: string;
  /** The template as the page names it: by its bare name where it is shipped. */
  readonly base: string;
  readonly title?: string;
  readonly section?: string;
  /** ISO date. */
  readonly date?: string;
  /** Number of the page, `4`, `A3`. */
  readonly number?: string;
  readonly variants: readonly string[];
  readonly theme?: string;
  /** Path of the JSON Schema from the page's folder. */
  readonly schema: string;
}

/** A file that goes into the folder: the one that it is a copy of, and its name there. */
export interface SkeletonFile {
  readonly slot: string;
  readonly wanted: string;
  readonly name: string;
}

/** The page of a new folder, and the files of the sample that it begins with. */
export interface Skeleton {
  readonly yaml: string;
  readonly files: readonly SkeletonFile[];
}

/**
 * Writes the page of a new folder out: every slot of the template with a comment what it takes, filled as in the
 * sample page (`content` of `sample`), so that it builds at once and looks like the template.
 */
export function newPage(page: NewPage, use: TemplateUse, sample: SpecNode): Skeleton {
  const files: SkeletonFile[] = [];
  const content = entriesOf(child(sample, 'content'));
  const lines = Object.entries(use.slots).flatMap(([slot, { accepts, of, min, max, required, about }]) => {
    const { about: name } = aboutNames(about, slot);
    const range =
      max === undefined
        ? ''
        : `，${min === undefined ? '至多 ' : `${min}～`}${max} ${accepts === 'figures' ? '格' : '字'}`;
    const comment = `  # ${name}（${KINDS[accepts]}${required ? '，必需' : ''}）${range}`;
    if (of !== undefined) return [`${comment}：写在稿件 ${of} 里，没有就不出现`];
    const node = content.get(slot)?.node;
    const rest = required ? '' : accepts === 'text' ? '；不要就写 null' : '；不要就删去这一项';
    return [comment + rest, ...entry(slot, node, accepts, page, files)];
  });
  const head = aboutNames(use.head?.name, page.template).about;
  return {
    yaml: `${[
      `# yaml-language-server: $schema=${page.schema}`,
      `# ${page.name}：用模板 ${page.template}（${head}）做的版面。`,
      '# 稿件是样稿，图片是示意图：换成自己的，样式、颜色、位置不必动。排版：dayang build 加本文件的名字。',
      `extends: ${quotedPath(page.base)}`,
      ...(page.title === undefined ? [] : [`title: ${quoted(page.title)}`]),
      page.date === undefined ? '# date: 2021-02-01  # 出版日期' : `date: ${page.date}`,
      ...choice(
        'variant',
        '变体',
        page.variants.length > 1 ? `[${page.variants.join(', ')}]` : page.variants[0],
        use.variants,
      ),
      ...choice('theme', '配色', page.theme, use.themes),
      'content:',
      ...lines,
      'frames:',
      '  # 报眉：左边日期、版次，右边版名',
      `  folio: { left: ${quoted(folioLeft(page))}, right: ${quoted(page.section ?? '（样稿）版名')} }`,
    ].join('\n')}\n`,
    files,
  };
}

const KINDS = {
  story: '稿件',
  note: '编者按',
  figures: '数说',
  quote: '摘句',
  picture: '图片',
  text: '文字',
} as const;

function choice(
  key: string,
  word: string,
  chosen: string | undefined,
  known: TemplateUse['variants'],
): string[] {
  if (known.length === 0) return [];
  const list = known.map(({ name, about }) =>
    about === undefined ? name : `${name}（${aboutNames(about, name).about}）`,
  );
  const comment = `# ${word}，可选：${list.join('、')}`;
  return [comment, chosen === undefined ? `# ${key}: ${known[0]!.name}` : `${key}: ${chosen}`];
}

function entry(
  slot: string,
  node: SpecNode | undefined,
  accepts: string,
  page: NewPage,
  files: SkeletonFile[],
): string[] {
  if (accepts === 'text') return [`  ${slot}: ${quoted(page.section ?? textOf(node) ?? '栏目')}`];
  const wanted = textOf(node) ?? textOf(child(node, 'file'));
  if (wanted === undefined)
    return accepts === 'picture'
      ? [`  # ${slot}: { file: 图片.jpg, caption: 图片说明, credit: 某某 摄, alt: 给看不见图的人的文字 }`]
      : [`  # ${slot}: ${slot}.md`];
  const name = slot + wanted.slice(wanted.lastIndexOf('.'));
  files.push({ slot, wanted, name });
  if (accepts === 'story') return [`  ${slot}: ${name}`];
  const texts = ['caption', 'credit', 'alt'].flatMap((key) => {
    const text = textOf(child(node, key));
    return text === undefined ? [] : [`    ${key}: ${quoted(text)}`];
  });
  return [`  ${slot}:`, `    file: ${name}`, ...texts];
}

/** A text as YAML reads it back whatever it holds. */
export function quoted(text: string): string {
  return /^[\p{Script=Han}][\p{Script=Han}\p{N}，。、；（）“”《》—　·]*$/u.test(text)
    ? text
    : JSON.stringify(text);
}

function quotedPath(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
}

function folioLeft({ date, number }: NewPage): string {
  return number === undefined ? folioDate(date) : `${folioDate(date)}　第${number}版`;
}

/** 2021-02-01 as a folio has it. */
function folioDate(date: string | undefined): string {
  const [, year, month, day] = /^(\d+)-(\d+)-(\d+)$/.exec(date ?? '') ?? [];
  return year ? `${year}年${Number(month)}月${Number(day)}日` : '（样稿）年　月　日';
}
