import { startSandbox } from '../../src/smsc/sandbox/server.ts';
import { startFakeTelegram } from '../../test/support/telegram/fake-telegram.ts';

/** What the server's process is asked to do. */
export type ServerTask =
  | { readonly do: 'say'; readonly line: string; readonly count: number }
  | { readonly do: 'batches'; readonly line: string; readonly count: number; readonly latencyMs: number }
  /** Gives the answer to a line, text and entities. */
  | { readonly do: 'read'; readonly line: string }
  | { readonly do: 'grant' }
  | { readonly do: 'first'; readonly line: string };

/** What it says when it listens. */
export interface ServerAddress {
  readonly url: string;
  readonly token: string;
  readonly admin: number;
  /** The provider, which also runs apart from the bot. */
  readonly provider: string;
}

/** People who write, each in a private chat of their own; the first one is the bot's admin. */
const people = 100;
const patienceMs = 60_000;

const sandbox = await startSandbox();
const fake = await startFakeTelegram({ keepCalls: 10 });
const chats = Array.from({ length: people }, () => fake.addPrivateChat());
const [first] = chats;
if (first === undefined) throw new Error('There is nobody.');

/** Says a line in some chats at once and resolves when each has its answer. */
async function ask(line: string, asked = chats): Promise<void> {
  for (const chat of asked) fake.say(chat, chat, line);
  let open: readonly (typeof chats)[number][] = asked;
  await fake.until(() => {
    open = open.filter((chat) => fake.lastReply(chat) === undefined);
    return open.length === 0;
  }, patienceMs);
  fake.forget();
}

/** The milliseconds from each update to its answer, one after the other. */
async function say(line: string, count: number): Promise<readonly number[]> {
  const ms: number[] = [];
  for (let round = 0; round < count; round += 1) {
    const begun = performance.now();
    await ask(line, [first as (typeof chats)[number]]);
    ms.push(performance.now() - begun);
  }
  return ms;
}

/** How many are answered in a second. */
async function batches(line: string, count: number, latencyMs: number): Promise<number> {
  fake.setLatency(latencyMs);
  const begun = performance.now();
  for (let batch = 0; batch < count; batch += 1) await ask(line);
  const seconds = (performance.now() - begun) / 1000;
  fake.setLatency(0);
  return (count * people) / seconds;
}

async function read(line: string): Promise<unknown> {
  const chat = first as (typeof chats)[number];
  fake.say(chat, chat, line);
  await fake.until(() => fake.lastReply(chat) !== undefined, patienceMs);
  const { text, entities } = fake.lastReply(chat) ?? {};
  fake.forget();
  return { text, entities };
}

async function grant(): Promise<void> {
  for (const { id } of chats.slice(1)) await say(`/access grant telegram:${id} viewer`, 1);
}

/** The time at which a line that waits for a bot to start is answered. */
async function firstAnswer(line: string): Promise<number> {
  await ask(line, [first as (typeof chats)[number]]);
  return performance.timeOrigin + performance.now();
}

async function done(task: ServerTask): Promise<unknown> {
  switch (task.do) {
    case 'read':
      return read(task.line);
    case 'say':
      return say(task.line, task.count);
    case 'batches':
      return batches(task.line, task.count, task.latencyMs);
    case 'grant':
      return grant();
    case 'first':
      return firstAnswer(task.line);
  }
}

process.on('message', (task: ServerTask) => {
  done(task).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
const address: ServerAddress = { url: fake.url, token: fake.token, admin: first.id, provider: sandbox.url };
process.send?.({ result: address });
