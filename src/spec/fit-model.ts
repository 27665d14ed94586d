import type { Length } from './model.ts';

/**
 * What may give so that the page closes (`fit`). Nothing gives that is not named here, and a page without it is
 * laid out as it stands.
 */
export interface FitSettings {
  readonly body?: FitBody;
  /** Sizes that a style of subheads or quotes may take, by its name. */
  readonly heads?: Readonly<Record<string, readonly Length[]>>;
  /** Heights that frames may take, by their ids. */
  readonly frames?: Readonly<Record<string, FitFrame>>;
  /** What a page that is too long can do without, what goes first being named first. */
  readonly optional?: readonly FitOptional[];
}

/** Limits of the body type; what it is without fit lies within them. */
export interface FitBody {
  readonly size?: readonly [least: Length, most: Length];
  readonly leading?: readonly [least: Length, most: Length];
  /** Sizes differ by whole steps; 0.1 pt unless told. */
  readonly step?: Length;
}

/** A frame whose height in lines of the grid may vary. */
export interface FitFrame {
  readonly lines: readonly [least: number, most: number];
  /** Frames beside it whose height changes with it. */
  readonly with?: readonly string[];
  /** Frames across the edge that give the lines it takes, and take those it gives, as running text does. */
  readonly against?: readonly string[];
  /** The edge that moves; whichever has running text next to it unless told. */
  readonly edge?: 'top' | 'foot';
}

/**
 * A frame, the frames that go with it (its ground, its label), and the text frames that take its room (whichever
 * stands next to it unless told), or a quote in the text.
 */
export type FitOptional =
  | { readonly frame: string; readonly with?: readonly string[]; readonly gives?: readonly string[] }
  | { readonly quote: number; readonly story?: string };
