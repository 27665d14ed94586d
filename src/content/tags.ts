/** What a line or a paragraph of copy is. `second` is Markdown's `##`: 引题 above the title, 副题 below it. */
export type Role =
  | 'kicker'
  | 'title'
  | 'subtitle'
  | 'second'
  | 'subhead'
  | 'byline'
  | 'note'
  | 'quote'
  | 'figures'
  | 'set-piece'
  | 'paragraph'
  /** A paragraph that goes on with the sentence before it. */
  | 'continued';

/** The desk's own tags, and what each makes of its line. Any other 【…】 is copy: 【环球时报】, 【本报讯】. */
const deskTags: Readonly<Record<string, Role>> = {
  引题: 'kicker',
  肩题: 'kicker',
  主题: 'title',
  主标题: 'title',
  标题: 'title',
  副题: 'subtitle',
  副标题: 'subtitle',
  小标题: 'subhead',
  作者: 'byline',
  署名: 'byline',
  编者按: 'note',
  编者的话: 'note',
  编后: 'note',
  摘句: 'quote',
  数说: 'figures',
  接排: 'continued',
};

/** A desk tag at the head of a line. Lengths are UTF-16 units of the line. */
export interface DeskTag {
  readonly role: Role;
  /** The word in the tag. */
  readonly name: string;
  /** 【摘句：严海桥】: who said it, as a stretch of the line. */
  readonly argument?: { readonly start: number; readonly end: number };
  /** Where the copy begins. */
  readonly length: number;
}

const tagShape = /^【\s*([\u4e00-\u9fff]{2,4})\s*(?:[：:]([^【】]{0,60}))?】/;

/** Reads a desk tag at the beginning of a line that has lost its indent. */
export function deskTag(line: string): DeskTag | undefined {
  const match = line.charCodeAt(0) === 0x3010 ? tagShape.exec(line) : null;
  if (!match) return undefined;
  const name = match[1]!;
  const role = Object.hasOwn(deskTags, name) ? deskTags[name]! : undefined;
  if (!role) return undefined;
  const length = match[0].length;
  if (match[2] === undefined) return { role, name, length };
  if (role !== 'quote') return undefined;
  return { role, name, length, argument: { start: length - 1 - match[2].length, end: length - 1 } };
}

/** Whether 【…】 is one of the desk's tags; inside a line it does nothing. */
export function isDeskTag(tag: string): boolean {
  return Object.hasOwn(deskTags, tag.slice(1, -1));
}

const labelWord = '编者按|编者的话|编后语|编后';
const labelShape = new RegExp(
  `^(\\*\\*)?(${labelWord})([：:])?(\\*\\*)?(?:([：:])|[ \\t\\u00a0\\u3000]+|$)?`,
);

/** The label at the head of an editor's note: its stretches of the line, and where the note begins. */
export interface NoteLabel {
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  readonly length: number;
}

/**
 * Reads 编者按 (编者的话, 编后, 编后语) at the beginning of a note when blanks, a colon or the line's end follow;
 * a colon belongs to the label, as typed. `**编者按**` is accepted too.
 */
export function noteLabel(line: string): NoteLabel | undefined {
  const match = labelShape.exec(line);
  if (!match || (match[1] === undefined) !== (match[4] === undefined)) return undefined;
  const [whole, stars, word, inner, , outer] = match;
  const start = stars ? 2 : 0;
  const end = start + word!.length + (inner ? 1 : 0);
  const separated = inner || outer || stars || whole.length > end || whole.length === line.length;
  if (!separated) return undefined;
  const parts = [{ start, end }];
  if (outer) parts.push({ start: whole.length - 1, end: whole.length });
  return { parts, length: whole.length };
}
