/** The package ships no types. */
declare module 'hyphen' {
  /** Patterns of a language, as `hyphen/patterns/…` give them. */
  export type Patterns = object;
  /** Makes a function that puts `hyphenChar` where a word may be parted. */
  export default function createHyphenator(
    patterns: Patterns,
    options?: { readonly hyphenChar?: string; readonly minWordLength?: number; readonly html?: boolean },
  ): (text: string) => string;
}
