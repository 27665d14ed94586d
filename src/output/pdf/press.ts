import { createHash } from 'node:crypto';
import type { Spot } from '../../scene/types.ts';
import { literal, type MakeObject, type PdfRef, pdfName } from './objects.ts';
import type { OverprintOptions } from './overprint.ts';
import type { MarkOptions } from './printer-marks.ts';

/** What the file claims to be. `none` is a PDF 1.6 that claims nothing: a screen proof. */
export type PressStandard = 'x-4' | 'x-1a:2003' | 'none';

/** The printing condition that a page was made for. */
export interface OutputIntent {
  /** The press profile, checked before: class prtr, CMYK. For X-1a of version 2. */
  readonly profile: Uint8Array;
  /** Name of the condition in the ICC registry, or the plant's own, `CGATS TR 002`. */
  readonly identifier: string;
  /** The condition in words. */
  readonly info: string;
  /** `http://www.color.org` when the identifier is registered there. */
  readonly registry?: string;
}

/** What makes a PDF a press file. Plain data. */
export interface PressOptions {
  readonly standard: PressStandard;
  /** Every standard but `none` needs it. */
  readonly outputIntent?: OutputIntent;
  /** pt; absent = the scene's own. */
  readonly bleed?: number;
  /** Absent = none. */
  readonly marks?: MarkOptions;
  /** False writes no overprint at all; absent = black overprints by the rules of overprint.ts. */
  readonly overprint?: OverprintOptions | false;
  /** Whether somebody has trapped the pages; absent = no. */
  readonly trapped?: boolean;
}

/** PDF version, what Info says of the standard, and what XMP says of it. */
export interface StandardMarks {
  readonly version: '1.4' | '1.6';
  readonly info: Readonly<Record<string, string>>;
  /** `pdfxid:GTS_PDFXVersion` */
  readonly xmp?: string;
}

/** How a standard is claimed (ISO 15930-4 and -7; print.md table 1.1, rows 1 to 3). */
export function standardMarks(standard: PressStandard): StandardMarks {
  switch (standard) {
    case 'x-1a:2003':
      return { version: '1.4', info: { GTS_PDFXVersion: 'PDF/X-1a:2003' } };
    case 'x-4':
      return { version: '1.6', info: {}, xmp: 'PDF/X-4' };
    case 'none':
      return { version: '1.6', info: {} };
  }
}

/** What the identity of a file takes from its press options. */
export function pressIdentity(press: PressOptions | undefined): string {
  if (!press) return '';
  const { outputIntent, ...rest } = press;
  const profile = outputIntent && createHash('sha256').update(outputIntent.profile).digest('hex');
  return JSON.stringify([rest, { ...outputIntent, profile }]);
}

/** The output intent's dictionary around a profile's stream. */
export function intentData(intent: OutputIntent, profile: PdfRef): Record<string, unknown> {
  return {
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: literal(intent.identifier),
    Info: literal(intent.info),
    ...(intent.registry ? { RegistryName: literal(intent.registry) } : {}),
    DestOutputProfile: profile,
  };
}

/**
 * The two graphics states. OPM 1: an ink of 0 % in DeviceCMYK leaves what lies under it (ISO 32000-1, 8.6.7);
 * without it K100 would wipe out C, M and Y all the same.
 */
export const OVERPRINT_DATA = { Type: 'ExtGState', OP: true, op: true, OPM: 1 };
export const KNOCKOUT_DATA = { Type: 'ExtGState', OP: false, op: false, OPM: 0 };

/** The colour space of one ink: its name, and process inks in proportion for who has it not. */
export function separation(make: MakeObject, ink: Spot): PdfRef {
  const { c, m, y, k } = ink.alternate;
  const full = [c, m, y, k].map((percent) => percent / 100);
  const tint = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: full, N: 1 };
  const ref = make(['Separation', pdfName(ink.name), 'DeviceCMYK', tint]);
  ref.end();
  return ref;
}
