import { type PageMarks, pageMarks } from '../../output/pdf/marks.ts';
import type { PdfFile } from '../../output/pdf/read.ts';
import { readStructure, type Structure } from '../../output/pdf/structure.ts';
import { isA, isDict, type PdfDict, type PdfValue } from '../../output/pdf/syntax.ts';
import { readXmp, type XmpProperties } from './xmp-packet.ts';

/** The press standards that a file can be held to. */
export type PressStandard = 'x-4' | 'x-1a:2003';

/** Something in a press file that a rule does not allow. */
export interface Finding {
  /** Id of the rule, `X-11` after the rows of the PDF/X table, `UA-05`, or the GWG id itself. */
  readonly rule: string;
  /** Id in the GWG 2022 workbook where there is one: press staff know them. */
  readonly gwg?: string;
  /** Errors hold the page back. */
  readonly severity: 'error' | 'warning';
  /** From 1. */
  readonly page?: number;
  /** Where, in mm from the top left of the trim. */
  readonly box?: readonly [x0: number, y0: number, x1: number, y1: number];
  /** What the rule asks, in the two languages of the tool. */
  readonly zh: string;
  readonly en: string;
  readonly found: string;
  readonly allowed: string;
}

/** What one check of a rule brings to light; the rule itself adds the rest. */
export type Hit = Pick<Finding, 'found' | 'allowed' | 'page' | 'box'> & Partial<Pick<Finding, 'severity'>>;

/** A rule that holds for a file's bytes. */
export interface PdfRule extends Pick<Finding, 'gwg' | 'severity' | 'zh' | 'en'> {
  readonly id: string;
  /** Absent = both standards. */
  readonly only?: PressStandard;
  check(context: PressContext): readonly Hit[];
}

/** What the press can do, and what the file is expected to be besides its standard. */
export interface PressCheckOptions {
  /** Names of the inks of their own that the press has; absent = none. */
  readonly spots?: readonly string[];
  /** False for a file without tags; absent = PDF/UA-1 is expected. */
  readonly tagged?: boolean;
}

/** The file with what several rules look at, each read once. */
export interface PressContext {
  readonly pdf: PdfFile;
  readonly standard: PressStandard;
  readonly options: PressCheckOptions;
  /** Undefined without a packet; the reason when it cannot be read. */
  readonly xmp: XmpProperties | string | undefined;
  /** What each page paints; the reason when its stream cannot be followed. */
  readonly marks: readonly (PageMarks | string)[];
  /** The structure tree; undefined without one, the reason when it cannot be read. */
  readonly structure: Structure | string | undefined;
  /** Every dictionary of the file, those inside others too. */
  readonly dicts: readonly FoundDict[];
}

/** A dictionary and where it is. */
export interface FoundDict {
  readonly dict: PdfDict;
  /** Number of the object that it is in. */
  readonly object: number;
  /** Whether it heads a stream. */
  readonly stream: boolean;
}

/** Reads what the rules look at. */
export function pressContext(
  pdf: PdfFile,
  standard: PressStandard,
  options: PressCheckOptions,
): PressContext {
  const metadata = pdf.catalog.get('Metadata');
  const marks = pdf.pages.map((page) => attempt(() => pageMarks(pdf, page)));
  const dicts: FoundDict[] = [];
  for (const [object, value] of pdf.objects) dictsIn(value, object, dicts);
  return {
    pdf,
    standard,
    options,
    xmp: metadata === undefined ? undefined : attempt(() => readXmp(pdf.bytes(metadata))),
    marks,
    structure: options.tagged === false ? undefined : attempt(() => readStructure(pdf, marks)),
    dicts,
  };
}

function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function dictsIn(value: PdfValue, object: number, out: FoundDict[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) dictsIn(one as PdfValue, object, out);
  } else if (isDict(value)) {
    out.push({ dict: value, object, stream: false });
    for (const one of value.values()) dictsIn(one, object, out);
  } else if (isA(value, 'raw')) {
    out.push({ dict: value.dict, object, stream: true });
    for (const one of value.dict.values()) dictsIn(one, object, out);
  }
}

/** The name that a key holds, or an empty text. */
export function nameAt(pdf: PdfFile, dict: PdfDict, key: string): string {
  const value = pdf.get(dict.get(key));
  return isA(value, 'name') ? value.name : '';
}

/** A hit when a condition does not hold. */
export function unless(holds: boolean, found: string, allowed: string, page?: number): Hit[] {
  return holds ? [] : [{ found, allowed, ...(page === undefined ? {} : { page }) }];
}
