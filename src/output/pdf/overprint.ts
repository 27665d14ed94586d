import { boundsOf, type Ground, groundsOf, isPaper, typeBox } from '../../scene/grounds.ts';
import type { Color, PathItem, Scene } from '../../scene/types.ts';

/** Why an item overprints or knocks out; the first words are what a preflight report says. */
export type OverprintReason =
  /** Black alone on bare paper. */
  | 'black-on-paper'
  /** Black alone on one flat tint. */
  | 'black-on-flat-tint'
  /** Black type under 12 pt overprints whatever lies under it (GWG R0009). */
  | 'small-black-type'
  /** A black line under 2 pt overprints whatever lies under it (GWG R0010). */
  | 'thin-black-rule'
  /** Black type across the edge of a tint: overprinted, the edge would show through the letters. */
  | 'black-across-edge'
  | 'black-on-picture'
  /** Black from the size at which the options want it to knock out. */
  | 'large-black'
  /** Black over so much ink that both together are more than the press takes. */
  | 'ink-limit'
  /** A panel or thick rule, 2 pt and more. */
  | 'black-panel'
  /** White: overprinted, it would vanish (GWG R0007, R0008). */
  | 'white'
  /** Any other colour than black alone at 100 %. */
  | 'color'
  | 'picture';

/** What an item does to the inks under it. */
export interface OverprintDecision {
  readonly overprint: boolean;
  readonly reason: OverprintReason;
}

export interface OverprintOptions {
  /**
   * Size in pt from which black type knocks out of a tint too, so that it is no darker there than elsewhere; absent
   * = black type on a flat tint overprints at every size.
   */
  readonly knockoutFrom?: number;
  /** Total ink in per cent that black and what it overprints must not exceed; absent = no limit. */
  readonly inkLimit?: number;
}

/** Type under this size must overprint in black, GWG R0009; 1/1000 pt. */
const SMALL_TYPE = 12_000;
/** Lines under this width must overprint in black, GWG R0010; 1/1000 pt. */
const THIN_RULE = 2_000;

/** Decides for every item of a scene, by index, from the scene alone. */
export function overprintOf(scene: Scene, options: OverprintOptions = {}): OverprintDecision[] {
  const groundOf = groundsOf(scene.items);
  const { inkLimit = Number.POSITIVE_INFINITY } = options;
  const large = (options.knockoutFrom ?? Number.POSITIVE_INFINITY) * 1000;
  return scene.items.map((item, index) => {
    if (item.kind === 'image') return knockout('picture');
    const color = item.kind === 'path' ? pathColor(item) : notBlack(item.color);
    if (color) return knockout(color);
    const ground = groundOf(index, item.kind === 'text' ? typeBox(item) : boundsOf(item));
    const decision =
      item.kind === 'text'
        ? blackType(item.size, ground, large)
        : item.kind === 'rect'
          ? blackRule(Math.min(item.box.width, item.box.height))
          : blackPath(item, ground, large);
    return decision.overprint && inkOver(ground) > inkLimit ? knockout('ink-limit') : decision;
  });
}

/** Black and the most ink that lies under it. */
function inkOver(ground: Ground): number {
  const colors = ground.kind === 'flat' ? [ground.color] : ground.kind === 'edge' ? ground.colors : [];
  const under = colors.map((color) => (color.kind === 'spot' ? color.tint : color.c + color.m + color.y));
  return 100 + Math.max(0, ...under);
}

function blackType(size: number, ground: Ground, large: number): OverprintDecision {
  if (ground.kind === 'flat' && ground.paper) return overprint('black-on-paper');
  if (size < SMALL_TYPE) {
    return overprint(ground.kind === 'flat' ? 'black-on-flat-tint' : 'small-black-type');
  }
  if (ground.kind === 'picture') return knockout('black-on-picture');
  if (ground.kind === 'edge') return knockout('black-across-edge');
  return size >= large ? knockout('large-black') : overprint('black-on-flat-tint');
}

function blackRule(width: number): OverprintDecision {
  return width < THIN_RULE ? overprint('thin-black-rule') : knockout('black-panel');
}

/** A filled shape is a panel; a stroked one is a rule as wide as its line. */
function blackPath(item: PathItem, ground: Ground, large: number): OverprintDecision {
  if (!item.fill) return blackRule(item.stroke?.width ?? 0);
  if (item.typeSize !== undefined) return blackType(item.typeSize, ground, large);
  return ground.kind === 'picture' ? knockout('black-on-picture') : knockout('black-panel');
}

function pathColor({ fill, stroke }: PathItem): 'white' | 'color' | undefined {
  return (fill && notBlack(fill)) ?? (stroke && notBlack(stroke.color));
}

/** Why a colour knocks out; undefined for black alone at 100 %. */
function notBlack(color: Color): 'white' | 'color' | undefined {
  if (isPaper(color)) return 'white';
  if (color.kind === 'cmyk' && color.k === 100 && color.c + color.m + color.y === 0) return undefined;
  return 'color';
}

function overprint(reason: OverprintReason): OverprintDecision {
  return { overprint: true, reason };
}

function knockout(reason: OverprintReason): OverprintDecision {
  return { overprint: false, reason };
}
