import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Calls, OpenCall } from './calls.ts';
import type { Fault } from './control.ts';
import type { Faults } from './faults.ts';
import { Refusal } from './refusal.ts';
import { plainReply, type Reply } from './reply.ts';
import { type Route, routeOf } from './routes.ts';
import type { World } from './state.ts';

export interface Served {
  readonly world: World;
  readonly calls: Calls;
  readonly faults: Faults;
  readonly latencyMs: () => number;
}

/** Serves the Web API, response addresses, uploads and downloads on loopback; gives the address and what stops it. */
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
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const route = await routeOf(served.world, request, Buffer.concat(chunks));
  if (route === undefined) return send(response, plainReply(404, 'Not Found'));
  const call = served.calls.record(route.method, route.given, served.world.clock.now());
  served.world.changed();
  await answer(served, call, route, response);
  served.world.changed();
}

/** Runs a call with the fault that hits it, and answers it unless the fault is that nobody does. */
async function answer(served: Served, call: OpenCall, route: Route, response: ServerResponse): Promise<void> {
  const { faults, latencyMs } = served;
  if (latencyMs() > 0) await wait(latencyMs());
  const fault = faults.hit(call.method);
  if (fault?.kind === 'silence') return;
  if (fault?.kind === 'reset') return void response.socket?.resetAndDestroy();
  const reply = fault === undefined || fault.kind === 'reset-after' ? await done(served, route) : spoilt(route, fault);
  if (fault?.kind === 'reset-after') return void response.socket?.resetAndDestroy();
  call.answer = reply.answer;
  send(response, reply);
}

async function done({ calls }: Served, route: Route): Promise<Reply> {
  try {
    return await route.run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const words = Array.isArray(error.more.errors) ? error.more.errors.map(String) : [];
    calls.refuse(route.method, error.code, words);
    return route.refuse(error);
  }
}

type Spoiling = Extract<Fault['as'], { readonly kind: 'error' | 'rate-limited' | 'status' }>;

function spoilt(route: Route, fault: Spoiling): Reply {
  switch (fault.kind) {
    case 'error':
      return route.refuse(new Refusal(fault.error));
    case 'rate-limited': {
      const reply = route.refuse(new Refusal('ratelimited'));
      return { ...reply, status: 429, headers: { ...reply.headers, 'retry-after': String(fault.retryAfterSeconds) } };
    }
    case 'status': {
      const page = `<html><head><title>${fault.status}</title></head><body><h1>${fault.status}</h1></body></html>`;
      return { ...plainReply(fault.status, page), headers: { 'content-type': 'text/html' } };
    }
  }
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
