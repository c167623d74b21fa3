import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as realSleep } from 'node:timers/promises';
import type { Chat } from 'grammy/types';
import { ConfigError } from '../../src/config.ts';
import type { Clock } from '../../src/lib/clock.ts';
import type { Account } from '../../src/smsc/sandbox/account.ts';
import type { Database } from '../../src/storage/database.ts';
import { type ManualClock, manualClock } from './clock.ts';
import { type Life, startLife } from './day-life.ts';
import { type DayProvider, startDayProvider } from './day-provider.ts';
import { createStillness } from './day-stillness.ts';
import type { FakeTelegram } from './telegram/control.ts';
import { startFakeTelegram } from './telegram/fake-telegram.ts';

/** What may have been shown in a chat without the bot's knowledge: the ids of events, among other words. */
export interface Doubt {
  readonly chat: number;
  readonly about: string;
}

/** The bot between a provider and Telegram, over loopback, on a clock that is moved by hand. */
export interface DayStage extends AsyncDisposable {
  /** The time of everybody but the bot's machine. */
  readonly clock: ManualClock;
  readonly provider: DayProvider;
  readonly telegram: FakeTelegram;
  /** Is told of the account. */
  readonly group: Chat.GroupChat;
  /** An admin, who is told of incoming SMS and of how the bot fares. */
  readonly anna: Chat.PrivateChat;
  /** An admin, who only asks. */
  readonly boris: Chat.PrivateChat;
  /** Lets time pass, with all that is due in it. */
  readonly pass: (ms: number) => Promise<void>;
  /** Types a line; the bot gets it at once if it can. */
  readonly say: (chat: { readonly id: number }, person: { readonly id: number }, line: string) => Promise<void>;
  /** Sets the clock of the bot's machine. */
  step(ms: number): void;
  /** Ends the process in order or at once, and starts it again. */
  readonly restart: (how: 'stop' | 'kill') => Promise<void>;
  /** What was open when the process was killed. */
  readonly doubts: readonly Doubt[];
  /** With which code the process ended on its own, each time. */
  readonly exits: readonly number[];
}

/** Where there is such a folder: the commits of a day wait for a disk longer than for everything else. */
const inMemory = '/dev/shm';
/** What a supervisor waits before it starts again what ended. */
const restartMs = 30_000;
/** How long a line may take to the bot, in real time. */
const receivedWithinMs = 1000;
/** While the process ends, so much real time passes with so much of the clock's. */
const connectionsMs = 20;
const stopStepMs = 1000;
const longestStepMs = 1000;

export async function startDayStage(account: Account): Promise<DayStage> {
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(existsSync(inMemory) ? inMemory : tmpdir(), 'smsc-chatops-day-'));
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  const clock = manualClock();
  let ahead = 0;
  const machine: Clock = { ...clock, now: () => clock.now() + ahead };
  let isBusy: Life['isBusy'] | undefined;
  const provider = opened.use(await startDayProvider(account, clock));
  const stillness = opened.use(createStillness(provider.held, () => isBusy?.() ?? false));
  const telegram = await startFakeTelegram({ clock, keepCalls: 1_000_000 });
  opened.defer(() => telegram.close());
  // Telegram bears short bursts within a second; within a minute it does not.
  telegram.flood.keep({ perSecond: 5 });
  const anna = telegram.addPrivateChat({ first_name: 'Anna' });
  const boris = telegram.addPrivateChat({ first_name: 'Boris' });
  const group = telegram.addGroup({ people: [anna, boris] });
  const admins = [anna, boris].map(({ id }) => ({ platform: 'telegram', id: String(id) }));
  const doubts: Doubt[] = [];
  const exits: number[] = [];
  let exit: number | undefined;
  // Else the first request waits for it in real time.
  await import('undici');
  let life = await start();

  async function start(): Promise<Life> {
    const begun = await startLife({ dataDir, providerUrl: provider.url, telegram, admins, clock: machine });
    isBusy = begun.isBusy;
    begun.ended.catch((error: unknown) => {
      if (begun === life) exit = error instanceof ConfigError ? 78 : 1;
    });
    return begun;
  }

  async function stop(): Promise<void> {
    const over = life.stop().then(() => true);
    // Connections are let go of in real time, and who gives up waits by the clock.
    while (!(await Promise.race([over, realSleep(connectionsMs, false)]))) await clock.advance(stopStepMs);
  }

  async function kill(): Promise<void> {
    doubts.push(...(await openClaims(life.database)));
    await life.kill();
  }

  async function restart(how: 'stop' | 'kill'): Promise<void> {
    await stillness.still();
    await (how === 'stop' ? stop() : kill());
    exit = undefined;
    life = await start();
  }

  async function revive(code: number): Promise<void> {
    exits.push(code);
    exit = undefined;
    await stop();
    await pass(restartMs);
    life = await start();
  }

  async function pass(ms: number): Promise<void> {
    const end = clock.now() + ms;
    for (;;) {
      await stillness.still();
      if (clock.now() >= end) return;
      if (exit !== undefined) {
        await revive(exit);
        continue;
      }
      // Who is about to sleep is not there yet.
      const next = clock.sleepers()[0] ?? longestStepMs;
      await clock.advance(Math.min(next, longestStepMs, end - clock.now()));
    }
  }

  opened.defer(stop);
  const parts = opened.move();
  return {
    clock,
    provider,
    telegram,
    group,
    anna,
    boris,
    pass,
    say: async (chat, person, line) => {
      telegram.say(chat, person, line);
      // A bot that is away gets it later.
      await telegram.drained(receivedWithinMs).catch(() => undefined);
      await stillness.still();
    },
    step: (ms) => {
      ahead += ms;
    },
    restart,
    doubts,
    exits,
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

/** What was claimed and not noted as told. */
async function openClaims(database: Database): Promise<readonly Doubt[]> {
  const rows = await database.query<{ conversation: string; event: string }>(
    `SELECT delivery.conversation, delivery.event FROM delivery JOIN target ON target.claim = delivery.claim
    WHERE delivery.state = 'waiting' AND target.claimed_until IS NOT NULL`,
  );
  return rows.map(({ conversation, event }) => ({ chat: Number(conversation), about: event }));
}
