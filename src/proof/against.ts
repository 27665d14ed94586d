import type { SceneChanges } from '../diff/changes.ts';
import { tellChanges } from '../diff/tell.ts';
import type { Both, ProofAgainstPage, ProofAgainstPictures } from './data.ts';

/** What differs between two pages as data of the viewer, in both languages. */
export function againstPage(
  changes: SceneChanges,
  pictures: ProofAgainstPictures | undefined,
): ProofAgainstPage {
  const told = { zh: tellChanges(changes, 'zh'), en: tellChanges(changes, 'en') };
  const both = (of: (one: (typeof told)['zh']) => string): Both => ({ zh: of(told.zh), en: of(told.en) });
  return {
    changes: changes.changes.map(({ old, new: now }, i) => ({
      number: told.zh.entries[i]!.number,
      label: both(({ entries }) => entries[i]!.label),
      place: both(({ entries }) => entries[i]!.place),
      sentence: both(({ entries }) => entries[i]!.sentence),
      was: old?.boxes ?? [],
      is: now?.boxes ?? [],
    })),
    closing: told.zh.closing.map((_, i) => both(({ closing }) => closing[i]!)),
    ...(pictures ? { pictures } : {}),
  };
}
