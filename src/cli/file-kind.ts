import { basename } from 'node:path';

/** The kinds of files that people write, by the names of their schemas. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^dayang\.ya?ml$/i, 'dayang'],
  [/^house\.ya?ml$/i, 'house'],
  [/(?:^|[-_. ])plant\.ya?ml$/i, 'plant'],
  [/(?:^|[-_. ])(?:fonts|字体)\.ya?ml$/i, 'fonts'],
  [/(?:^|[-_. ])issue\.ya?ml$/i, 'issue'],
];

/**
 * What kind of file this is: as its schema line says (`# yaml-language-server: $schema=page.schema.json`), else by its
 * name, else a page when it has keys of one. The answer may be a kind that has no schema.
 */
export function fileKind(path: string, text: string): string | undefined {
  const named = /^#\s*yaml-language-server:\s*\$schema=\S*?([\w-]+)\.schema\.json\s*$/m.exec(text)?.[1];
  if (named) return named;
  const name = BY_NAME.find(([pattern]) => pattern.test(basename(path)))?.[1];
  if (name) return name;
  return /^(?:extends|pages|page|grid|frames|stories|template|content):/m.test(text) ? 'page' : undefined;
}
