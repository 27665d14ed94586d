import type { Place } from '../problems/problem.ts';
import type { Cmyk4, Length } from './model.ts';

/** What the file claims to be. */
export type PressStandardName = 'x-4' | 'x-1a:2003';

/** Which printer's marks stand outside the bleed. */
export interface MarkSettings {
  readonly crop: boolean;
  readonly registration: boolean;
  readonly colorBar: boolean;
  readonly slug: boolean;
}

/** An ink of its own (专色), and what it looks like in process inks. */
export interface SpotInk {
  readonly name: string;
  readonly cmyk: Cmyk4;
}

/** The inks on the press: four, or black alone, with or without spot inks. */
export interface InkSettings {
  readonly process: 'cmyk' | 'k';
  readonly spots: readonly SpotInk[];
}

/** Total ink in per cent. `mean` is over any square of 15 mm (GWG R0026). */
export interface InkLimits {
  readonly warn: number;
  readonly error: number;
  readonly mean: number;
}

/** Smallest sizes that hold on this press; typography 2.7. */
export interface MinimumSizes {
  /** Type in one ink on paper or a tint. */
  readonly text: Length;
  /** Type in two inks or more. */
  readonly multiInkText: Length;
  /** Light type on a ground of one ink. */
  readonly reversed: Length;
  /** Light type on a ground of two inks or more. */
  readonly reversedMultiInk: Length;
  readonly rule: Length;
  readonly multiInkRule: Length;
  /** Under this a rule must be solid in one ink. */
  readonly solidRule: Length;
}

/** Effective resolution of pictures in ppi (GWG R0031, R0032), and what they are reduced to. */
export interface ResolutionLimits {
  readonly error: number;
  readonly warn: number;
  readonly lineArtError: number;
  readonly lineArtWarn: number;
  readonly target: number;
}

/** Name of the printing condition, for the output intent. */
export interface ConditionSettings {
  readonly identifier: string;
  readonly info: string;
  readonly registry?: string;
}

/** A plant as a page meets it: its own data, with what the page says otherwise, every default filled in. */
export interface PressSettings {
  /** Name of the plant; absent when the page names none and the defaults for newsprint hold. */
  readonly name?: string;
  readonly pageSize?: { readonly width: Length; readonly height: Length };
  readonly typeArea?: { readonly width: Length; readonly height: Length };
  /** Along every edge of the sheet, where the press cannot print. */
  readonly nonPrintingEdge: Length;
  readonly bleed: Length;
  readonly marks: MarkSettings;
  readonly standard: PressStandardName;
  /** Absolute path; absent = the newsprint profile that comes along. */
  readonly profile?: string;
  /** Where the profile is named, for messages about it. */
  readonly profilePlace?: Place;
  readonly condition?: ConditionSettings;
  readonly inkLimit: InkLimits;
  readonly inks: InkSettings;
  readonly minimum: MinimumSizes;
  readonly resolution: ResolutionLimits;
  /** Black type from this size knocks out of a tint. */
  readonly knockoutFrom?: Length;
  /** `{date}-{page}-{section}.pdf`; see file-name.ts. */
  readonly fileName: string;
  /** Write a second file with the type as outlines (转曲). */
  readonly outlines: boolean;
  /** Write a delivery note (传版单). */
  readonly deliveryNote: boolean;
  /** Number of the page in the paper (版次), for names of files: `A3`, `03`. */
  readonly page?: string;
  /** Name of the section, for names of files. */
  readonly section?: string;
}

/** What a colour of the palette is on presses with other inks than four. */
export interface InkColor {
  /** Per cent of black on a press with black alone. */
  readonly k?: number;
  /** The ink that it is where the press has that ink. */
  readonly spot?: string;
  /** Per cent of the spot ink; absent = 100. */
  readonly tint?: number;
}
