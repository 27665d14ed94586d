import { buttingHeads } from './l01-butting-heads.ts';
import { brokenPage } from './l02-broken-page.ts';
import { textWithoutHead } from './l03-text-without-head.ts';
import { headOverForeignText } from './l04-head-over-foreign-text.ts';
import { readingOrder } from './l05-reading-order.ts';
import { loneCharacter } from './l06-lone-character.ts';
import { widow } from './l07-widow.ts';
import { orphan } from './l08-orphan.ts';
import { subheadAtFoot } from './l09-subhead-at-foot.ts';
import { levelSubheads } from './l10-level-subheads.ts';
import { unevenLegs } from './l11-uneven-legs.ts';
import { footOfPage } from './l12-foot-of-page.ts';
import { offGrid } from './l13-off-grid.ts';
import { shortLeg } from './l14-short-leg.ts';
import { lineLength } from './l15-line-length.ts';
import { looseLine } from './l16-loose-line.ts';
import { river } from './l17-river.ts';
import { headSizes } from './l18-head-sizes.ts';
import { headFill } from './l20-head-fill.ts';
import { headWhite } from './l21-head-white.ts';
import { headVariety } from './l22-head-variety.ts';
import { emptySpace } from './l23-empty-space.ts';
import { quoteInParagraph } from './l26-quote-in-paragraph.ts';
import { caption } from './l27-caption.ts';
import { jumpLine } from './l30-jump-line.ts';
import { folio } from './l31-folio.ts';
import { boxInset } from './l32-box-inset.ts';
import { borderKinds } from './l33-border-kinds.ts';
import { weakCorner } from './l34-weak-corner.ts';
import { kinsoku } from './l35-kinsoku.ts';
import { colors } from './l36-colors.ts';
import { blackFrame } from './l37-black-frame.ts';
import { headWidth } from './l39-head-width.ts';
import { headRepeats } from './l40-head-repeats.ts';
import { headsReadTogether } from './l41-heads-read-together.ts';
import type { LayoutRule } from './rule.ts';

/** Every rule of make-up that a scene can answer, in the order of typography 2.8; L41 (串读) is the house's own. */
export const layoutRules: readonly LayoutRule[] = [
  buttingHeads,
  brokenPage,
  textWithoutHead,
  headOverForeignText,
  readingOrder,
  loneCharacter,
  widow,
  orphan,
  subheadAtFoot,
  levelSubheads,
  unevenLegs,
  footOfPage,
  offGrid,
  shortLeg,
  lineLength,
  looseLine,
  river,
  headSizes,
  headFill,
  headWhite,
  headVariety,
  emptySpace,
  quoteInParagraph,
  caption,
  jumpLine,
  folio,
  boxInset,
  borderKinds,
  weakCorner,
  kinsoku,
  colors,
  blackFrame,
  headWidth,
  headRepeats,
  headsReadTogether,
];

/** A rule of typography 2.8 that a scene cannot answer, and who does. */
export interface RuleElsewhere {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly whyZh: string;
  readonly whyEn: string;
}

/** The rules that are not here, with the reason. */
export const rulesElsewhere: readonly RuleElsewhere[] = [
  {
    id: 'L19',
    zh: '标题断行',
    en: 'headline break',
    whyZh: '断行的代价只有排版时知道，由排版报 headline-break',
    whyEn: 'only layout knows the cost of a break; it reports headline-break',
  },
  {
    id: 'L24',
    zh: '余文',
    en: 'overset',
    whyZh: '没排下的字不在版面数据里，由排版报 overset',
    whyEn: 'copy that did not fit is not in the scene; layout reports overset',
  },
  {
    id: 'L25',
    zh: '图中视线',
    en: 'gaze of a picture',
    whyZh: '版面数据没有图中人物朝向（faces）',
    whyEn: 'nothing says which way a picture faces',
  },
  {
    id: 'L28',
    zh: '压题反差',
    en: 'contrast of type on a picture',
    whyZh: '要看图片的像素；版面数据只有图的位置。底色上的字由印前检查报 press-type-unreadable',
    whyEn: 'it takes the pixels, and a scene has none; type on tints is preflight’s press-type-unreadable',
  },
  {
    id: 'L29',
    zh: '图片分辨率',
    en: 'resolution of pictures',
    whyZh: '界限由印厂资料定，印前检查报',
    whyEn: 'the plant sets the limits; preflight reports it',
  },
  {
    id: 'L38',
    zh: '广告标记',
    en: 'mark of advertising',
    whyZh: '版面里还没有广告框',
    whyEn: 'there are no frames for advertisements',
  },
];
