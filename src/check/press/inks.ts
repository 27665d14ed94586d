import { isPaper } from '../../scene/grounds.ts';
import type { Cmyk, Color } from '../../scene/types.ts';

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

/**
 * Rough darkness from 0 (paper) to 1, from the density that newsprint gives each ink: enough to tell what is light
 * on dark, and what cannot be read.
 */
export function darkness(color: Color): number {
  const { c, m, y, k } = color.kind === 'spot' ? scaled(color.alternate, color.tint) : color;
  const light = (1 - 0.0062 * c) * (1 - 0.0058 * m) * (1 - 0.0012 * y) * (1 - 0.0088 * k);
  return 1 - light;
}

function scaled({ c, m, y, k }: Cmyk, tint: number): { c: number; m: number; y: number; k: number } {
  const share = tint / 100;
  return { c: c * share, m: m * share, y: y * share, k: k * share };
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
