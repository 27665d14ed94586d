import { pairs } from './l01-butting-heads.ts';
import { type Hit, layoutRule } from './rule.ts';
import {
  around,
  bottom,
  type Head,
  partedSideways,
  type Sheet,
  sharedHeight,
  sharedWidth,
  shortened,
} from './sheet.ts';

/** Ends that ask for more, and beginnings that lean on what went before. */
const OPEN_END = /[的地得和与及把被让使向在为对将从、，：—]$/u;
const LEANING = /^[的了着过吗呢和与及也又却都并被把而但则]/u;
const CLOSED = /[。！？…”）》]$/u;

/** 串读: two heads of different stories that stand so that they read as one sentence. */
export const headsReadTogether = layoutRule({
  id: 'L41',
  code: 'layout-heads-read-together',
  zh: '串读',
  en: 'heads that read as one',
  level: 'warning',
  limits: {
    gutters: { value: 3, zh: '左右相距几个栏距以内', en: 'gutters between them, side by side' },
    lines: { value: 2, zh: '上下相距几行以内', en: 'lines between them, one above the other' },
  },
  check(sheet, limits) {
    return pairs(sheet.heads).flatMap(([one, other]): Hit[] => {
      if (one.story === other.story) return [];
      const order = inOrder(sheet, one, other, limits);
      if (!order) return [];
      const [a, b] = order;
      if (CLOSED.test(a.text.trim())) return [];
      const leans = OPEN_END.test(a.text.trim()) || LEANING.test(b.text.trim());
      // Without a word that leans, only heads alike in size, side by side on one line, run into one another.
      const alike = Math.abs(a.size - b.size) <= 0.05 * a.size && sameBaseline(a, b);
      if (!leans && !alike) return [];
      return [
        { line: b.lines[0]!.index, box: around(a.box, b.box), a: shortened(a.text), b: shortened(b.text) },
      ];
    });
  },
});

/** The two in the order in which an eye takes them, when nothing parts them. */
function inOrder(
  sheet: Sheet,
  one: Head,
  other: Head,
  limits: { readonly gutters: number; readonly lines: number },
): [Head, Head] | undefined {
  const across = -sharedWidth(one.box, other.box);
  const along = -sharedHeight(one.box, other.box);
  if (along < 0 && across >= 0 && across <= limits.gutters * sheet.gutter) {
    if (partedSideways(sheet, one, other)) return undefined;
    return one.box.x <= other.box.x ? [one, other] : [other, one];
  }
  if (across < 0 && along >= 0 && along <= limits.lines * sheet.pitch) {
    const [upper, lower] = one.box.y <= other.box.y ? [one, other] : [other, one];
    const gap = { ...lower.box, y: bottom(upper.box), height: along };
    const parted = sheet.separators.some(
      ({ box }) => sharedWidth(box, gap) > 0 && sharedHeight(box, gap) >= 0,
    );
    return parted || sheet.boxed.has(upper.frame.id) || sheet.boxed.has(lower.frame.id)
      ? undefined
      : [upper, lower];
  }
  return undefined;
}

function sameBaseline(a: Head, b: Head): boolean {
  return a.lines.some((line) =>
    b.lines.some((other) => Math.abs(line.baseline - other.baseline) < 0.2 * line.size),
  );
}
