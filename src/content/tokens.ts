import type { StoryFormat } from './story.ts';

/**
 * The places of a paragraph where the inline grammar may do something. `mate` is the index of the token at the
 * other end of a bracket pair.
 */
export interface Token {
  readonly kind:
    | 'escape'
    | 'stars'
    | 'square'
    | 'directive'
    | 'square-end'
    | 'ask'
    | 'corner'
    | 'corner-end'
    | 'pipe';
  readonly start: number;
  readonly end: number;
  /** Of a directive: a name of MARK_NAMES, or query. */
  readonly name?: string;
  mate?: number;
}

const interesting = /[\\*:[\]【】|]/g;
const deskOnly = /[\\【】]/g;
/** Inline marks by name, besides `:query[…]`. */
export const MARK_NAMES = ['hei', 'kai', 'framed', 'en'] as const;
const directiveHead = new RegExp(`:(${MARK_NAMES.join('|')}|query)\\[`, 'y');
const askHead = /【\s{0,4}存疑\s{0,4}(?:[：:]|(?=】))/y;
const escapable = '*:[]#>\\【|';

/** Whether a backslash before this character is markup; in plain text only before 【. */
export function isEscapable(char: string, format: StoryFormat): boolean {
  return format === 'markdown' ? escapable.includes(char) : char === '【';
}

/** Finds the tokens of a paragraph and pairs its brackets. Linear in its length. */
export function tokenise(text: string, format: StoryFormat): Token[] {
  const tokens: Token[] = [];
  const stack = openStack(tokens);
  const search = format === 'markdown' ? interesting : deskOnly;
  search.lastIndex = 0;
  for (let hit = search.exec(text); hit; hit = search.exec(text)) {
    const token = tokenAt(text, hit.index, format);
    if (!token) continue;
    search.lastIndex = token.end;
    const index = tokens.push(token) - 1;
    if (token.kind === 'square-end' || token.kind === 'corner-end') stack.close(index, token.kind);
    else stack.open(index, token.kind);
  }
  return tokens;
}

function tokenAt(text: string, start: number, format: StoryFormat): Token | undefined {
  switch (text[start]) {
    case '\\': {
      const next = text[start + 1];
      return next && isEscapable(next, format) ? { kind: 'escape', start, end: start + 2 } : undefined;
    }
    case '*': {
      let end = start + 1;
      while (text[end] === '*') end++;
      return { kind: 'stars', start, end };
    }
    case ':': {
      directiveHead.lastIndex = start;
      const match = directiveHead.exec(text);
      return match ? { kind: 'directive', start, end: start + match[0].length, name: match[1]! } : undefined;
    }
    case '[':
      return { kind: 'square', start, end: start + 1 };
    case ']':
      return { kind: 'square-end', start, end: start + 1 };
    case '【': {
      askHead.lastIndex = start;
      const match = askHead.exec(text);
      return match
        ? { kind: 'ask', start, end: start + match[0].length }
        : { kind: 'corner', start, end: start + 1 };
    }
    case '】':
      return { kind: 'corner-end', start, end: start + 1 };
    default:
      return { kind: 'pipe', start, end: start + 1 };
  }
}

interface Open {
  readonly token: number;
  readonly special: boolean;
  /** Positions in the stack of the nearest entries below of each kind; -1 for none. */
  readonly square: number;
  readonly corner: number;
  readonly specialBelow: number;
}

/**
 * Brackets still open. A closing bracket takes the nearest opening one of its shape; it may leave plain
 * brackets unpaired, but a plain pair never reaches across an open directive or 【存疑：.
 */
function openStack(tokens: Token[]) {
  const stack: Open[] = [];
  return {
    open(token: number, kind: Token['kind']) {
      const isSquare = kind === 'square' || kind === 'directive';
      if (!isSquare && kind !== 'ask' && kind !== 'corner') return;
      const top = stack.length - 1;
      const below = stack[top];
      const belowSquare = below && isSquareToken(tokens[below.token]!);
      stack.push({
        token,
        special: kind === 'directive' || kind === 'ask',
        square: below ? (belowSquare ? top : below.square) : -1,
        corner: below ? (belowSquare ? below.corner : top) : -1,
        specialBelow: below ? (below.special ? top : below.specialBelow) : -1,
      });
    },
    close(token: number, kind: 'square-end' | 'corner-end') {
      const top = stack.at(-1);
      if (!top) return;
      const topIsSquare = isSquareToken(tokens[top.token]!);
      const wantSquare = kind === 'square-end';
      const position = topIsSquare === wantSquare ? stack.length - 1 : wantSquare ? top.square : top.corner;
      const target = stack[position];
      if (!target) return;
      const highestSpecial = top.special ? stack.length - 1 : top.specialBelow;
      if (!target.special && highestSpecial > position) return;
      stack.length = position;
      tokens[target.token]!.mate = token;
      tokens[token]!.mate = target.token;
    },
  };
}

function isSquareToken(token: Token): boolean {
  return token.kind === 'square' || token.kind === 'directive';
}
