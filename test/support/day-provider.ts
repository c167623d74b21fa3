import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../src/lib/clock.ts';
import type { Account } from '../../src/smsc/sandbox/account.ts';
import { createLimits } from '../../src/smsc/sandbox/limits.ts';
import { nameOf, operationFor } from '../../src/smsc/sandbox/operations/index.ts';
import { readRequest, type SandboxRequest } from '../../src/smsc/sandbox/request.ts';
import { createSandbox, type SandboxAnswer } from '../../src/smsc/sandbox/sandbox.ts';

/**
 * What is wrong with the provider:
 * - `outage`: connections are closed without an answer
 * - `resets`: connections are reset in the middle of an answer
 * - `errors`: 500, 502, 503 and 504 of the web server
 * - `silence`: nothing is ever answered
 * - `blocked` and `limited`: errors 4 and 9
 */
export type ProviderFault = 'outage' | 'resets' | 'errors' | 'silence' | 'blocked' | 'limited';

/** The provider as a script wants it. */
export interface DayProvider extends AsyncDisposable {
  readonly url: string;
  /** Changes what is on the account. */
  readonly change: (move: (account: Account) => void) => void;
  /** Lets everything fail in a way from now on, or nothing. */
  fault(kind: ProviderFault | undefined): void;
  /** How many requests are not going to be answered. */
  readonly held: () => number;
  /** How many requests came. */
  count(): number;
  /** The requests that the provider's limits did not allow, by operation. */
  broken(): readonly string[];
}

const statuses = [500, 502, 503, 504] as const;
/** The provider refuses the fifteenth at one time. */
const mostAtOnce = 14;

/**
 * The sandbox's account behind a server of its own. Its limits are judged for each request that arrives, also for one
 * that then fails, by the time of the provider, which nobody sets.
 */
export async function startDayProvider(account: Account, clock: Clock): Promise<DayProvider> {
  const limits = createLimits(() => clock.now());
  const silent = new Set<ServerResponse>();
  const broken: string[] = [];
  let sandbox = createSandbox({ clock, account });
  let fault: ProviderFault | undefined;
  let count = 0;

  function isAdmitted(request: SandboxRequest): boolean {
    const { file = '', params } = readRequest(request);
    const operation = operationFor(file, params);
    const name = operation === undefined ? file : nameOf(operation);
    const isWithin = operation === undefined || limits.admit(name, operation.limits, params);
    if (isWithin && silent.size < mostAtOnce) return true;
    broken.push(name);
    return false;
  }

  function answerTo(request: SandboxRequest, kind: 'blocked' | 'limited' | undefined): SandboxAnswer {
    if (kind === undefined) return sandbox.answer(request);
    sandbox.fault(kind, 1);
    const refusal = sandbox.answer(request);
    sandbox.clearFaults();
    return refusal;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url: target = '/', headers, socket } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const asked = { target, contentType: headers['content-type'] ?? '', body: Buffer.concat(chunks) };
    count += 1;
    const isWithin = isAdmitted(asked);
    switch (fault) {
      case 'outage':
        socket.end();
        return;
      case 'silence':
        silent.add(response);
        response.once('close', () => silent.delete(response));
        return;
      case 'errors':
        response.writeHead(statuses[count % statuses.length] ?? 500, { 'content-type': 'text/html' });
        response.end('<html><h1>Bad Gateway</h1></html>');
        return;
      case 'resets': {
        const { status, headers: own, body } = answerTo(asked, undefined);
        response.writeHead(status, { ...own, 'content-length': body.length });
        response.write(body.subarray(0, body.length / 2), () => socket.resetAndDestroy());
        return;
      }
      case 'blocked':
      case 'limited':
      case undefined: {
        const { status, headers: own, body } = answerTo(asked, isWithin ? fault : 'limited');
        response.writeHead(status, { ...own, 'content-length': body.length });
        response.end(body);
      }
    }
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  return {
    url: `http://127.0.0.1:${port}/sys/`,
    change: (move) => {
      move(account);
      sandbox = createSandbox({ clock, account });
    },
    fault: (kind) => {
      fault = kind;
    },
    held: () => silent.size,
    count: () => count,
    broken: () => broken,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
