import { deskTag, isDeskTag } from '../content/tags.ts';

/** Where words will stand in a story: a head and a quote know `|`, and inside `:hei[…]` brackets must pair. */
export interface EscapePlace {
  /** At the beginning of a line. */
  readonly isStart: boolean;
  /** In a paragraph with marks in square brackets. */
  readonly hasBrackets: boolean;
}

/**
 * Words of copy as story source: reading it back gives the same words. A backslash stands only where the grammar would
 * otherwise see a mark (src/content/grammar.ts).
 */
export function escapeCopy(text: string, { isStart, hasBrackets }: EscapePlace): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (isMark(text, i, hasBrackets)) out += '\\';
    out += sign;
  }
  return isStart ? escapeStart(out) : out;
}

const DIRECTIVE = /^:[a-z][a-z-]{0,19}\[/;

function isMark(text: string, i: number, hasBrackets: boolean): boolean {
  switch (text[i]) {
    case '\\':
    case '*':
    case '|':
      return true;
    case '[':
      return hasBrackets || text.indexOf('](', i) >= 0;
    case ']':
      return hasBrackets || text[i + 1] === '(';
    case ':':
      return DIRECTIVE.test(text.slice(i, i + 24));
    case '【': {
      const rest = text.slice(i, i + 80);
      const [tag = ''] = /^【[\u4e00-\u9fff]{2,4}】/.exec(rest) ?? [];
      return deskTag(rest) !== undefined || isDeskTag(tag) || /^【\s*存疑/.test(rest);
    }
    default:
      return false;
  }
}

/** A blank that a line may begin with and a list mark may not be followed by. */
const NO_BREAK = '\u00a0';

/** What is a mark only at the head of a line. */
function escapeStart(text: string): string {
  if (/^(?:[#>]|:::|:cont(?![a-z]))/.test(text)) return `\\${text}`;
  // Our grammar has no escape for `- `. Before Han the blank would vanish anyway; before Latin one that no
  // typewriter has reads the same and begins no list.
  return text.replace(/^([-+]|\d{1,9}[.)])[ \t]+(?=(.?))/u, (_, mark: string, next: string) =>
    /[!-~]/.test(next) ? `${mark}${NO_BREAK}` : mark,
  );
}

/** A line of `:::list` after `escapeCopy`: signs that would be taken for a mark typed before the item lose their blank. */
export function escapeItem(source: string): string {
  return source.replace(
    /^([-+•●■◆▲]|\d{1,3}[.．)）])[ \t\u3000]+(?=(.?))/u,
    (_, mark: string, next: string) => (/[!-~]/.test(next) ? `${mark}${NO_BREAK}` : mark),
  );
}

/** A question inside `:query[…]`: brackets and backslashes are escaped, line ends are blanks. */
export function escapeQuestion(text: string): string {
  return text
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
    .replace(/[[\]\\【*]/g, (sign) => `\\${sign}`);
}
