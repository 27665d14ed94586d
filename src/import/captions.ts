import type { Paragraph, Picture } from './manuscript.ts';
import type { Part } from './roles.ts';

/** What stands under a picture. */
export interface Caption {
  readonly text: string;
  /** 张三 摄 */
  readonly credit?: string;
}

/** The parts, with captions marked as such, and the caption of each picture by its index. */
export interface Captioned {
  readonly parts: readonly Part[];
  readonly captions: ReadonlyMap<number, Caption>;
}

const BEGINS =
  /^[（(▲△◀▶←→↑↓]{0,2}\s*(?:图\s*[0-9一二三四五六七八九十：:／/]|图为|图片|[上下左右题]图|照片|资料图)/;
const ENDS = /(?:[摄供]|供图|摄影)\s*[）)]?[。]?$/;
const CREDIT =
  /[\s\u3000（(]*((?:本报|新华社|通讯员|记者)?[^\s，。；（）()：:]{0,12}[\s\u3000/／：:]*(?:摄影|摄|供图)|(?:供图|摄影|摄)[：:][^，。；（）()]{1,16})[）)]?。?$/;
/** A caption that tells of more than one picture. */
const SEVERAL =
  /[左右上下前后][一二三]?图|图\s*[（(]?[①②③1-9一二三][^年月日]*[；，、].*图\s*[（(]?[①②③1-9一二三]/;
/** Characters of the longest caption. */
const LONGEST = 120;

/** Whether words alone say that they are a caption. */
export function soundsLikeCaption(text: string): boolean {
  return text.length <= LONGEST && (BEGINS.test(text) || ENDS.test(text));
}

/** Finds captions: the paragraph after a picture that begins like one, ends like one, or is centred and small. */
export function findCaptions(parts: readonly Part[], pictures: readonly Picture[]): Captioned {
  const captions = new Map<number, Caption>();
  const body = Math.max(
    0,
    ...parts.filter(({ text }) => text.length > 60).map(({ paragraph }) => paragraph.size ?? 0),
  );
  let waiting: number[] = [];
  // A picture in or beside running copy has its caption in the next paragraph only if that says so.
  let isStrict = false;
  let beforeIsPicture = false;
  const marked = parts.map((part): Part => {
    const own = part.paragraph.pieces.flatMap((piece) => (piece.kind === 'picture' ? [piece.picture] : []));
    // Pictures one after another wait together: 左图……，右图…… is the caption of both.
    const isRow = own.length > 0 && !isStrict && beforeIsPicture;
    if (own.length > 0) [waiting, isStrict] = [isRow ? [...waiting, ...own] : own, false];
    beforeIsPicture = own.length > 0 && part.text === '';
    const beside = own.length > 0 && isBeside(part.paragraph);
    const floats = part.paragraph.pieces.some((piece) => piece.kind === 'picture' && piece.floats);
    const last = waiting.at(-1);
    const shown = waiting;
    if (part.text === '') return part;
    const isFree = part.why === 'none' || part.why === 'look';
    const isCaption =
      part.role === 'caption' ||
      (isFree &&
        last !== undefined &&
        (floats || isStrict ? soundsLikeCaption(part.text) : looksLike(part, body, beside)));
    const goesOn = own.length > 0 && !isCaption;
    waiting = goesOn ? own : [];
    isStrict = goesOn;
    const { role } = part;
    // Words are never lost: a caption whose picture is not in the file stays in the story.
    if (isCaption && (last === undefined || !pictures[last]?.bytes)) return { ...part, role: 'paragraph' };
    if (!isCaption || last === undefined) return part;
    for (const picture of SEVERAL.test(part.text) ? shown : [last])
      captions.set(picture, captionOf(part.text));
    return role === 'caption' ? part : { ...part, role: 'caption', why: 'look' };
  });
  return { parts: marked, captions };
}

/** Words after a picture in its paragraph; before it they lead to it. */
function isBeside({ pieces }: Paragraph): boolean {
  const first = pieces.findIndex((piece) => piece.kind === 'text' && piece.text.trim() !== '');
  return first > pieces.findIndex(({ kind }) => kind === 'picture');
}

function looksLike({ text, paragraph, role }: Part, body: number, isBesidePicture: boolean): boolean {
  if (text.length > LONGEST || role === 'title') return false;
  if (soundsLikeCaption(text)) return true;
  if (/^(?:kicker|subtitle|byline)$/.test(role) || /[：，；、]$/.test(text)) return false;
  const isSmall = paragraph.size !== undefined && body > 0 && paragraph.size < body;
  return (
    (paragraph.align === 'center' && (isSmall || text.length <= 40) && role !== 'subhead') ||
    (isBesidePicture && text.length <= 40)
  );
}

/** What stands under a picture, with the name of who took it apart. */
export function captionOf(text: string): Caption {
  const match = CREDIT.exec(text);
  const credit = match?.[1]?.trim();
  const rest = match ? text.slice(0, match.index).trim() : text;
  return credit && rest !== '' ? { text: rest, credit } : { text };
}
