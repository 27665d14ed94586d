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
    typeof change === 'function' ? specimens.map(change) : specimens.map((one) => changed(one, change));
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

/** What a proof needs so that it says something of vertical lines. */
export interface Turning {
  /** Another control, where the horizontal one does nothing. */
  readonly control?: string;
  readonly change?: Change;
  /** Letters and figures all turn with the line, so that there are gaps beside them. */
  readonly letters?: true;
  /** Another copy, where the horizontal one meets no case; it needs its control too. */
  readonly of?: readonly Specimen[];
}

/** The same proof of vertical lines, for those of its clauses that hold there: see workshop.ts. */
export function turned(one: Proof, ids: readonly string[], turning: Turning = {}): Proof {
  const down = (specimen: Specimen): Specimen => ({
    ...specimen,
    vertical: true,
    ...(turning.letters
      ? { composition: { ...specimen.composition, without: [...rulesOff(specimen), ...LETTERS] } }
      : {}),
  });
  const { change, control = one.control } = turning;
  const of = turning.of ?? one.of;
  const off =
    change === undefined
      ? one.off
      : typeof change === 'function'
        ? of.map(change)
        : of.map((each) => changed(each, change));
  return { ...one, ids, control, vertical: true, of: of.map(down), off: off.map(down) };
}

const LETTERS = ['upright', 'tcy', 'tcy-mixed'];

function rulesOff({ composition }: Specimen): readonly string[] {
  return (composition?.without as readonly string[] | undefined) ?? [];
}

function changed(specimen: Specimen, change: Readonly<Record<string, unknown>>): Specimen {
  return { ...specimen, composition: { ...specimen.composition, ...change } };
}
