import type { Place, Problem } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { nearest, suggestKey } from '../suggest.ts';
import { keyOriginAt, nodeAt, originAt, placeOfOrigin, type SpecNode } from './node.ts';

/** The part of a schema's issue that is looked at. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
}

type Path = readonly (string | number)[];

/** Marks that need nothing but the key and the value. */
const PLAIN = {
  length: 'spec-length',
  'size-length': 'spec-length',
  'length-range': 'spec-length-range',
  'absolute-length': 'spec-length-absolute',
  'page-range': 'spec-page-range',
  'type-range': 'spec-type-range',
  'step-range': 'spec-step-range',
  text: 'spec-text',
  'text-length': 'spec-text-length',
  reason: 'spec-reason',
  name: 'spec-name',
  date: 'spec-date',
  flag: 'spec-flag',
  list: 'spec-list',
  'list-length': 'spec-list-length',
  map: 'spec-map',
  span: 'spec-span',
  'line-span': 'spec-line-span',
  'span-order': 'spec-span-order',
  flexible: 'spec-flexible',
  'flexible-order': 'spec-flexible-order',
  cmyk: 'spec-color',
  edge: 'spec-edge',
  inset: 'spec-inset',
  border: 'spec-border',
  size: 'spec-size',
  story: 'spec-story',
  part: 'spec-part',
  'svg-path': 'spec-svg-path',
  'view-box': 'spec-view-box',
  focus: 'spec-focus',
  'page-size': 'spec-page-size',
  'ink-name': 'spec-ink-name',
  'fit-sizes': 'spec-fit-sizes',
  'fit-lines': 'spec-fit-lines',
  'fit-optional': 'spec-fit-optional',
  'press-marks': 'spec-press-marks',
  'press-inks': 'spec-press-inks',
  'press-ink-limit': 'spec-press-ink-limit',
  'press-file-name': 'spec-press-file-name',
  'page-number': 'issue-page-number',
  'sign-step': 'sign-house-step',
  'sign-reset': 'sign-house-reset',
  'sign-hash': 'sign-file-hash',
} as const;

/** Marks whose value, when it is a bare number, only lacks its unit. */
const LENGTHS = new Set(['length', 'inset']);

/**
 * Puts the issues of a schema into problems with places. `base` is the path of the value that was checked in
 * `root`; `extraKeys` are keys that loading takes out before the schema sees the map.
 */
export function issueProblems(
  root: SpecNode,
  base: Path,
  issues: readonly Issue[],
  extraKeys: readonly string[] = [],
): Problem[] {
  return issues.flatMap(withoutUnions).flatMap((issue) => {
    const path = [...base, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
    if (issue.code === 'unrecognized_keys') {
      const allowed = [...issue.message.split(' ').slice(1), ...(issue.path.length === 0 ? extraKeys : [])];
      return (issue.keys ?? []).map((key) => unknownKey(root, [...path, key], allowed));
    }
    return [valueProblem(root, path, issue)];
  });
}

/** An unknown key, at the key's own place, with the known one that it may have meant. */
export function unknownKey(root: SpecNode, path: Path, known: readonly string[]): Problem {
  const key = String(path.at(-1));
  const allowed = known.filter((name) => name !== 'kind');
  const origin = keyOriginAt(root, path);
  const place = origin ? placeOfOrigin(origin) : undefined;
  const suggestion = suggestKey(key, known);
  return suggestion
    ? problem('unknown-key', { key, suggestion, allowed }, place)
    : problem('unknown-key-plain', { key, allowed }, place);
}

/** The place of a path in a tree. */
export function placeIn(root: SpecNode, path: Path): Place | undefined {
  const origin = originAt(root, path);
  return origin ? placeOfOrigin(origin) : undefined;
}

/**
 * A union's issue holds those of every branch. The one that was meant has the type of what was written and the
 * fewest issues; where no branch has, the union speaks for itself.
 */
function withoutUnions(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || !issue.errors) return [issue];
  const branches = issue.errors
    .map((branch) => branch.flatMap(withoutUnions))
    .filter((branch) => !branch.some((one) => one.path.length === 0 && isOfWrongType(one)));
  let best: Issue[] | undefined;
  for (const branch of branches) if (!best || weight(branch) <= weight(best)) best = branch;
  if (!best) return [issue];
  return best.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}

function isOfWrongType(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_union';
}

function weight(branch: readonly Issue[]): number {
  return branch.reduce((sum, issue) => sum + (issue.keys ? 2 * issue.keys.length : 1), 0);
}

function valueProblem(root: SpecNode, path: Path, issue: Issue): Problem {
  const key = path.join('.');
  const place = placeIn(root, path);
  const node = nodeAt(root, path);
  if (!node) {
    const parent = path.slice(0, -1).join('.') || String(path[0]);
    return problem('missing-key', { key: String(path.at(-1)), parent }, place);
  }
  const value = shown(node);
  if (issue.message === 'choice') return choiceProblem(key, value, issue.values ?? [], place);
  const [mark = '', min = '', max = ''] = issue.message.split(' ');
  if (mark === 'whole' || mark === 'number') {
    return problem(`spec-${mark}`, { key, value, min, max }, place);
  }
  const isNumber = node.kind === 'scalar' && (typeof node.value === 'number' || /^[\d.]+$/.test(value));
  if (isNumber && mark === 'size-length') return problem('unit-missing-size', { key, value }, place);
  if (isNumber && LENGTHS.has(mark)) return problem('unit-missing', { key, value }, place);
  const code = PLAIN[mark as keyof typeof PLAIN] ?? 'spec-map';
  return problem(code, { key, value }, place);
}

function choiceProblem(key: string, value: string, values: readonly unknown[], place?: Place): Problem {
  const words = values.map(String);
  const choices = words;
  const [suggestion] = nearest(value, words);
  return suggestion
    ? problem('spec-choice-near', { key, value, choices, suggestion }, place)
    : problem('spec-choice', { key, value, choices }, place);
}

/** A value as a message quotes it: short, in one line. */
function shown(node: SpecNode): string {
  if (node.kind === 'list') return '[…]';
  if (node.kind === 'map') return '{…}';
  const text = String(node.value).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
