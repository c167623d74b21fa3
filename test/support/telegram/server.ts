import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Calls, OpenCall } from './calls.ts';
import { type FaultKind, type Faults, refusalOf } from './faults.ts';
import { limits } from './limits.ts';
import { methodNamed } from './methods/index.ts';
import { argumentsOf } from './parameters.ts';
import { Refusal } from './refusal.ts';
import { readParameters } from './request.ts';
import type { World } from './state.ts';

export interface Served {
  readonly world: World;
  readonly calls: Calls;
  readonly faults: Faults;
  readonly latencyMs: () => number;
  readonly changed: () => void;
}

interface Wanted {
  readonly method: string;
  readonly response: ServerResponse;
  readonly run: (call: OpenCall) => unknown;
}

/** Serves the Bot API on loopback; gives its address and what stops it. */
export async function serve(served: Served): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    handle(served, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens nowhere.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await bodyOf(request);
  const [, isFile, token = '', rest = ''] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(decodeURIComponent(pathname)) ?? [];
  const { world } = served;
  const permitted = token === world.token;
  const refusal = permitted ? undefined : wrongToken(token);
  if (refusal !== undefined) return refuse(response, refusal);
  if (isFile !== undefined) return download(served, response, rest);
  if (request.method !== 'GET' && request.method !== 'POST')
    return refuse(response, new Refusal(405, 'Method Not Allowed'));
  if (body === undefined) return refuse(response, new Refusal(413, 'Request Entity Too Large'));
  const named = methodNamed(rest);
  if (named === undefined) {
    served.calls.record(rest, { fields: {}, files: new Map() }, world.clock.now()).status = 404;
    return refuse(response, new Refusal(404, 'Not Found: method not found'));
  }
  let parameters = { fields: {}, files: new Map() } as ReturnType<typeof readParameters>;
  let unread: unknown;
  try {
    parameters = readParameters(searchParams, request.headers['content-type'] ?? '', body);
  } catch (error) {
    unread = error;
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const call = served.calls.record(named.name, parameters, world.clock.now());
  const run = (): unknown => {
    if (unread !== undefined) throw unread;
    return named.run(argumentsOf(parameters), world, gone.signal);
  };
  await answer(served, call, { method: named.name, response, run });
}

function wrongToken(token: string): Refusal {
  return /^\d+:[\w-]+$/.test(token) ? new Refusal(401, 'Unauthorized') : new Refusal(404, 'Not Found');
}

/** Runs a call with the fault that hits it, and answers it unless the fault is that nobody does. */
async function answer({ faults, latencyMs, changed }: Served, call: OpenCall, wanted: Wanted): Promise<void> {
  const { response, run } = wanted;
  if (latencyMs() > 0) await wait(latencyMs());
  const fault = faults.hit(call);
  if (fault !== undefined && breaks(fault, false, call, response)) return changed();
  if (fault?.kind === 'slow') await wait(fault.ms);
  try {
    const planned = fault === undefined ? undefined : refusalOf(fault);
    if (planned !== undefined) throw planned;
    const result = await run(call);
    if (fault !== undefined && breaks(fault, true, call, response)) return changed();
    call.status = 200;
    send(response, 200, { ok: true, result });
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${String(error)}`);
    call.status = refusal.code;
    call.description = refusal.message;
    refuse(response, refusal);
  }
  changed();
}

/** Breaks the call as a fault says when its moment has come: before the call has its effect, or after it. */
function breaks(fault: FaultKind, after: boolean, call: OpenCall, response: ServerResponse): boolean {
  if (fault.kind !== 'page' && fault.kind !== 'silence' && fault.kind !== 'reset') return false;
  if ((fault.after ?? false) !== after) return false;
  if (fault.kind === 'reset') response.socket?.resetAndDestroy();
  if (fault.kind === 'page') {
    call.status = fault.status;
    response.writeHead(fault.status, { 'content-type': 'text/html' });
    response.end(`<html><head><title>${fault.status}</title></head><body><h1>${fault.status}</h1></body></html>`);
  }
  return true;
}

async function download(served: Served, response: ServerResponse, path: string): Promise<void> {
  const { world, calls } = served;
  const call = calls.record('file', { fields: { path }, files: new Map() }, world.clock.now());
  const fault = served.faults.hit(call);
  served.changed();
  if (fault !== undefined && (breaks(fault, false, call, response) || breaks(fault, true, call, response))) return;
  if (fault?.kind === 'slow') await wait(fault.ms);
  const planned = fault === undefined ? undefined : refusalOf(fault);
  const file = world.files.byPath(path);
  if (planned !== undefined) return refuse(response, planned);
  if (file === undefined) return refuse(response, new Refusal(404, 'Not Found'));
  const bytes = file.bytes ?? Buffer.alloc(Math.min(file.size, limits.downloadBytes));
  call.status = 200;
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
  response.end(bytes);
  served.changed();
}

function refuse(response: ServerResponse, { code, message, parameters }: Refusal): void {
  send(response, code, {
    ok: false,
    error_code: code,
    description: message,
    ...(parameters === undefined ? {} : { parameters }),
  });
}

function send(response: ServerResponse, status: number, content: unknown): void {
  if (response.destroyed || response.headersSent) return;
  const body = Buffer.from(JSON.stringify(content));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

/** The whole body, or `undefined` when it is too large; it is read to its end all the same. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limits.bodyBytes) chunks.push(chunk);
  }
  return length > limits.bodyBytes ? undefined : Buffer.concat(chunks);
}
