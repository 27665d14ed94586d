/** What an `EQ` field shows, as far as a line of text can. */
export interface ShownField {
  readonly text: string;
  /** The sound that stood over a character (拼音指南). */
  readonly reading?: string;
  /** What the text has lost: `enclosed` a ring or box, `equation` a fraction or root. */
  readonly lost?: 'enclosed' | 'equation';
}

/** Signs that Word draws round a character (带圈字符). */
const RINGS = /^[○〇◯□△◇]$/;

/**
 * Reads the code of an `EQ` field (ISO/IEC 29500-1 17.16.5.18). Word and WPS keep 拼音指南 and 带圈字符 in such
 * fields, which have no result: the words of the copy stand in the code alone. Undefined for another field.
 */
export function readEqField(code: string): ShownField | undefined {
  const body = /^\s*EQ\b([\s\S]*)$/i.exec(code)?.[1];
  if (body === undefined) return undefined;
  const reader = { code: body.replace(/\\\*\s*(?:"[^"]*"|[^\s\\]+)/g, ''), at: 0 };
  const state: State = { lost: undefined, reading: '' };
  const text = readUntil(reader, state, /^$/).trim();
  return {
    text,
    ...(state.reading === '' ? {} : { reading: state.reading }),
    ...(state.lost ? { lost: state.lost } : {}),
  };
}

interface Reader {
  readonly code: string;
  at: number;
}

interface State {
  lost: ShownField['lost'];
  reading: string;
}

/** Text and elements up to a closing sign, which is left. */
function readUntil(reader: Reader, state: State, end: RegExp): string {
  let text = '';
  while (reader.at < reader.code.length && !end.test(reader.code[reader.at]!)) {
    const element = /^\\([a-z])/i.exec(reader.code.slice(reader.at, reader.at + 2));
    if (element) text += readElement(reader, state);
    else {
      // A backslash before any other sign is that sign.
      if (reader.code[reader.at] === '\\') reader.at++;
      text += reader.code[reader.at++] ?? '';
    }
  }
  return text;
}

/** `\o\ad(…,…)`: a letter, options with figures, and what stands in the brackets. */
function readElement(reader: Reader, state: State): string {
  const [head = ''] = /^(?:\\[a-z]+\s*-?\d*\s*)+/i.exec(reader.code.slice(reader.at)) ?? [];
  reader.at += head.length;
  if (reader.code[reader.at] !== '(') return '';
  const parts: string[] = [];
  do {
    reader.at++;
    parts.push(readUntil(reader, state, /[,;)]/).trim());
  } while (reader.at < reader.code.length && reader.code[reader.at] !== ')');
  reader.at++;
  return shown(head[1]!.toLowerCase(), head, parts, state);
}

function shown(letter: string, head: string, parts: readonly string[], state: State): string {
  const last = parts.at(-1) ?? '';
  if (letter === 'o') {
    const ring = parts.find((part) => RINGS.test(part));
    if (ring !== undefined) return enclosed(parts.find((part) => !RINGS.test(part)) ?? ring, ring, state);
    state.reading += parts.slice(0, -1).join('');
    return last;
  }
  if (letter === 's' || letter === 'x') return parts.join('');
  state.lost = 'equation';
  if (letter === 'f') return parts.join('/');
  if (letter === 'r') return `${parts.length > 1 ? parts[0] : ''}√${last}`;
  if (letter === 'b') return `(${parts.join(',')})`;
  return /^\\[al]/i.test(head) ? parts.join(',') : parts.join('');
}

/** Figures up to 20 have ringed characters of their own. */
function enclosed(words: string, ring: string, state: State): string {
  const n = Number(words);
  if (/[○〇◯]/.test(ring) && Number.isInteger(n) && n >= 1 && n <= 20) return String.fromCharCode(0x245f + n);
  state.lost = 'enclosed';
  return words;
}
