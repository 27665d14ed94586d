import type {
  Box,
  ImageItem,
  LineGroup,
  Scene,
  SceneDrawing,
  SceneItem,
  SceneLine,
} from '../../scene/types.ts';

/** Standard structure types in use (ISO 32000-1, 14.8.4). */
export type TagType =
  | 'Document'
  | 'Art'
  | 'H1'
  | 'H2'
  | 'P'
  | 'Figure'
  | 'Caption'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD';

/** An element of the structure tree; numbers among its kids are marked-content ids on the page. */
export interface TagElement {
  readonly type: TagType;
  readonly kids: (TagElement | number)[];
  /** What a picture shows, in words. */
  readonly alt?: string;
  /** Where a picture stands, 1/1000 pt from the top left of the trim. */
  readonly box?: Box;
  /** Of a list: how its items are marked. Of a head cell: what it is the head of (ISO 32000-1, 14.8.5.5 and 14.8.5.7). */
  readonly numbering?: 'Decimal' | 'Disc' | 'Circle' | 'Square';
  readonly scope?: 'Column' | 'Row';
}

/** A stretch of items that is one marked-content sequence of the stream: `from` to before `until`. */
export interface MarkedItems {
  readonly from: number;
  readonly until: number;
  /** `/P <</MCID 3>> BDC` */
  readonly operator: string;
}

/** How a page is tagged. */
export interface PageTags {
  readonly sequences: readonly MarkedItems[];
  /** Articles and figures in reading order. */
  readonly elements: readonly TagElement[];
  /** The element that owns each marked-content id. */
  readonly owners: readonly TagElement[];
}

/**
 * Tags a page for PDF/UA-1 from its scene: each story an article in reading order, each paragraph one element,
 * however many legs it runs over, each picture a figure with its words; derived pieces and furniture are
 * artifacts, since they repeat or decorate.
 */
export function pageTags(scene: Scene): PageTags {
  const { items, lines } = scene;
  const tree = elementTree(scene);
  // Elements come into being in reading order, which need not be the order of painting.
  const position = new Map<number, number>();
  for (const index of scene.reading) {
    position.set(index, position.size);
    const item = items[index]!;
    if (item.kind === 'text') tree.drawBefore(lines[item.line]!);
    tree.elementOf(item);
  }
  const sequences: MarkedItems[] = [];
  const owners: TagElement[] = [];
  const places: number[] = [];
  for (let from = 0; from < items.length; ) {
    const piece = pieceOf(items[from]!, lines);
    let until = from + 1;
    while (until < items.length && pieceOf(items[until]!, lines) === piece) until++;
    const element = tree.elementOf(items[from]!);
    if (element) {
      const id = owners.length;
      element.kids.push(id);
      sequences.push({ from, until, operator: `/${element.type} <</MCID ${id}>> BDC` });
      owners.push(element);
      places.push(position.get(from) ?? Number.MAX_SAFE_INTEGER);
    } else {
      sequences.push({ from, until, operator: `/Artifact <</Type /${piece}>> BDC` });
    }
    from = until;
  }
  const placeOf = (kid: TagElement | number) => (typeof kid === 'number' ? places[kid]! : Infinity);
  for (const { kids } of new Set(owners)) kids.sort((a, b) => placeOf(a) - placeOf(b) || 0);
  return { sequences, elements: tree.roots, owners };
}

/** Whether every picture of the tagged pages has words of its own: a file without them is no PDF/UA-1. */
export function hasAllAlts(elements: readonly TagElement[]): boolean {
  return elements.every(
    ({ type, alt, kids }) =>
      (type !== 'Figure' || alt !== undefined) &&
      hasAllAlts(kids.filter((kid): kid is TagElement => typeof kid === 'object')),
  );
}

/** Whether a shape belongs to a chart or a QR code. */
function drawingOf(item: SceneItem): string | undefined {
  return item.kind === 'rect' || item.kind === 'path' ? item.drawing : undefined;
}

/** A picture that says something; one with empty words is only decoration. */
function isFigure(item: SceneItem): item is ImageItem {
  return item.kind === 'image' && item.alt !== '';
}

/** Items with the same piece, one after another, are one marked-content sequence. */
function pieceOf(item: SceneItem, lines: readonly SceneLine[]): string {
  const drawing = drawingOf(item);
  if (drawing !== undefined) return `drawing ${drawing}`;
  if (item.kind !== 'text') return isFigure(item) ? `figure ${item.frame}` : 'Layout';
  const line = lines[item.line]!;
  if (!isRead(line)) return line.kind === 'folio' ? 'Pagination' : 'Layout';
  return `text ${paragraphKey(line)} ${line.leg} ${line.frame}`;
}

function isRead(line: SceneLine): boolean {
  return line.role === 'story' || isCaption(line);
}

function isCaption(line: SceneLine): boolean {
  return line.kind === 'caption' || line.kind === 'credit';
}

function paragraphKey({ story, paragraph, kind, frame }: SceneLine): string {
  return `${story ?? ''} ${kind} ${paragraph ?? frame}`;
}

/** Makes elements as items ask for them. */
function elementTree(scene: Scene) {
  const roots: TagElement[] = [];
  const made = new Map<string, TagElement>();
  const titled = new Set(scene.lines.filter((l) => l.kind === 'title' && isRead(l)).map((l) => l.story));
  const make = (key: string, siblings: (TagElement | number)[], element: () => TagElement): TagElement => {
    const known = made.get(key);
    if (known) return known;
    const fresh = element();
    made.set(key, fresh);
    siblings.push(fresh);
    return fresh;
  };
  const pictures = new Map(scene.items.filter(isFigure).map((item) => [item.frame, item]));
  const figure = ({ frame, alt, box }: ImageItem) =>
    make(`figure ${frame}`, roots, () => ({
      type: 'Figure',
      kids: [],
      box,
      ...(alt === undefined ? {} : { alt }),
    }));
  const typeOf = (line: SceneLine): TagType => {
    if (line.kind === 'title') return 'H1';
    // The first heading of all must be H1 (ISO 14289-1, 7.4.2): a story without a title begins one level higher.
    if (line.kind === 'subhead') return titled.has(line.story) ? 'H2' : 'H1';
    return 'P';
  };
  const art = (story: string | undefined) =>
    make(`story ${story ?? ''}`, roots, () => ({ type: 'Art', kids: [] }));
  const drawings = new Map((scene.drawings ?? []).map((drawing) => [drawing.id, drawing]));
  const drawn = ({ id, alt, box, story }: SceneDrawing) =>
    make(`drawing ${id}`, story === undefined ? roots : art(story).kids, () => ({
      type: 'Figure',
      kids: [],
      alt,
      box,
    }));
  const grouped = (line: SceneLine, { kind, id, part, row, column, columns }: LineGroup): TagElement => {
    const drawing = drawings.get(id);
    if (drawing) {
      const type = part === 'caption' ? 'Caption' : 'P';
      return make(`text ${paragraphKey(line)}`, drawn(drawing).kids, () => ({ type, kids: [] }));
    }
    const inside = (key: string, kids: TagElement['kids'], type: TagType, more: Partial<TagElement> = {}) =>
      make(`${id} ${key}`, kids, () => ({ type, kids: [], ...more }));
    if (kind === 'list') {
      const list = inside('list', art(line.story).kids, 'L', { numbering: numberingOf(line.text) });
      const item = inside(`entry ${row}`, list.kids, 'LI');
      return inside(`${part} ${row}`, item.kids, part === 'mark' ? 'Lbl' : 'LBody');
    }
    const table = inside('table', art(line.story).kids, 'Table');
    if (part === 'caption') return inside('caption', table.kids, 'Caption');
    const cells = inside(`row ${row}`, table.kids, 'TR').kids;
    const scope = part === 'row-head' ? 'Row' : 'Column';
    const cellAt = (at: number) => {
      const isHead = part === 'column-head' || (part === 'row-head' && at === column);
      return inside(`cell ${row} ${at}`, cells, isHead ? 'TH' : 'TD', isHead ? { scope } : {});
    };
    // Every row has all its cells, those without words too (ISO 14289-1, 7.5).
    for (let at = 0; at < (columns ?? 0); at++) cellAt(at);
    return cellAt(column);
  };
  const elementOf = (item: SceneItem): TagElement | undefined => {
    const drawing = drawings.get(drawingOf(item) ?? '');
    if (drawing) return drawn(drawing);
    if (item.kind !== 'text') return isFigure(item) ? figure(item) : undefined;
    const line = scene.lines[item.line]!;
    if (!isRead(line)) return undefined;
    if (line.group) return grouped(line, line.group);
    const picture = pictures.get(line.frame);
    if (picture && isCaption(line)) {
      return make(`caption ${line.frame}`, figure(picture).kids, () => ({ type: 'Caption', kids: [] }));
    }
    return make(`text ${paragraphKey(line)}`, art(line.story).kids, () => ({ type: typeOf(line), kids: [] }));
  };
  // A drawing without words of its own is read before the paragraph that follows it.
  const wordless = (scene.drawings ?? []).filter(({ paragraph }) => paragraph !== undefined);
  const drawBefore = ({ story, paragraph = 0 }: SceneLine) => {
    for (const drawing of wordless)
      if (drawing.story === story && drawing.paragraph! <= paragraph) drawn(drawing);
  };
  return { roots, elementOf, drawBefore };
}

/** What the first mark of a list says of all of them. */
function numberingOf(mark: string): NonNullable<TagElement['numbering']> {
  if (/^[○]/.test(mark)) return 'Circle';
  if (/^[■□◆◇▲]/.test(mark)) return 'Square';
  return /^[•●—]/.test(mark) ? 'Disc' : 'Decimal';
}
