import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Outcome, problem } from '../problems/problem.ts';
import { type EventHub, eventText } from './events.ts';
import { admit, SAFE_HEADERS } from './guard.ts';
import type { Address } from './last-address.ts';
import { type TileAddress, tileAddress } from './tiles.ts';

/** A file that the server has ready. */
export interface ReadyFile {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** A place that a click asks for, as the data name it. */
export interface AskedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What the server serves. */
export interface Served {
  /** By the part of the address after the token. */
  readonly files: ReadonlyMap<string, ReadyFile>;
  readonly hub: EventHub;
  /** What somebody who comes new is told first. */
  greeting(): readonly (readonly [event: string, data: unknown])[];
  /** The data of the viewer as JSON; undefined while there are none. */
  data(): string | undefined;
  tile(address: TileAddress): Promise<Uint8Array | undefined>;
  /** Opens a place in the editor. */
  open(place: AskedPlace): Promise<'opened' | 'no-editor' | 'not-read' | 'failed'>;
}

/** A server that runs. */
export interface RunningServer extends Address {
  /** `http://127.0.0.1:PORT/TOKEN/` */
  readonly address: string;
  close(): Promise<void>;
}

/** Bytes of the largest body that is taken. */
const LARGEST_BODY = 8192;

/** Starts on the loopback address alone. */
export function startServer(served: Served, { port, token }: Address): Promise<Outcome<RunningServer>> {
  const server: Server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 },
    (request, response) => {
      const { port: own } = server.address() as AddressInfo;
      answer(request, response, served, { port: own, token }).catch(() => refuse(response, 500));
    },
  );
  server.maxConnections = 128;
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  return new Promise((done) => {
    server.once('error', (error: NodeJS.ErrnoException) => done({ problems: [portProblem(error, port)] }));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const { port: own } = server.address() as AddressInfo;
      done({ value: running(server, { port: own, token }, served), problems: [] });
    });
  });
}

function portProblem(error: NodeJS.ErrnoException, port: number) {
  return error.code === 'EADDRINUSE'
    ? problem('watch-port-in-use', { port, other: port < 65_535 ? port + 1 : 8765 })
    : problem('watch-port-unusable', { port, detail: error.code ?? error.message });
}

function running(server: Server, { port, token }: Address, { hub }: Served): RunningServer {
  return {
    port,
    token,
    address: `http://127.0.0.1:${port}/${token}/`,
    close: () =>
      new Promise((done) => {
        hub.close();
        server.close(() => done());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 200).unref();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  served: Served,
  door: Address,
): Promise<void> {
  const { method = '', url = '', headers } = request;
  const admission = admit({ method, url, headers }, door);
  if (!admission.ok) return refuse(response, admission.status);
  const { path } = admission;
  if (method === 'POST') {
    if (path !== 'open') return refuse(response, 405);
    return answerOpen(request, response, served);
  }
  const file = served.files.get(path);
  if (file) return send(response, method, file);
  if (path === 'events') return method === 'GET' ? listen(response, served) : refuse(response, 405);
  if (path === 'data.json') {
    const body = served.data();
    return body === undefined
      ? refuse(response, 503)
      : send(response, method, { type: 'application/json', body });
  }
  const address = path.startsWith('tile/') ? tileAddress(path.slice('tile/'.length)) : undefined;
  if (!address) return refuse(response, path === 'open' ? 405 : 404);
  const png = await served.tile(address).catch(() => null);
  if (png === null) return refuse(response, 503);
  if (!png) return refuse(response, 404);
  return send(response, method, { type: 'image/png', body: png });
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  const allow = status === 405 ? { Allow: 'GET, HEAD, POST' } : {};
  response.writeHead(status, { ...SAFE_HEADERS, ...allow, 'Content-Length': 0 });
  response.end();
}

function send(response: ServerResponse, method: string, { type, body }: ReadyFile): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const kind = type.startsWith('image/') ? type : `${type}; charset=utf-8`;
  response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': kind, 'Content-Length': bytes.length });
  response.end(method === 'HEAD' ? undefined : bytes);
}

function listen(response: ServerResponse, { hub, greeting }: Served): void {
  response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' });
  response.write('retry: 1000\n\n');
  if (!hub.add(response)) return void response.end();
  for (const [event, data] of greeting()) response.write(eventText(event, data));
}

async function answerOpen(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  if (request.headers['content-type'] !== 'application/json') return refuse(response, 415);
  const text = await body(request);
  if (text === undefined) return refuse(response, 413);
  const place = askedPlace(text);
  if (!place) return refuse(response, 400);
  const result = await served.open(place);
  return send(response, 'POST', { type: 'application/json', body: JSON.stringify({ result }) });
}

/** The body as text; undefined when it is too large. */
async function body(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function askedPlace(text: string): AskedPlace | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { file, line, column } = value as Readonly<Record<string, unknown>>;
  const isCount = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 1;
  return typeof file === 'string' && isCount(line) && isCount(column) ? { file, line, column } : undefined;
}
