import { createHash } from 'node:crypto';
import type { FontSet } from '../../fonts/face.ts';
import type { ImageItem, Scene, Spot } from '../../scene/types.ts';
import { toMpt } from '../../units.ts';
import { encodeText } from './bytes.ts';
import { KNOCKOUT_STATE, OVERPRINT_STATE, pageContent } from './content.ts';
import {
  collect,
  endDocument,
  fillStream,
  nameValue,
  newDocument,
  type PdfDoc,
  type PdfPage,
} from './document.ts';
import { embedFonts, type FontInFile } from './font-objects.ts';
import { useFont } from './fonts.ts';
import { type ImageInFile, imageWriter, type PageImages } from './images.ts';
import { literal, type PdfRef } from './objects.ts';
import { overprintOf } from './overprint.ts';
import { type PageBoxes, pageBoxes } from './page-boxes.ts';
import {
  intentData,
  KNOCKOUT_DATA,
  OVERPRINT_DATA,
  type PressOptions,
  pressIdentity,
  separation,
  standardMarks,
} from './press.ts';
import { printerMarks, wantsMarks } from './printer-marks.ts';
import { type TaggedPage, writeStructure } from './structure-tree.ts';
import { hasAllAlts, type PageTags, pageTags } from './tags.ts';
import { type PdfMetadata, xmpPacket } from './xmp.ts';

/** What a PDF needs besides its scenes. */
export interface PdfOptions {
  readonly title: string;
  /** Program and version, `dayang 0.1.0`. */
  readonly producer?: string;
  /** ISO 8601; absent = the fixed date, so that the same page always gives the same bytes. */
  readonly date?: string;
  /** Pixels of the pictures that the scenes place. */
  readonly images?: PageImages;
  /** False leaves every stream as it is: for tests and for reading by eye. */
  readonly compress?: boolean;
  /** False leaves out the structure that readers aloud need; absent = tagged. */
  readonly tags?: boolean;
  /** Absent = a PDF that claims no press standard, without overprint and marks. */
  readonly press?: PressOptions;
  /** Last look at a page's content stream before it is written; tests use it to plant faults. */
  readonly onContent?: (content: string, page: number) => string;
}

/** Date of a PDF whose spec and environment give none. */
export const FIXED_DATE = '2000-01-01T00:00:00Z';

/**
 * Writes the pages as one PDF, from the scenes alone. Scenes are taken one by one, so a generator that lays out
 * page after page needs the memory of one. The same scenes, fonts and options give the same bytes. Throws when a
 * scene names a font that the set does not have, or is not as a scene must be.
 */
export async function writePdf(
  scenes: Iterable<Scene>,
  fonts: FontSet,
  options: PdfOptions,
): Promise<Uint8Array> {
  const date = new Date(options.date ?? FIXED_DATE);
  if (Number.isNaN(date.getTime())) throw new Error(`${options.date} is not a date`);
  const producer = options.producer ?? 'dayang';
  const { press } = options;
  const compress = options.compress !== false;
  const { version, info, xmp } = standardMarks(press?.standard ?? 'none');
  const doc = newDocument({
    version,
    compress,
    info: {
      Title: options.title,
      Creator: producer,
      Producer: producer,
      CreationDate: date,
      ModDate: date,
      ...info,
      ...(press ? { Trapped: nameValue(press.trapped ? 'True' : 'False') } : {}),
    },
  });
  const collected = collect(doc);
  // The profile is the largest stream: it is deflated in the thread pool while everything else is made.
  const intent = writeIntent(doc, press, compress);
  const imageOf = imageWriter(doc.make, options.images ?? new Map());
  const shared: Shared = { doc, fonts, faces: new Map(), spaces: new Map(), states: undefined, imageOf };
  const identity = createHash('sha256')
    .update(JSON.stringify([options.title, producer, date]))
    .update(pressIdentity(press));
  const tagged: TaggedPage[] = [];
  let language = '';
  let pages = 0;
  // One page's deflating runs in the thread pool while the next page's stream is written.
  let pending: Promise<void> = Promise.resolve();
  for (const scene of scenes) {
    language ||= scene.language;
    const made = makePage(scene, shared, options, pages);
    const content = options.onContent?.(made.content, pages) ?? made.content;
    identity.update(JSON.stringify(scene.page)).update(content);
    for (const sum of made.pictures) identity.update(sum);
    const page = addPage(doc, made, pages);
    if (made.tags) tagged.push({ page: page.dictionary, tags: made.tags, boxes: made.boxes });
    await pending;
    pending = fillStream(page.content, encodeText(content), compress);
    pages++;
  }
  const [subsets] = await Promise.all([embedFonts(doc.make, [...shared.faces.values()], compress), pending]);
  // After the fonts, and not when it happens to be ready: the order of objects must not depend on the weather.
  await intent();
  for (const state of shared.states?.values() ?? []) state.end();
  for (const data of subsets) identity.update(data);
  finish(doc, tagged, {
    title: options.title,
    producer,
    date,
    language,
    id: identity.digest('hex').slice(0, 32),
    ...(press ? { trapped: press.trapped ?? false } : {}),
    ...(xmp ? { pdfx: xmp } : {}),
    accessible: claimsAccess(options, tagged),
  });
  return collected;
}

/**
 * Whether the file claims PDF/UA-1. X-1a files are tagged too, since nothing forbids it and no RIP looks at it, but
 * claim nothing: PDF/UA-1 builds on PDF 1.7, they are PDF 1.4.
 */
function claimsAccess({ press, tags }: PdfOptions, pages: readonly TaggedPage[]): boolean {
  return (
    tags !== false && press?.standard !== 'x-1a:2003' && pages.every((page) => hasAllAlts(page.tags.elements))
  );
}

/** What the pages of a file have in common. */
interface Shared {
  readonly doc: PdfDoc;
  readonly fonts: FontSet;
  readonly faces: Map<string, FontInFile>;
  /** Colour spaces of inks of their own, by ink. */
  readonly spaces: Map<string, { readonly name: string; readonly ref: PdfRef }>;
  readonly imageOf: (item: ImageItem) => ImageInFile;
  /** Graphics states for overprint, once a page needs them. */
  states: ReadonlyMap<string, PdfRef> | undefined;
}

/** A page before it is in the file. */
interface MadePage {
  readonly content: string;
  readonly boxes: PageBoxes;
  readonly tags: PageTags | undefined;
  /** Digests of the pictures on it. */
  readonly pictures: readonly string[];
  /** Resources by kind and name. */
  readonly resources: Readonly<Record<string, Record<string, PdfRef>>>;
}

function makePage(
  scene: Scene,
  shared: Shared,
  { press, tags: tagged }: PdfOptions,
  index: number,
): MadePage {
  const { doc, fonts, faces } = shared;
  const marked = wantsMarks(press?.marks);
  const bleed = press?.bleed === undefined ? scene.page.bleed : toMpt(press.bleed);
  const boxes = pageBoxes(scene.page, bleed, marked);
  const tags = tagged === false ? undefined : pageTags(scene);
  const overprint =
    press && press.overprint !== false
      ? overprintOf(scene, press.overprint ?? {}).map((decision) => decision.overprint)
      : undefined;
  const used = new Map<string, FontInFile>();
  const inks: Record<string, PdfRef> = {};
  const pictures = new Map<string, ImageInFile>();
  const content = pageContent(scene, (id) => fontInFile(doc, fonts, faces, used, id).use, {
    boxes,
    ...(tags ? { tags: tags.sequences } : {}),
    ...(overprint ? { overprint } : {}),
    ...(marked ? { marks: printerMarks(scene, boxes, press?.marks ?? {}, fonts, index) } : {}),
    imageOf: (item) => {
      const picture = shared.imageOf(item);
      pictures.set(picture.name, picture);
      return picture.name;
    },
    spaceOf: (ink) => {
      const { name, ref } = inkSpace(shared, ink);
      inks[name] = ref;
      return name;
    },
  });
  const resources: Record<string, Record<string, PdfRef>> = {
    Font: Object.fromEntries([...used.values()].map(({ use, ref }) => [use.name, ref])),
  };
  if (Object.keys(inks).length > 0) resources.ColorSpace = inks;
  if (pictures.size > 0) {
    resources.XObject = Object.fromEntries([...pictures].map(([name, { ref }]) => [name, ref]));
  }
  if (overprint?.includes(true)) {
    shared.states ??= new Map([
      [OVERPRINT_STATE, doc.make({ ...OVERPRINT_DATA })],
      [KNOCKOUT_STATE, doc.make({ ...KNOCKOUT_DATA })],
    ]);
    resources.ExtGState = Object.fromEntries(shared.states);
  }
  return { content, boxes, tags, resources, pictures: [...pictures.values()].map(({ sha256 }) => sha256) };
}

function inkSpace({ doc, spaces }: Shared, ink: Spot): { readonly name: string; readonly ref: PdfRef } {
  const key = JSON.stringify([ink.name, ink.alternate.c, ink.alternate.m, ink.alternate.y, ink.alternate.k]);
  const known = spaces.get(key);
  if (known) return known;
  const made = { name: `CS${spaces.size + 1}`, ref: separation(doc.make, ink) };
  spaces.set(key, made);
  return made;
}

/** CropBox equal to the MediaBox (GWG R0003), no UserUnit (R0002). */
function addPage(doc: PdfDoc, { boxes, tags, resources }: MadePage, index: number): PdfPage {
  const { media, bleed, trim } = boxes;
  doc.addPage({ size: [media[2]!, media[3]!], margin: 0 });
  const { page } = doc;
  const { data } = page.dictionary;
  delete data.UserUnit;
  data.CropBox = media;
  data.BleedBox = bleed;
  data.TrimBox = trim;
  if (tags) data.StructParents = index;
  Object.assign(page.resources.data, resources);
  return page;
}

/** Begins to deflate the profile and gives what puts it into the file, with the output intent around it. */
function writeIntent(doc: PdfDoc, press: PressOptions | undefined, compress: boolean): () => Promise<void> {
  if (!press || press.standard === 'none') return async () => {};
  const { outputIntent } = press;
  if (!outputIntent) throw new Error(`a ${press.standard} file needs an output intent`);
  const profile = doc.make({ N: 4, Alternate: 'DeviceCMYK' });
  const filled = fillStream(profile, outputIntent.profile, compress);
  return async () => {
    await filled;
    const intent = doc.make(intentData(outputIntent, profile));
    doc._root.data.OutputIntents = [intent];
    profile.end();
    intent.end();
  };
}

function fontInFile(
  doc: PdfDoc,
  fonts: FontSet,
  faces: Map<string, FontInFile>,
  used: Map<string, FontInFile>,
  id: string,
): FontInFile {
  const known = used.get(id);
  if (known) return known;
  let font = faces.get(id);
  if (!font) {
    const face = fonts.byId(id);
    if (!face) throw new Error(`the scene names font ${id}, which the font set does not have`);
    font = { use: useFont(face, `F${faces.size + 1}`), ref: doc.make() };
    faces.set(id, font);
  }
  used.set(id, font);
  return font;
}

function finish(doc: PdfDoc, pages: readonly TaggedPage[], meta: PdfMetadata): void {
  doc._id = Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(meta.id.slice(2 * i, 2 * i + 2), 16));
  doc._root.data.Lang = literal(meta.language);
  doc.endMetadata = () => {
    const xmp = doc.make({ Type: 'Metadata', Subtype: 'XML' });
    xmp.compress = false;
    xmp.end(encodeText(xmpPacket(meta)));
    doc._root.data.Metadata = xmp;
    if (pages.length === 0) return;
    doc._root.data.MarkInfo = { Marked: true };
    doc._root.data.StructTreeRoot = writeStructure(doc.make, pages);
  };
  endDocument(doc);
}
