import type { Files } from '../files.ts';
import { type Outcome, type Place, type Problem, problem } from '../problems/problem.ts';
import type { Face, FontSet } from './face.ts';
import { openFace } from './fontkit-face.ts';
import { type FontFile, type FontManifest, readManifest } from './manifest.ts';
import type { FontsAhead } from './read-ahead.ts';

/** What of the gate to the disk fonts need. */
export type FontFiles = Pick<Files, 'resolve' | 'readText' | 'readBytes' | 'show'>;

/** A role that the page uses, and where it says so. */
export interface WantedRole {
  readonly role: string;
  readonly place?: Place;
}

/** Faces that are open already, shared between the pages of one run. Give every page the same one. */
export type OpenFaces = Map<string, Outcome<Face>>;

/** What loadFonts takes. */
export interface FontRequest {
  readonly files: FontFiles;
  /** Absolute path of the shipped manifest, fonts/fonts.yaml of the package. */
  readonly builtin: string;
  /** Absolute path of the page's own manifest. */
  readonly manifest?: string;
  /** Only these roles can be asked for afterwards; absent = every role of the manifest. */
  readonly roles?: readonly WantedRole[];
  readonly open?: OpenFaces;
  /** Files that were read already. */
  readonly ahead?: FontsAhead;
}

/**
 * Opens the faces that a page uses. Faces of its roles, and every file of the user's own among their fallbacks, are
 * opened now, so that whatever is wrong with them is reported; shipped fallbacks wait until a character needs them.
 * A face that several roles share is one face, with the id of the first of them in the manifest.
 */
export function loadFonts(request: FontRequest): Outcome<FontSet> {
  const manifest = loadManifest(request);
  if (!manifest.value) return { problems: manifest.problems };
  const { roles } = manifest.value;
  const problems: Problem[] = [];
  const loader: Loader = {
    request,
    problems,
    byFile: fileIds(manifest.value),
    faces: new Map(),
    bytes: new Map(),
  };
  const wanted = request.roles ?? [...roles.keys()].map((role): WantedRole => ({ role }));
  const known = wanted.filter(({ role, place }) => {
    if (roles.has(role)) return true;
    const list = [...roles.keys()];
    problems.push(problem('font-role-unknown', { role, roles: list }, place));
    return false;
  });
  const own = new Set(known.map(({ role }) => role));
  for (const role of own) open(loader, roles.get(role)?.file, false);
  const chains = new Map<string, readonly Face[]>();
  for (const role of own) {
    const files = chainOf(manifest.value, role).map((name) => roles.get(name)?.file);
    const faces = files.flatMap((file) => open(loader, file, true) ?? []);
    chains.set(role, [...new Set(faces)]);
    const place = roles.get(role)?.place;
    if (files.every((file) => !file)) problems.push(problem('font-role-empty', { role }, place));
  }
  return { value: fontSet(chains, loader.faces, [...roles.keys()]), problems };
}

/** The manifest of a request: the page's own over the shipped one. */
export function loadManifest({ files, builtin, manifest }: FontRequest): Outcome<FontManifest> {
  const shipped = manifestAt(files, builtin);
  return shipped.value && manifest !== undefined ? manifestAt(files, manifest, shipped.value) : shipped;
}

function manifestAt(files: FontFiles, path: string, builtin?: FontManifest): Outcome<FontManifest> {
  const source = files.readText(path);
  return source.value ? readManifest({ path, source: source.value }, builtin) : { problems: source.problems };
}

/** A role and its fallbacks: depth first, each once. */
function chainOf({ roles }: FontManifest, role: string): readonly string[] {
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    roles.get(name)?.fallback.forEach(visit);
  };
  visit(role);
  return [...seen];
}

interface Loader {
  readonly request: FontRequest;
  readonly problems: Problem[];
  /** Id of each face that the manifest names, by what it is. */
  readonly byFile: ReadonlyMap<string, string>;
  /** Faces by id; undefined where opening has failed. */
  readonly faces: Map<string, Face | undefined>;
  readonly bytes: Map<string, Uint8Array | undefined>;
}

function keyOf(file: FontFile): string {
  return JSON.stringify([file.manifest, file.wanted, file.face ?? null, file.instance ?? null]);
}

function fileIds({ roles }: FontManifest): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const [role, { file }] of roles) {
    if (file && !ids.has(keyOf(file))) ids.set(keyOf(file), role);
  }
  return ids;
}

/** The face of a file, opened once; `later` puts off the shipped ones, which can be relied on. */
function open(loader: Loader, file: FontFile | undefined, later: boolean): Face | undefined {
  if (!file) return undefined;
  const id = loader.byFile.get(keyOf(file))!;
  if (loader.faces.has(id)) return loader.faces.get(id);
  const { files, builtin } = loader.request;
  const path = files.resolve(file.manifest, file.wanted, file.place);
  loader.problems.push(...path.problems);
  let face: Face | undefined;
  if (path.value !== undefined) {
    const real = path.value;
    if (later && file.manifest === builtin) {
      face = lazyFace(id, () => {
        const opened = openAt(loader, id, file, real);
        if (!opened.value) throw new Error(`the shipped font ${file.wanted} cannot be opened`);
        return opened.value;
      });
    } else {
      const opened = openAt(loader, id, file, real);
      loader.problems.push(...opened.problems);
      face = opened.value;
    }
  }
  loader.faces.set(id, face);
  return face;
}

function openAt(loader: Loader, id: string, file: FontFile, path: string): Outcome<Face> {
  const { files, open: shared } = loader.request;
  const key = JSON.stringify([id, path, file.face ?? null, file.instance ?? null]);
  const known = shared?.get(key);
  if (known) return known;
  const early = loader.request.ahead?.get(path);
  let bytes = early?.bytes ?? loader.bytes.get(path);
  if (!bytes) {
    const read = files.readBytes(path, file.place);
    if (!read.value) return { problems: read.problems };
    bytes = read.value;
    loader.bytes.set(path, bytes);
  }
  const opened = openFace({
    id,
    bytes,
    file: files.show(path),
    place: file.place,
    ...(early ? { sha256: early.sha256 } : {}),
    ...(file.face === undefined ? {} : { face: file.face }),
    ...(file.instance === undefined ? {} : { instance: file.instance }),
  });
  shared?.set(key, opened);
  return opened;
}

/** A face that opens its file when it is first looked into. */
function lazyFace(id: string, openNow: () => Face): Face {
  let opened: Face | undefined;
  const face = () => {
    opened ??= openNow();
    return opened;
  };
  return {
    id,
    get postscriptName() {
      return face().postscriptName;
    },
    get sha256() {
      return face().sha256;
    },
    get ascent() {
      return face().ascent;
    },
    get program() {
      return face().program;
    },
    glyphOf: (codePoint) => face().glyphOf(codePoint),
    advanceOf: (glyph) => face().advanceOf(glyph),
    boundsOf: (glyph) => face().boundsOf(glyph),
    shape: (text) => face().shape(text),
  };
}

function fontSet(
  chains: ReadonlyMap<string, readonly Face[]>,
  faces: ReadonlyMap<string, Face | undefined>,
  roles: readonly string[],
): FontSet {
  return { chain: (role) => chains.get(role) ?? [], byId: (id) => faces.get(id), roles };
}
