import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseAllDocuments,
} from 'yaml';
import type { Outcome, Place, Problem } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import type { Entry, MapNode, Origin, Scalar, SpecFile, SpecNode } from './node.ts';
import { syntaxProblem, wideMark } from './yaml-faults.ts';

/** Limits that keep a hostile file from exploding; a page has some hundred values. */
export const LIMITS = {
  /** Characters of a spec file. */
  characters: 1_000_000,
  /** Values after aliases are put in. */
  values: 50_000,
  /** Levels of maps and lists in one another. */
  depth: 32,
} as const;

/** Files that are remembered with what they came to. */
const REMEMBERED = 32;

/** The last files that were read, the newest first. */
const remembered: { readonly file: SpecFile; readonly read: Outcome<MapNode> }[] = [];

/**
 * Reads one YAML 1.2 document whose top is a map. Merge keys (`<<`) are off, duplicate keys are problems. A file that
 * comes again as it was, as the template of the next page does, gives the same tree without being parsed again.
 */
export function readYaml(file: SpecFile): Outcome<MapNode> {
  const known = remembered.find((one) => isSame(one.file, file));
  if (known) return known.read;
  const read = readAnew(file);
  remembered.unshift({ file, read });
  remembered.length = Math.min(remembered.length, REMEMBERED);
  return read;
}

/** Whether two files are one, with the same words and shown by the same name. */
function isSame(a: SpecFile, b: SpecFile): boolean {
  return a.path === b.path && a.source.file === b.source.file && a.source.text === b.source.text;
}

function readAnew(file: SpecFile): Outcome<MapNode> {
  const { source } = file;
  const top = placeAt(source, 0);
  if (source.text.length > LIMITS.characters) {
    return { problems: [problem('yaml-too-large', { limit: LIMITS.characters }, top)] };
  }
  const documents = parse(source.text);
  if (!documents) return { problems: [problem('yaml-too-deep', { limit: LIMITS.depth }, top)] };
  const [document, second] = documents;
  if (second) {
    const place = placeAt(source, second.range[0]);
    return { problems: [problem('yaml-multiple-documents', {}, place)] };
  }
  if (!document?.contents) return { problems: [problem('yaml-empty', {}, top)] };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0)
    return { problems: unique(faults.slice(0, 20).map((fault) => syntaxProblem(file, document, fault))) };
  const problems: Problem[] = [];
  const { node } = convert({ file, anchors: new Map(), problems }, document.contents, 0);
  if (problems.length > 0) return { problems: firstOfEach(problems) };
  if (node.kind !== 'map') return { problems: [wideMark(file, 1) ?? problem('yaml-not-a-map', {}, top)] };
  return { value: node, problems: [] };
}

function parse(text: string): readonly Document.Parsed[] | undefined {
  try {
    const options = { version: '1.2', merge: false, uniqueKeys: false, prettyErrors: false } as const;
    // A lone CR (old Macs) ends a line as well; the parser does not know it. Offsets stay as they are.
    const documents = parseAllDocuments(text.replace(/\r(?!\n)/g, '\n'), options);
    return 'empty' in documents ? [] : documents;
  } catch (error) {
    // The parser recurses: brackets nested a hundred thousand deep overflow its stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** One slip often confuses the parser twice at one place. */
function unique(problems: readonly Problem[]): Problem[] {
  const spot = ({ place }: Problem) => `${place?.line}:${place?.column}`;
  return problems.filter((one, index) => problems.findIndex((other) => spot(other) === spot(one)) === index);
}

/** A converted value and how many values it stands for once its aliases are written out. */
interface Sized {
  readonly node: SpecNode;
  readonly size: number;
}

interface Reader {
  readonly file: SpecFile;
  /** What each anchor means so far: a later anchor of the same name takes over, as in YAML. */
  readonly anchors: Map<string, Sized>;
  readonly problems: Problem[];
}

function convert(reader: Reader, parsed: ParsedNode | Alias, depth: number): Sized {
  const origin = originOf(reader.file, parsed);
  if (depth > LIMITS.depth)
    return refuse(reader, problem('yaml-too-deep', { limit: LIMITS.depth }, at(origin)));
  if (isAlias(parsed)) return fromAnchor(reader, parsed, origin);
  const sized = convertContent(reader, parsed, origin, depth);
  if (sized.size > LIMITS.values) {
    const refused = refuse(reader, problem('yaml-alias-bomb', { limit: LIMITS.values }, at(origin)));
    if (parsed.anchor) reader.anchors.set(parsed.anchor, refused);
    return refused;
  }
  if (parsed.anchor) reader.anchors.set(parsed.anchor, sized);
  return sized;
}

function convertContent(reader: Reader, parsed: ParsedNode, origin: Origin, depth: number): Sized {
  if (isMap(parsed)) return convertMap(reader, parsed.items, origin, depth);
  if (isSeq(parsed)) {
    const items = parsed.items.map((item) => convert(reader, item as ParsedNode, depth + 1));
    return { node: { kind: 'list', items: items.map((item) => item.node), origin }, size: total(items) };
  }
  const value = isScalar(parsed) ? scalarValue(parsed.value) : null;
  return { node: { kind: 'scalar', value, origin }, size: 1 };
}

function convertMap(
  reader: Reader,
  pairs: readonly { key: unknown; value: unknown }[],
  origin: Origin,
  depth: number,
): Sized {
  const entries = new Map<string, Entry>();
  const sizes: Sized[] = [];
  for (const pair of pairs) {
    const keyNode = pair.key as ParsedNode | null;
    const key = keyNode ? originOf(reader.file, keyNode) : origin;
    if (!isScalar(keyNode) || keyNode.anchor) {
      reader.problems.push(problem('yaml-key', {}, at(key)));
      continue;
    }
    const name = String(keyNode.value);
    if (name.includes('：')) {
      const wide = wideMark(reader.file, at(key).line);
      if (wide) reader.problems.push(wide);
    }
    const earlier = entries.get(name)?.key;
    if (earlier) reader.problems.push(problem('yaml-duplicate-key', { key: name }, at(key), [at(earlier)]));
    const sized = pair.value
      ? convert(reader, pair.value as ParsedNode, depth + 1)
      : { node: { kind: 'scalar', value: null, origin: key } as const, size: 1 };
    sizes.push(sized);
    entries.set(name, { node: sized.node, key });
  }
  return { node: { kind: 'map', entries, origin }, size: total(sizes) };
}

function fromAnchor(reader: Reader, alias: Alias, origin: Origin): Sized {
  const known = reader.anchors.get(alias.source);
  return known ?? refuse(reader, problem('yaml-alias-unknown', {}, at(origin)));
}

function refuse(reader: Reader, why: Problem): Sized {
  reader.problems.push(why);
  return { node: { kind: 'scalar', value: null }, size: 1 };
}

function scalarValue(value: unknown): Scalar {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}

function total(parts: readonly Sized[]): number {
  return parts.reduce((sum, part) => sum + part.size, 1);
}

function originOf(file: SpecFile, parsed: ParsedNode | Alias): Origin {
  const [start, end] = parsed.range ?? [0, 1];
  return { file, start, end };
}

function at(origin: Origin): Place {
  return placeAt(origin.file.source, origin.start, Math.max(1, Math.min(80, origin.end - origin.start)));
}

/** A bomb is refused at every level it passes through; one message is enough. */
function firstOfEach(problems: readonly Problem[]): Problem[] {
  const once = new Set(['yaml-alias-bomb', 'yaml-too-deep']);
  return problems.filter(
    (one, index) => !once.has(one.code) || problems.findIndex((other) => other.code === one.code) === index,
  );
}
