import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Logger } from '../lib/logger.ts';

/** Answers requests to one path. */
export type Route = (request: HttpRequest) => Promise<HttpAnswer>;

export interface HttpRequest {
  readonly method: string;
  /** What follows the question mark of the address, as it came; empty when there is none. */
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  /** The whole body as it came. */
  readonly body: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body?: string;
  /** Plain text when absent. */
  readonly mediaType?: string;
}

export interface HttpServer {
  /** The port that is listened on. */
  readonly port: number;
  /** Ends at once what is idle and waits for what is being answered. */
  close(): Promise<void>;
}

export interface HttpOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** By path, without a query. */
  readonly routes: ReadonlyMap<string, Route>;
  readonly log: Logger;
}

const mostBytes = 1024 * 1024;
const requestMs = 15_000;
/** Connections that may wait to be taken, as many as Linux allows unless told otherwise; Node's own 511 are too few for a storm. */
const waiting = 4096;

/** The one HTTP port of the bot. Bodies have at most 1 MB; whatever a route throws is answered with 500 and logged. */
export async function listen({ port, routes, log }: HttpOptions): Promise<HttpServer> {
  async function answer(request: IncomingMessage): Promise<HttpAnswer> {
    const address = URL.parse(request.url ?? '/', 'http://localhost');
    if (address === null) return { status: 400 };
    const route = routes.get(address.pathname);
    if (route === undefined) return { status: 404 };
    const body = await bodyOf(request);
    if (body === undefined) return { status: 413 };
    const query = address.search.slice(1);
    return route({ method: request.method ?? 'GET', query, headers: request.headers, body });
  }

  const server = createServer({ requestTimeout: requestMs, headersTimeout: requestMs }, (request, response) => {
    answer(request).then(
      (given) => reply(response, given),
      (err: unknown) => {
        // Who hangs up in the middle of a request wants no answer.
        if (request.destroyed && !request.complete) return;
        log.error({ err }, 'a request could not be answered');
        reply(response, { status: 500 });
      },
    );
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ port, backlog: waiting }, resolve);
  await listening;
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeIdleConnections();
      }),
  };
}

/** `undefined` when it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return undefined;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function reply(response: ServerResponse, { status, body = '', mediaType = 'text/plain' }: HttpAnswer): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'content-type': `${mediaType}; charset=utf-8`,
    connection: status === 413 ? 'close' : 'keep-alive',
  });
  response.end(body);
}
