import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { createSandbox, type SandboxCore } from '../../src/smsc/sandbox/sandbox.ts';
import { credentials, sandboxAccount, sandboxSender } from '../../test/support/sandbox-account.ts';
import { startFakeTelegram } from '../../test/support/telegram/fake-telegram.ts';

/** How the fourth chat takes what it is told: as the others, with "too many requests", or with no answer at all. */
export type FourthChat = 'well' | 'flood' | 'silence';

/** What the server's process is asked to do. */
export type NoticeTask =
  /** Types a line in a chat: 0 and 1 are groups, 2 is private, 3 is the group that may be a bad one. */
  | { readonly do: 'type'; readonly line: string; readonly chat: number }
  /** Lets so many SMS come in; resolves when three chats have been told of all. */
  | { readonly do: 'burst'; readonly count: number; readonly fourth: FourthChat };

/** What it says when it listens. */
export interface NoticeAddress {
  readonly url: string;
  readonly token: string;
  readonly admin: number;
  readonly provider: string;
}

/** What became of a burst; moments are milliseconds since the epoch. */
export interface Burst {
  /** When the provider had given the first page of it, which holds 10 000. */
  readonly arrivedAt: number;
  readonly chats: readonly ToldChat[];
  /** How often the three chats refused a message as one too many. */
  readonly refused: number;
}

export interface ToldChat {
  readonly toldAt: number;
  readonly messages: number;
  /** SMS that are named exactly once. */
  readonly once: number;
}

/** How long a line may wait for its answer, and a chat for the last of a burst. */
const answerMs = 60_000;
const burstMs = 300_000;
const firstId = 7_000_001;
/** How many sender names the account has. */
const senders = Number(process.argv[2] ?? 0);

const telegram = await startFakeTelegram();
const anna = telegram.addPrivateChat();
const groups = [1, 2].map(() => telegram.addSupergroup({ people: [anna] }));
const fourth = telegram.addSupergroup({ people: [anna] });
const chats = [...groups, anna, fourth];

/** An account with names that are half decided; nothing happens in it on its own. */
function account(arrived: number) {
  const now = Date.now();
  return sandboxAccount({
    ...credentials,
    senders: Array.from({ length: senders }, (_, index) =>
      sandboxSender({
        id: String(900_000 - index),
        name: `my_shop_${index}`,
        operators: new Map(['mega_step', 'bee_step', 'mts_step', 'tele2'].map((key, at) => [key, (index + at) % 5])),
        changedAt: now - 7 * 86_400_000,
      }),
    ),
    answers: Array.from({ length: arrived }, (_, index) => ({
      id: String(firstId + index),
      receivedAt: now,
      sentAt: now,
      phone: `7916${String(index % 4321).padStart(7, '0')}`,
      toPhone: '79990000000',
      text: `Здравствуйте! Когда доставят заказ ${index}? Код ${1000 + (index % 9000)}; "ул. Примерная", 12`,
    })),
  });
}

let provider: SandboxCore = createSandbox({ account: account(0) });
/** Told of each answer that lists incoming SMS. */
let onListed = (): void => undefined;

async function serve(target: string, type: string, body: Buffer, response: ServerResponse): Promise<void> {
  const answer = provider.answer({ target, contentType: type, body });
  response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
  response.end(answer.body);
  await once(response, 'finish');
  if (body.includes('get_answers')) onListed();
}

const server = createServer((request, response) => {
  buffer(request)
    .then((body) => serve(request.url ?? '/', request.headers['content-type'] ?? '', body, response))
    .catch(() => request.socket.destroy());
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

async function type(line: string, place: number): Promise<void> {
  const chat = chats[place] ?? anna;
  telegram.say(chat, anna, chat === anna ? line : line.replace(' ', `@${telegram.bot.username} `));
  await telegram.until(() => telegram.lastReply(chat) !== undefined, answerMs);
}

function isForFourth({ parameters }: Pick<ReturnType<typeof telegram.calls>[number], 'parameters'>): boolean {
  return Number(parameters['chat_id']) === fourth.id;
}

async function burst(count: number, behaves: FourthChat): Promise<Burst> {
  telegram.forget();
  telegram.flood.keep();
  const fault = { times: Infinity, when: isForFourth };
  if (behaves === 'flood') telegram.fault('*', { kind: 'flood', retryAfter: 30 }, fault);
  if (behaves === 'silence') telegram.fault('*', { kind: 'silence' }, fault);
  let arrivedAt = 0;
  const { promise: arrived, resolve } = Promise.withResolvers<void>();
  provider = createSandbox({ account: account(count) });
  onListed = () => {
    arrivedAt ||= Date.now();
    resolve();
  };
  await type('/subscribe inbox', 2);
  await arrived;
  const told = await Promise.all([...groups, anna].map((chat) => toldOf(chat, count)));
  const own = telegram.calls().filter((call) => call.status === 429 && !isForFourth(call));
  return { arrivedAt, chats: told, refused: own.length };
}

/** Resolves when a chat has as many rows in its files as SMS came in. */
async function toldOf(chat: (typeof chats)[number], count: number): Promise<ToldChat> {
  const rows = new Map<number, readonly string[]>();
  await telegram.until(() => {
    for (const { id, file } of telegram.messages(chat)) if (!rows.has(id)) rows.set(id, idsIn(file?.bytes));
    return rows.values().reduce((sum, { length }) => sum + length, 0) >= count;
  }, burstMs);
  const toldAt = Date.now();
  const times = Map.groupBy([...rows.values()].flat(), (id) => id);
  const wanted = Array.from({ length: count }, (_, index) => times.get(String(firstId + index))?.length ?? 0);
  return {
    toldAt,
    messages: [...rows.values()].filter(({ length }) => length > 0).length,
    once: wanted.filter((named) => named === 1).length,
  };
}

/** The ids of the SMS in a file: the second column, after the id of the event. */
function idsIn(bytes: Buffer | undefined): readonly string[] {
  const lines = bytes?.toString('utf8').split('\r\n').slice(1) ?? [];
  return lines.flatMap((row) => /^e-[^;]+;(\d+);/.exec(row)?.[1] ?? []);
}

function done(task: NoticeTask): Promise<unknown> {
  return task.do === 'type' ? type(task.line, task.chat) : burst(task.count, task.fourth);
}

process.on('message', (task: NoticeTask) => {
  done(task).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
const url = server.address();
if (url === null || typeof url === 'string') throw new Error('It listens nowhere.');
const address: NoticeAddress = {
  url: telegram.url,
  token: telegram.token,
  admin: anna.id,
  provider: `http://127.0.0.1:${url.port}/sys/`,
};
process.send?.({ result: address });
