import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../src/lib/clock.ts';
import { refusal, write } from '../../src/smsc/sandbox/formats/write.ts';
import { nameOf, operationFor } from '../../src/smsc/sandbox/operations/index.ts';
import { type Request, readRequest } from '../../src/smsc/sandbox/request.ts';

/**
 * What becomes of a request that changes something:
 * - `passes`: as if there were no gate
 * - `lost before`: the connection is cut, and the provider never sees it
 * - `lost after`: the provider does it, and the connection is cut
 * - `lost for good`: the same, and nothing gets through afterwards
 * - `torn after`: the provider does it, and half of its answer comes
 * - `answered late`: the provider does it, and its answer comes when nobody waits for it any more
 * - `done late`: the connection is cut, and ten seconds later the provider does it
 * - `done unseen`: the same, and whoever looks for it gets through once alone
 * - `error`: the provider refuses it with this error
 * - `meanwhile`: something else happens before the rest of its fate
 */
export type Fate =
  | 'passes'
  | 'lost before'
  | 'lost after'
  | 'lost for good'
  | 'torn after'
  | 'answered late'
  | 'done late'
  | 'done unseen'
  | { readonly error: number }
  | { readonly meanwhile: () => Promise<unknown>; readonly fate: 'passes' | 'lost after' };

/** Stands between the client and the sandbox, and lets requests that change something fare as a test wants. */
export interface Gate extends AsyncDisposable {
  readonly url: string;
  /** Where requests go on to, and the clock by which something is late. */
  lead(url: string, clock: Clock): void;
  /** What becomes of requests that change something, from the next one on. */
  let(fate: Fate): void;
  /** Lets the provider do at once what was to be done late. */
  settle(): Promise<void>;
  /** What was asked for that changes something, such as `senders.php del`, done or not. */
  readonly writes: readonly string[];
}

const lateMs = 10_000;

interface Asked {
  readonly target: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}

export async function startGate(): Promise<Gate> {
  let home = '';
  let clock: Clock | undefined;
  let fate: Fate = 'passes';
  let isOut = false;
  const writes: string[] = [];
  const late: Asked[] = [];
  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });

  async function pass({ target, contentType, body }: Asked): Promise<Response> {
    return fetch(new URL(target, home), {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: Buffer.from(body),
    });
  }

  async function settle(): Promise<void> {
    for (const asked of late.splice(0)) await pass(asked);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await askedBy(request);
    if (isOut) return void request.socket.destroy();
    const read = readRequest(asked);
    const name = writeIn(read);
    if (name === undefined) {
      isOut = fate === 'done unseen' && late.length > 0;
      return answer(response, await pass(asked));
    }
    writes.push(name);
    if (typeof fate === 'object' && 'meanwhile' in fate) {
      await fate.meanwhile();
      fate = fate.fate;
    }
    if (typeof fate === 'object') {
      const { file = '', format } = read;
      response.writeHead(200, { 'content-type': 'text/plain' }).end(write(refusal(file, fate.error), format));
      return;
    }
    switch (fate) {
      case 'passes':
        return answer(response, await pass(asked));
      case 'lost before':
        return void request.socket.destroy();
      case 'lost after':
        await pass(asked);
        return void request.socket.destroy();
      case 'lost for good':
        await pass(asked);
        isOut = true;
        return void request.socket.destroy();
      case 'torn after':
        return answer(response, await pass(asked), 0.5);
      case 'answered late':
        await pass(asked);
        return;
      case 'done late':
      case 'done unseen':
        late.push(asked);
        clock?.after(lateMs, () => void settle());
        return void request.socket.destroy();
    }
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/sys/`,
    lead: (url, its) => {
      home = url;
      clock = its;
    },
    let: (next) => {
      fate = next;
    },
    settle,
    writes,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { url: target = '', headers } = request;
  return { target, contentType: headers['content-type'] ?? '', body: Buffer.concat(chunks) };
}

/** What a request changes; `undefined` for one that only asks. */
export function writeIn({ file = '', params }: Request): string | undefined {
  const operation = operationFor(file, params);
  if (operation === undefined) return undefined;
  if (file === 'send.php') return params.get('cost') === '1' ? undefined : file;
  return /^(?:add|chg|del|cancel|pay|send_code|check_code)$/.test(operation.command ?? '')
    ? nameOf(operation)
    : undefined;
}

/** @param share - how much of the body is sent */
async function answer(response: ServerResponse, given: Response, share = 1): Promise<void> {
  const body = Buffer.from(await given.arrayBuffer());
  const sent = body.subarray(0, Math.floor(body.length * share));
  response.writeHead(given.status, { 'content-type': given.headers.get('content-type') ?? '' }).end(sent);
}
