import { createHash } from 'node:crypto';
import { correctionSheets } from '../diff/correction-sheet.ts';
import { writePdf } from '../output/pdf/writer.ts';
import { STAGES, type Stage } from '../proof/data.ts';
import { sceneHash } from '../scene/canonical.ts';
import type { ComparedPage } from './diff-compare.ts';
import type { SidePage } from './diff-input.ts';
import { type Sides, shippedFonts } from './diff-picture.ts';
import { producer } from './press-run.ts';
import type { Terminal } from './terminal.ts';

/** What the sheet says of the proof that it belongs to. */
export interface SheetStamp {
  readonly stage: Stage | undefined;
  readonly time: string | undefined;
}

/** The sheet for checking corrections (核红单) as a PDF, in the shipped fonts. */
export async function correctionSheet(
  pages: readonly ComparedPage[],
  { old, now }: Sides,
  { stage, time }: SheetStamp,
  { lang, timer }: Terminal,
): Promise<Uint8Array> {
  const fonts = shippedFonts();
  if (!fonts) throw new Error('the shipped fonts are missing');
  const [first] = pages as [ComparedPage];
  const title = (await first.now.printed()).page.title ?? now.name;
  const scenes = correctionSheets(
    {
      title,
      old: { name: old.name, hash: await hashOf(first.old) },
      now: { name: now.name, hash: await hashOf(first.now) },
      pages,
      lang,
      ...(stage === undefined ? {} : { stage: STAGES[stage][lang] }),
      ...(time === undefined ? {} : { time }),
    },
    fonts,
  );
  return timer.timeAsync('pdf', () => writePdf(scenes, fonts, { title, producer }));
}

/** First eight characters of what names a page: of its scene, or of the file where there is only a PDF. */
async function hashOf({ scene, pdf }: SidePage): Promise<string> {
  if (scene) return sceneHash(scene).slice(0, 8);
  const file = await pdf?.();
  return file ? createHash('sha256').update(file.bytes).digest('hex').slice(0, 8) : '';
}
