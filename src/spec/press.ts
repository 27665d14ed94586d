import type { Files } from '../files.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { dropRemoved, merge } from './inherit.ts';
import type { IssueData } from './issue-model.ts';
import { type Issue, issueProblems, placeIn } from './issues.ts';
import { child, fromPlain, type MapNode, originAt, type Plain, textOf, toPlain, withKey } from './node.ts';
import type { InkColor, PressSettings } from './press-model.ts';
import { house as houseSchema, plant as plantSchema, press as pressSchema } from './schema-press.ts';
import { resolveSigning } from './signing.ts';
import type { SigningSettings } from './signing-model.ts';
import { readYaml } from './yaml.ts';

/**
 * The press when nobody says anything: cold-set newsprint, untrimmed, four inks. Ink limits of WAN-IFRA and the
 * Nordic dailies, resolution and mean coverage of GWG 2022 WebCMYKNews, sizes of typography 2.7 (print.md 1.3, 1.4).
 */
const DEFAULTS: Plain = {
  nonPrintingEdge: '0mm',
  bleed: '0mm',
  marks: false,
  standard: 'x-4',
  inkLimit: { warn: 220, error: 240, mean: 245 },
  inks: 'cmyk',
  minimum: {
    text: '6pt',
    multiInkText: '14pt',
    reversed: '10pt',
    reversedMultiInk: '14pt',
    rule: '0.25pt',
    multiInkRule: '0.5pt',
    solidRule: '0.5pt',
  },
  resolution: { error: 99, warn: 149, lineArtError: 549, lineArtWarn: 799, target: 254 },
  fileName: '{name}.pdf',
  outlines: false,
  deliveryNote: false,
};

/** House settings as they were read, kept between the pages of a spec. */
export interface House {
  /** Absolute path of the plant that the house prints at, when it names one. */
  readonly plant?: string;
  /** What the house asks of signatures; absent = nothing. */
  readonly signing?: SigningSettings;
  /** Names that a page built alone prints where it has placeholders. */
  readonly names?: Pick<IssueData, 'paper' | 'licence' | 'imprint'>;
}

/** Reads `dayang.yaml` of the root. A file without any key is as good as none. */
export function readHouse(files: Files): { readonly house: House; readonly problems: readonly Problem[] } {
  if (!files.house) return { house: {}, problems: [] };
  const text = files.readText(files.house);
  if (!text.value) return { house: {}, problems: text.problems };
  if (text.value.text.replace(/^\s*(#.*)?$/gm, '').trim() === '') return { house: {}, problems: [] };
  const read = readYaml({ path: files.house, source: text.value });
  if (!read.value) return { house: {}, problems: read.problems };
  const tree = dropRemoved(read.value);
  const problems: Problem[] = [];
  const settings = check(tree, [], houseSchema, tree, problems);
  const plant = settings?.plant === undefined ? undefined : lookUp(files, tree, ['plant'], problems);
  const signing = settings?.signing && resolveSigning(settings.signing, tree, problems);
  const { paper, licence, imprint } = settings ?? {};
  const names = {
    ...(paper === undefined ? {} : { paper }),
    ...(licence === undefined ? {} : { licence }),
    ...(imprint === undefined ? {} : { imprint }),
  };
  const house = { ...(plant === undefined ? {} : { plant }), ...(signing ? { signing } : {}), names };
  return { house, problems };
}

/**
 * The press of a page: defaults, under the plant that the page or the house names, under what the page says itself.
 * Each key knows the file that wrote it, so a profile is looked up from there.
 */
export function resolvePress(
  files: Files,
  page: MapNode,
  house: House,
  problems: Problem[],
): PressSettings | undefined {
  const own = child(page, 'press');
  if (own && own.kind !== 'map') {
    problems.push(...issueProblems(page, ['press'], [{ path: [], message: 'map' }]));
    return undefined;
  }
  const before = problems.length;
  const named = child(own, 'plant') ? lookUp(files, page, ['press', 'plant'], problems) : house.plant;
  const namedAt = own && child(own, 'plant') ? placeIn(page, ['press', 'plant']) : undefined;
  const plant = named === undefined ? undefined : readPlant(files, named, namedAt, problems);
  const defaults = fromPlain(DEFAULTS) as MapNode;
  const below = plant ? merge(defaults, plant) : defaults;
  const merged = dropRemoved(own ? merge(below, own) : below);
  const tree = withKey(page, 'press', { node: merged });
  if (problems.length > before) return undefined;
  const settings = check(merged, ['press'], pressSchema, tree, problems);
  if (!settings) return undefined;
  const { plant: _, profile: written, ...rest } = settings;
  const profile = written === undefined ? undefined : lookUp(files, tree, ['press', 'profile'], problems);
  const place = placeIn(tree, ['press', 'profile']);
  return profile === undefined ? rest : { ...rest, profile, ...(place ? { profilePlace: place } : {}) };
}

/** Reads and checks a plant's file by itself, so that its problems are told in its own terms. */
function readPlant(
  files: Files,
  file: string,
  place: Place | undefined,
  problems: Problem[],
): MapNode | undefined {
  const text = files.readText(file, place);
  problems.push(...text.problems);
  if (!text.value) return undefined;
  const read = readYaml({ path: file, source: text.value });
  problems.push(...read.problems);
  if (!read.value) return undefined;
  const complete = merge(fromPlain(DEFAULTS) as MapNode, read.value);
  return check(complete, [], plantSchema, complete, problems) && read.value;
}

interface Schema<T> {
  safeParse(
    value: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: readonly unknown[] } };
}

function check<T>(
  node: MapNode,
  path: readonly string[],
  schema: Schema<T>,
  tree: MapNode,
  problems: Problem[],
): T | undefined {
  const parsed = schema.safeParse(toPlain(dropRemoved(node)));
  if (parsed.success) return parsed.data;
  problems.push(...issueProblems(tree, path, parsed.error.issues as readonly Issue[]));
  return undefined;
}

function lookUp(
  files: Files,
  tree: MapNode,
  path: readonly string[],
  problems: Problem[],
): string | undefined {
  const node = path.reduce<ReturnType<typeof child>>((at, key) => child(at, key), tree);
  const wanted = textOf(node);
  const place = placeIn(tree, path);
  if (wanted === undefined) {
    problems.push(...issueProblems(tree, path, [{ path: [], message: 'text' }]));
    return undefined;
  }
  const found = files.resolve(originAt(tree, path)?.file.path ?? files.pageFile, wanted, place);
  problems.push(...found.problems);
  return found.value;
}

/** What the colours of a palette are in other inks; the schema of the palette has checked them. */
export function readInkColors(page: MapNode): Readonly<Record<string, InkColor>> {
  const palette = child(page, 'palette');
  const colors: Record<string, InkColor> = {};
  if (palette?.kind !== 'map') return colors;
  for (const [name, { node }] of palette.entries) {
    if (node.kind !== 'map') continue;
    const { cmyk: _, ...rest } = toPlain(node) as { cmyk?: unknown } & InkColor;
    if (Object.keys(rest).length > 0) colors[name] = { ...rest };
  }
  return colors;
}
