import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { type NoticeBot, startNoticeBot, startNoticeServer } from './notifications-processes.ts';
import type { Burst, FourthChat } from './notifications-server.ts';

/** How the bot took a burst of SMS. */
export interface TakenBurst {
  /** From the provider's answer to where a crash loses nothing, in milliseconds. */
  readonly storedMs: number;
  /** From the same to the last message, by chat: two groups and a private chat. */
  readonly toldMs: readonly number[];
  readonly messages: readonly number[];
  /** SMS that each of the chats is told of exactly once. */
  readonly once: readonly number[];
  readonly refused: number;
  readonly rssBeforeMb: number;
  readonly rssPeakMb: number;
  readonly storingP99Ms: number;
  readonly tellingP99Ms: number;
  readonly longestBlockMs: number;
}

const lookMs = 5;
const rssMs = 20;
const settleMs = 1000;
const patienceMs = 60_000;

/** Many SMS at once to four chats, with the bot as people start it. */
export async function takeBurst(count: number, fourth: FourthChat): Promise<TakenBurst> {
  await using server = await startNoticeServer();
  await using bot = await startNoticeBot(server, { tellsLoop: true });
  for (const chat of [0, 1, 3]) await server.ask({ do: 'type', line: '/subscribe inbox', chat });
  using database = new DatabaseSync(bot.file, { readOnly: true, timeout: 1000 });
  const holds = (sql: string): boolean => database.prepare(sql).get() !== undefined;
  // The first look is silent.
  await until(() => holds("SELECT 1 FROM watch WHERE name = 'inbox'"));
  // What the start took is no part of the burst.
  await sleep(settleMs);
  const rssBeforeMb = bot.rssMb();
  await using peak = watchRss(bot);
  await bot.loopDelay();
  const telling = server.ask<Burst>({ do: 'burst', count, fourth });
  await until(() => holds(`SELECT 1 FROM event LIMIT 1 OFFSET ${count - 1}`));
  const storedAt = Date.now();
  const storing = await bot.loopDelay();
  const { arrivedAt, chats, refused } = await telling;
  const rest = await bot.loopDelay();
  return {
    storedMs: storedAt - arrivedAt,
    toldMs: chats.map(({ toldAt }) => toldAt - arrivedAt),
    messages: chats.map(({ messages }) => messages),
    once: chats.map(({ once }) => once),
    refused,
    rssBeforeMb,
    rssPeakMb: peak.mb(),
    storingP99Ms: storing.p99,
    tellingP99Ms: rest.p99,
    longestBlockMs: Math.max(storing.longest, rest.longest),
  };
}

/** The most that a bot held so far. */
function watchRss(bot: NoticeBot): AsyncDisposable & { mb(): number } {
  const over = new AbortController();
  let most = 0;
  const watched = (async () => {
    for (; !over.signal.aborted; await sleep(rssMs)) most = Math.max(most, bot.rssMb());
  })();
  return {
    mb: () => most,
    [Symbol.asyncDispose]: () => {
      over.abort();
      return watched;
    },
  };
}

async function until(isSo: () => boolean): Promise<void> {
  const begun = performance.now();
  while (!isSo()) {
    if (performance.now() - begun > patienceMs) throw new Error('the bot does not get on');
    await sleep(lookMs);
  }
}
