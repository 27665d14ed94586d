import type { ServerResponse } from 'node:http';

/** Those who look on: one open answer each (server-sent events). */
export interface EventHub {
  /** Takes an answer whose headers are written. False when there are too many. */
  add(response: ServerResponse): boolean;
  send(event: string, data: unknown): void;
  readonly size: number;
  /** Ends every answer. */
  close(): void;
}

/** Lookers-on at a time: some windows of one person. */
const MOST = 16;
/** Bytes that wait for somebody who does not read before he is let go. */
const MOST_WAITING = 4 * 1024 * 1024;
const HEARTBEAT_MS = 15_000;

/** One message in the form of the event stream. */
export function eventText(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Opens a hub. A browser that goes away is let go without a word. */
export function openHub(): EventHub {
  const all = new Set<ServerResponse>();
  const write = (text: string) => {
    for (const response of all) {
      if (response.writableLength > MOST_WAITING) response.destroy();
      else response.write(text);
    }
  };
  // A comment now and then finds out who has gone without saying so.
  const heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    get size() {
      return all.size;
    },
    add(response) {
      if (all.size >= MOST) return false;
      all.add(response);
      response.once('close', () => all.delete(response));
      response.on('error', () => all.delete(response));
      return true;
    },
    send: (event, data) => write(eventText(event, data)),
    close() {
      clearInterval(heartbeat);
      for (const response of all) response.end();
      all.clear();
    },
  };
}
