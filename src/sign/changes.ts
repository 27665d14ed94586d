import type { ChangeKind } from '../spec/signing-model.ts';
import type { FileState, PageState, SignedState } from './state.ts';

/** One thing that is not as it was signed. */
export interface Change {
  readonly kind: ChangeKind;
  readonly how: 'changed' | 'added' | 'removed';
  /** What it is a change of: a file, a font, a page; for `tool` the version. */
  readonly of: 'story' | 'texts' | 'picture' | 'page' | 'font' | 'press' | 'profile' | 'scene' | 'tool';
  /** Name of the file, font or page; the two versions of the tool. */
  readonly name: string;
}

/**
 * What changed between a signed state and the present one, by cause: a word that pushes lines is a change of words,
 * not of layout. A page that looks different although nothing that it is made of has changed is told as well.
 */
export function changesBetween(then: SignedState, now: SignedState): Change[] {
  const changes = [
    ...files('words', 'story', then.stories, now.stories),
    ...files('pictures', 'picture', then.pictures, now.pictures),
    ...pages(then, now),
    ...files('fonts', 'font', then.fonts, now.fonts),
  ];
  if (changes.length === 0) changes.push(...unexplained(then, now));
  if (then.tool !== now.tool) {
    changes.push({ kind: 'tool', how: 'changed', of: 'tool', name: `${then.tool} → ${now.tool}` });
  }
  return changes;
}

function files(
  kind: ChangeKind,
  of: Change['of'],
  then: readonly FileState[],
  now: readonly FileState[],
): Change[] {
  const before = new Map(then.map(({ file, sha256 }) => [file, sha256]));
  const after = new Map(now.map(({ file, sha256 }) => [file, sha256]));
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name) => {
    const [old, own] = [before.get(name), after.get(name)];
    return old === own ? [] : [{ kind, of, name, how: howOf(old, own) }];
  });
}

function howOf(old: unknown, own: unknown): Change['how'] {
  return old === undefined ? 'added' : own === undefined ? 'removed' : 'changed';
}

const PARTS = [
  ['words', 'words', 'texts'],
  ['layout', 'layout', 'page'],
  ['settings', 'settings', 'press'],
  ['profile', 'settings', 'profile'],
] as const;

function pages(then: SignedState, now: SignedState): Change[] {
  return bothPages(then, now).flatMap(([name, old, own]): Change[] => {
    if (!old || !own) return [{ kind: 'layout', of: 'page', name, how: howOf(old, own) }];
    return PARTS.flatMap(([part, kind, of]) =>
      old[part] === own[part] ? [] : [{ kind, of, name, how: 'changed' as const }],
    );
  });
}

/** Another version of the tool, of Node or of a file that has no digest: the page itself is not the same. */
function unexplained(then: SignedState, now: SignedState): Change[] {
  return bothPages(then, now)
    .filter(([, old, own]) => old?.scene !== own?.scene)
    .map(([name]) => ({ kind: 'layout', of: 'scene', name, how: 'changed' }));
}

function bothPages(
  then: SignedState,
  now: SignedState,
): [name: string, old: PageState | undefined, own: PageState | undefined][] {
  const names = [...new Set([...then.pages, ...now.pages].map(({ page }) => page))];
  return names.map((name) => [
    name,
    then.pages.find(({ page }) => page === name),
    now.pages.find(({ page }) => page === name),
  ]);
}
