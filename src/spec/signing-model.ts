/** What can change on a page that people have signed. */
export const CHANGE_KINDS = ['words', 'pictures', 'layout', 'fonts', 'settings', 'tool'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What the house asks of signatures (签样), every default filled in. */
export interface SigningSettings {
  /** In the order in which they sign: 责编, 美编, 一校 … */
  readonly steps: readonly string[];
  /** A press file needs a fresh signature of every step. */
  readonly required: boolean;
  /** Which steps must sign again after a change of each kind. */
  readonly resets: Readonly<Record<ChangeKind, readonly string[]>>;
}
