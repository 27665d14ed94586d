/**
 * The story grammar: a small whitelist that looks like Markdown. Chinese copy is full of colons, brackets and
 * asterisks, so only what is written here is markup; everything else is copy, character for character, and
 * every character knows its place in the file.
 *
 * A Markdown story (`.md`)
 *
 *   # 主题                    one; `|` in a head is a place to break it; typed blanks between Han are ONE gap U+3000
 *   ## 副题                   one; above the `#` line it is the 引题
 *   ### 小标题
 *   > 编者按 正文……           the editor's note; label 编者按, 编者的话, 编后, 编后语, then blanks or a colon;
 *                             `>` alone or a blank line begins its next paragraph; only `>` lines belong to it
 *   正文                      a paragraph; blank lines part paragraphs, line endings inside one vanish
 *   （尚启轩）                the last paragraph, wholly in brackets, at most 30 characters: the byline
 *   :::quote{speaker=严海桥}  摘句; repeats the article word for word, …… where it leaves words out
 *   :::                       its end
 *   :cont 正文                a paragraph that goes on with the sentence before a quote or head: no indent
 *   :::speakers               a list of speakers, 名字：话 a line; names are spaced out to the longest
 *   :::figures                数说, one cell a line: value|unit|label|whose; `\|` is a bar in a field
 *   :::
 *   :::list{numbered=一、}    an item a line, a typed `- ` or `1. ` before it made anew; marks 1. （1） 一、 （一） ①
 *   :::                       by `numbered`, else `bullet=●`; `start=3`
 *   :::table{caption=表题}    a row a line, cells parted by bars, the first row its head; head=row|column|both|none,
 *   :::                       widths="2 1 1", rules=three|rows|none, tint=colour
 *   :::chart{kind=column}     rows label|number, a head row |series|series for several; kind=column|bar|line,
 *   :::                       title, unit, lines (its height), colors
 *   :::qr{text=https://…}     caption, size=20mm, level=L|M|Q|H; without `text` the line of the block is its content
 *   :::
 *
 * The words of these four are the article: read item by item, row by row, cell by cell. See set-pieces.ts.
 *
 *   **着重**  :hei[黑体]  :kai[楷体]     marks; brackets inside must pair; the innermost counts
 *   :framed[姓名]  :en[words]          示亡号, a black frame; English words, which may be parted at line ends
 *   :query[问题]                         稿件存疑, takes no room in print
 *   \* \: \[ \] \# \> \\ \【 \|          the character itself; any other `\` is a `\`
 *
 * The desk's tags, in `.md` and `.txt`: at the head of a line 【引题】【主题】【副题】【小标题】【作者】【编者按】
 * 【摘句】【摘句：谁说的】【数说】【接排】 (also 肩题, 标题, 主标题, 副标题, 署名, 编者的话, 编后). A tag alone on its line speaks
 * for the next one. 【存疑：问题】 stands anywhere. Any other 【…】 is copy.
 *
 * A plain story (`.txt`): every line is a paragraph, only the desk's tags are markup, and `\【` is a 【 that begins
 * none. Where no head is tagged the first line is the title.
 *
 * Not markup, and kept as it is: indented code, setext heads, autolinks, definitions, references, entities, `_`, a
 * `*` alone, `1. `, two blanks at a line's end, front matter. Markup that a writer clearly meant and that is
 * not here (`####`, `-` and `|---|` outside their blocks, pictures, links, code fences, HTML, other directives, a line
 * of `---`) stays in the text as typed AND is reported with its place. White space: see whitespace.ts.
 */
import { type Outcome, problem } from '../problems/problem.ts';
import { placeAt, type SourceText } from '../source.ts';
import { assemble } from './assemble.ts';
import { readBlocks } from './blocks.ts';
import { checkDerived } from './derived.ts';
import { type Notes, openNotes } from './notes.ts';
import type { Story, StoryFormat } from './story.ts';
import { storyPieces } from './words.ts';

/**
 * Reads a story. The value is missing only when the file has no copy at all (`story-empty`); every other problem
 * leaves a story to look at. Open queries are among the problems, as `story-query`. Linear in the file's length.
 */
export function parseStory(source: SourceText, format: StoryFormat): Outcome<Story> {
  const notes = openNotes(source);
  if (format === 'text') reportMarkdownInText(notes);
  const story = assemble(source, readBlocks(source, format, notes), format, notes);
  if (storyPieces(story).every(({ text }) => text === '')) {
    notes.add(problem('story-empty', { file: source.file }, placeAt(source, 0)));
    return { problems: notes.list() };
  }
  const derived = checkDerived(story);
  for (const found of derived.problems) notes.add(found);
  return { value: { ...story, repeats: derived.ranges }, problems: notes.list() };
}

/** The format that a file's name says: `.txt` is plain, everything else Markdown. */
export function formatOf(file: string): StoryFormat {
  return /\.txt$/i.test(file) ? 'text' : 'markdown';
}

/** Markdown in a `.txt` is copy; one message says so. */
function reportMarkdownInText(notes: Notes): void {
  const hit = /^(?:#{1,3} +\S|> +\S|:::[a-z])/m.exec(notes.source.text);
  if (!hit) return;
  const mark = hit[0].trim();
  notes.add(problem('story-markdown-in-text', { mark }, placeAt(notes.source, hit.index, mark.length)));
}
