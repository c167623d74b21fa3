import { onTestFinished, vi } from 'vitest';
import type { Conversation } from '../../src/bot/chat.ts';
import { createOutbox, type Outbox } from '../../src/bot/outbox/outbox.ts';
import type { NoticeBook } from '../../src/bot/subscriptions/notice-book.ts';
import type { Topic } from '../../src/bot/topics/topic.ts';
import { createPoller, type Poller, type PollerOptions } from '../../src/notifications/poller.ts';
import type { Watcher } from '../../src/notifications/watcher.ts';
import { createHealthMonitor } from '../../src/notifications/watchers/health.ts';
import { createInboxWatcher } from '../../src/notifications/watchers/inbox.ts';
import type { WatchedAccount } from '../../src/notifications/watchers/looking.ts';
import { appoint, emptyAgenda } from '../../src/smsc/sandbox/agenda.ts';
import { createLeases } from '../../src/storage/lease.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { noon } from '../support/clock.ts';
import { sandboxAccount } from '../support/sandbox-account.ts';

export const second = 1_000;
export const minute = 60 * second;

export const group: Conversation = { platform: 'telegram', id: '-100', kind: 'group' };
export const thread: Conversation = { platform: 'slack', id: 'C01', thread: '17.1', kind: 'group' };
export const channel: Conversation = { platform: 'slack', id: 'C01', kind: 'group' };

/** An account on which a poller looks. */
export interface PollingStage {
  readonly bot: TestBot;
  readonly account: WatchedAccount;
  readonly book: NoticeBook;
  readonly outbox: Outbox;
  readonly inbox: Watcher;
  /** A poller, as in a process of its own, that is stopped at the end of the test. */
  poller(options?: Partial<PollerOptions>): Poller;
  subscribe(place: Conversation, topic: Topic): Promise<void>;
  /** Lets time pass for everybody; resolves when nobody is looking any more. */
  pass(ms: number): Promise<void>;
  /** What happened so far, and to whom it is to be told, in order. */
  told(): Promise<readonly (readonly [what: string, to: readonly string[]])[]>;
}

/** @param smsAt - when SMS come in, in milliseconds after noon */
export async function startPolling(smsAt: readonly number[] = []): Promise<PollingStage> {
  const agenda = emptyAgenda(1);
  for (const at of smsAt) appoint(agenda, noon + at, { what: 'sms-arrives' });
  const bot = await startBot({ account: sandboxAccount({ agenda }) });
  const { database, clock, client, sandbox } = bot;
  const parts = bot.parts('en');
  const account = { client, zone: 'Europe/Moscow', now: () => sandbox.now() };
  const outbox = createOutbox(database, 'demo', clock);
  const inbox: Watcher = createInboxWatcher({ account, pollMs: 30 * second });
  const pollers: Poller[] = [];
  onTestFinished(async () => {
    await Promise.all(pollers.map((poller) => poller.stop()));
    await bot[Symbol.asyncDispose]();
  });

  async function settled(): Promise<void> {
    await vi.waitFor(
      async () => {
        for (const poller of pollers) {
          const { isLooking, watchers } = await poller.status();
          const isBusy = watchers.some(({ nextAt = 0 }) => isLooking && nextAt <= clock.now());
          if (isBusy) throw new Error('somebody is still looking');
        }
      },
      { interval: 2, timeout: 5_000 },
    );
  }

  return {
    bot,
    account,
    book: parts.notices,
    outbox,
    inbox,
    poller: (options = {}) => {
      const poller = createPoller({
        account: { id: 'demo', now: account.now },
        database,
        leases: createLeases(database, 'demo', options.clock ?? clock),
        holder: `process ${pollers.length}`,
        clock,
        log: parts.log,
        watchers: [inbox],
        health: createHealthMonitor(clock),
        book: parts.notices,
        outbox,
        random: () => 1,
        ...options,
      });
      pollers.push(poller);
      return poller;
    },
    subscribe: async (place, topic) => {
      const by = { platform: 'test', id: 'ann' };
      await parts.notices.subscriptions.add({ in: place, topic, filters: {}, language: 'en', by });
    },
    pass: async (ms) => {
      await settled();
      for (let left = ms; left > 0; left -= second) {
        await clock.advance(Math.min(left, second));
        await settled();
      }
    },
    told: async () => {
      const rows = await database.query<{ id: string }>('SELECT id FROM event WHERE account = $1 ORDER BY at, rowid', [
        'demo',
      ]);
      return Promise.all(
        rows.map(async ({ id }) => {
          const trace = await outbox.trace(id);
          const to = trace?.fates.map(({ to, kind }) => `${kind} ${to.id}${to.thread === undefined ? '' : '/thread'}`);
          return [`${trace?.change.topic} ${trace?.change.kind}`, to ?? []] as const;
        }),
      );
    },
  };
}
