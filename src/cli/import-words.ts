import type { ListedChange } from '../import/import.ts';
import type { MergeNote } from '../import/merge/merge.ts';
import type { PartRole, Reason } from '../import/roles.ts';
import type { Lang } from '../problems/problem.ts';
import type { PictureNote, StaleNote } from './import-update.ts';

/** What `dayang import` says beside its problems. */
export interface ImportWords {
  readonly columns: readonly [string, string, string, string];
  readonly roles: Readonly<Record<PartRole, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly correct: string;
  counts(paragraphs: number, characters: number, queries: number): string;
  changes(count: number, taken: boolean): string;
  change(change: ListedChange): string;
  picture(name: string, caption: string, credit: string): string;
  /** A text box: the story that it became, and how that begins. */
  box(name: string, start: string): string;
  /** A picture that an update brought, took away or gave another caption. */
  pictureNote(note: PictureNote): string;
  /** Words that the story no longer has and a page beside it still does. */
  staleNote(note: StaleNote): string;
  /** Sums of an update, and one row of it. */
  merged(counts: Readonly<Record<MergeNote['kind'], number>>): string;
  mergeNote(note: MergeNote): string;
}

const zh: ImportWords = {
  columns: ['段', '排作', '根据', '文字'],
  roles: {
    kicker: '引题',
    title: '主题',
    subtitle: '副题',
    subhead: '小标题',
    byline: '作者',
    note: '编者按',
    quote: '摘句',
    figures: '数说',
    caption: '图片说明',
    table: '表',
    list: '列表',
    paragraph: '正文',
    continued: '接排',
    drop: '不要',
  },
  reasons: {
    asked: '--as',
    tag: '【】标签',
    style: '样式',
    words: '文字',
    form: '格式',
    look: '样子（猜的）',
    none: '',
  },
  correct: '猜错了，改稿件就行，或加 --as 重做，如 --as title=2,deck=3（body 是正文，drop 是不要）',
  counts: (paragraphs, characters, queries) =>
    `${paragraphs} 段 ${characters} 字${queries > 0 ? `，存疑 ${queries} 处` : ''}`,
  changes: (count, taken) =>
    `修订 ${count} 处，按${taken ? '接受' : '拒绝'}处理（--revisions ${taken ? 'reject 用修订前的文字' : 'accept 用修订后的文字'}）：`,
  change: ({ kind, author, words, n }) => {
    const what = { insert: '加', delete: '删', move: '移' }[kind];
    return `${n === undefined ? '' : `第 ${n} 段 `}${author || '（无名）'} ${what}“${words}”`;
  },
  picture: (name, caption, credit) =>
    `${name}${caption ? `：${caption}` : '：没有找到图片说明'}${credit ? `（${credit}）` : ''}`,
  box: (name, start) => `文本框另成一篇：${name}${start ? `（${start}）` : ''}`,
  pictureNote: ({ kind, name, caption, credit }) => {
    const told = `${caption || '没有找到图片说明'}${credit ? `（${credit}）` : ''}`;
    if (kind === 'gone') return `新稿里没有 ${name} 了，文件还在`;
    return kind === 'new' ? `新图 ${name}：${told}` : `${name} 的图片说明改了：${told}`;
  },
  staleNote: ({ file, line, column, words }) =>
    `${file}:${line}:${column} 还写着“${words}”，稿件里已经没有了：图片说明、栏目题要不要跟着改`,
  merged: ({ changed, added, removed, moved, split, joined, conflict, kept, unmarked }) =>
    changed + added + removed + moved + split + joined + conflict + kept + unmarked === 0
      ? '新稿的文字没有不同'
      : `改 ${changed} 段，加 ${added} 段，删 ${removed} 段，移 ${moved} 段${split > 0 ? `，分 ${split} 段` : ''}${joined > 0 ? `，并 ${joined} 段` : ''}${conflict > 0 ? `；冲突 ${conflict} 处，留用手改的` : ''}${kept > 0 ? `；只有稿件里有的 ${kept} 段，留着` : ''}${unmarked > 0 ? `；丢了排版记号的 ${unmarked} 段` : ''}`,
  mergeNote: ({ kind, words, changes, line, paragraphing }) => {
    const names = {
      changed: paragraphing ? { split: '改、分段', joined: '改、并段' }[paragraphing] : '改',
      added: '加',
      removed: '删',
      moved: '移',
      split: '分段',
      joined: '并段',
      conflict: '冲突',
      kept: '留',
      unmarked: '改（记号丢了）',
    };
    return `${line === undefined ? '' : `第 ${line} 行 `}${names[kind]} ${mergeDetail(words, changes, '〔无〕')}`;
  },
};

const en: ImportWords = {
  columns: ['no.', 'set as', 'because of', 'words'],
  roles: {
    kicker: 'kicker',
    title: 'title',
    subtitle: 'deck',
    subhead: 'subhead',
    byline: 'byline',
    note: 'editor’s note',
    quote: 'quote',
    figures: 'figures',
    caption: 'caption',
    table: 'table',
    list: 'list',
    paragraph: 'body',
    continued: 'run on',
    drop: 'left out',
  },
  reasons: {
    asked: '--as',
    tag: 'its tag',
    style: 'its style',
    words: 'its words',
    form: 'its form',
    look: 'its look (a guess)',
    none: '',
  },
  correct:
    'A wrong guess is put right in the story, or with --as title=2,deck=3 (body: not a head; drop: leave out)',
  counts: (paragraphs, characters, queries) =>
    `${paragraphs} paragraphs, ${characters} characters${queries > 0 ? `, ${queries} open queries` : ''}`,
  changes: (count, taken) =>
    `${count} tracked changes, ${taken ? 'accepted' : 'rejected'} (--revisions ${taken ? 'reject' : 'accept'} for the other way):`,
  change: ({ kind, author, words, n }) => {
    const what = { insert: 'added', delete: 'deleted', move: 'moved' }[kind];
    return `${n === undefined ? '' : `paragraph ${n}: `}${author || '(nobody)'} ${what} “${words}”`;
  },
  picture: (name, caption, credit) =>
    `${name}${caption ? `: ${caption}` : ': no caption found'}${credit ? ` (${credit})` : ''}`,
  box: (name, start) => `a text box is a story of its own: ${name}${start ? ` (${start})` : ''}`,
  pictureNote: ({ kind, name, caption, credit }) => {
    const told = `${caption || 'no caption found'}${credit ? ` (${credit})` : ''}`;
    if (kind === 'gone') return `the new file has no ${name} any more; the picture is kept`;
    return kind === 'new' ? `new picture ${name}: ${told}` : `another caption of ${name}: ${told}`;
  },
  staleNote: ({ file, line, column, words }) =>
    `${file}:${line}:${column} still says “${words}”, which the story no longer does: should a caption or label change too`,
  merged: ({ changed, added, removed, moved, split, joined, conflict, kept, unmarked }) =>
    changed + added + removed + moved + split + joined + conflict + kept + unmarked === 0
      ? 'the new file has no other words'
      : `paragraphs: ${changed} changed, ${added} added, ${removed} removed, ${moved} moved${split > 0 ? `, ${split} split` : ''}${joined > 0 ? `, ${joined} joined` : ''}${conflict > 0 ? `; ${conflict} conflicts, the words of the story were kept` : ''}${kept > 0 ? `; ${kept} that only the story has were kept` : ''}${unmarked > 0 ? `; ${unmarked} lost their marks` : ''}`,
  mergeNote: ({ kind, words, changes, line, paragraphing }) => {
    const names = {
      changed: paragraphing ? `changed and ${paragraphing}` : 'changed',
      added: 'added',
      removed: 'removed',
      moved: 'moved',
      split: 'split in two',
      joined: 'joined with the next',
      conflict: 'conflict',
      kept: 'kept',
      unmarked: 'changed (marks lost)',
    };
    return `${line === undefined ? '' : `line ${line}: `}${names[kind]} ${mergeDetail(words, changes, '(nothing)')}`;
  },
};

/** 原文 → 改后 for each change; without changes the beginning of the paragraph. */
function mergeDetail(words: string, changes: MergeNote['changes'], nothing: string): string {
  const start = words.length > 16 ? `${words.slice(0, 16)}…` : words;
  if (changes.length === 0) return words.length > 60 ? `${words.slice(0, 60)}…` : words;
  const told = changes.map(({ from, to }) => `${from ? `“${from}”` : nothing} → ${to ? `“${to}”` : nothing}`);
  return nothing === '〔无〕' ? `（${start}）${told.join('；')}` : `(${start}) ${told.join('; ')}`;
}

/** The words in a language. */
export function importWords(lang: Lang): ImportWords {
  return lang === 'zh' ? zh : en;
}
