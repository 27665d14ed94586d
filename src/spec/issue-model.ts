import type { Place } from '../problems/problem.ts';

/** What the pages of an issue have in common, as it is printed; only what somebody wrote. */
export interface IssueData {
  /** 报名 */
  readonly paper?: string;
  /** ISO date. */
  readonly date?: string;
  /** 期号, `总第128期`. */
  readonly issue?: string;
  /** 刊号 or 准印证. */
  readonly licence?: string;
  /** 主办、主编、地址 …, in one line. */
  readonly imprint?: string;
}

/** A page's place in its issue. */
export interface PageInIssue {
  readonly data: IssueData;
  /** 版次, `3`, `A3`. */
  readonly number: string;
  /** 版名 */
  readonly section?: string;
  /** The page file as people see it, relative to the root. */
  readonly file: string;
  /** Where the issue names the page. */
  readonly place?: Place;
  /** Numbers of all pages of the issue, in order. */
  readonly numbers: readonly string[];
  /** Where the issue names its pages, by their index. */
  readonly places: readonly (Place | undefined)[];
  /** What the page's own file says otherwise, with the places. */
  readonly differs: readonly PageDiffers[];
}

/** A value that a page file and the issue give differently. The issue's is printed. */
export interface PageDiffers {
  readonly what: 'date' | 'page' | 'section';
  readonly own: string;
  readonly issue: string;
  readonly place?: Place;
}

/** What a jump is to one of its two pages. Page numbers are those that are printed. */
export type JumpEnd =
  | { readonly kind: 'to'; readonly page: string; readonly name: string; readonly place?: Place }
  | {
      readonly kind: 'from';
      readonly page: string;
      readonly name: string;
      /** Id of the story on the page where it begins. */
      readonly story: string;
      /** Head of the continuation; absent = the story's title again. */
      readonly head?: string;
      readonly place?: Place;
    };
