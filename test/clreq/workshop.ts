import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';
import { buildPages } from '../../src/build.ts';
import { type Files, openFiles } from '../../src/files.ts';
import type { OpenFaces } from '../../src/fonts/load.ts';
import { lintPages } from '../../src/lint.ts';
import { type PageMarks, type PlacedGlyph, type PlacedShape, pageMarks } from '../../src/output/pdf/marks.ts';
import { type PdfFile, readPdf } from '../../src/output/pdf/read.ts';
import { isA } from '../../src/output/pdf/syntax.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { sourceText } from '../../src/source.ts';
import { regionalFont } from './regional-font.ts';

/** One text set in one frame of one leg. Size 10 pt on a pitch of 20 pt unless the style says otherwise. */
export interface Specimen {
  /** A story in Markdown. */
  readonly text: string;
  /** Measure in em of 10 pt; default 20. */
  readonly measure?: number;
  /** Rows of the frame; default as many as the text can need. */
  readonly rows?: number;
  /** The body style, `composition` and all, as a spec writes it; no indent unless it says so. */
  readonly style?: Readonly<Record<string, unknown>>;
  readonly composition?: Readonly<Record<string, unknown>>;
  /** More keys of the frame. */
  readonly frame?: Readonly<Record<string, unknown>>;
  /** Set from top to bottom and from right to left. */
  readonly vertical?: boolean;
  /** More styles of the page, for subheads and the like; a specimen with them gets a page of its own. */
  readonly styles?: Readonly<Record<string, unknown>>;
  /** A page of its own, as a spec writes it, with the story as `a`; measured as a whole (`Setting.page`). */
  readonly spec?: Readonly<Record<string, unknown>>;
  /** The lint of the page, whose findings are then among the problems. */
  readonly lint?: Readonly<Record<string, unknown>>;
  /** A font of several regions as 报宋, whose localized forms are of this language. */
  readonly region?: 'ZHS ' | 'ZHT ';
}

/**
 * A glyph as the PDF paints it. Lengths are in em of 10 pt, counted from the left edge of the frame. Of a vertical
 * specimen the page is turned first, so that its lines run like horizontal ones: `x` is counted from the top of the
 * frame, and what is above the baseline is what is to the right of the line.
 */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  /** Baseline below the line's own, positive downwards. */
  readonly drop: number;
  /** Advance of the embedded font, at its size and scale. */
  readonly advance: number;
  readonly size: number;
  readonly scale: number;
  readonly font: string;
  readonly code: number;
  readonly fill: string;
  /** Of a vertical specimen: how the glyph stands on the page. */
  readonly stance?: 'upright' | 'turned';
  /** Outline of the embedded font's glyph where it stands: x from the frame, y above the baseline of the line. */
  readonly ink: { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };
}

/** A line of a specimen. */
export interface SetLine {
  readonly glyphs: readonly Glyph[];
  /** What it extracts as. */
  readonly text: string;
  /** Baseline in pt from the top of the frame; of a vertical specimen from its right edge. */
  readonly baseline: number;
  readonly vertical?: true;
}

/** A specimen after it went through the pipeline and came back from the PDF. */
export interface Setting {
  readonly specimen: Specimen;
  readonly measure: number;
  readonly lines: readonly SetLine[];
  /** Shapes painted in the frame, in em from its left edge and top. */
  readonly shapes: readonly PlacedShape[];
  readonly problems: readonly Problem[];
  /** All marks of the page, in pt from its top left. */
  readonly page: PageMarks;
}

const EM = 10;
const PITCH = 20;
const SIDE = 5300;
/** Stories that one page may have. */
const MOST = 60;
const project = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const opened: OpenFaces = new Map();

/** Sets specimens, each only once, and many on one page. */
export interface Workshop {
  /** Tells of specimens that will be asked for, so that they share pages. */
  need(specimens: readonly Specimen[]): void;
  settings(specimens: readonly Specimen[]): Promise<readonly Setting[]>;
}

/** A new workshop. */
export function workshop(): Workshop {
  const wanted = new Map<string, Specimen>();
  const done = new Map<string, Setting>();
  const need = (specimens: readonly Specimen[]) => {
    for (const one of specimens) {
      const key = JSON.stringify(one);
      if (!done.has(key)) wanted.set(key, one);
    }
  };
  return {
    need,
    async settings(specimens) {
      need(specimens);
      const all = [...wanted];
      wanted.clear();
      const alone = all.filter(([, one]) => standsAlone(one)).map((one) => [one]);
      const shared = all.filter(([, one]) => !standsAlone(one));
      for (let from = 0; from < shared.length; from += MOST) alone.push(shared.slice(from, from + MOST));
      for (const group of alone) {
        const made = await settingsOf(group.map(([, specimen]) => specimen));
        group.forEach(([key], i) => {
          done.set(key, made[i]!);
        });
      }
      return specimens.map((one) => done.get(JSON.stringify(one))!);
    },
  };
}

function standsAlone({ styles, spec, lint, region }: Specimen): boolean {
  return [styles, spec, lint, region].some((one) => one !== undefined);
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Puts frames on shelves. */
function shelves(specimens: readonly Specimen[]): Spot[] {
  let [x, y, high] = [100, 100, 0];
  return specimens.map(({ measure = 20, rows, text, vertical }) => {
    const needed =
      rows ?? Math.ceil((1.6 * text.length) / measure) + 3 + 2 * (text.match(/\n/g)?.length ?? 0);
    const [width, height] = vertical ? [needed * PITCH, measure * EM] : [measure * EM, needed * PITCH];
    if (x + width > SIDE) [x, y, high] = [100, y + high + 40, 0];
    const spot = { x, y, width, height };
    x += width + 60;
    high = Math.max(high, height);
    return spot;
  });
}

async function settingsOf(specimens: readonly Specimen[]): Promise<Setting[]> {
  const spots = shelves(specimens);
  const { scene, fonts, problems } = build(specimens, spots);
  const file = readPdf(await writePdf([scene], fonts, { title: scene.title }));
  const marks = pageMarks(file, file.pages[0]!);
  const programs = programsOf(file);
  return specimens.map((specimen, i) => {
    const spot = spots[i]!;
    const inside = (x: number, y: number) =>
      x > spot.x - 30 && x < spot.x + spot.width + 30 && y > spot.y - 15 && y < spot.y + spot.height + 15;
    return {
      specimen,
      page: marks,
      measure: specimen.measure ?? 20,
      lines: specimen.spec
        ? []
        : (specimen.vertical ? turnedLines : linesOf)(
            marks.glyphs.filter((glyph) => inside(glyph.x, glyph.y)),
            spot,
            pitchOf(specimen),
            programs,
          ),
      shapes: marks.shapes
        .filter(({ box: [x0, y0] }) => inside(x0, y0))
        .map((shape) => {
          const [x0, y0, x1, y1] = shape.box;
          const right = spot.x + spot.width;
          const sides = specimen.vertical
            ? [y0 - spot.y, right - x1, y1 - spot.y, right - x0]
            : [x0 - spot.x, y0 - spot.y, x1 - spot.x, y1 - spot.y];
          return { ...shape, box: sides.map((v) => v / EM) as unknown as PlacedShape['box'] };
        }),
      problems: problems.filter(
        ({ place, code }) =>
          specimen.spec !== undefined ||
          place?.file === `s${i}.md` ||
          (code === 'overset' && place === undefined),
      ),
    };
  });
}

function build(specimens: readonly Specimen[], spots: readonly Spot[]) {
  const { spec: own, lint, region } = specimens[0]!;
  const styles: Record<string, unknown> = { ...specimens[0]?.styles };
  const stories: Record<string, unknown> = {};
  const frames: Record<string, unknown> = {};
  specimens.forEach(({ style, composition, frame, vertical }, i) => {
    const { x, y, width, height } = spots[i]!;
    styles[`body${i}`] = { like: 'body', indent: 0, ...style, ...(composition ? { composition } : {}) };
    stories[`s${i}`] = `s${i}.md`;
    frames[`f${i}`] = {
      kind: 'text',
      story: `s${i}`,
      styles: { body: `body${i}` },
      ...box({ x, y, width, height }),
      ...(vertical ? { writing: 'vertical', valign: 'top' } : {}),
      ...frame,
    };
  });
  const spec = JSON.stringify(
    own
      ? { ...own, stories: { a: 's0.md' } }
      : {
          extends: 'page.yaml',
          styles,
          stories,
          frames,
          ...(lint ? { lint } : {}),
          ...(region ? { fonts: 'regional.yaml' } : {}),
        },
  );
  const files = virtualFiles({
    'spec.yaml': spec,
    ...(region
      ? { 'regional.yaml': `extends: builtin\nfonts: { song: { file: '${region}.ttf', fallback: [kai] } }` }
      : {}),
    ...Object.fromEntries(specimens.map(({ text }, i) => [`s${i}.md`, text])),
  });
  const { value, problems } = buildPages(files, files.pageFile, undefined, opened);
  const page = value?.[0];
  if (!page) throw new Error(problems.map((p) => `${p.code} ${JSON.stringify(p.params)}`).join('\n'));
  const found = lint ? lintPages([page]).problems : [];
  return { scene: page.scene, fonts: page.fonts, problems: [...problems, ...found] };
}

function box(spot: Spot): Record<string, string> {
  return Object.fromEntries(Object.entries(spot).map(([key, value]) => [key, `${value}pt`]));
}

/** Files that are not on the disk, over the disk. */
function virtualFiles(texts: Readonly<Record<string, string>>): Files {
  const disk = openFiles({ pageFile: `${here}page.yaml`, root: here, library: project }).value!;
  return {
    ...disk,
    pageFile: `${here}spec.yaml`,
    readBytes: (absolute, place) => {
      const region = /(ZHS |ZHT )\.ttf$/.exec(absolute)?.[1] as Specimen['region'];
      return region ? { value: regionalFont(region), problems: [] } : disk.readBytes(absolute, place);
    },
    resolve: (from, wanted, place) =>
      texts[wanted] === undefined && !/^ZH[ST] \.ttf$/.test(wanted)
        ? disk.resolve(from, wanted, place)
        : { value: `${here}${wanted}`, problems: [] },
    readText: (absolute, place) => {
      const name = absolute.startsWith(here) ? absolute.slice(here.length) : '';
      const text = texts[name];
      return text === undefined
        ? disk.readText(absolute, place)
        : { value: sourceText(name, text), problems: [] };
    },
  };
}

/** The font programs that the PDF embeds, by BaseFont without its tag. */
function programsOf(file: PdfFile): ReadonlyMap<string, Font> {
  const programs = new Map<string, Font>();
  for (const font of file.pages[0]!.fonts.values()) {
    const descendants = file.get(font.get('DescendantFonts'));
    const descendant = file.dict(Array.isArray(descendants) ? descendants[0] : undefined);
    const name = file.get(font.get('BaseFont'));
    const program = file.dict(descendant.get('FontDescriptor')).get('FontFile2');
    if (!isA(name, 'name')) continue;
    programs.set(name.name.replace(/^[A-Z]{6}\+/, ''), create(Buffer.from(file.bytes(program))) as Font);
  }
  return programs;
}

/** Pitch of the lines of a specimen in pt. */
function pitchOf({ style }: Specimen): number {
  const leading = /^([\d.]+)pt$/.exec(String(style?.leading))?.[1];
  return leading === undefined ? PITCH : Number(leading);
}

function linesOf(
  glyphs: readonly PlacedGlyph[],
  spot: Spot,
  pitch: number,
  programs: ReadonlyMap<string, Font>,
): SetLine[] {
  const first = spot.y + 0.88 * EM;
  const rows = new Map<number, PlacedGlyph[]>();
  for (const glyph of glyphs) {
    const row = Math.round((2 * (glyph.y - first)) / pitch) / 2;
    const key = rows.has(row) ? row : rows.has(row + 0.5) ? row + 0.5 : rows.has(row - 0.5) ? row - 0.5 : row;
    rows.set(key, [...(rows.get(key) ?? []), glyph]);
  }
  return [...rows.values()]
    .map((row) => {
      const baseline = mostFrequent(row.map(({ y }) => y));
      const placed = row.sort((a, b) => a.x - b.x).map((one) => glyphOf(one, baseline, spot, programs));
      const text = placed.map((glyph) => glyph.text).join('');
      return { glyphs: placed, text, baseline: baseline - spot.y };
    })
    .sort((a, b) => a.baseline - b.baseline);
}

/** Lines of a vertical specimen, with the page turned so that they run like horizontal ones. */
function turnedLines(
  glyphs: readonly PlacedGlyph[],
  spot: Spot,
  pitch: number,
  programs: ReadonlyMap<string, Font>,
): SetLine[] {
  const right = spot.x + spot.width;
  const rows = new Map<number, { placed: PlacedGlyph; axis: number }[]>();
  for (const placed of glyphs) {
    const program = programOf(placed, programs);
    const wide =
      (program.getGlyph(placed.code).advanceWidth * placed.size * placed.scale) / program.unitsPerEm;
    const axis = placed.turned ? placed.x + (ASCENT - 0.5) * placed.size : placed.x + wide / 2;
    const row = Math.round((right - axis - EM / 2) / pitch);
    rows.set(row, [...(rows.get(row) ?? []), { placed, axis }]);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => {
      const axis = mostFrequent(row.map((one) => Math.round(one.axis * 1000) / 1000));
      const set = row
        .map(({ placed }) => turnedGlyph(placed, axis, spot, programs))
        .sort((a, b) => a.glyph.x - b.glyph.x || a.page - b.page)
        .map(({ glyph }) => glyph);
      const text = set.map((glyph) => glyph.text).join('');
      return { glyphs: set, text, baseline: right - axis + (ASCENT - 0.5) * EM, vertical: true };
    });
}

/** Share of the em box that lies above the baseline. */
const ASCENT = 0.88;

function turnedGlyph(
  { text, x, y, size, scale, font, code, fill, turned }: PlacedGlyph,
  axis: number,
  spot: Spot,
  programs: ReadonlyMap<string, Font>,
): { glyph: Glyph; page: number } {
  const program = programOf({ font }, programs);
  const { bbox, advanceWidth } = program.getGlyph(code);
  const unit = size / program.unitsPerEm / EM;
  const [minX, maxX, minY, maxY] = [bbox.minX, bbox.maxX, bbox.minY, bbox.maxY].map((v) => v * unit) as [
    number,
    number,
    number,
    number,
  ];
  const down = (y - spot.y) / EM;
  // Above the baseline of the turned line: to the right of a line that has 0.12 em of its em boxes left of it.
  const up = (x - axis) / EM + ASCENT - 0.5;
  const rest = { text, size: size / EM, scale, font, code, fill };
  const glyph: Glyph = turned
    ? {
        ...rest,
        stance: 'turned',
        x: down,
        drop: -up,
        advance: advanceWidth * unit * scale,
        ink: { x0: down + minX * scale, x1: down + maxX * scale, y0: up + minY, y1: up + maxY },
      }
    : {
        ...rest,
        stance: 'upright',
        x: down - (ASCENT * size) / EM,
        drop: -(up + (advanceWidth * unit * scale) / 2 - (ASCENT - 0.5)),
        advance: size / EM,
        ink: { x0: down - maxY, x1: down - minY, y0: up + minX * scale, y1: up + maxX * scale },
      };
  return { glyph, page: x };
}

function programOf({ font }: Pick<PlacedGlyph, 'font'>, programs: ReadonlyMap<string, Font>): Font {
  const program = programs.get(font);
  if (!program) throw new Error(`the PDF does not embed ${font}`);
  return program;
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}

function glyphOf(
  { text, x, y, size, scale, font, code, fill }: PlacedGlyph,
  baseline: number,
  spot: Spot,
  programs: ReadonlyMap<string, Font>,
): Glyph {
  const program = programOf({ font }, programs);
  const glyph = program.getGlyph(code);
  const unit = size / program.unitsPerEm / EM;
  const { minX, maxX, minY, maxY } = glyph.bbox;
  const at = (x - spot.x) / EM;
  const drop = (y - baseline) / EM;
  return {
    text,
    x: at,
    drop,
    advance: glyph.advanceWidth * unit * scale,
    size: size / EM,
    scale,
    font,
    code,
    fill,
    ink: {
      x0: at + minX * unit * scale,
      x1: at + maxX * unit * scale,
      y0: minY * unit - drop,
      y1: maxY * unit - drop,
    },
  };
}
