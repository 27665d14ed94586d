/**
 * Characters of the symbol fonts that Word's users type, by the code in the font (with or without the F000 that
 * Word adds): the encodings of Symbol and of Wingdings as the fonts themselves document them.
 */
const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  109: '○',
  110: '■',
  111: '□',
  113: '□',
  114: '□',
  115: '◆',
  116: '◆',
  117: '◆',
  118: '◆',
  119: '◆',
  158: '·',
  159: '●',
  161: '○',
  164: '◎',
  167: '■',
  168: '□',
  171: '★',
  216: '➢',
  224: '→',
  232: '→',
  223: '←',
  225: '↑',
  226: '↓',
  251: '✗',
  252: '✓',
  254: '☑',
};

const SYMBOL: Readonly<Record<number, string>> = {
  97: 'α',
  98: 'β',
  103: 'γ',
  100: 'δ',
  68: 'Δ',
  101: 'ε',
  113: 'θ',
  108: 'λ',
  109: 'μ',
  112: 'π',
  114: 'ρ',
  115: 'σ',
  83: 'Σ',
  102: 'φ',
  119: 'ω',
  87: 'Ω',
  163: '≤',
  165: '∞',
  174: '→',
  172: '←',
  173: '↑',
  175: '↓',
  176: '°',
  177: '±',
  178: '″',
  162: '′',
  179: '≥',
  180: '×',
  183: '●',
  184: '÷',
  185: '≠',
  186: '≡',
  187: '≈',
  188: '…',
  214: '√',
};

/** A sign that stands for what cannot be set, as in a proof. */
export const GETA = '〓';

/** What is asked where it stands. */
export function symbolQuestion(font: string, code: number): string {
  const name = Number.isFinite(code) ? `${font} ${code.toString(16).toUpperCase()}` : font;
  return `${GETA}是符号字体 ${name}，请对照原稿补上`;
}

/** Whether a font has pictures where others have letters. */
export function isSymbolFont(font: string | undefined): boolean {
  return font !== undefined && /^(?:symbol|(?:wing|web)dings)/i.test(font);
}

/** The character that a code of a symbol font shows; undefined when it is not known. */
export function symbolOf(font: string, code: number): string | undefined {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (/^symbol/i.test(font)) return SYMBOL[low];
  return /^wingdings$/i.test(font.trim()) ? WINGDINGS[low] : undefined;
}
