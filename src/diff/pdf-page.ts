import { createHash } from 'node:crypto';
import { type PageMarks, pageMarks, resourcesOf } from '../output/pdf/marks.ts';
import { type PdfFile, type PdfPage, readPdf } from '../output/pdf/read.ts';
import {
  isContent,
  readStructure,
  type StructureContent,
  type StructureElement,
} from '../output/pdf/structure.ts';
import { isA } from '../output/pdf/syntax.ts';
import { type PrintedPage, paragraphsUnder, shapeOf } from './printed.ts';

/** Why a PDF cannot be compared. */
export type PdfFault = 'not-ours' | 'broken' | 'no-text';

/** Pages of a PDF that this tool made, or why they cannot be had. Never throws, whatever the bytes are. */
export function printedPages(bytes: Uint8Array): readonly PrintedPage[] | PdfFault {
  let pdf: PdfFile;
  try {
    pdf = readPdf(bytes);
  } catch {
    return isCut(bytes) || namesUs(bytes) ? 'broken' : 'not-ours';
  }
  if (!/^dayang\b/.test(pdf.info.Producer ?? '')) return 'not-ours';
  try {
    const marks = pdf.pages.map((page) => pageMarks(pdf, page));
    const structure = readStructure(pdf, marks);
    // The file of outlines for the press has no text, and so no structure.
    if (!structure) return 'no-text';
    return pdf.pages.map((page, index) => printedPage(pdf, page, marks[index]!, structure.root, index));
  } catch {
    return 'broken';
  }
}

/** A file without its end was cut short, whoever made it; a whole one says who did. */
function isCut(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.subarray(-1024)).toString('latin1');
  return !end.includes('%%EOF');
}

/** Our own metadata is never packed. */
function namesUs(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.includes('<pdf:Producer>dayang');
}

function printedPage(
  pdf: PdfFile,
  page: PdfPage,
  marks: PageMarks,
  root: StructureElement,
  index: number,
): PrintedPage {
  const trim = page.boxes.TrimBox ?? page.boxes.MediaBox!;
  const [width, height] = [mpt(trim[2] - trim[0]), mpt(trim[3] - trim[1])];
  const colors = colorsOf(pdf, page);
  const onPage = (x: number, y: number) => {
    const room = 14_173;
    return x > -room && y > -room && x < width + room && y < height + room;
  };
  const cells = marks.glyphs.map((glyph) => ({
    text: glyph.text,
    x: mpt(glyph.x),
    y: mpt(glyph.y),
    size: mpt(glyph.size),
    font: glyph.font,
    color: colors(glyph.fill),
    scale: Math.round(glyph.scale * 1000),
    glyph: '',
    ...(glyph.turned ? { turned: true as const } : {}),
    ...(typeof glyph.content === 'number' ? { content: glyph.content } : {}),
  }));
  return {
    width,
    height,
    ...(pdf.pages.length === 1 ? { title: pdf.info.Title ?? '' } : {}),
    // What stands outside is the printer's: crop marks, colour bars, the line of the slug.
    cells: cells.filter(({ x, y }) => onPage(x, y)),
    marks: [...shapes(marks, colors), ...pictures(pdf, page, marks)].filter(({ box }) =>
      onPage(box.x + box.width / 2, box.y + box.height / 2),
    ),
    paragraphs: topElements(root).flatMap((element, n) =>
      paragraphsUnder(onlyPage(element, index), `${n + 1}`),
    ),
  };
}

const mpt = (pt: number) => Math.round(pt * 1000) + 0;

function shapes(marks: PageMarks, colors: (operands: string) => string): PrintedPage['marks'] {
  return marks.shapes.map(({ box: [x0, y0, x1, y1], points, fill, stroke, width }) => {
    const box = { x: mpt(x0), y: mpt(y0), width: mpt(x1 - x0), height: mpt(y1 - y0) };
    const isRect = points.length === 4 && stroke === undefined;
    return {
      kind: isRect ? 'rect' : 'path',
      box,
      shape: isRect
        ? ''
        : shapeOf(points.map(mpt), box, stroke === undefined || width === undefined ? undefined : mpt(width)),
      fill: fill === undefined ? '' : colors(fill),
      stroke: stroke === undefined ? '' : colors(stroke),
      image: '',
      crop: '',
      file: '',
      alt: '',
    };
  });
}

function pictures(pdf: PdfFile, page: PdfPage, marks: PageMarks): PrintedPage['marks'] {
  const images = resourcesOf(pdf, page, 'XObject');
  const entries = images.size > 0 ? pdf.dict(pdf.dict(page.dict.get('Resources')).get('XObject')) : new Map();
  return marks.pictures.map(({ name, box: [x0, y0, x1, y1] }) => {
    const stream = pdf.get(entries.get(name));
    const sum = isA(stream, 'raw') ? createHash('sha256').update(stream.raw).digest('hex') : '';
    return {
      kind: 'image',
      box: { x: mpt(x0), y: mpt(y0), width: mpt(x1 - x0), height: mpt(y1 - y0) },
      shape: '',
      fill: '',
      stroke: '',
      image: sum,
      crop: '',
      file: '',
      alt: '',
    };
  });
}

/** Colours of operators as a scene writes them. */
function colorsOf(pdf: PdfFile, page: PdfPage): (operands: string) => string {
  const percent = (part: string | number) => Math.round(Number(part) * 10_000) / 100;
  const resources = pdf.dict(page.dict.get('Resources'));
  const spaces = resources.has('ColorSpace') ? pdf.dict(resources.get('ColorSpace')) : new Map();
  const known = new Map<string, string>();
  const read = (operands: string): string => {
    const parts = operands.split(' ');
    const operator = parts.at(-1)!;
    if (operator === 'k' || operator === 'K') return parts.slice(0, 4).map(percent).join(' ');
    const space = pdf.get(spaces.get(parts[0]!));
    if (!Array.isArray(space) || !isA(space[1], 'name')) return operands;
    const full = pdf.get(pdf.dict(space[3]).get('C1'));
    const inks = Array.isArray(full) ? full.map((part) => percent(Number(part))).join(' ') : '';
    return `${space[1].name} ${percent(parts[1]!)} | ${inks}`;
  };
  return (operands) => {
    const found = known.get(operands) ?? read(operands);
    known.set(operands, found);
    return found;
  };
}

function topElements(root: StructureElement): StructureElement[] {
  const inside = root.kids.filter((kid): kid is StructureElement => !isContent(kid));
  const [document] = inside;
  return inside.length === 1 && document?.type === 'Document' ? topElements(document) : inside;
}

interface Element {
  readonly type: string;
  readonly kids: readonly (object | number)[];
}

/** An element with the numbers of its contents, of one page alone. */
function onlyPage(element: StructureElement, page: number): Element {
  const kids = element.kids.flatMap((kid: StructureElement | StructureContent): (object | number)[] => {
    if (!isContent(kid)) return [onlyPage(kid, page)];
    return kid.page === page ? [kid.id] : [];
  });
  return { type: element.type, kids };
}
