import type { PressSettings } from '../../src/spec/press-model.ts';

const pt = (value: number) => ({ value, unit: 'pt' as const });
const mm = (value: number) => ({ value, unit: 'mm' as const });

/** The press of a page that names no plant, with what a test says otherwise. */
export function pressOf(own: Partial<PressSettings> = {}): PressSettings {
  return {
    nonPrintingEdge: mm(0),
    bleed: mm(0),
    marks: { crop: false, registration: false, colorBar: false, slug: false },
    standard: 'x-4',
    inkLimit: { warn: 220, error: 240, mean: 245 },
    inks: { process: 'cmyk', spots: [] },
    minimum: {
      text: pt(6),
      multiInkText: pt(14),
      reversed: pt(10),
      reversedMultiInk: pt(14),
      rule: pt(0.25),
      multiInkRule: pt(0.5),
      solidRule: pt(0.5),
    },
    resolution: { error: 99, warn: 149, lineArtError: 549, lineArtWarn: 799, target: 254 },
    fileName: '{name}.pdf',
    outlines: false,
    deliveryNote: false,
    ...own,
  };
}
