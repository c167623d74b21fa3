import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { type Account, nextId } from '../../src/smsc/sandbox/account.ts';
import type { FaultKind } from '../../src/smsc/sandbox/control.ts';
import { createSandbox } from '../../src/smsc/sandbox/sandbox.ts';
import { sandboxAccount, sandboxSender } from './sandbox-account.ts';

/** The sandbox account behind a server of its own, in which only happens what a test lets happen. */
export interface KillProvider {
  readonly url: string;
  /** An SMS comes in. */
  receive(text: string): void;
  /** A sender name appears, and is disabled. */
  addSender(name: string): void;
  /** A sender name is allowed. */
  allow(name: string): void;
  fault(kind: FaultKind, ms: number): void;
  close(): Promise<void>;
}

/** @param time - what the account goes by */
export async function startKillProvider(time: Pick<Clock, 'now'>): Promise<KillProvider> {
  const clock: Clock = { ...systemClock, now: time.now };
  let sandbox = createSandbox({ clock, account: sandboxAccount() });

  function change(how: (account: Account, now: number) => void): void {
    const account = sandbox.account();
    how(account, time.now());
    const faults = sandbox.faults();
    sandbox = createSandbox({ clock, account });
    for (const { kind, until } of faults) sandbox.fault(kind, until.epochMilliseconds - time.now());
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const { url: target = '/', headers } = request;
    const answer = sandbox.answer({ target, contentType: headers['content-type'] ?? '', body });
    response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
    response.end(answer.body);
  }

  const server = createServer((request, response) => {
    // Who asked may be dead meanwhile.
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/sys/`,
    receive: (text) =>
      change((account, now) => {
        const id = nextId(account, 'answer');
        account.answers.push({ id, receivedAt: now, sentAt: now, phone: '79160000001', toPhone: '79990000100', text });
      }),
    addSender: (name) =>
      change((account, now) => {
        const id = nextId(account, 'sender');
        account.senders.push(sandboxSender({ id, name, moderation: 2, changedAt: now }));
      }),
    allow: (name) =>
      change((account) => {
        const sender = account.senders.find((each) => each.name === name);
        if (sender !== undefined) sender.moderation = 1;
      }),
    fault: (kind, ms) => sandbox.fault(kind, ms),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
