import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Region } from '../output/png/raster.ts';

/** What the thread is asked. */
export type RenderRequest = { readonly id: number } & (
  | { readonly kind: 'load'; readonly pdf: Uint8Array }
  | { readonly kind: 'tile'; readonly page: number; readonly region: Region }
);
/** What it answers. */
export interface RenderAnswer {
  readonly id: number;
  readonly error?: string;
  readonly png?: Uint8Array;
}

/** Draws pages in a thread of its own. A thread that crashes or hangs is replaced; what it was asked for is refused. */
export interface Renderer {
  /** Opens a PDF in place of the one before. Rejects when it cannot be read; then the one before stays. */
  load(pdf: Uint8Array): Promise<void>;
  /** A PNG of a part of a page of the open PDF. */
  tile(page: number, region: Region): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Longest time that anything may take, in ms: a broadsheet takes a tenth of a second. */
const PATIENCE = 20_000;

interface Waiting {
  readonly done: (png: Uint8Array | undefined) => void;
  readonly fail: (error: Error) => void;
}

/** The bundled thread; it lies beside the program, whose chunks lie a folder deeper. */
export function workerFile(): string {
  const own = dirname(fileURLToPath(import.meta.url));
  const found = [own, dirname(own)].map((folder) => join(folder, 'render-worker.mjs')).find(existsSync);
  if (!found) throw new Error(`no render-worker.mjs beside ${own}: the installation is not complete`);
  return found;
}

/** Starts to draw. @param script the bundled thread */
export function openRenderer(script: string = workerFile()): Renderer {
  let thread: Worker | undefined;
  let lastId = 0;
  let open: Uint8Array | undefined;
  let closed = false;
  const waiting = new Map<number, Waiting>();

  function start(): Worker {
    const started = new Worker(script);
    const fall = (error: Error) => {
      if (thread !== started) return;
      thread = undefined;
      for (const one of waiting.values()) one.fail(error);
      waiting.clear();
    };
    started.on('error', fall);
    started.on('exit', () => fall(new Error('the thread has ended')));
    started.on('message', (answer: RenderAnswer) => {
      const one = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.error === undefined) one?.done(answer.png);
      else one?.fail(new Error(answer.error));
    });
    thread = started;
    // A new thread knows nothing of the page that is being looked at.
    if (open) void ask(started, { kind: 'load', pdf: open }).catch(() => undefined);
    return started;
  }

  type Question = RenderRequest extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never;
  function ask(worker: Worker, question: Question): Promise<Uint8Array | undefined> {
    const id = ++lastId;
    return new Promise((done, fail) => {
      const timer = setTimeout(() => void worker.terminate(), PATIENCE);
      timer.unref();
      const end =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          then(value);
        };
      waiting.set(id, { done: end(done), fail: end(fail) });
      worker.postMessage({ id, ...question });
    });
  }

  /** A tile asked for while the program ends must not begin another thread: it would keep the program alive. */
  const running = (): Worker => {
    if (closed) throw new Error('closed');
    return thread ?? start();
  };
  return {
    async load(pdf) {
      await ask(running(), { kind: 'load', pdf });
      open = pdf;
    },
    async tile(page, region) {
      const png = await ask(running(), { kind: 'tile', page, region });
      if (!png) throw new Error('no picture');
      return png;
    },
    async close() {
      closed = true;
      const ending = thread;
      thread = undefined;
      for (const one of waiting.values()) one.fail(new Error('closed'));
      waiting.clear();
      await ending?.terminate();
    },
  };
}
