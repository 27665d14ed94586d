import type { PressSettings } from '../spec/press-model.ts';
import type { PreparedPage } from './press-run.ts';
import type { Words } from './words.ts';

/** How a page goes to press, for reports. */
export interface PressReport {
  readonly standard: PressSettings['standard'];
  readonly plant?: string;
  readonly condition?: string;
  readonly inks: PressSettings['inks'];
  readonly inkLimit: PressSettings['inkLimit'];
  /** How many items overprint, and how many knock out, by the reason. */
  readonly overprint: { readonly over: number; readonly knockout: Readonly<Record<string, number>> };
}

/** Says how a page goes to press. */
export function pressReport({ press, intent, checked }: PreparedPage): PressReport {
  let over = 0;
  const knockout: Record<string, number> = {};
  for (const decision of checked.overprint()) {
    if (!decision.overprint) knockout[decision.reason] = (knockout[decision.reason] ?? 0) + 1;
    // On bare paper there is nothing to print over.
    else if (decision.reason !== 'black-on-paper') over++;
  }
  return {
    standard: press.standard,
    ...(press.name ? { plant: press.name } : {}),
    ...(intent ? { condition: intent.identifier } : {}),
    inks: press.inks,
    inkLimit: press.inkLimit,
    overprint: { over, knockout },
  };
}

/** The overprint of each page in a line for people. */
export function overprintLines(pages: readonly PreparedPage[], words: Words): string[] {
  return pages.map((page) => {
    const { over, knockout } = pressReport(page).overprint;
    const out = Object.entries(knockout).map(
      ([reason, count]) => `${words.overprintReasons[reason] ?? reason} ${count}`,
    );
    return words.overprint(over, out.join(words.comma));
  });
}
