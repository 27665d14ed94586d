import { type Outcome, type Problem, problem } from '../problems/problem.ts';
import { placeAt, type SourceText } from '../source.ts';
import { type Entry, entriesOf, type SpecNode } from '../spec/node.ts';
import { readYaml } from '../spec/yaml.ts';
import type { FontMarks } from './inline-text.ts';
import { type PartRole, ROLE_NAMES } from './roles.ts';

/** What a mapping file says: `styles:` name to role, `fonts:` name to `hei` or `kai`. */
export interface Mapping {
  readonly styles: ReadonlyMap<string, PartRole>;
  readonly fonts: FontMarks;
}

/** No mapping file. */
export const NO_MAPPING: Mapping = { styles: new Map(), fonts: new Map() };

const MARKS: Readonly<Record<string, 'hei' | 'kai'>> = { hei: 'hei', kai: 'kai', 黑体: 'hei', 楷体: 'kai' };

/** Reads a mapping file (YAML). Keys and roles that are not known are problems with their place. */
export function readMapping(path: string, source: SourceText): Outcome<Mapping> {
  const read = readYaml({ path, source });
  if (!read.value) return { problems: read.problems };
  const problems: Problem[] = [...read.problems];
  const at = ({ key }: Entry) => placeAt(source, key?.start ?? 0, (key?.end ?? 1) - (key?.start ?? 0));
  for (const [name, entry] of read.value.entries) {
    if (name !== 'styles' && name !== 'fonts') {
      problems.push(problem('import-map-key', { key: name, known: ['styles', 'fonts'] }, at(entry)));
    }
  }
  const table = <T>(key: string, names: Readonly<Record<string, T>>): Map<string, T> => {
    const found = new Map<string, T>();
    for (const [name, entry] of entriesOf(read.value?.entries.get(key)?.node)) {
      const value = nameIn(entry.node);
      if (Object.hasOwn(names, value)) found.set(name, names[value]!);
      else {
        const known = Object.keys(names).filter((each) => /^[a-z]+$/.test(each));
        problems.push(problem('import-map-value', { key: name, value, known }, at(entry)));
      }
    }
    return found;
  };
  const value = { styles: table('styles', ROLE_NAMES), fonts: table('fonts', MARKS) };
  return problems.length > 0 ? { problems } : { value, problems };
}

function nameIn(node: SpecNode): string {
  return node.kind === 'scalar' ? String(node.value ?? '') : '';
}
