import type { DocxPackage } from './docx-package.ts';
import { shownWords } from './docx-words.ts';
import { descendants, elements, type XmlNode } from './xml.ts';

/** A comment of the file: the question, its replies, and whether it was marked as done. */
export interface Comment {
  readonly author: string;
  readonly text: string;
  readonly done: boolean;
}

/** Comments by their id. Replies are told with the comment that they answer and have no place of their own. */
export function readComments(docx: DocxPackage): ReadonlyMap<string, Comment> {
  const tree = docx.named('comments');
  const threads = readThreads(docx.named('commentsExtended'));
  const byParagraph = new Map<string, { id: string; comment: Comment }>();
  const comments = new Map<string, Comment>();
  const replies: { parent: string; comment: Comment }[] = [];
  for (const node of tree ? elements(tree) : []) {
    const id = node.attributes['w:id'];
    if (node.name !== 'w:comment' || id === undefined) continue;
    const paragraphs = descendants(node, 'w:p');
    const keys = paragraphs.flatMap((each) => each.attributes['w14:paraId'] ?? []);
    const thread = keys.map((key) => threads.get(key)).find((found) => found !== undefined);
    const text = paragraphs
      .map(shownWords)
      .filter((line) => line !== '')
      .join(' ');
    const author = node.attributes['w:author']?.trim() ?? '';
    const comment = { author, text, done: thread?.done ?? false };
    if (thread?.parent !== undefined) replies.push({ parent: thread.parent, comment });
    else {
      comments.set(id, comment);
      for (const key of keys) byParagraph.set(key, { id, comment });
    }
  }
  for (const { parent, comment } of replies) {
    const found = byParagraph.get(parent);
    if (!found) continue;
    const first = comments.get(found.id)!;
    const said = comment.author ? `${comment.author}：${comment.text}` : comment.text;
    comments.set(found.id, { ...first, text: `${first.text} / ${said}` });
  }
  return comments;
}

function readThreads(tree: XmlNode | undefined): ReadonlyMap<string, { done: boolean; parent?: string }> {
  const threads = new Map<string, { done: boolean; parent?: string }>();
  for (const { attributes } of tree ? elements(tree) : []) {
    const key = attributes['w15:paraId'];
    const parent = attributes['w15:paraIdParent'];
    if (key === undefined) continue;
    const done = /^(?:1|true)$/.test(attributes['w15:done'] ?? '');
    threads.set(key, { done, ...(parent === undefined ? {} : { parent }) });
  }
  return threads;
}
