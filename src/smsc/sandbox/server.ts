import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { systemClock } from '../../lib/clock.ts';
import { createSandbox, type SandboxAnswer, type SandboxCore, type SandboxOptions } from './sandbox.ts';

export interface Sandbox extends SandboxCore {
  /** Where it listens, such as `http://127.0.0.1:8090/sys/`. */
  readonly url: string;
  /** Cuts every connection and stops listening. */
  close(): Promise<void>;
}

export interface SandboxServerOptions extends SandboxOptions {
  /** The port on 127.0.0.1; any free one when absent. */
  readonly port?: number;
}

/** How much later an answer comes while the fault `slow` is on. */
const slowMs = 5_000;
/** The largest body that is taken: a document of 3 MB and its form, with room to see that one is too large. */
const largestBody = 8 * 1024 * 1024;

/**
 * Starts the sandbox account as an HTTP server on loopback that imitates the provider.
 *
 * @throws Error with the code of the system (`EADDRINUSE`, `EACCES`, …) when it cannot listen
 */
export async function startSandbox({ port = 0, ...options }: SandboxServerOptions = {}): Promise<Sandbox> {
  const { clock = systemClock } = options;
  const core = createSandbox(options);
  const stopping = new AbortController();
  const underWay = new Set<ServerResponse>();
  const isOut = (): boolean => core.faults().some(({ kind }) => kind === 'outage');
  const isSlow = (): boolean => core.faults().some(({ kind }) => kind === 'slow');

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const atOnce = underWay.size;
    if (isOut()) return void request.socket.destroy();
    const body = await bodyOf(request);
    if (body === undefined) return send(response, nothing(413));
    const { url: target = '/', headers } = request;
    const answer = core.answer({ target, contentType: headers['content-type'] ?? '', body }, atOnce);
    if (isSlow()) await clock.sleep(slowMs, stopping.signal);
    if (isOut()) return void request.socket.destroy();
    return send(response, answer);
  }

  const server = createServer((request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    serve(request, response).catch(() => {
      // A connection that broke under a request, or was cut by `close`, leaves nobody to answer.
      if (request.socket.destroyed || stopping.signal.aborted) request.socket.destroy();
      else send(response, nothing(500));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const listening = typeof address === 'object' ? (address?.port ?? port) : port;

  return {
    ...core,
    fault: (kind, ms) => {
      core.fault(kind, ms);
      // Idle connections are cut when they are used, so that they serve again when the outage is over.
      if (kind === 'outage') for (const response of underWay) response.socket?.destroy();
    },
    url: `http://127.0.0.1:${listening}/sys/`,
    close: () => {
      stopping.abort();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** The whole body, or `undefined` when it is too large; it is read to its end all the same, so that it can be answered. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= largestBody) chunks.push(chunk);
  }
  return length > largestBody ? undefined : Buffer.concat(chunks);
}

/** An answer of a status alone, after which the connection ends. */
function nothing(status: number): SandboxAnswer {
  return { status, headers: { connection: 'close' }, body: Buffer.alloc(0) };
}

function send(response: ServerResponse, { status, headers, body }: SandboxAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}
