import type { PageMarks, PlacedGlyph, PlacedShape, PlacedText } from '../../output/pdf/marks.ts';
import { MM } from '../../units.ts';
import { type Hit, type PdfRule, type PressContext, unless } from './finding.ts';

type Bounds = readonly [x0: number, y0: number, x1: number, y1: number];

/** What the pages paint: GWG R0005 to R0019. */
export const markRules: readonly PdfRule[] = [
  {
    id: 'X-00',
    severity: 'error',
    zh: '版面内容须能逐项读出',
    en: 'The page content can be followed',
    check: ({ marks }) =>
      marks.flatMap((page, i) => unless(typeof page !== 'string', String(page), 'PDF', i + 1)),
  },
  {
    id: 'R0005',
    gwg: 'R0005',
    severity: 'error',
    zh: '空白页',
    en: 'An empty page',
    check: (context) =>
      pagesOf(context).flatMap(({ marks, page }) =>
        unless(marks.texts.length + marks.shapes.length + marks.pictures.length > 0, '0', '> 0', page),
      ),
  },
  glyphRule(
    { id: 'R0007', severity: 'error', zh: '白字不得叠印', en: 'White type does not overprint', allowed: '–' },
    isWhite,
    (type) => type.overprint === true,
  ),
  shapeRule(
    {
      id: 'R0008',
      severity: 'warning',
      zh: '白色图形不得叠印',
      en: 'White shapes do not overprint',
      allowed: '–',
    },
    (shape) => isWhite(shape.fill ?? shape.stroke ?? '') && shape.overprint === true,
  ),
  glyphRule(
    {
      id: 'R0009',
      severity: 'warning',
      zh: '压在底色上的 12 pt 以下黑字须叠印',
      en: 'Black type under 12 pt on something overprints',
      allowed: '≥ 12 pt',
    },
    isBlack,
    (type) => type.size < 12 - NEAR && !type.overprint,
    standsOn,
  ),
  shapeRule(
    {
      id: 'R0010',
      severity: 'warning',
      zh: '2 pt 以下黑线须叠印',
      en: 'Black lines under 2 pt overprint',
      allowed: '≥ 2 pt',
    },
    (shape) => isBlack(inkOf(shape)) && widthOf(shape) < 2 - NEAR && !shape.overprint,
  ),
  glyphRule(
    {
      id: 'R0015',
      severity: 'warning',
      zh: '文字不用四色黑',
      en: 'No rich black type',
      allowed: '220 %',
    },
    (color) => (inks(color)?.[3] ?? 0) >= 0.85 && sum(color) > 2.2,
    () => true,
  ),
  glyphRule(
    {
      id: 'R0016',
      severity: 'warning',
      zh: '底色上的反白字须 10 pt 以上',
      en: 'White type on something is 10 pt at least',
      allowed: '≥ 10 pt',
    },
    isWhite,
    (type) => type.size < 10 - NEAR,
    standsOn,
  ),
  glyphRule(
    {
      id: 'R0017',
      severity: 'warning',
      zh: '多色字须 10 pt 以上',
      en: 'Type in more than one ink is 10 pt at least',
      allowed: '≥ 10 pt',
    },
    (color) => count(color) > 1,
    (type) => type.size < 10 - NEAR,
  ),
  shapeRule(
    {
      id: 'R0018',
      severity: 'warning',
      zh: '反白线须 0.25 pt 以上',
      en: 'White lines are 0.25 pt at least',
      allowed: '≥ 0.25 pt',
    },
    (shape) => isWhite(inkOf(shape)) && widthOf(shape) < 0.25 - NEAR,
  ),
  shapeRule(
    {
      id: 'R0019',
      severity: 'warning',
      zh: '多色线须 0.25 pt 以上',
      en: 'Lines in more than one ink are 0.25 pt at least',
      allowed: '≥ 0.25 pt',
    },
    (shape) => count(inkOf(shape)) > 1 && widthOf(shape) < 0.25 - NEAR,
  ),
];

/** Sizes this near a limit, in pt, are at it. */
const NEAR = 0.005;

type RuleWords = Pick<PdfRule, 'id' | 'severity' | 'zh' | 'en'> & { readonly allowed: string };

/**
 * A rule for type of some colours, and for those of its glyphs only that stand where `isThere` says. All faults of a
 * page are one hit. Glyphs are looked at where the type is wrong that they are of: a page has thousands of them.
 */
function glyphRule(
  { allowed, ...words }: RuleWords,
  isMeant: (color: string) => boolean,
  isWrong: (type: PlacedText) => boolean,
  isThere: (glyph: PlacedGlyph, marks: PageMarks) => boolean = () => true,
): PdfRule {
  return {
    ...words,
    gwg: words.id,
    check: (context) =>
      pagesOf(context).flatMap(({ marks, page }) => {
        // A page has hundreds of pieces of type and a handful of colours.
        const meant = new Set([...new Set(marks.texts.map(({ fill }) => fill))].filter(isMeant));
        if (meant.size === 0) return [];
        const wrong = marks.texts
          .filter((type) => meant.has(type.fill) && isWrong(type))
          .flatMap(({ first, codes }) => marks.glyphs.slice(first, first + codes))
          .filter((glyph) => isThere(glyph, marks));
        if (wrong.length === 0) return [];
        const text = wrong.map((glyph) => glyph.text).join('');
        const size = Math.min(...wrong.map((glyph) => glyph.size));
        const found = `${[...text].slice(0, 20).join('')}${text.length > 20 ? '…' : ''} (${size.toFixed(1)} pt)`;
        return [{ page, box: millimetres(wrong.map(glyphBounds)), found, allowed }];
      }),
  };
}

function shapeRule({ allowed, ...words }: RuleWords, isWrong: (shape: PlacedShape) => boolean): PdfRule {
  return {
    ...words,
    gwg: words.id,
    check: (context) =>
      pagesOf(context).flatMap(({ marks, page }) =>
        marks.shapes.filter(isWrong).map((shape): Hit => {
          const found = `${inkOf(shape)} (${widthOf(shape).toFixed(2)} pt)`;
          return { page, box: millimetres([shape.box]), found, allowed };
        }),
      ),
  };
}

function pagesOf({ marks }: PressContext): { marks: PageMarks; page: number }[] {
  return marks.flatMap((page, i) => (typeof page === 'string' ? [] : [{ marks: page, page: i + 1 }]));
}

function glyphBounds({ x, y, size, scale }: PlacedGlyph): Bounds {
  return [x, y - 0.88 * size, x + size * scale, y + 0.12 * size];
}

/** Whether there is a tint, shape or picture where a glyph stands. */
function standsOn(glyph: PlacedGlyph, { shapes, pictures }: PageMarks): boolean {
  const own = glyphBounds(glyph);
  const under = (box: Bounds) => own[0] < box[2] && box[0] < own[2] && own[1] < box[3] && box[1] < own[3];
  return (
    shapes.some((shape) => shape.fill !== undefined && !isWhite(shape.fill) && under(shape.box)) ||
    pictures.some((picture) => under(picture.box))
  );
}

/** Amounts of the four inks, 0 to 1; undefined for another colour space. */
function inks(color: string): number[] | undefined {
  const parts = color.split(' ');
  return /^[kK]$/.test(parts.at(-1) ?? '') ? parts.slice(0, 4).map(Number) : undefined;
}

function isWhite(color: string): boolean {
  return inks(color)?.every((ink) => ink === 0) ?? false;
}

function isBlack(color: string): boolean {
  const [c, m, y, k] = inks(color) ?? [];
  return c === 0 && m === 0 && y === 0 && k === 1;
}

function count(color: string): number {
  return inks(color)?.filter((ink) => ink > 0).length ?? 1;
}

function sum(color: string): number {
  return inks(color)?.reduce((total, ink) => total + ink, 0) ?? 0;
}

function inkOf(shape: PlacedShape): string {
  return shape.stroke ?? shape.fill ?? '';
}

/** A line is as wide as its stroke; a filled shape as its shorter side. */
function widthOf({ box, stroke, width }: PlacedShape): number {
  return stroke === undefined ? Math.min(box[2] - box[0], box[3] - box[1]) : (width ?? 0);
}

function millimetres(boxes: readonly Bounds[]): Bounds {
  const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
    Math.round((boxes.map((box) => box[side]).reduce((a, b) => pick(a, b)) / MM) * 10) / 10;
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}
