import { catalog } from './catalog.ts';

/**
 * How bad a problem is. `fatal`: no scene can be made. `blocking`: there is a scene and proofs, but no press
 * file unless the problem's class is named in `--allow`. `advisory`: reported, nothing is held back.
 */
export type Severity = 'fatal' | 'blocking' | 'advisory';

/** The two languages that every message exists in. */
export type Lang = 'zh' | 'en';

/** A place in a source file as an editor shows it: line and column count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** UTF-16 units on that line, for the code frame; 1 when only a point is known. */
  readonly length?: number;
}

/**
 * One entry of the catalogue. Texts are templates: `{name}` is replaced by the parameter of that name, and the
 * Chinese and the English text use the same names.
 */
export interface Message {
  readonly severity: Severity;
  /** The word that `--allow` takes to let a blocking problem through. */
  readonly allow?: string;
  readonly zh: string;
  readonly en: string;
  /** The cure: what to do about it, in an editor's words. */
  readonly hintZh: string;
  readonly hintEn: string;
}

/** A code of the catalogue, for instance `frame-overlap`. */
export type Code = keyof typeof catalog;

/** What a template is filled with; a list is joined as its language joins lists. */
export type Param = string | number | readonly string[];

type Names<S> = S extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never;
/** The parameters that the texts of a code name. */
export type ParamsOf<C extends Code> = Record<
  Names<(typeof catalog)[C][keyof (typeof catalog)[C] & ('zh' | 'en' | 'hintZh' | 'hintEn')]>,
  Param
>;

/** A part of the page in mm from the top left corner of the trim. */
export interface PageBox {
  readonly page: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a phase reports: plain data, in no language; the command line puts it into words. */
export interface Problem {
  readonly code: Code;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, Param>>;
  readonly place?: Place;
  /** Other places that belong to it, for instance where the other of two overlapping frames stands. */
  readonly related?: readonly Place[];
  /** Name of the preflight rule: GWG's where there is one (`R0016`), `PRESS-…` otherwise. */
  readonly rule?: string;
  /** Where it shows on the page. */
  readonly box?: PageBox;
  /** The page that it is about, where a run has several. */
  readonly page?: ProblemPage;
}

/** A page as problems name it. */
export interface ProblemPage {
  readonly name: string;
  /** 版次, in an issue. */
  readonly number?: string;
  /** Its file relative to the root. */
  readonly file: string;
}

/** The same problems, said of a page; those that name one already keep it. */
export function onPage(page: ProblemPage | undefined, problems: readonly Problem[]): readonly Problem[] {
  return page ? problems.map((one) => (one.page ? one : { ...one, page })) : problems;
}

/** The result of a phase that can fail: a value where one could be made, and what there is to report. */
export interface Outcome<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

/** Makes a problem. The parameters are those that the catalogue's texts name: the compiler checks them. */
export function problem<C extends Code>(
  code: C,
  params: ParamsOf<C>,
  place?: Place,
  related?: readonly Place[],
): Problem {
  return {
    code,
    severity: (catalog[code] as Message).severity,
    params,
    ...(place ? { place } : {}),
    ...(related ? { related } : {}),
  };
}

/** The class that `--allow` takes for this problem; undefined when it cannot be let through. */
export function allowClass(p: Problem): string | undefined {
  return (catalog[p.code] as Message).allow;
}

/** The sentence and the hint of a problem in one language. */
export function describe(p: Problem, lang: Lang): { sentence: string; hint: string } {
  const message: Message = catalog[p.code];
  const hint = lang === 'zh' ? message.hintZh : message.hintEn;
  return { sentence: fill(message[lang], p.params, lang), hint: fill(hint, p.params, lang) };
}

function fill(template: string, params: Problem['params'], lang: Lang): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name] ?? whole;
    return typeof value === 'object' ? value.join(lang === 'zh' ? '、' : ', ') : String(value);
  });
}
