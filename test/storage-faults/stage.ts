import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { systemClock } from '../../src/lib/clock.ts';
import { secret } from '../../src/lib/secret.ts';
import type { Account } from '../../src/smsc/sandbox/account.ts';
import { createSandbox, type SandboxCore } from '../../src/smsc/sandbox/sandbox.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { freePort } from '../support/free-port.ts';
import { type Finished, runBot, type Watching } from '../support/process.ts';
import { credentials, sandboxAccount } from '../support/sandbox-account.ts';
import { startFakeTelegram } from '../support/telegram/fake-telegram.ts';
import { startWatch } from '../support/watch.ts';

/** A bot in a process of its own, told of incoming SMS in Telegram; and its surroundings, which outlive it. */
export interface Stage extends AsyncDisposable {
  readonly folder: string;
  /**
   * Runs the bot with `meanwhile` and then ends it in order, unless it ended by itself.
   *
   * @param settings - further variables
   */
  run(meanwhile: (running: Watching) => Promise<void>, settings?: Readonly<Record<string, string>>): Promise<Finished>;
  /** Runs the bot where it is to end by itself. */
  fail(settings?: Readonly<Record<string, string>>): Promise<Finished>;
  /** Subscribes to incoming SMS and resolves when the bot remembers those that are there, number 0. */
  subscribe(): Promise<void>;
  /** An SMS comes in, with its number and further words in it, and the provider says so. */
  arrive(number: number, words?: string): Promise<void>;
  /** Types a line to the bot in Telegram. */
  type(line: string): void;
  /** Resolves when the bot has written something with these words. */
  said(words: string, withinMs?: number): Promise<string>;
  /** The numbers of the SMS that were told, in their order; one that may have been told before is negative. */
  told(): readonly number[];
  /** Resolves when as many SMS were told. */
  toldAll(count: number, withinMs?: number): Promise<void>;
}

const shared = 'secret-of-the-provider';
const patienceMs = 60_000;
const lookEveryMs = 50;

/** @param settings - in PostgreSQL when there is its address, else in a file in a folder of its own */
export async function startStage(settings: { readonly DATABASE_URL?: string } = {}): Promise<Stage> {
  const watch = startWatch();
  const telegram = await startFakeTelegram();
  const anna = telegram.addPrivateChat();
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-faults-'));
  const port = await freePort();
  const arrived = [arrival(0)];
  let provider = providerWith(arrived);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url: target = '/', headers } = request;
    const body = await buffer(request);
    const answer = provider.answer({ target, contentType: headers['content-type'] ?? '', body });
    response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
    response.end(answer.body);
  }

  // A request breaks off where the bot is killed.
  const server = createServer((request, response) => void serve(request, response).catch(() => undefined));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The provider listens nowhere.');

  const environment = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    SMSC_URL: `http://127.0.0.1:${address.port}/sys/`,
    SMSC_LOGIN: 'demo',
    SMSC_PASSWORD: credentials.password,
    SMSC_CALLBACK_SECRET: shared,
    HTTP_PORT: String(port),
    ADMINS: `telegram:${anna.id}`,
    DATA_DIR: folder,
    ...settings,
  };
  const written = () => telegram.messages(anna).filter(({ byBot }) => byBot);
  // A message that grew too long has the rest in a file.
  const told = (): readonly number[] =>
    written().flatMap(({ text, file }) => {
      const isRepeat = text.includes('Possible repeat');
      const numbers = `${text} ${file?.bytes.toString('utf8') ?? ''}`.matchAll(/SMS number (\d+)/g);
      return [...new Set([...numbers].map(([, number]) => Number(number)))].map((one) => (isRepeat ? -one : one));
    });

  return {
    folder,
    run: (meanwhile, more = {}) =>
      runBot({
        environment: { ...environment, ...more },
        meanwhile: async (running) => {
          await meanwhile(running);
          running.kill('SIGTERM');
        },
      }),
    fail: (more = {}) => runBot({ environment: { ...environment, ...more } }),
    subscribe: async () => {
      telegram.say(anna, anna, '/subscribe inbox');
      await telegram.until(() => written().some(({ text }) => text.includes('#1')), patienceMs);
      await remembered(environment);
    },
    arrive: async (number, words) => {
      arrived.push(arrival(number, words));
      provider = providerWith(arrived);
      await push(port);
    },
    type: (line) => void telegram.say(anna, anna, line),
    said: (words, withinMs = patienceMs) =>
      telegram.until(() => written().find(({ text }) => text.includes(words))?.text, withinMs),
    told,
    toldAll: async (count, withinMs = patienceMs) =>
      void (await telegram.until(() => told().length >= count, withinMs)),
    [Symbol.asyncDispose]: async () => {
      await telegram.close();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
      await watch.assertUntold(sandboxAccount({ ...credentials, answers: arrived }));
    },
  };
}

/** Resolves when the bot remembers which SMS there are. */
async function remembered({
  DATA_DIR: dataDir,
  DATABASE_URL: url,
}: {
  readonly DATA_DIR: string;
  readonly DATABASE_URL?: string;
}): Promise<void> {
  const databaseUrl = url === undefined ? undefined : secret(url);
  const database = await openDatabase({ dataDir, databaseUrl, clock: systemClock });
  const isThere = async (): Promise<boolean> =>
    (await database.query("SELECT 1 AS one FROM watch WHERE name = 'inbox'")).length > 0;
  while (!(await isThere())) await systemClock.sleep(lookEveryMs);
  await database.close();
}

type Answers = Account['answers'];

/** An SMS that comes in now. */
function arrival(number: number, words = ''): Answers[number] {
  const now = Date.now();
  return {
    id: String(7_000_001 + number),
    receivedAt: now,
    sentAt: now,
    phone: '79160000001',
    toPhone: '79990000000',
    text: `SMS number ${number} ${words}`,
  };
}

/** An account with nothing but SMS that came in, in which nothing happens on its own. */
function providerWith(answers: Answers): SandboxCore {
  return createSandbox({ account: sandboxAccount({ ...credentials, answers }) });
}

/** What the provider does for an SMS that comes in. Nobody may be there to hear it. */
async function push(port: number): Promise<void> {
  const fields = { phone: '79160000001', mes: 'SMS', to: '79990000000' };
  const sha1 = createHash('sha1')
    .update(`${Object.values(fields).join(':')}:${shared}`)
    .digest('hex');
  const body = new URLSearchParams({ ...fields, sha1 });
  await fetch(`http://127.0.0.1:${port}/smsc/callback`, { method: 'POST', body }).catch(() => undefined);
}
