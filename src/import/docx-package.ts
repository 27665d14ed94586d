import { type Outcome, type Problem, problem } from '../problems/problem.ts';
import { elements, readXml, type XmlNode } from './xml.ts';
import { type Archive, openZip } from './zip.ts';

/** A link of a part to another part, or to something outside the file, which is never read. */
export interface Relation {
  readonly type: string;
  /** Name of the entry in the archive, or the address outside. */
  readonly target: string;
  readonly external: boolean;
}

/** A Word file as its parts. */
export interface DocxPackage {
  readonly file: string;
  readonly archive: Archive;
  /** Name of the main part, usually `word/document.xml`. */
  readonly main: string;
  /** Relations of a part by their id. */
  relations(part: string): ReadonlyMap<string, Relation>;
  /** A part as a tree; undefined when it is missing or, with a problem, when it cannot be read. */
  part(name: string): XmlNode | undefined;
  /** The part that the main part names for a purpose: `styles`, `numbering`. */
  named(purpose: string): XmlNode | undefined;
  /** What was wrong with parts read so far. */
  readonly problems: Problem[];
}

const FAULTS = {
  broken: 'import-xml-broken',
  dtd: 'import-xml-dtd',
  deep: 'import-xml-deep',
} as const;

/** Opens a Word file. No value when it is no ZIP, a ZIP that would fill the memory, or not of Word. */
export function openDocx(bytes: Uint8Array, file: string): Outcome<DocxPackage> {
  const opened = openZip(bytes, file);
  if (!opened.value) return { problems: opened.problems };
  const archive = opened.value;
  const problems: Problem[] = [];
  const parts = new Map<string, XmlNode | undefined>();
  const part = (name: string) => {
    if (!parts.has(name)) parts.set(name, readPart(archive, name, file, problems));
    return parts.get(name);
  };
  const relations = (name: string) => readRelations(part(relationsName(name)), name);
  const root = [...relations('').values()].find(({ type }) => type === 'officeDocument');
  const main = root && !root.external ? root.target : 'word/document.xml';
  if (problems.length > 0) return { problems };
  if (!archive.has(main)) return { problems: [problem('import-not-word', { file })] };
  const named = (purpose: string) => {
    const relation = [...relations(main).values()].find(({ type }) => type === purpose);
    return relation && !relation.external ? part(relation.target) : undefined;
  };
  return { value: { file, archive, main, relations, part, named, problems }, problems: [] };
}

function readPart(archive: Archive, name: string, file: string, problems: Problem[]): XmlNode | undefined {
  if (!archive.has(name)) return undefined;
  const bytes = archive.read(name);
  const read = bytes ? readXml(bytes) : 'broken';
  if (typeof read !== 'string') return read;
  problems.push(problem(FAULTS[read], { file, part: name }));
  return undefined;
}

/** `word/document.xml` has its relations in `word/_rels/document.xml.rels`. */
function relationsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function readRelations(tree: XmlNode | undefined, from: string): Map<string, Relation> {
  const found = new Map<string, Relation>();
  for (const { attributes } of tree ? elements(tree) : []) {
    const { Id, Type, Target, TargetMode } = attributes;
    if (Id === undefined || Type === undefined || Target === undefined) continue;
    const external = TargetMode === 'External' || /^[a-z][a-z0-9+.-]*:/i.test(Target);
    const target = external ? Target : resolveName(from, Target);
    found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target, external });
  }
  return found;
}

/** Names in an archive are never paths of the disk: what climbs out of it names nothing. */
function resolveName(from: string, target: string): string {
  const absolute = target.startsWith('/')
    ? target.slice(1)
    : `${from.slice(0, from.lastIndexOf('/') + 1)}${target}`;
  const names: string[] = [];
  for (const name of absolute.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}
