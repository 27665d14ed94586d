import { parentPort } from 'node:worker_threads';
import { encodePng } from '../output/png/encode.ts';
import { openRaster, type Raster, type RasterDocument } from '../output/png/raster.ts';
import type { RenderAnswer, RenderRequest } from './renderer.ts';

/**
 * The thread that draws: one PDFium, one open document. The server stays quick while it works, and a crash of PDFium
 * ends this thread alone.
 */
const port = parentPort;
if (!port) throw new Error('the render worker runs in a thread');
let raster: Promise<Raster> | undefined;
let document: RasterDocument | undefined;

port.on('message', async (request: RenderRequest) => {
  const { id } = request;
  try {
    const answer = await serve(request);
    port.postMessage({ id, ...answer } satisfies RenderAnswer, answer.png ? [answer.png.buffer] : []);
  } catch (error) {
    port.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});

async function serve(request: RenderRequest): Promise<{ png?: Uint8Array<ArrayBuffer> }> {
  raster ??= openRaster();
  const engine = await raster;
  if (request.kind === 'load') {
    const next = engine.open(request.pdf);
    document?.close();
    document = next;
    return {};
  }
  if (!document) throw new Error('no page yet');
  const png = encodePng(document.region(request.page, request.region), { level: 1 });
  return { png: new Uint8Array(png) };
}
