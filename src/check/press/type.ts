import type { Problem } from '../../problems/problem.ts';
import { isPaper, typeBox } from '../../scene/grounds.ts';
import { darkness, LEAST_CONTRAST } from '../../scene/inks.ts';
import type { Box, TextItem } from '../../scene/types.ts';
import { colorName, platesOf } from './inks.ts';
import { finding, inPt, mpt, type PressPage, union } from './page.ts';

type TypeCode =
  | 'press-type-small'
  | 'press-type-multi-ink'
  | 'press-type-reversed'
  | 'press-type-unreadable'
  | 'press-notdef';

interface Complaint {
  readonly code: TypeCode;
  readonly rule: string;
  readonly found: string;
  readonly limit: string;
}
interface Gathered extends Complaint {
  readonly item: TextItem;
  readonly box: Box;
}

/**
 * Type that this press does not hold: too small, in several inks, reversed out (typography 2.7; GWG R0016, R0017),
 * or too close in tone to what it stands on. One finding a frame, kind and size.
 */
export function checkType(page: PressPage): Problem[] {
  const { items } = page.scene;
  const gathered = new Map<string, Gathered>();
  items.forEach((item, index) => {
    if (item.kind !== 'text' || item.glyphs.length === 0 || item.text.trim() === '') return;
    for (const complaint of complaintsAbout(page, item, index)) {
      const key = `${complaint.code} ${item.frame} ${complaint.found}`;
      const known = gathered.get(key);
      gathered.set(key, {
        ...complaint,
        item: known?.item ?? item,
        box: union(known?.box, typeBox(item)),
      });
    }
  });
  return [...gathered.values()].map(({ code, rule, found, limit, item, box }) =>
    finding(
      page,
      code,
      { frame: item.frame, words: shortened(item.text), found, limit },
      { rule, box, place: page.words(item.source, item.frame) },
    ),
  );
}

function complaintsAbout(page: PressPage, item: TextItem, index: number): Complaint[] {
  const { minimum } = page.press;
  const complaints: Complaint[] = [];
  const tooSmall = (code: TypeCode, rule: string, least: number) => {
    if (item.size < least) complaints.push({ code, rule, found: inPt(item.size), limit: inPt(least) });
  };
  if (item.glyphs.includes(0))
    complaints.push({ code: 'press-notdef', rule: 'PRESS-NOTDEF', found: shortened(item.text), limit: '0' });
  tooSmall('press-type-small', 'PRESS-TYPE', mpt(minimum.text));
  if (platesOf(item.color).length > 1) tooSmall('press-type-multi-ink', 'R0017', mpt(minimum.multiInkText));
  const ground = page.groundOf(index, typeBox(item));
  if (ground.kind === 'picture') {
    if (isPaper(item.color)) tooSmall('press-type-reversed', 'R0016', mpt(minimum.reversedMultiInk));
    return complaints;
  }
  if (ground.kind === 'edge') return complaints;
  const contrast = darkness(item.color) - darkness(ground.color);
  if (Math.abs(contrast) < LEAST_CONTRAST) {
    const found = `${colorName(item.color)} / ${colorName(ground.color)}`;
    complaints.push({
      code: 'press-type-unreadable',
      rule: 'PRESS-CONTRAST',
      found,
      limit: `${LEAST_CONTRAST}%`,
    });
  } else if (contrast < 0) {
    const several = platesOf(ground.color).length > 1;
    tooSmall('press-type-reversed', 'R0016', mpt(several ? minimum.reversedMultiInk : minimum.reversed));
  }
  return complaints;
}

function shortened(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 12 ? `${characters.slice(0, 12).join('')}…` : characters.join('');
}
