import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { type Account, nextId } from '../../src/smsc/sandbox/account.ts';
import type { FaultKind } from '../../src/smsc/sandbox/control.ts';
import { readRequest } from '../../src/smsc/sandbox/request.ts';
import { createSandbox } from '../../src/smsc/sandbox/sandbox.ts';
import { writeIn } from './gate.ts';
import { credentials, sandboxAccount, sandboxSender } from './sandbox-account.ts';

/** A request that changes something. */
export interface Write {
  /** Such as `senders.php del`. */
  readonly name: string;
  /** All that was sent with it. */
  readonly values: readonly string[];
}

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
  /** Changes the account behind everybody's back. */
  change(how: (account: Account, now: number) => void): void;
  /** A copy of the account as it is now. */
  account(): Account;
  /** What was asked for that changes something, done or refused. */
  readonly writes: readonly Write[];
  /**
   * Has something happen when the next such request comes.
   *
   * @param when - before the provider sees it, which it never does then, or when it has done it and not answered yet
   */
  atNextWrite(when: 'before' | 'after', happen: () => void): void;
  close(): Promise<void>;
}

/** @param time - what the account goes by */
export async function startKillProvider(
  time: Pick<Clock, 'now'>,
  given: Account = sandboxAccount(credentials),
): Promise<KillProvider> {
  const clock: Clock = { ...systemClock, now: time.now };
  const writes: Write[] = [];
  let sandbox = createSandbox({ clock, account: given });
  let next: { readonly when: 'before' | 'after'; readonly happen: () => void } | undefined;

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
    const asked = { target, contentType: headers['content-type'] ?? '', body };
    const read = readRequest(asked);
    const name = writeIn(read);
    const { when, happen } = (name !== undefined && next) || {};
    if (name !== undefined) {
      next = undefined;
      writes.push({ name, values: [...read.params.values()] });
    }
    if (when === 'before') {
      happen?.();
      return void request.socket.destroy();
    }
    const answer = sandbox.answer(asked);
    if (when === 'after') {
      happen?.();
      return void request.socket.destroy();
    }
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
    change,
    account: () => sandbox.account(),
    writes,
    atNextWrite: (when, happen) => {
      next = { when, happen };
    },
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
