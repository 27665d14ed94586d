import type { Setting, Specimen } from './workshop.ts';

/** How a clause is proved: what is set, what is measured in its PDF, and what is changed so that it must fail. */
export interface Proof {
  /** Clauses that one measurement proves; several where two sources say the same. */
  readonly ids: readonly string[];
  /** File that does it. */
  readonly code: string;
  /** What is measured, in a few words for the table. */
  readonly assertion: string;
  /** What is switched off, in a few words for the table. */
  readonly control: string;
  /** Of lines from top to bottom; absent = of horizontal ones. */
  readonly vertical?: true;
  readonly of: readonly Specimen[];
  /** The same specimens with this one rule off. */
  readonly off: readonly Specimen[];
  /** Faults found by measuring; none is good. */
  readonly faults: (settings: readonly Setting[]) => readonly string[];
}

/** What a control changes: some keys of the composition, or the specimen as it likes. */
export type Change = Readonly<Record<string, unknown>> | ((specimen: Specimen) => Specimen);

/** Writes a proof down; several ids in one string, parted by blanks. */
export function proof(
  ids: string,
  code: string,
  assertion: string,
  control: string,
  of: Specimen | readonly Specimen[],
  change: Change,
  faults: Proof['faults'],
): Proof {
  const specimens: readonly Specimen[] = Array.isArray(of) ? of : [of as Specimen];
  const off =
    typeof change === 'function'
      ? specimens.map(change)
      : specimens.map((one) => ({ ...one, composition: { ...one.composition, ...change } }));
  return { ids: ids.split(' '), code, assertion, control, of: specimens, off, faults };
}

/** A change that turns rules off by their names in `composition.without`. */
export function without(...rules: readonly string[]): Change {
  return { without: rules };
}

/** A change of the style around the composition. */
export function style(change: Readonly<Record<string, unknown>>): Change {
  return (specimen) => ({ ...specimen, style: { ...specimen.style, ...change } });
}

/** Another copy: for rules that report what was typed, or that hang on a mark-up. */
export function copy(text: string | ((text: string) => string)): Change {
  return (specimen) => ({ ...specimen, text: typeof text === 'string' ? text : text(specimen.text) });
}

/**
 * The same proof of vertical lines, for those of its clauses that hold there: the page is turned before it is
 * measured (see workshop.ts). `change` is another control where the horizontal one does nothing.
 */
export function turned(
  one: Proof,
  ids: readonly string[],
  other?: { readonly control: string; readonly change: Change },
): Proof {
  const down = (specimen: Specimen): Specimen => ({ ...specimen, vertical: true });
  const of = one.of.map(down);
  const again =
    other && proof(ids.join(' '), one.code, one.assertion, other.control, of, other.change, one.faults);
  return again ? { ...again, vertical: true } : { ...one, ids, vertical: true, of, off: one.off.map(down) };
}
