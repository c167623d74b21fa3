import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Secret } from '../../src/lib/secret.ts';
import type { Step } from '../../src/lib/steps.ts';
import { type FastTime, startFastTime } from './kill-clock.ts';
import { createJudge, type Judge } from './kill-judge.ts';
import { type KillProcess, startKillProcess } from './kill-process.ts';
import { type KillProvider, startKillProvider } from './kill-provider.ts';
import { credentials } from './sandbox-account.ts';
import { startFakeTelegram } from './telegram/fake-telegram.ts';
import { startWatch } from './watch.ts';

export interface KillWorldOptions {
  /** An empty PostgreSQL, which several processes share; SQLite for a single one when absent. */
  readonly database?: Secret;
}

/** Everything around the program that lives on when it is killed: the provider, Telegram, the people, the time. */
export interface KillWorld extends AsyncDisposable {
  readonly time: FastTime;
  readonly provider: KillProvider;
  readonly telegram: Awaited<ReturnType<typeof startFakeTelegram>>;
  readonly judge: Judge;
  /** Admins who talk to the bot alone, of whom the second may block it. */
  readonly people: readonly [anna: { readonly id: number }, boris: { readonly id: number }];
  /** The chats that are subscribed: those two and a group. */
  readonly chats: readonly { readonly id: number }[];
  /** Every step that was reached by any process. */
  readonly reached: ReadonlySet<string>;
  /** The file of the embedded database. */
  readonly file: string;
  /** What is missing so far. */
  lost(): readonly string[];
  /** Starts the program. */
  start(killAt?: Step): KillProcess;
}

/** So much faster the program lives than the machine. */
const speed = 30;

export async function startKillWorld({ database }: KillWorldOptions = {}): Promise<KillWorld> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-kills-'));
  opened.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const time = startFastTime(speed);
  const watch = startWatch();
  const provider = await startKillProvider(time);
  opened.defer(() => watch.assertUntold(provider.account()));
  opened.defer(() => provider.close());
  const telegram = await startFakeTelegram({ clock: time, longestPoll: 1, keepCalls: 1000 });
  opened.defer(() => telegram.close());
  const people = [
    telegram.addPrivateChat({ first_name: 'Anna' }),
    telegram.addPrivateChat({ first_name: 'Boris' }),
  ] as const;
  const chats = [...people, telegram.addSupergroup({ people: [people[0]] })];
  const judge = createJudge(chats.map(({ id }) => id));
  const reached = new Set<string>();
  const processes = new Set<KillProcess>();
  opened.defer(async () => {
    for (const process of processes) process.kill('SIGKILL');
    await Promise.all([...processes].map(({ over }) => over));
  });

  const environment = {
    SMSC_URL: provider.url,
    SMSC_LOGIN: credentials.login,
    SMSC_PASSWORD: credentials.password,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    ADMINS: people.map(({ id }) => `telegram:${id}`).join(','),
    POLL_SECONDS: '1',
    ...(database !== undefined && { DATABASE_URL: database.reveal() }),
  };

  /** The newest message of each chat that was read. */
  const newest = new Map<number, number>();
  const closing = new AbortController();
  /** Reads what is new after each call, before it can be edited. */
  function read(): boolean {
    for (const chat of chats) {
      const from = newest.get(chat.id) ?? 0;
      const last = telegram.lastReply(chat)?.id ?? 0;
      if (last === from) continue;
      newest.set(chat.id, last);
      for (const message of telegram.messages(chat))
        if (message.byBot && message.id > from) judge.read(chat.id, message);
    }
    return closing.signal.aborted;
  }
  const reading = telegram.until(read, 2 ** 31 - 1);
  opened.defer(async () => {
    closing.abort();
    await fetch(`${telegram.url}/bot${telegram.token}/getMe`);
    await reading;
  });

  async function forgetAtEnd(process: KillProcess): Promise<void> {
    await process.over;
    processes.delete(process);
    for (const step of process.reached) reached.add(step);
  }

  const parts = opened.move();
  return {
    time,
    provider,
    telegram,
    judge,
    people,
    chats,
    reached,
    lost: () => {
      if (judge.verdict().lost.length === 0) return [];
      for (const chat of chats)
        for (const message of telegram.messages(chat)) if (message.edits > 0) judge.readEdited(message);
      return judge.verdict().lost;
    },
    file: join(folder, 'data/bot.sqlite'),
    start: (killAt) => {
      const process = startKillProcess({ folder, environment, pace: time.pace(), killAt });
      processes.add(process);
      void forgetAtEnd(process);
      return process;
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
