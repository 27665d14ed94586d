import { isPaper } from '../../scene/grounds.ts';
import type { Color } from '../../scene/types.ts';

/** The inks of a colour: each plate's name and per cent, none that is 0. */
export function platesOf(color: Color): readonly (readonly [plate: string, percent: number])[] {
  if (color.kind === 'spot') return color.tint > 0 ? [[color.name, color.tint]] : [];
  const plates = [
    ['C', color.c],
    ['M', color.m],
    ['Y', color.y],
    ['K', color.k],
  ] as const;
  return plates.filter(([, percent]) => percent > 0);
}

/** Total ink of a colour in per cent. */
export function totalInk(color: Color): number {
  return color.kind === 'spot' ? color.tint : color.c + color.m + color.y + color.k;
}

/** Total ink where black alone overprints a colour. */
export function overprinted(ground: Color, black: number): number {
  return ground.kind === 'spot'
    ? ground.tint + black
    : totalInk(ground) - ground.k + Math.max(ground.k, black);
}

/** Name of a colour for a message: the palette's, else its inks. */
export function colorName(color: Color): string {
  const own = color.kind === 'spot' ? (color.alternate.name ?? color.name) : color.name;
  if (own) return own;
  if (isPaper(color)) return '白 (paper)';
  return platesOf(color)
    .map(([plate, percent]) => `${plate}${percent}`)
    .join(' ');
}

/** One key for colours that look alike on the plates. */
export function colorKey(color: Color): string {
  return color.kind === 'spot'
    ? `${color.name} ${color.tint}`
    : `${color.c} ${color.m} ${color.y} ${color.k} ${color.name ?? ''}`;
}
