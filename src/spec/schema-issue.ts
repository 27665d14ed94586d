import * as z from 'zod/mini';
import { date, list, name, path, record, text, whole } from './leaves.ts';

/**
 * The one definition of what an issue file (issue.yaml) has more than a page: its names and dates, its pages with
 * their numbers, and jumps. Everything else in it, or in a page of it, is an ordinary key of a page.
 */

const opt = z.exactOptional;

/** Most pages of an issue, and jumps between them. */
export const ISSUE_COUNTS = { pages: 200, jumps: 100 } as const;

/** 版次: 3, A3, 03. */
export const PAGE_NUMBER = /^[A-Z]{0,2}\d{1,3}$/;
const numberText = z.string({ error: 'page-number' }).check(z.regex(PAGE_NUMBER, { error: 'page-number' }));
export const pageNumber = z.union([whole(1, 999), numberText], { error: 'page-number' });

/** A page of an issue, less the keys of a page that may stand in it too. */
export const issuePage = record({ file: opt(path), number: opt(pageNumber), section: opt(text) });

/** 转版: where a story begins, and where it goes on. */
export const jump = record({
  from: pageNumber,
  to: pageNumber,
  story: opt(name),
  into: opt(name),
  head: opt(text),
});

/** The keys of an issue alone. `pages` is looked at page by page. */
export const issueKeys = {
  paper: text,
  date,
  issue: opt(z.union([text, whole(1, 1_000_000)], { error: 'text' })),
  licence: opt(text),
  imprint: opt(text),
  pages: list(z.union([path, z.record(z.string(), z.unknown())], { error: 'map' }), 1, ISSUE_COUNTS.pages),
  jumps: opt(z.record(z.string(), jump, { error: 'map' })),
} as const;

/** Objects by name, for the descriptions of their keys. */
export const issueShapes = { issuePage, jump } as const;

/** The keys of a page that an issue may give to all of its pages. */
export const SHARED_KEYS = [
  'fonts',
  'styles',
  'palette',
  'press',
  'lint',
  'stage',
  'page',
  'grid',
  'frames',
] as const;
