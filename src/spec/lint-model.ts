/** How much a finding of the lint matters: errors hold the page back in `check`. */
export type LintLevel = 'error' | 'warning' | 'info';

/** What a page says about one rule: that it is off, and why, or how much it matters and from where on it speaks. */
export interface LintSetting {
  /** The reason for which the rule is off; the report prints it. */
  readonly off?: string;
  readonly severity?: LintLevel;
  /** Values of the rule's thresholds by name. */
  readonly limits?: Readonly<Record<string, number>>;
}

/** Settings of rules by id: `L07`, `text-quote-lead`. */
export type LintSettings = Readonly<Record<string, LintSetting>>;
