import { expect } from 'vitest';
import type { FontSet } from '../../src/fonts/face.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import type { Bitmap } from '../../src/output/png/encode.ts';
import { layoutSnapshot } from '../../src/scene/snapshot.ts';
import type { Scene } from '../../src/scene/types.ts';
import { testFonts } from '../support/fonts.ts';
import { originFaults, sharedRaster } from '../support/origins.ts';
import { compareImage, compareLayout, modeOf, type Verdict } from './reference.ts';

declare module 'vitest' {
  interface Matchers<T> {
    /** Pixels equal to those of `ref/NAME.png`, without exception. */
    toMatchReference(name: string): T;
    /** Text equal to `ref/NAME.layout.tsv`. */
    toMatchLayout(name: string): T;
  }
}

const result = (verdict: Verdict) => ({
  pass: verdict.message === undefined,
  message: () => verdict.message ?? 'equal to its reference',
});

expect.extend({
  toMatchReference: (bitmap: Bitmap, name: string) => result(compareImage(name, bitmap, modeOf(process.env))),
  toMatchLayout: (layout: string, name: string) => result(compareLayout(name, layout, modeOf(process.env))),
});

/** Pixels of a scene by way of its PDF. */
export async function renderScene(scene: Scene, dpi = 144, fonts: FontSet = testFonts): Promise<Bitmap> {
  const pdf = await writePdf([scene], fonts, { title: scene.title });
  return (await sharedRaster()).render(pdf, { dpi });
}

/**
 * The whole check of one page or fragment: layout snapshot, every origin of the PDF against the scene, pixels.
 * All three are made before any is judged, so that a failure shows everything in the report.
 */
export async function expectVisual(
  name: string,
  scene: Scene,
  options: { readonly dpi?: number; readonly fonts?: FontSet } = {},
): Promise<void> {
  const pdf = await writePdf([scene], options.fonts ?? testFonts, { title: scene.title });
  const raster = await sharedRaster();
  const mode = modeOf(process.env);
  const verdicts = [
    compareLayout(name, layoutSnapshot(scene), mode).message,
    ...originFaults(scene, pdf, raster),
    compareImage(name, raster.render(pdf, { dpi: options.dpi ?? 144 }), mode).message,
  ];
  expect(verdicts.filter((verdict) => verdict !== undefined)).toEqual([]);
}
