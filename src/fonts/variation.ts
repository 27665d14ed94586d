import { nameOf, type Sfnt, tableView } from './sfnt.ts';

/** A design axis of a variable font, in its own units (`wght` 200 to 900). */
export interface Axis {
  readonly tag: string;
  readonly min: number;
  readonly preset: number;
  readonly max: number;
}

/** An instance that the font's designer has named. */
interface NamedInstance {
  readonly name: string;
  readonly postscript: string;
  readonly settings: Readonly<Record<string, number>>;
}

/** What a variable font offers (OpenType fvar). */
export interface Variations {
  readonly axes: readonly Axis[];
  readonly instances: readonly NamedInstance[];
}

/** Where an instance stands, and the PostScript name it is embedded under. */
export interface Instance {
  readonly settings: Readonly<Record<string, number>>;
  readonly postscriptName: string;
}

/** The axes and named instances; undefined for a static font. */
export function variationsOf(sfnt: Sfnt): Variations | undefined {
  const fvar = tableView(sfnt, 'fvar');
  if (!fvar) return undefined;
  const [start, axisCount, axisSize] = [4, 8, 10].map((at) => fvar.getUint16(at)) as [number, number, number];
  const [instanceCount, instanceSize] = [12, 14].map((at) => fvar.getUint16(at)) as [number, number];
  const fixed = (at: number) => fvar.getInt32(at) / 65536;
  const axes = Array.from({ length: axisCount }, (_, i): Axis => {
    const at = start + i * axisSize;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => fvar.getUint8(at + k))).trim();
    return { tag, min: fixed(at + 4), preset: fixed(at + 8), max: fixed(at + 12) };
  });
  const instances = Array.from({ length: instanceCount }, (_, i): NamedInstance => {
    const at = start + axisCount * axisSize + i * instanceSize;
    const named = instanceSize >= 6 + 4 * axisCount ? fvar.getUint16(at + 4 + 4 * axisCount) : 0xffff;
    return {
      name: nameOf(sfnt, fvar.getUint16(at)),
      postscript: named === 0xffff ? '' : nameOf(sfnt, named),
      settings: Object.fromEntries(axes.map((axis, k) => [axis.tag, fixed(at + 4 + 4 * k)])),
    };
  });
  return { axes, instances };
}

/** Why a wanted instance cannot be had: the word that is wrong and what there is. */
export interface InstanceFault {
  readonly wanted: string;
  readonly offered: string;
}

/** The instance of that name, or at these axis values; axes that are not named stand at their preset. */
export function chooseInstance(
  variations: Variations,
  wanted: string | Readonly<Record<string, number>>,
  basePostscript: string,
): Instance | InstanceFault {
  if (typeof wanted === 'string') {
    const found = variations.instances.find((i) => i.name.toLowerCase() === wanted.toLowerCase());
    if (!found) return { wanted, offered: variations.instances.map((i) => i.name).join('、') };
    const plain = `${basePostscript}-${found.name}`.replace(/[^\x21-\x7e]|[[\](){}<>/%]/g, '');
    return { settings: found.settings, postscriptName: found.postscript || plain };
  }
  for (const [tag, value] of Object.entries(wanted)) {
    const axis = variations.axes.find((a) => a.tag === tag);
    if (!axis || value < axis.min || value > axis.max) {
      const offered = variations.axes.map((a) => `${a.tag} ${a.min}–${a.max}`).join('、');
      return { wanted: `${tag}: ${value}`, offered };
    }
  }
  // Naming after Adobe Technical Note 5902: the values with their axes behind the family's name.
  const suffix = variations.axes.map((a) => `_${wanted[a.tag] ?? a.preset}${a.tag}`).join('');
  return { settings: wanted, postscriptName: `${basePostscript}${suffix}` };
}
