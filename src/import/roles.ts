import { type DeskTag, deskTag, noteLabel } from '../content/tags.ts';
import { findLists, type ItemCopy } from './lists.ts';
import { guessLooks } from './looks.ts';
import { cutStart } from './manuscript.ts';
import type { Entry } from './paragraphs.ts';
import { canBeTitle } from './tables.ts';

/** What a paragraph becomes. `drop` leaves it out, at the word of a mapping file or the command line. */
export type PartRole =
  | 'kicker'
  | 'title'
  | 'subtitle'
  | 'subhead'
  | 'byline'
  | 'note'
  | 'quote'
  | 'figures'
  | 'caption'
  | 'table'
  | 'list'
  | 'paragraph'
  | 'continued'
  | 'drop';

/** Why: the command line, a tag of the desk, a style, the words (编者按), a form of the file (table, numbers), or how it looks. */
export type Reason = 'asked' | 'tag' | 'style' | 'words' | 'form' | 'look' | 'none';

/** A paragraph with its role. */
export interface Part extends Entry {
  readonly role: PartRole;
  readonly why: Reason;
  /** Of a quote: who said it. */
  readonly speaker?: string;
  /** Of an item of a list. */
  readonly item?: ItemCopy;
}

/** What people call the roles, in `--as` and in mapping files. */
export const ROLE_NAMES: Readonly<Record<string, PartRole>> = {
  kicker: 'kicker',
  引题: 'kicker',
  肩题: 'kicker',
  眉题: 'kicker',
  title: 'title',
  主题: 'title',
  标题: 'title',
  主标题: 'title',
  大标题: 'title',
  题目: 'title',
  subtitle: 'subtitle',
  deck: 'subtitle',
  副题: 'subtitle',
  副标题: 'subtitle',
  subhead: 'subhead',
  小标题: 'subhead',
  byline: 'byline',
  author: 'byline',
  作者: 'byline',
  署名: 'byline',
  记者: 'byline',
  note: 'note',
  编者按: 'note',
  编者的话: 'note',
  quote: 'quote',
  摘句: 'quote',
  caption: 'caption',
  图片说明: 'caption',
  图说: 'caption',
  图注: 'caption',
  题注: 'caption',
  body: 'paragraph',
  paragraph: 'paragraph',
  正文: 'paragraph',
  drop: 'drop',
  不要: 'drop',
};

/** What decides roles beside the manuscript itself. */
export interface RoleChoices {
  /** Style names to roles, over the names that everyone uses. */
  readonly styles: ReadonlyMap<string, PartRole>;
  /** Paragraph numbers to roles. */
  readonly asked: ReadonlyMap<number, PartRole>;
}

/** Gives every paragraph its role. */
export function giveRoles(entries: readonly Entry[], choices: RoleChoices): Part[] {
  const known = findLists(withTitles(withTags(entries, choices)));
  const guesses = guessLooks(known);
  return known.map((part, i) => (part.why === 'none' ? { ...part, ...(guesses.get(i) ?? {}) } : part));
}

function withTags(entries: readonly Entry[], choices: RoleChoices): Part[] {
  const parts: Part[] = [];
  const styled = stylesOf(entries, choices);
  let pending: DeskTag | undefined;
  let inFigures = false;
  entries.forEach((entry, i) => {
    const asked = entry.text === '' ? undefined : choices.asked.get(entry.n);
    if (entry.table && entry.text !== '' && !asked) {
      [inFigures, pending] = [false, undefined];
      parts.push({ ...entry, role: 'table', why: 'form' });
      return;
    }
    const tag = deskTag(entry.text);
    if (!tag && inFigures && entry.text.includes('|')) {
      parts.push({ ...entry, role: 'figures', why: 'tag' });
      return;
    }
    inFigures = false;
    const valid = tag ?? (entry.text === '' ? undefined : pending);
    if (tag && tag.length === entry.text.length) {
      pending = tag;
      parts.push({ ...entry, ...emptied(entry), role: 'drop', why: 'tag' });
      return;
    }
    if (valid && !asked) {
      if (!tag) pending = undefined;
      inFigures = valid.role === 'figures';
      parts.push(tagged(entry, valid, tag !== undefined));
      return;
    }
    const style = styled.get(i);
    const isLabelAlone = noteLabel(entry.text)?.length === entry.text.length;
    const before = parts.findLast(({ text }) => text !== '');
    const goesOn = before?.why === 'words' && noteLabel(before.text)?.length === before.text.length;
    if (asked) parts.push({ ...entry, role: asked, why: 'asked' });
    else if (style) parts.push({ ...entry, role: style, why: 'style' });
    else if (entry.text !== '' && (noteLabel(entry.text) || isLabelAlone || goesOn)) {
      parts.push({ ...entry, role: 'note', why: 'words' });
    } else parts.push({ ...entry, role: 'paragraph', why: 'none' });
  });
  return parts;
}

/** A tag that stands alone has no words of its own. */
function emptied({ paragraph }: Entry): Pick<Entry, 'paragraph' | 'text'> {
  return {
    paragraph: { ...paragraph, pieces: paragraph.pieces.filter(({ kind }) => kind === 'picture') },
    text: '',
  };
}

function tagged(entry: Entry, tag: DeskTag, isHere: boolean): Part {
  const role: PartRole =
    tag.role === 'second' ? 'subtitle' : tag.role === 'set-piece' ? 'paragraph' : tag.role;
  const speaker = tag.argument && isHere ? entry.text.slice(tag.argument.start, tag.argument.end).trim() : '';
  const label = role === 'note' ? `${tag.name} ` : '';
  const pieces = isHere ? cutStart(entry.paragraph.pieces, tag.length) : [...entry.paragraph.pieces];
  if (label) pieces.unshift({ kind: 'text', text: label });
  const text = `${label}${isHere ? entry.text.slice(tag.length).trimStart() : entry.text}`;
  return {
    ...entry,
    paragraph: { ...entry.paragraph, pieces },
    text,
    role,
    why: 'tag',
    ...(speaker ? { speaker } : {}),
  };
}

/** A paragraph before a table that says 表1 … or has the style of captions is its title. */
function withTitles(parts: readonly Part[]): Part[] {
  const isTitle = (part: Part | undefined) =>
    part !== undefined &&
    canBeTitle(part.paragraph) &&
    !part.table &&
    (part.role === 'caption' || (part.why === 'none' && soundsLikeTitle(part.text)));
  return parts.flatMap((part, i) => {
    const [before, next] = [parts[i - 1], parts[i + 1]];
    if (next?.role === 'table' && !next.table?.caption && part.why !== 'asked' && isTitle(part)) return [];
    if (part.role !== 'table' || !part.table || part.table.caption || before?.why === 'asked') return [part];
    return isTitle(before) ? [{ ...part, table: { ...part.table, caption: before!.paragraph } }] : [part];
  });
}

/** 表1 …, 附表：…, but not 表示 … nor a sentence. */
function soundsLikeTitle(text: string): boolean {
  return (
    /^附?表(?:\s*[0-9０-９一二三四五六七八九十]+(?![0-9月日年]|个|张)|[\s：:])/.test(text) &&
    !/[。；，：]$/.test(text)
  );
}

/** Names of styles that Word, WPS and newsrooms use, without blanks and in small letters. */
const STYLE_ROLES: Readonly<Record<string, PartRole>> = {
  ...ROLE_NAMES,
  'subtitle char': 'subtitle',
  副标题字符: 'subtitle',
  作者姓名: 'byline',
  记者姓名: 'byline',
  编后: 'note',
  // 引用 (Quote) of Word indents what somebody has said or written: copy of the story, not words lifted out of it.
  quote: 'paragraph',
};

/** Roles by style. Where no style is that of a title, the first heading of the first level before any body is it. */
function stylesOf(entries: readonly Entry[], { styles }: RoleChoices): ReadonlyMap<number, PartRole> {
  const roles = new Map<number, PartRole>();
  const names = new Map([...styles].map(([name, role]) => [styleKey(name), role]));
  entries.forEach(({ paragraph, text }, i) => {
    if (text === '') return;
    const key = styleKey(paragraph.style ?? '');
    const role = names.get(key) ?? (Object.hasOwn(STYLE_ROLES, key) ? STYLE_ROLES[key] : undefined);
    if (role && !(role === 'paragraph' && !names.has(key))) roles.set(i, role);
  });
  const hasTitle = [...roles.values()].includes('title');
  const isPlain = ({ text, paragraph }: Entry) => text.length > 60 && paragraph.level === undefined;
  const body = entries.findIndex(isPlain);
  let title = hasTitle
    ? -1
    : entries.findIndex(
        ({ paragraph, text }) => text !== '' && levelOf(paragraph.style, paragraph.level) === 1,
      );
  if (body >= 0 && title > body) title = -1;
  entries.forEach(({ paragraph, text }, i) => {
    if (text === '' || roles.has(i) || levelOf(paragraph.style, paragraph.level) === undefined) return;
    roles.set(i, i === title ? 'title' : 'subhead');
  });
  return roles;
}

function levelOf(style: string | undefined, level: number | undefined): number | undefined {
  const [, digit] = /^(?:heading|标题|h)([1-9])$/.exec(styleKey(style ?? '')) ?? [];
  return digit ? Number(digit) : level;
}

function styleKey(name: string): string {
  return name.toLowerCase().replace(/\s+/g, '');
}
