import { type Sfnt, tableView } from './sfnt.ts';
import { substitutions } from './substitutions.ts';

/** OpenType tags as numbers: script 汉, language simplified Chinese, feature “localized forms”. */
const HANI = 0x68616e69;
const DFLT = 0x44464c54;
const ZHS = 0x5a485320;
const LOCL = 0x6c6f636c;

/**
 * The forms of the mainland in a font that is made for several regions (CLREQ 4.1): what its feature `locl` gives for
 * simplified Chinese. Undefined where the font has none, as those of one region do not.
 */
export function mainlandForms(sfnt: Sfnt): ReadonlyMap<number, number> | undefined {
  const gsub = tableView(sfnt, 'GSUB');
  if (!gsub) return undefined;
  try {
    const wanted = featuresOf(gsub, HANI) ?? featuresOf(gsub, DFLT) ?? [];
    const forms = substitutions(gsub, (tag, index) => tag === LOCL && wanted.includes(index));
    return forms.size > 0 ? forms : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Numbers of the features of a script for simplified Chinese; undefined when the script does not know the language. */
function featuresOf(gsub: DataView, wanted: number): number[] | undefined {
  const scripts = gsub.getUint16(4);
  for (let i = 0; i < gsub.getUint16(scripts); i++) {
    const record = scripts + 2 + 6 * i;
    if (gsub.getUint32(record) !== wanted) continue;
    const script = scripts + gsub.getUint16(record + 4);
    for (let k = 0; k < gsub.getUint16(script + 2); k++) {
      const language = script + 4 + 6 * k;
      if (gsub.getUint32(language) !== ZHS) continue;
      const system = script + gsub.getUint16(language + 4);
      return Array.from({ length: gsub.getUint16(system + 4) }, (_, f) => gsub.getUint16(system + 6 + 2 * f));
    }
  }
  return undefined;
}
