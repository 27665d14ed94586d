import { counted } from './counting.ts';
import { flag } from './docx-styles.ts';
import { isSymbolFont, symbolOf } from './symbols.ts';
import { child, elements, valOf, type XmlNode } from './xml.ts';

/** A level of a numbered list. */
interface Level {
  readonly format: string;
  /** `第%1章`, `%1.%2`. */
  readonly text: string;
  readonly start: number;
  readonly blank: boolean;
  /** Numbers of outer levels are shown in plain figures here (`w:isLgl`). */
  readonly isPlain: boolean;
  readonly font?: string | undefined;
}

/** Counts automatic numbers paragraph by paragraph, in the order of the file. */
export interface Numbers {
  /** The number that Word shows before the next paragraph of a list, with its blank; undefined for none. */
  next(id: string, level: number): { readonly text: string; readonly value: number } | undefined;
}

/** The mark that bullets of any shape become: the one that newspapers set. */
const BULLET = '●';

/** Opens the lists of `numbering.xml`. */
export function openNumbers(tree: XmlNode | undefined): Numbers {
  const { lists, instances } = readLists(tree);
  const counters = new Map<string, (number | undefined)[]>();
  const restarted = new Set<string>();
  return {
    next(id, level) {
      const instance = instances.get(id);
      const list = instance && lists.get(instance.list);
      if (!instance || !list) return undefined;
      const levels = instance.levels.length > 0 ? overlaid(list, instance.levels) : list;
      const own = levels[level];
      if (!own) return undefined;
      const counts = counters.get(instance.list) ?? [];
      counters.set(instance.list, counts);
      const restart = instance.starts.get(level);
      if (restart !== undefined && !restarted.has(`${id}/${level}`)) {
        restarted.add(`${id}/${level}`);
        counts[level] = restart - 1;
      }
      counts[level] = (counts[level] ?? own.start - 1) + 1;
      counts.length = level + 1;
      const text = shown(levels, own, counts);
      return text === '' ? undefined : { text, value: own.format === 'bullet' ? 0 : counts[level] };
    },
  };
}

/** Levels that one list of a kind has otherwise than the others. */
function overlaid(list: readonly (Level | undefined)[], own: Instance['levels']): (Level | undefined)[] {
  return Array.from({ length: Math.max(list.length, own.length) }, (_, at) => own[at] ?? list[at]);
}

function shown(
  levels: readonly (Level | undefined)[],
  own: Level,
  counts: readonly (number | undefined)[],
): string {
  if (own.format === 'bullet') return BULLET;
  const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const level = levels[at];
    if (!level) return '';
    return counted(own.isPlain && level !== own ? 'decimal' : level.format, counts[at] ?? level.start);
  });
  const symbol = isSymbolFont(own.font)
    ? [...text].map((c) => symbolOf(own.font!, c.charCodeAt(0)) ?? c)
    : text;
  const number = typeof symbol === 'string' ? symbol : symbol.join('');
  return own.blank && /[0-9A-Za-z.)]$/.test(number) ? `${number} ` : number;
}

interface Instance {
  readonly list: string;
  readonly starts: ReadonlyMap<number, number>;
  /** Levels that it has otherwise than its list. */
  readonly levels: readonly (Level | undefined)[];
}

function readLists(tree: XmlNode | undefined): {
  lists: Map<string, (Level | undefined)[]>;
  instances: Map<string, Instance>;
} {
  const lists = new Map<string, (Level | undefined)[]>();
  const instances = new Map<string, Instance>();
  const styles = new Map<string, string>();
  for (const node of tree ? elements(tree) : []) {
    const list = node.attributes['w:abstractNumId'];
    const style = valOf(node, 'w:styleLink');
    if (list !== undefined && style !== undefined) styles.set(style, list);
  }
  const links = new Map<string, string>();
  for (const node of tree ? elements(tree) : []) {
    const { 'w:abstractNumId': list, 'w:numId': id } = node.attributes;
    if (node.name === 'w:abstractNum' && list !== undefined) {
      lists.set(list, readLevels(node));
      // A list of a list style stands where the style is defined.
      const link = styles.get(valOf(node, 'w:numStyleLink') ?? '');
      if (link !== undefined) links.set(list, link);
    }
    if (node.name !== 'w:num' || id === undefined) continue;
    const starts = new Map<number, number>();
    const levels: (Level | undefined)[] = [];
    for (const each of elements(node)) {
      if (each.name === 'w:lvlOverride')
        readLevels(each).forEach((own, at) => {
          levels[at] = own;
        });
      const start = Number(valOf(each, 'w:startOverride') ?? Number.NaN);
      if (each.name === 'w:lvlOverride' && Number.isInteger(start)) {
        starts.set(Number(each.attributes['w:ilvl'] ?? 0), start);
      }
    }
    instances.set(id, { list: valOf(node, 'w:abstractNumId') ?? '', starts, levels });
  }
  for (const [id, instance] of instances) {
    const list = links.get(instance.list);
    if (list !== undefined) instances.set(id, { ...instance, list });
  }
  return { lists, instances };
}

function readLevels(list: XmlNode): (Level | undefined)[] {
  const levels: (Level | undefined)[] = [];
  for (const node of elements(list)) {
    const at = Number(node.attributes['w:ilvl'] ?? Number.NaN);
    if (node.name !== 'w:lvl' || !(at >= 0 && at <= 8)) continue;
    const fonts = child(child(node, 'w:rPr'), 'w:rFonts')?.attributes;
    levels[at] = {
      format: valOf(node, 'w:numFmt') ?? 'decimal',
      text: valOf(node, 'w:lvlText') ?? '',
      start: Number(valOf(node, 'w:start') ?? 1) || 0,
      blank: valOf(node, 'w:suff') !== 'nothing',
      isPlain: flag(node, 'w:isLgl') === true,
      font: fonts?.['w:ascii'] ?? fonts?.['w:eastAsia'],
    };
  }
  return levels;
}
