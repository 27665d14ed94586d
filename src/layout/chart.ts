import type { ChartBlock } from '../content/set-pieces.ts';
import { problem } from '../problems/problem.ts';
import type { Color } from '../scene/types.ts';
import { placeAt } from '../source.ts';
import { drawBars } from './chart-bars.ts';
import { drawColumns } from './chart-columns.ts';
import { drawLines } from './chart-lines.ts';
import { barShapes, LOOKS, type Look, type Shape } from './chart-shapes.ts';
import { type ChartWords, chartWords, type Setter, setter } from './chart-words.ts';
import { furnitureText, makeCopy } from './copy.ts';
import type { Rect } from './grid.ts';
import { mptBox, naturalWidth, type Painter } from './painter.ts';
import { caption, groupId, pieceBlock, pieceName, pieceWords } from './piece.ts';
import type { ThreadBlock, ThreadContext } from './thread.ts';

/** What the drawers of all kinds are given. Lengths in pt. */
export interface Plot {
  readonly frame: string;
  readonly words: ChartWords;
  readonly values: readonly (readonly number[])[];
  /** Room for axis, bars and their words. */
  readonly room: Rect;
  readonly set: Setter;
  /** Ink of axes and words; colour and look of each series. */
  readonly ink: Color;
  readonly paper: Color;
  readonly series: readonly { readonly color: Color; readonly look: Look }[];
  /** Width of a number on an axis. */
  widthOf(text: string): number;
}

/** The least height of the drawing itself, in lines of the grid. */
const LEAST_LINES = 4;
/** Height of a drawing as a part of its width where nothing is stated. */
const PROPORTION = 0.55;
const PAPER: Color = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 0 };

/** A chart in whole rows of the grid: caption, unit and names of the series, then the drawing. */
export function chartBlock(chart: ChartBlock, context: ThreadContext): ThreadBlock {
  const { sheet, frame, pitch, body, out, story } = context;
  const words = chartWords(chart, context);
  const title = caption(chart.title, sheet(frame.styles.caption), 'chart', context);
  const space = sheet(frame.styles.caption);
  checkColors(chart, context);
  const linesAt = (width: number) => {
    const wished = chart.lines === undefined ? wishedLines(chart, width, context) : chart.lines;
    return Math.max(title.rows(width) + legendRows(words, chart, width) + LEAST_LINES, wished);
  };
  return pieceBlock(
    {
      words: pieceWords(chart),
      space,
      rowsAt: linesAt,
      paint(place, painter) {
        const id = groupId(context, chart);
        const { box } = place;
        title.paint(place, 0, { kind: 'chart', id, part: 'caption', row: -2, column: 0 }, painter);
        const top = box.y + title.rows(box.width) * pitch;
        const set = setter(id, place, words.style, context, painter);
        const plot = { ...plotOf(chart, words, place.slot.frame, set, painter), room: box };
        const head = { ...box, y: top, height: legendRows(words, chart, box.width) * pitch };
        const shapes = drawLegend(plot, chart, head);
        const room = { ...box, y: top + head.height, height: box.y + box.height - top - head.height };
        const drawn = DRAWERS[chart.chart]({ ...plot, room });
        painter.drawing(
          {
            id,
            frame: place.slot.frame,
            box: mptBox(box),
            alt: altOf(chart),
            story: context.storyId,
            paragraph: context.paragraphOf(words.rows[0]!.label.copy.rich),
          },
          [...shapes, ...(drawn ?? [])],
        );
        const at = placeAt(story.source, chart.offset);
        if (!drawn) {
          const width = Math.floor(box.width / body.size + 1e-6);
          const lines = Math.round(box.height / pitch) + 1;
          out.problems.push(problem('chart-too-small', { width, lines, part: pieceName(chart, story) }, at));
        } else if (set.met) out.problems.push(problem('chart-labels-meet', { text: set.met }, at));
      },
    },
    context,
  );
}

const DRAWERS = { bar: drawBars, column: drawColumns, line: drawLines } as const;

function plotOf(
  chart: ChartBlock,
  words: ChartWords,
  frame: string,
  set: Setter,
  out: Painter,
): Omit<Plot, 'room'> {
  const count = chart.rows[0]?.values.length ?? 0;
  const ink = out.color(words.style.color);
  const series = Array.from({ length: count }, (_, i) => {
    const stated = chart.colors[i];
    const look = LOOKS[i % LOOKS.length]!;
    const name =
      stated !== undefined && out.hasColor(stated) ? stated : look === 'full' ? accent(out) : undefined;
    return { look, color: name === undefined ? ink : out.color(name) };
  });
  return {
    frame,
    words,
    set,
    ink,
    paper: PAPER,
    series,
    values: chart.rows.map(({ values }) => values.map(({ value }) => value)),
    widthOf: (text) => naturalWidth(makeCopy(furnitureText(text), words.style, [], { display: true })),
  };
}

/** The first series stands in the page's red where it has one. */
function accent(out: Painter): string | undefined {
  return out.hasColor('red') ? 'red' : undefined;
}

/** Lines that a chart takes where none are stated: bars by their number, the others in proportion to their width. */
function wishedLines(chart: ChartBlock, width: number, context: ThreadContext): number {
  const { pitch } = context;
  const series = chart.rows[0]?.values.length ?? 1;
  if (chart.chart === 'bar') return Math.ceil(chart.rows.length * Math.max(1.25, 0.9 * series)) + 3;
  return Math.max(9, Math.round((PROPORTION * width) / pitch) + 3);
}

/** The unit and, where bars need it, the names of the series stand on rows of their own above the drawing. */
function legendRows({ unit, series, style }: ChartWords, chart: ChartBlock, width: number): number {
  const names = needsLegend(chart) ? series : [];
  const needed = names.reduce(
    (sum, { width: own }) => sum + own + 2.6 * style.size,
    unit ? unit.width + style.size : 0,
  );
  if (!unit && names.length === 0) return 0;
  return Math.max(1, Math.ceil(needed / width - 0.02));
}

/** The lines of a line chart carry their names themselves. */
function needsLegend({ chart, series }: ChartBlock): boolean {
  return chart !== 'line' && series.length > 0;
}

/** Unit at the left, then a sample and the name of each series, in one row after the other. */
function drawLegend(plot: Plot, chart: ChartBlock, box: Rect): Shape[] {
  const { words, set, series, frame } = plot;
  const { size } = words.style;
  const pitch = box.height / Math.max(1, legendRows(words, chart, box.width));
  let [x, top] = [box.x, box.y];
  const shapes: Shape[] = [];
  if (words.unit) {
    set.words(words.unit, { x, width: words.unit.width, top, align: 'left' });
    x += words.unit.width + size;
  }
  if (!needsLegend(chart)) return shapes;
  words.series.forEach((name, i) => {
    const { color, look } = series[i]!;
    const needed = 1.6 * size + name.width;
    if (x > box.x && x + needed > box.x + box.width + 0.05) [x, top] = [box.x, top + pitch];
    const sample = { x, y: top + 0.12 * size, width: 1.2 * size, height: 0.76 * size };
    shapes.push(...barShapes(frame, sample, look, color));
    set.words(name, { x: x + 1.6 * size, width: name.width, top, align: 'left' });
    x += needed + size;
  });
  return shapes;
}

const KINDS = { bar: '条形图', column: '柱形图', line: '折线图' } as const;

/** The data in words: 柱形图：产量（亿元）。2019：11.2；2020：13.5。 */
function altOf({ chart, title, unit, series, rows }: ChartBlock): string {
  const head = `${title?.text ? `：${title.text}` : ''}${unit?.text ? `（${unit.text}）` : ''}`;
  const data = rows.map(({ label, values }) => {
    const each = values.map(({ text }, i) =>
      series[i]?.text ? `${series[i].text} ${text.text}` : text.text,
    );
    return `${label.text}：${each.join('，')}`;
  });
  return `${KINDS[chart]}${head}。${data.join('；')}。`;
}

function checkColors(chart: ChartBlock, { out, story, palette }: ThreadContext): void {
  for (const color of chart.colors) {
    if (out.hasColor(color)) continue;
    const params = { what: '图', whatEn: 'chart', color, known: palette };
    out.problems.push(problem('set-piece-color', params, placeAt(story.source, chart.offset)));
  }
}
