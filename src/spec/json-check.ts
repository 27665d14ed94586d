import type { Problem } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { placeIn, unknownKey } from './issues.ts';
import type { JsonSchema } from './json-schema.ts';
import type { MapNode, SpecNode } from './node.ts';

type Path = readonly (string | number)[];

/** Where a value is not what its schema takes. */
interface Fault {
  readonly path: Path;
  /** Names of the keys that stand there, when the fault is an unknown key. */
  readonly known?: readonly string[];
  readonly expected: string;
  /** Not even the type is right: another branch of a choice was meant. */
  readonly type?: boolean;
}

/**
 * Holds a file to a JSON Schema as an editor does, by the part of 2020-12 that our schemas use: types, keys, patterns,
 * limits, lists, choices, references. Linear in the file but for choices, whose branches are few.
 */
export function checkBySchema(tree: MapNode, schema: JsonSchema): Problem[] {
  return validate(tree, schema, [], schema).map(({ path, known, expected }) => {
    if (known) return unknownKey(tree, path, known);
    const params = { key: path.join('.') || '—', expected };
    return problem('schema-value', params, placeIn(tree, path));
  });
}

function validate(node: SpecNode, part: JsonSchema, path: Path, root: JsonSchema): Fault[] {
  const schema = resolveReference(part, root);
  if (schema.anyOf) return choose(node, schema, path, root);
  const types =
    typeof schema.type === 'string' ? [schema.type] : (schema.type as readonly string[] | undefined);
  if (types && !types.some((type) => isType(node, type)))
    return [{ path, expected: types.map((type) => TYPES[type] ?? type).join(' / '), type: true }];
  const values = 'const' in schema ? [schema.const] : (schema.enum as readonly unknown[] | undefined);
  if (values && !values.includes(node.kind === 'scalar' ? node.value : undefined))
    return [{ path, expected: values.map(String).join(' | ') }];
  if (node.kind === 'map') return validateMap(node, schema, path, root);
  if (node.kind === 'list') return validateList(node.items, schema, path, root);
  return validateScalar(node.value, schema, path);
}

const TYPES: Readonly<Record<string, string>> = {
  object: '{ … }',
  array: '[ … ]',
  string: '“…”',
  number: '1.5',
  integer: '1',
  boolean: 'true / false',
};

function resolveReference(part: JsonSchema, root: JsonSchema): JsonSchema {
  let schema = part;
  for (let depth = 0; typeof schema.$ref === 'string' && depth < 16; depth++) {
    const steps = schema.$ref.replace(/^#\/?/, '').split('/').filter(Boolean);
    schema = steps.reduce<JsonSchema>((at, step) => (at[step] ?? {}) as JsonSchema, root);
  }
  return schema;
}

function isType({ kind, ...node }: SpecNode, type: string): boolean {
  if (kind === 'map') return type === 'object';
  if (kind === 'list') return type === 'array';
  const { value } = node as { value: unknown };
  if (value === null) return type === 'null';
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

/** The branch that was meant: the one of the right type (and `kind`) with the fewest faults. */
function choose(node: SpecNode, schema: JsonSchema, path: Path, root: JsonSchema): Fault[] {
  const branches = (schema.anyOf ?? []).map((branch) => validate(node, branch, path, root));
  if (branches.some((faults) => faults.length === 0)) return [];
  const fitting = branches.filter(
    (faults) => !faults.some((one) => one.type && one.path.length === path.length),
  );
  const weigh = (faults: readonly Fault[]) =>
    faults.length + (faults.some((one) => one.path.at(-1) === 'kind') ? 1000 : 0);
  const [best] = fitting.sort((a, b) => weigh(a) - weigh(b));
  if (best) return kindFault(fitting) ?? best;
  const expected = [...new Set(branches.flat().map((one) => one.expected))].slice(0, 4).join(' | ');
  return [{ path, expected, type: true }];
}

/** No branch has the `kind` that was written: all that there are. */
function kindFault(branches: readonly (readonly Fault[])[]): Fault[] | undefined {
  const faults = branches.flatMap((branch) => branch.find((one) => one.path.at(-1) === 'kind') ?? []);
  const [first] = faults;
  if (!first || faults.length < branches.length) return undefined;
  return [{ path: first.path, expected: [...new Set(faults.map(({ expected }) => expected))].join(' | ') }];
}

function validateMap(node: MapNode, schema: JsonSchema, path: Path, root: JsonSchema): Fault[] {
  const properties = schema.properties ?? {};
  const names = (schema.propertyNames as JsonSchema | undefined)?.pattern as string | undefined;
  return [...node.entries].flatMap(([key, { node: value }]): Fault[] => {
    const way = [...path, key];
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (own) return validate(value, own, way, root);
    if (schema.additionalProperties === false)
      return [{ path: way, known: Object.keys(properties), expected: '' }];
    if (names !== undefined && !new RegExp(names, 'u').test(key)) return [{ path: way, expected: names }];
    const rest = schema.additionalProperties;
    return typeof rest === 'object' && rest !== null ? validate(value, rest as JsonSchema, way, root) : [];
  });
}

function validateList(items: readonly SpecNode[], schema: JsonSchema, path: Path, root: JsonSchema): Fault[] {
  const first = (schema.prefixItems as readonly JsonSchema[] | undefined) ?? [];
  const { minItems = first.length, maxItems = Number.POSITIVE_INFINITY } = schema as Record<string, number>;
  const most = first.length > 0 && schema.items === undefined ? first.length : maxItems;
  if (items.length < minItems || items.length > most)
    return [{ path, expected: `[ … ] × ${minItems}${most === minItems ? '' : `–${most}`}` }];
  return items.flatMap((item, index) => {
    const part = first[index] ?? (schema.items as JsonSchema | undefined);
    return part ? validate(item, part, [...path, index], root) : [];
  });
}

function validateScalar(value: unknown, schema: JsonSchema, path: Path): Fault[] {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema as Record<
    string,
    number
  >;
  if (typeof value === 'number' && (value < minimum || value > maximum))
    return [{ path, expected: `${minimum}–${maximum}` }];
  if (
    typeof value === 'string' &&
    typeof schema.pattern === 'string' &&
    !new RegExp(schema.pattern, 'u').test(value)
  ) {
    const [example] = (schema.examples as readonly unknown[] | undefined) ?? [];
    return [{ path, expected: example === undefined ? schema.pattern : String(example) }];
  }
  return [];
}
