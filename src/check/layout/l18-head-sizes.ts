import { pairs } from './l01-butting-heads.ts';
import { type Hit, layoutRule } from './rule.ts';
import { bottom, shortened } from './sheet.ts';

/** A head lower on the page is larger than a higher one of its width, or a deck is as large as its title. */
export const headSizes = layoutRule({
  id: 'L18',
  code: 'layout-head-sizes',
  zh: '标题大小次序',
  en: 'order of head sizes',
  level: 'warning',
  limits: {
    width: { value: 10, zh: '宽窄相差百分之几以内算一样宽', en: 'per cent within which widths are equal' },
  },
  check(sheet, { width }) {
    const order = pairs([...sheet.heads].sort((a, b) => a.box.y - b.box.y)).flatMap(
      ([upper, lower]): Hit[] => {
        const [wide, other] = [upper.frame.box.width, lower.frame.box.width];
        const equal = Math.abs(wide - other) <= (width / 100) * Math.max(wide, other);
        if (upper.story === lower.story || !equal || lower.box.y < bottom(upper.box)) return [];
        if (lower.size <= upper.size) return [];
        return [{ line: lower.lines[0]!.index, a: shortened(lower.text), b: shortened(upper.text) }];
      },
    );
    const decks = sheet.heads.flatMap((head): Hit[] => {
      const title = Math.max(0, ...head.lines.filter(({ kind }) => kind === 'title').map(({ size }) => size));
      const deck = head.lines.find(({ kind, size }) => kind !== 'title' && title > 0 && size >= title);
      return deck ? [{ line: deck.index, a: shortened(deck.text), b: shortened(head.text) }] : [];
    });
    return [...order, ...decks];
  },
});
