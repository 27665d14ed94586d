import { type PlacedPicture, resourcesOf } from '../../output/pdf/marks.ts';
import type { PdfPage } from '../../output/pdf/read.ts';
import { MM } from '../../units.ts';
import type { Hit, PdfRule, PressContext } from './finding.ts';

/** Resolution of the pictures as they are placed: GWG R0031 and R0032. */
export const pictureRules: readonly PdfRule[] = [
  {
    id: 'R0031',
    gwg: 'R0031',
    severity: 'warning',
    zh: '图片分辨率须在 150 ppi 以上，99 ppi 以下不能印',
    en: 'Pictures have 150 ppi or more; 99 ppi and less cannot be printed',
    check: (context) => resolutionHits(context, false, { error: 99, warning: 149 }),
  },
  {
    id: 'R0032',
    gwg: 'R0032',
    severity: 'warning',
    zh: '线条图分辨率须在 800 ppi 以上，549 ppi 以下不能印',
    en: 'Line art has 800 ppi or more; 549 ppi and less cannot be printed',
    check: (context) => resolutionHits(context, true, { error: 549, warning: 799 }),
  },
];

/** Pictures of so few pixels are colour fields, and no resolution is too low for them (R0031). */
const FEW_PIXELS = 16;

function resolutionHits(
  context: PressContext,
  lineArt: boolean,
  limits: { readonly error: number; readonly warning: number },
): Hit[] {
  const { pdf, marks } = context;
  return pdf.pages.flatMap((page, index) => {
    const found = marks[index];
    if (found === undefined || typeof found === 'string') return [];
    return found.pictures.flatMap((picture): Hit[] => {
      const image = imageOf(context, page, picture);
      if (!image || (image.bits === 1) !== lineArt || image.width * image.height <= FEW_PIXELS) return [];
      const [x0, y0, x1, y1] = picture.box;
      // The smaller of both axes (GWG D0018), rounded down.
      const ppi = Math.floor(Math.min(image.width / (x1 - x0), image.height / (y1 - y0)) * 72 + 1e-6);
      if (ppi > limits.warning) return [];
      return [
        {
          page: index + 1,
          box: [inMm(x0), inMm(y0), inMm(x1), inMm(y1)],
          found: `${ppi} ppi`,
          allowed: `≥ ${limits.warning + 1} ppi`,
          severity: ppi <= limits.error ? 'error' : 'warning',
        },
      ];
    });
  });
}

function imageOf({ pdf }: PressContext, page: PdfPage, { name }: PlacedPicture) {
  const dict = resourcesOf(pdf, page, 'XObject').get(name);
  if (!dict) return undefined;
  const number = (key: string) => Number(pdf.get(dict.get(key)) ?? 0);
  const mask = pdf.get(dict.get('ImageMask')) === true;
  return {
    width: number('Width'),
    height: number('Height'),
    bits: mask ? 1 : number('BitsPerComponent'),
  };
}

function inMm(pt: number): number {
  return Math.round((pt / MM) * 10) / 10;
}
