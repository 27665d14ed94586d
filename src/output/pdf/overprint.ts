import { boundsOf, type Ground, groundsOf, isPaper, typeBox } from '../../scene/grounds.ts';
import type { Color, Scene, SceneItem } from '../../scene/types.ts';

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
}

/** Type under this size must overprint in black, GWG R0009; 1/1000 pt. */
const SMALL_TYPE = 12_000;
/** Lines under this width must overprint in black, GWG R0010; 1/1000 pt. */
const THIN_RULE = 2_000;

/** Decides for every item of a scene, by index, from the scene alone. */
export function overprintOf(scene: Scene, options: OverprintOptions = {}): OverprintDecision[] {
  const groundOf = groundsOf(scene.items);
  const large = (options.knockoutFrom ?? Number.POSITIVE_INFINITY) * 1000;
  return scene.items.map((item, index) => {
    switch (item.kind) {
      case 'text': {
        const color = notBlack(item.color);
        return color ? knockout(color) : blackType(item.size, groundOf(index, typeBox(item)), large);
      }
      case 'rect': {
        const color = notBlack(item.color);
        return color ? knockout(color) : blackRule(Math.min(item.box.width, item.box.height));
      }
      case 'path':
        return path(item, groundOf(index, boundsOf(item)));
      default:
        return knockout('picture');
    }
  });
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
function path(item: Extract<SceneItem, { kind: 'path' }>, ground: Ground): OverprintDecision {
  const fill = item.fill && notBlack(item.fill);
  const stroke = item.stroke && notBlack(item.stroke.color);
  if (fill || stroke) return knockout(fill ?? stroke ?? 'color');
  if (!item.fill) return blackRule(item.stroke?.width ?? 0);
  return ground.kind === 'picture' ? knockout('black-on-picture') : knockout('black-panel');
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
