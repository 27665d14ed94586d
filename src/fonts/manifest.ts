import { type Outcome, type Place, type Problem, problem } from '../problems/problem.ts';
import { entriesOf, type MapNode, placeOfOrigin, type SpecFile, type SpecNode } from '../spec/node.ts';
import { readYaml } from '../spec/yaml.ts';

/** A font file as the manifest names it. */
export interface FontFile {
  /** The path as written: it counts from the folder of `manifest`. */
  readonly wanted: string;
  /** Absolute path of the manifest that names it. */
  readonly manifest: string;
  readonly place: Place;
  /** PostScript name of a face of a collection. */
  readonly face?: string;
  /** Named instance or axis values of a variable font. */
  readonly instance?: string | Readonly<Record<string, number>>;
}

/** A role (报宋 `song`, 黑体 `hei` …): its own file where it has one, and the roles to try after it. */
export interface FontRole {
  readonly file?: FontFile;
  readonly fallback: readonly string[];
  readonly place: Place;
}

/** What a fonts manifest says. */
export interface FontManifest {
  readonly roles: ReadonlyMap<string, FontRole>;
}

/**
 * Reads a fonts manifest: `fonts:` maps roles to `{file, face, instance, fallback}`. With `extends: builtin` the
 * roles of `builtin` stand under those of this file; a role that is in both keeps what this file does not name.
 */
export function readManifest(file: SpecFile, builtin?: FontManifest): Outcome<FontManifest> {
  const yaml = readYaml(file);
  if (!yaml.value) return { problems: yaml.problems };
  const problems: Problem[] = [];
  const reader: Reader = { file, problems, top: { file: file.source.file, line: 1, column: 1 } };
  const fields = known(reader, yaml.value, ['extends', 'fonts']);
  const base = fields.has('extends') ? extended(reader, fields.get('extends')!, builtin) : undefined;
  const roles = new Map(base?.roles);
  const fonts = fields.get('fonts');
  if (fonts && fonts.kind !== 'map') wrong(reader, 'fonts', fonts, '角色和字体', 'roles with their fonts');
  for (const [name, entry] of entriesOf(fonts)) {
    const place = entry.key ? placeOfOrigin(entry.key) : reader.top;
    roles.set(name, readRole(reader, name, entry.node, place, roles.get(name)));
  }
  for (const [name, role] of roles) {
    for (const other of role.fallback.filter((r) => !roles.has(r))) {
      const list = [...roles.keys()].filter((r) => r !== name);
      problems.push(problem('font-role-unknown', { role: other, roles: list }, role.place));
    }
  }
  return problems.length > 0 ? { problems } : { value: { roles }, problems };
}

interface Reader {
  readonly file: SpecFile;
  readonly problems: Problem[];
  readonly top: Place;
}

function extended(reader: Reader, node: SpecNode, builtin?: FontManifest): FontManifest | undefined {
  if (node.kind === 'scalar' && node.value === 'builtin') return builtin;
  wrong(reader, 'extends', node, ' builtin（随附清单）', 'builtin (the shipped manifest)');
  return undefined;
}

function readRole(reader: Reader, name: string, node: SpecNode, place: Place, base?: FontRole): FontRole {
  const plain: FontRole = base ?? { fallback: [], place };
  if (node.kind !== 'map') {
    wrong(reader, name, node, '{ file: …, fallback: […] }', '{ file: …, fallback: […] }');
    return plain;
  }
  const fields = known(reader, node, ['file', 'face', 'instance', 'fallback']);
  const wanted = fields.get('file');
  const file = wanted ? readFile(reader, fields, wanted) : base?.file;
  if (!wanted) {
    for (const key of ['face', 'instance']) {
      const stray = fields.get(key);
      if (stray) wrong(reader, key, stray, '在有 file 的角色里', 'beside a file');
    }
  }
  const fallback = fields.get('fallback');
  return {
    ...(file ? { file } : {}),
    fallback: fallback ? readFallback(reader, fallback) : plain.fallback,
    place,
  };
}

function readFile(
  reader: Reader,
  fields: ReadonlyMap<string, SpecNode>,
  node: SpecNode,
): FontFile | undefined {
  const wanted = readText(reader, 'file', node, '字体文件的路径', 'the path of a font file');
  if (wanted === undefined) return undefined;
  const faceNode = fields.get('face');
  const face = faceNode && readText(reader, 'face', faceNode, ' PostScript 名', 'a PostScript name');
  const instanceNode = fields.get('instance');
  const instance = instanceNode && readInstance(reader, instanceNode);
  return {
    wanted,
    manifest: reader.file.path,
    place: placeOf(reader, node),
    ...(face === undefined ? {} : { face }),
    ...(instance === undefined ? {} : { instance }),
  };
}

function readInstance(reader: Reader, node: SpecNode): FontFile['instance'] {
  if (node.kind === 'scalar' && typeof node.value === 'string' && node.value !== '') return node.value;
  const axes = [...entriesOf(node)].map(([tag, { node: value }]) => {
    return [
      tag,
      value.kind === 'scalar' && typeof value.value === 'number' ? value.value : Number.NaN,
    ] as const;
  });
  if (axes.length > 0 && axes.every(([, value]) => Number.isFinite(value))) return Object.fromEntries(axes);
  wrong(
    reader,
    'instance',
    node,
    '实例名，或 { wght: 500 } 这样的轴和数值',
    'a name, or axes: { wght: 500 }',
  );
  return undefined;
}

function readFallback(reader: Reader, node: SpecNode): readonly string[] {
  const items = node.kind === 'list' ? node.items : [];
  const names = items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  );
  if (node.kind !== 'list' || names.length < items.length) {
    wrong(reader, 'fallback', node, '角色名的列表，如 [song, kai]', 'a list of roles: [song, kai]');
  }
  return names;
}

function readText(reader: Reader, key: string, node: SpecNode, zh: string, en: string): string | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '') return node.value;
  wrong(reader, key, node, zh, en);
  return undefined;
}

/** The values of the keys that are allowed; others are reported. */
function known(reader: Reader, map: MapNode, keys: readonly string[]): ReadonlyMap<string, SpecNode> {
  const fields = new Map<string, SpecNode>();
  for (const [key, entry] of map.entries) {
    const place = entry.key ? placeOfOrigin(entry.key) : reader.top;
    if (keys.includes(key)) fields.set(key, entry.node);
    else reader.problems.push(problem('font-manifest-key', { key, known: keys }, place));
  }
  return fields;
}

function wrong(reader: Reader, key: string, node: SpecNode, wantedZh: string, wantedEn: string): void {
  reader.problems.push(
    problem('font-manifest-value', { key, wanted: wantedZh, wantedEn }, placeOf(reader, node)),
  );
}

function placeOf(reader: Reader, node: SpecNode): Place {
  return node.origin ? placeOfOrigin(node.origin) : reader.top;
}
