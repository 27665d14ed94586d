import type { SourceText } from '../source.ts';
import type { SetPiece } from './set-pieces.ts';

/**
 * A stretch of copy after the grammar: plain text, and beside it what the marks meant. The text has no markup, no
 * line breaks of the source and no typed blanks between Han and Latin.
 */
export interface RichText {
  readonly text: string;
  /** For every UTF-16 unit of `text` its UTF-16 offset in the source file; one more entry at the end. */
  readonly offsets: Uint32Array;
  /** Inline marks, in order, never overlapping. Units are UTF-16 offsets in `text`. */
  readonly marks: readonly InlineMark[];
  /** Editorial queries (稿件存疑), which take no room in print. */
  readonly queries: readonly Query[];
  /**
   * Only in heads and quotes: where the writer typed `|`, as UTF-16 offsets in `text` of the character that may (and, when
   * the head is broken at all, must) begin a line. The bar itself is not in the text; a gap before it is.
   */
  readonly breaks?: readonly number[];
  /** Where soft hyphens stood in Latin words: offsets in `text` of the letter after them. */
  readonly hyphens?: readonly number[];
}

/** 黑 and 楷 runs, emphasis (`**…**`), the black frame round the name of one lately deceased (示亡号), English words. */
export interface InlineMark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'hei' | 'kai' | 'emphasis' | 'framed' | 'en';
}

/** 稿件存疑: a question that an editor must settle. It stands before the character at `at`. */
export interface Query {
  readonly at: number;
  readonly question: string;
  /** UTF-16 offset and length of the mark in the source file. */
  readonly offset: number;
  readonly length: number;
}

/** One piece of a story, in the order of the source. */
export type Block =
  | Paragraph
  | { readonly kind: 'subhead'; readonly text: RichText }
  | { readonly kind: 'byline'; readonly text: RichText }
  | PullQuote
  | Figures
  | SetPiece;

/** A paragraph of the article. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: RichText;
  /**
   * 接排: it goes on with the sentence before a quote or head, or it is the rest of a paragraph that began on another
   * page, so its first line has no indent (CLREQ 6.2.1.1).
   */
  readonly continued?: true;
  /** In a list of speakers: which list of the story, and how many units of the text are the name; 0 goes on speaking. */
  readonly speaker?: { readonly list: number; readonly name: number };
}

/** 摘句: repeats words of the story, set larger. Derived: every word must stand in the story. */
export interface PullQuote {
  readonly kind: 'quote';
  readonly text: RichText;
  /** Who said it; also taken from the story. */
  readonly speaker?: RichText;
}

/** 数说: numbers of the story set large. Derived: every field must stand in the story word for word. */
export interface Figures {
  readonly kind: 'figures';
  readonly items: readonly Figure[];
}

/** One cell of 数说: 2600 · 条线索数据 · 收获 · “通星汇”. */
export interface Figure {
  readonly value: RichText;
  readonly unit: RichText;
  readonly label: RichText;
  /** Whose figure it is. */
  readonly whose: RichText;
}

/** 编者按: the label as typed, and the note. */
export interface EditorNote {
  readonly label?: RichText;
  readonly paragraphs: readonly RichText[];
}

/** A stretch of a story file, in UTF-16 offsets of the file. */
export interface RepeatedRange {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** An article after reading: heads, note and body, each character knowing its place in the file. */
export interface Story {
  readonly source: SourceText;
  /** 引题 */
  readonly kicker?: RichText;
  /** 主题 */
  readonly title?: RichText;
  /** 副题 */
  readonly subtitle?: RichText;
  readonly editorNote?: EditorNote;
  /** Everything else in order; blocks before the first subhead are the lead. */
  readonly blocks: readonly Block[];
  /** The rest of a story that began on another page (转版): its head repeats, or was made for this page. */
  readonly continued?: 'repeats' | 'own';
  /** Which words of the article each text of a quote or figure repeats. */
  readonly repeats?: ReadonlyMap<RichText, readonly RepeatedRange[]>;
}

/** How a story file is written: `.md` in our small Markdown, `.txt` with a paragraph to the line. */
export type StoryFormat = 'markdown' | 'text';
