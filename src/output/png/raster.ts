import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { Bitmap } from './encode.ts';

/** What to render of a PDF. */
export interface RenderOptions {
  /** Page number from 0. */
  readonly page?: number;
  readonly dpi: number;
  /** `trim` (default) shows the page as cut, `media` also the bleed. */
  readonly crop?: 'trim' | 'media';
}

/** A character as PDFium reads it from a PDF. */
export interface RasterCharacter {
  readonly text: string;
  /** Origin in pt from the top left of the trim, y downwards. */
  readonly x: number;
  readonly y: number;
  /** Type size in pt as the text matrix leaves it. */
  readonly size: number;
}

/** PDFium in WebAssembly: the same pixels on every machine. One instance does one thing at a time. */
export interface Raster {
  /** Pixels of a page on white paper. Throws when the bytes are not a PDF or the page does not exist. */
  render(pdf: Uint8Array, options: RenderOptions): Bitmap;
  /** Every character of a page in the order of the content stream, without the breaks that PDFium makes up. */
  characters(pdf: Uint8Array, page?: number): RasterCharacter[];
  pageCount(pdf: Uint8Array): number;
  /** Keeps a PDF open for pieces of its pages. Throws when the bytes are not a PDF. */
  open(pdf: Uint8Array): RasterDocument;
}

/** A piece of the trimmed page in pixels at a resolution. */
export interface Region {
  readonly dpi: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A PDF that stays open. */
export interface RasterDocument {
  readonly pageCount: number;
  /** Pixels of a region of a page, the same as in the whole page but for some at glyphs that its edge cuts. */
  region(page: number, region: Region): Bitmap;
  /** Frees its memory; nothing may be asked of it afterwards. */
  close(): void;
}

/** Loads the rasteriser. Takes a while (4.6 MB of WASM): import this module only where pixels are wanted. */
export async function openRaster(): Promise<Raster> {
  const file = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const bytes = new Uint8Array(await readFile(file));
  // Of itself PDFium takes the program's path, and aborts where that has Chinese in it (`C:\\Users\\张三\\…`).
  const engine = await init({ wasmBinary: bytes.buffer, ...({ thisProgram: 'dayang' } as object) });
  engine.PDFiumExt_Init();
  return {
    render: (pdf, options) =>
      withPage(engine, pdf, options.page ?? 0, (page) => render(engine, page, options)),
    characters: (pdf, page = 0) => withPage(engine, pdf, page, (handle) => characters(engine, handle)),
    pageCount: (pdf) => withDocument(engine, pdf, (doc) => engine.FPDF_GetPageCount(doc)),
    open: (pdf) => openRegions(engine, pdf),
  };
}

function openRegions(engine: WrappedPdfiumModule, pdf: Uint8Array): RasterDocument {
  const { doc, close } = openDocument(engine, pdf);
  const pages = new Map<number, number>();
  const pageAt = (index: number) => {
    const page = pages.get(index) ?? engine.FPDF_LoadPage(doc, index);
    if (page === 0) throw new Error(`the PDF has no page ${index + 1}`);
    pages.set(index, page);
    return page;
  };
  return {
    pageCount: engine.FPDF_GetPageCount(doc),
    region: (index, region) => renderRegion(engine, pageAt(index), region),
    close() {
      for (const page of pages.values()) engine.FPDF_ClosePage(page);
      close();
    },
  };
}

function openDocument(engine: WrappedPdfiumModule, pdf: Uint8Array) {
  const { wasmExports } = engine.pdfium;
  const memory = wasmExports.malloc(pdf.length);
  heap(engine).set(pdf, memory);
  const doc = engine.FPDF_LoadMemDocument(memory, pdf.length, '');
  const close = () => {
    if (doc !== 0) engine.FPDF_CloseDocument(doc);
    wasmExports.free(memory);
  };
  if (doc !== 0) return { doc, close };
  close();
  throw new Error(`PDFium cannot read the PDF (error ${engine.FPDF_GetLastError()})`);
}

function withDocument<T>(engine: WrappedPdfiumModule, pdf: Uint8Array, use: (doc: number) => T): T {
  const { doc, close } = openDocument(engine, pdf);
  try {
    return use(doc);
  } finally {
    close();
  }
}

function withPage<T>(
  engine: WrappedPdfiumModule,
  pdf: Uint8Array,
  index: number,
  use: (page: number) => T,
): T {
  return withDocument(engine, pdf, (doc) => {
    const page = engine.FPDF_LoadPage(doc, index);
    if (page === 0) throw new Error(`the PDF has no page ${index + 1}`);
    try {
      return use(page);
    } finally {
      engine.FPDF_ClosePage(page);
    }
  });
}

const RGBA_ORDER = 0x10;

function render(engine: WrappedPdfiumModule, page: number, options: RenderOptions): Bitmap {
  const scale = options.dpi / 72;
  const mediaWidth = engine.FPDF_GetPageWidthF(page);
  const mediaHeight = engine.FPDF_GetPageHeightF(page);
  const box =
    options.crop === 'media'
      ? { left: 0, bottom: 0, right: mediaWidth, top: mediaHeight }
      : trimBox(engine, page);
  const width = Math.max(1, Math.round((box.right - box.left) * scale));
  const height = Math.max(1, Math.round((box.top - box.bottom) * scale));
  return withBitmap(engine, width, height, (bitmap) => {
    placePage(engine, bitmap, page, scale, box.left, mediaHeight - box.top, width, height);
    return { width, height, channels: 3, data: rgb(bufferOf(engine, bitmap), width, height) };
  });
}

/** Pixels around a region that are rendered and cut off: PDFium draws glyphs that an edge cuts differently. */
const MARGIN = 16;

function renderRegion(engine: WrappedPdfiumModule, page: number, region: Region): Bitmap {
  const { dpi, width, height } = region;
  const scale = dpi / 72;
  const trim = trimBox(engine, page);
  const left = trim.left + (region.x - MARGIN) / scale;
  const top = engine.FPDF_GetPageHeightF(page) - trim.top + (region.y - MARGIN) / scale;
  const [around, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
  return withBitmap(engine, around, high, (bitmap) => {
    placePage(engine, bitmap, page, scale, left, top, around, high);
    const { source, stride } = bufferOf(engine, bitmap);
    const inner = { source: source.subarray(MARGIN * stride + MARGIN * 4), stride };
    return { width, height, channels: 3, data: rgb(inner, width, height) };
  });
}

/** Makes a white bitmap for as long as it is used. */
function withBitmap<T>(
  engine: WrappedPdfiumModule,
  width: number,
  height: number,
  use: (bitmap: number) => T,
): T {
  const bitmap = engine.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) throw new Error(`no memory for ${width} × ${height} pixels`);
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    return use(bitmap);
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
}

interface PixelBuffer {
  /** RGBA from the first pixel on. */
  readonly source: Uint8Array;
  /** Bytes from row to row. */
  readonly stride: number;
}

function bufferOf(engine: WrappedPdfiumModule, bitmap: number): PixelBuffer {
  const source = heap(engine).subarray(engine.FPDFBitmap_GetBuffer(bitmap));
  return { source, stride: engine.FPDFBitmap_GetStride(bitmap) };
}

/**
 * Draws the page at exactly this scale, with its point (left, top) in the corner of the bitmap. The simpler call
 * of PDFium takes whole pixels for the page's size and would stretch it by up to half a pixel.
 */
function placePage(
  engine: WrappedPdfiumModule,
  bitmap: number,
  page: number,
  scale: number,
  left: number,
  top: number,
  width: number,
  height: number,
): void {
  const memory = engine.pdfium.wasmExports.malloc(40);
  const floats = new Float32Array(heap(engine).buffer, memory, 10);
  floats.set([scale, 0, 0, scale, -left * scale, -top * scale, 0, 0, width, height]);
  engine.FPDF_RenderPageBitmapWithMatrix(bitmap, page, memory, memory + 24, RGBA_ORDER);
  engine.pdfium.wasmExports.free(memory);
}

function rgb({ source, stride }: PixelBuffer, width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  let to = 0;
  for (let y = 0; y < height; y++) {
    let from = y * stride;
    for (let x = 0; x < width; x++, from += 4) {
      data[to++] = source[from]!;
      data[to++] = source[from + 1]!;
      data[to++] = source[from + 2]!;
    }
  }
  return data;
}

function characters(engine: WrappedPdfiumModule, page: number): RasterCharacter[] {
  const trim = trimBox(engine, page);
  const text = engine.FPDFText_LoadPage(page);
  const memory = engine.pdfium.wasmExports.malloc(16);
  try {
    const out: RasterCharacter[] = [];
    const count = engine.FPDFText_CountChars(text);
    for (let i = 0; i < count; i++) {
      if (engine.FPDFText_IsGenerated(text, i) === 1) continue;
      let unit = engine.FPDFText_GetUnicode(text, i);
      engine.FPDFText_GetCharOrigin(text, i, memory, memory + 8);
      const view = new DataView(heap(engine).buffer, memory, 16);
      const [x, y] = [view.getFloat64(0, true), view.getFloat64(8, true)];
      const size = engine.FPDFText_GetFontSize(text, i);
      // PDFium counts UTF-16 units: a character beyond the basic plane is two.
      if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < count) {
        i++;
        unit = 0x10000 + ((unit - 0xd800) << 10) + (engine.FPDFText_GetUnicode(text, i) - 0xdc00);
      }
      out.push({ text: String.fromCodePoint(unit), x: x - trim.left, y: trim.top - y, size });
    }
    return out;
  } finally {
    engine.pdfium.wasmExports.free(memory);
    engine.FPDFText_ClosePage(text);
  }
}

/** The TrimBox, or the whole page where a PDF has none. */
function trimBox(engine: WrappedPdfiumModule, page: number) {
  const memory = engine.pdfium.wasmExports.malloc(16);
  const found = engine.FPDFPage_GetTrimBox(page, memory, memory + 4, memory + 8, memory + 12);
  const [left, bottom, right, top] = new Float32Array(heap(engine).buffer.slice(memory, memory + 16));
  engine.pdfium.wasmExports.free(memory);
  if (found) return { left: left!, bottom: bottom!, right: right!, top: top! };
  return {
    left: 0,
    bottom: 0,
    right: engine.FPDF_GetPageWidthF(page),
    top: engine.FPDF_GetPageHeightF(page),
  };
}

/** The engine's memory; asked for anew each time, since it moves when it grows. */
function heap(engine: WrappedPdfiumModule): Uint8Array {
  return (engine.pdfium as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8;
}
