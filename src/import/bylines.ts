/** How bylines begin: 本报记者 …, 文/图 …, 作者：…, □ …, or names in brackets. */
export const BYLINE_SHAPE =
  /^(?:[□■◎●\s]*(?:(?:本报|本刊|特约|见习|实习)*(?:记者|通讯员|评论员|撰稿人?)(?=[\s\u3000：:/／]|[\u4e00-\u9fff]{2,4}(?:[\s\u3000]|$))|(?:作者|文|图|摄影|文\s*[/／]\s*图|图\s*[/／]\s*文|文图|撰文|供稿)\s*[：:/／]|(?:文\s*[/／]\s*图|图\s*[/／]\s*文)\s)[^。；]{0,30}|[（(](?:本报|本刊|特约|见习|实习)*(?:记者|通讯员|作者|供稿|文|评论员)[^（）()。]{1,26}[）)])$/;

/** A line of nothing but one to four names. */
export function isNameLine(text: string): boolean {
  return (
    /^[□■◎●\s]*[\u4e00-\u9fff·]{2,4}(?:[\s\u3000、]+[\u4e00-\u9fff·]{1,4}){0,4}$/.test(text) &&
    text.length <= 20
  );
}
