import { encodeWebp } from '../images/decode.ts';
import { pageBoxes } from '../output/pdf/page-boxes.ts';
import { wantsMarks } from '../output/pdf/printer-marks.ts';
import { encodePng } from '../output/png/encode.ts';
import type { Raster } from '../output/png/raster.ts';
import type { InlinePicture } from '../proof/data.ts';
import type { Box } from '../scene/types.ts';
import { absolutePt, toMpt } from '../units.ts';
import type { PreparedPage } from './press-run.ts';

/** Resolutions that the picture inside the HTML file keeps to: sharp enough for small type, and not too heavy. */
const HTML_DPI = { least: 150, most: 220 } as const;
/** Small type stays clean of the smears of compression. */
const QUALITY = 88;

/** The pictures of a page, all rendered from its PDF. */
export interface PagePictures {
  readonly png: Uint8Array;
  readonly inline: InlinePicture;
}

/** What of a page to render, and how finely. */
export interface PictureRequest {
  /** Index of the page in the PDF. */
  readonly page: number;
  readonly dpi: number;
  /** The PNG shows bleed and marks too. */
  readonly marks: boolean;
}

/** Renders a page for the PNG and for the viewer. */
export async function pagePictures(
  raster: Raster,
  pdf: Uint8Array,
  prepared: PreparedPage,
  { page, dpi, marks }: PictureRequest,
): Promise<PagePictures> {
  const area = mediaArea(prepared);
  const inlineDpi = Math.min(HTML_DPI.most, Math.max(HTML_DPI.least, dpi));
  const whole = raster.render(pdf, { page, dpi: inlineDpi, crop: 'media' });
  const isSame = dpi === inlineDpi && (marks || area.x === 0);
  const bitmap = isSame ? whole : raster.render(pdf, { page, dpi, crop: marks ? 'media' : 'trim' });
  const webp = await encodeWebp(whole, QUALITY);
  return {
    png: encodePng(bitmap, { dpi }),
    inline: {
      kind: 'inline',
      dataUrl: `data:image/webp;base64,${Buffer.from(webp).toString('base64')}`,
      dpi: inlineDpi,
      area,
    },
  };
}

/** The part of the page that its press file shows: the trim, with bleed and marks round it. */
export function mediaArea({ scene, press }: PreparedPage): Box {
  const slug = press.marks.slug ? ' ' : '';
  const { margin } = pageBoxes(scene.page, pressBleed(press), wantsMarks({ ...press.marks, slug }));
  const { width, height } = scene.page;
  return { x: 0 - margin, y: 0 - margin, width: width + 2 * margin, height: height + 2 * margin };
}

/** Bleed of a press file in 1/1000 pt. */
export function pressBleed({ bleed }: PreparedPage['press']): number {
  return toMpt(absolutePt(bleed) ?? 0);
}
