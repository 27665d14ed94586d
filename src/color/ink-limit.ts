/**
 * Total ink of CMYK samples, 8 bits an ink, 255 = 100 %. The tables of a profile keep its limit only at their
 * grid points (print.md: +4 % was measured between them), so every picture goes through here after conversion.
 */

/** Holds every pixel to the limit, in place: cyan, magenta and yellow are scaled, black is kept. */
export function clampInk(cmyk: Uint8Array, limitPercent: number): void {
  const limit = Math.floor((limitPercent * 255) / 100);
  for (let i = 0; i < cmyk.length; i += 4) {
    const k = cmyk[i + 3]!;
    const colors = cmyk[i]! + cmyk[i + 1]! + cmyk[i + 2]!;
    if (colors + k <= limit) continue;
    const scale = Math.max(0, limit - k) / colors;
    // Rounding down keeps the sum at or below the limit.
    cmyk[i] = Math.floor(cmyk[i]! * scale);
    cmyk[i + 1] = Math.floor(cmyk[i + 1]! * scale);
    cmyk[i + 2] = Math.floor(cmyk[i + 2]! * scale);
  }
}

/** Total ink of a picture in per cent: highest and mean of all pixels. */
export interface InkUse {
  readonly max: number;
  readonly mean: number;
}

/** Mean total ink of square cells, for the preflight's means over 15 mm squares. Rows from top to bottom. */
export interface InkMap {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell in pixels; the last column and row may be narrower. */
  readonly cell: number;
  /** Tenths of a per cent. */
  readonly mean: readonly number[];
}

/** Pixels along the side of a cell of an ink map: 1.6 mm at 254 ppi. */
export const INK_CELL = 16;

/** Measures a picture, some rows at a time, from top to bottom. */
export interface InkMeter {
  /** Takes the next rows, whole ones. */
  add(samples: Uint8Array): void;
  /** What all rows came to. */
  read(): { readonly use: InkUse; readonly map: InkMap };
}

/** Measures samples of four inks, or of one channel of grey (0 = full black). */
export function inkMeter(width: number, height: number, channels: 1 | 4): InkMeter {
  const columns = Math.ceil(width / INK_CELL);
  const rows = Math.ceil(height / INK_CELL);
  const sums = new Float64Array(columns * rows);
  const stride = width * channels;
  let max = 0;
  let y = 0;
  return {
    add(samples) {
      for (let at = 0; at < samples.length; at += stride, y++) {
        const from = Math.floor(y / INK_CELL) * columns;
        const row = samples.subarray(at, at + stride);
        max = Math.max(max, addRow(row, channels, sums.subarray(from, from + columns)));
      }
    },
    read() {
      const total = sums.reduce((sum, one) => sum + one, 0);
      const mean = Array.from(sums, (sum, index) => {
        const w = Math.min(INK_CELL, width - (index % columns) * INK_CELL);
        const h = Math.min(INK_CELL, height - Math.floor(index / columns) * INK_CELL);
        return Math.round((sum / (w * h) / 255) * 1000);
      });
      const percent = (value: number) => Math.round((value / 255) * 1000) / 10;
      return {
        use: { max: percent(max), mean: percent(total / Math.max(1, width * height)) },
        map: { columns, rows, cell: INK_CELL, mean },
      };
    },
  };
}

/** Adds the inks of a row to its cells; gives the highest. */
function addRow(row: Uint8Array, channels: 1 | 4, sums: Float64Array): number {
  let max = 0;
  for (let i = 0, x = 0; i < row.length; i += channels, x++) {
    const ink = channels === 1 ? 255 - row[i]! : row[i]! + row[i + 1]! + row[i + 2]! + row[i + 3]!;
    if (ink > max) max = ink;
    sums[(x / INK_CELL) | 0]! += ink;
  }
  return max;
}
