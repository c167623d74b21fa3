import { createServer, type Socket } from 'node:net';

/** One request as it came over the wire, whole. */
export interface ProviderRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The fields of an urlencoded body. */
  readonly form: URLSearchParams;
  /** Which connection it came over, counted from 1. */
  readonly connection: number;
}

/** The server's end of a connection, byte by byte. */
export interface Wire {
  /** Resolves when the bytes have been handed over, with `false` when the connection is gone; never rejects. */
  write(data: string | Uint8Array): Promise<boolean>;
  /** Ends the connection in order. */
  end(): void;
  /** Cuts the connection with a reset. */
  reset(): void;
}

/** What the server does when a request has come in whole. One that does nothing is silent. */
export type Behaviour = (wire: Wire, request: ProviderRequest) => unknown;

export interface Provider {
  /** Where it listens, such as `http://127.0.0.1:8090/sys/`. */
  readonly url: string;
  readonly requests: readonly ProviderRequest[];
  /** How many connections were made. */
  connections(): number;
  /** How many connections are open. */
  open(): number;
  /** Resolves when all connections are closed. */
  deserted(): Promise<void>;
  /** What is done from the next request on. */
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** A server on loopback that answers byte for byte what a test tells it to. */
export async function startProvider(behaviour: Behaviour = () => undefined): Promise<Provider> {
  const requests: ProviderRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let behave = behaviour;
  let whenDeserted: (() => void)[] = [];

  const server = createServer((socket) => {
    connections += 1;
    const connection = connections;
    let received = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size > 0) return;
      for (const resolve of whenDeserted) resolve();
      whenDeserted = [];
    });
    socket.on('data', (data) => {
      received = Buffer.concat([received, Buffer.from(data)]);
      for (
        let taken = takeRequest(received, connection);
        taken !== undefined;
        taken = takeRequest(received, connection)
      ) {
        received = received.subarray(taken.length);
        requests.push(taken.request);
        void behave(wireOf(socket), taken.request);
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  return {
    url: `http://127.0.0.1:${port}/sys/`,
    requests,
    connections: () => connections,
    open: () => sockets.size,
    deserted: () =>
      new Promise((resolve) => {
        if (sockets.size === 0) resolve();
        else whenDeserted.push(resolve);
      }),
    behave: (next) => {
      behave = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export interface AnswerOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** How the end is marked: by length (unless told otherwise), by chunks, or by nothing but the end of the connection. */
  readonly framing?: 'length' | 'chunked' | 'none';
}

/** Answers every request in order. */
export function answer(body: string | Uint8Array, options: AnswerOptions = {}): Behaviour {
  return async (wire) => {
    await wire.write(rawAnswer(body, options));
    if (options.framing === 'none') wire.end();
  };
}

/** The bytes of an answer, for tests that send a part of them. */
export function rawAnswer(body: string | Uint8Array, options: AnswerOptions = {}): Buffer {
  const { status = 200, headers = {}, framing = 'length' } = options;
  const bytes = Buffer.from(body);
  const marks = { length: [`content-length: ${bytes.length}`], chunked: ['transfer-encoding: chunked'], none: [] };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} Reason`, ...lines, ...marks[framing], '', ''].join('\r\n');
  const chunks = bytes.length === 0 ? [] : [`${bytes.length.toString(16)}\r\n`, bytes, '\r\n'];
  const framed = framing === 'chunked' ? [...chunks, '0\r\n\r\n'] : [bytes];
  return Buffer.concat([head, ...framed].map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
}

/** The address of a port on loopback where nobody listens. */
export async function deadUrl(): Promise<string> {
  const provider = await startProvider();
  await provider.close();
  return provider.url;
}

function wireOf(socket: Socket): Wire {
  return {
    write: (data) =>
      new Promise((resolve) => {
        if (socket.destroyed) resolve(false);
        else socket.write(data, (error) => resolve(error === null || error === undefined));
      }),
    end: () => void socket.end(),
    reset: () => void socket.resetAndDestroy(),
  };
}

function takeRequest(
  received: Buffer,
  connection: number,
): { readonly request: ProviderRequest; readonly length: number } | undefined {
  const headEnds = received.indexOf('\r\n\r\n');
  if (headEnds === -1) return undefined;
  const [first = '', ...lines] = received.subarray(0, headEnds).toString('latin1').split('\r\n');
  const [method = '', path = ''] = first.split(' ');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const length = headEnds + 4 + Number(headers['content-length'] ?? 0);
  if (received.length < length) return undefined;
  const body = received.subarray(headEnds + 4, length);
  const form = new URLSearchParams(body.toString());
  return { request: { method, path, headers, body, form, connection }, length };
}
