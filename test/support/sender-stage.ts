import { setImmediate as nextTurn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Person } from '../../src/bot/access/subject.ts';
import type { ChatAdapter, Conversation } from '../../src/bot/chat.ts';
import { createKeptListings } from '../../src/bot/listing/kept-listings.ts';
import type { DeliveryKind, NewDelivery } from '../../src/bot/outbox/delivery.ts';
import { createOutbox, type Outbox } from '../../src/bot/outbox/outbox.ts';
import { createSubscriptions, type Subscriptions } from '../../src/bot/subscriptions/subscriptions.ts';
import type { Change } from '../../src/bot/topics/change.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createSender, type Sender, type SenderOptions } from '../../src/notifications/sender.ts';
import type { Account } from '../../src/smsc/sandbox/account.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { type ManualClock, manualClock } from './clock.ts';
import { heardLine } from './ears.ts';
import { temporaryFolder } from './folder.ts';
import { type RecordingPlatform, recordingPlatform } from './recording-platform.ts';
import { credentials, sandboxAccount } from './sandbox-account.ts';
import { startWatch } from './watch.ts';

export const chat: Conversation = { platform: 'test', id: 'chat', kind: 'group' };
export const other: Conversation = { platform: 'test', id: 'other', kind: 'group' };
export const anna: Person = { platform: 'test', id: 'anna' };
export const boss: Person = { platform: 'test', id: 'boss' };

/** A sender with an outbox in a file, before a platform in memory; only its clock is moved by hand. */
export interface SenderStage {
  readonly clock: ManualClock;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly subscriptions: Subscriptions;
  readonly platform: RecordingPlatform;
  readonly log: readonly string[];
  /** Puts what happened into the outbox for a conversation, which is subscribed to everything. @returns event ids */
  put(changes: readonly Change[], about?: Put): Promise<readonly string[]>;
  /** Starts a sender; it is stopped at the end. */
  send(options?: Partial<SenderOptions>): Sender;
  /** Resolves when nothing goes on any more until time passes. */
  idle(): Promise<void>;
  /** Lets time pass in steps, in each of which everything is done that is due. */
  pass(ms: number, step?: number): Promise<void>;
}

export interface Put {
  readonly to?: Conversation;
  readonly kind?: DeliveryKind;
  readonly held?: NewDelivery['held'];
}

type Answers = Account['answers'];

export interface StageOptions {
  readonly clock?: ManualClock;
  readonly database?: Database;
  readonly adapter?: ChatAdapter;
}

export async function senderStage(given: StageOptions = {}): Promise<SenderStage> {
  const watch = startWatch();
  const answers: Answers = [];
  onTestFinished(() => watch.assertUntold(sandboxAccount({ ...credentials, answers })));
  const clock = given.clock ?? manualClock();
  const counted = counting(given.database ?? (await opened()));
  const { database } = counted;
  const outbox = createOutbox(database, 'demo', clock);
  const subscriptions = createSubscriptions(database, 'demo', clock);
  const platform = recordingPlatform();
  const adapter = given.adapter ?? platform.adapter;
  const log: string[] = [];
  const logger = createLogger({ level: 'trace', secrets: [], write: heardLine(log) });

  async function idle(): Promise<void> {
    for (let calm = 0; calm < 10; calm += 1) {
      if (counted.underWay() > 0) calm = 0;
      await nextTurn();
    }
  }

  return {
    idle,
    pass: async (ms, step = 1000) => {
      await idle();
      for (let left = ms; left > 0; left -= step) {
        clock.step(step - Math.min(step, 1000));
        await clock.advance(Math.min(step, 1000));
        await idle();
      }
    },
    clock,
    database,
    outbox,
    subscriptions,
    platform,
    log,
    put: async (changes, { to = chat, kind = 'message', held } = {}) => {
      answers.push(...changes.flatMap(asAnswer));
      const subscribed = new Map<string, number>();
      for (const topic of new Set(changes.map((change) => change.topic))) {
        const added = await subscriptions.add({ in: to, topic, filters: {}, language: 'en', by: anna });
        if (added.kind !== 'too-many') subscribed.set(topic, added.subscription.number);
      }
      const events = changes.map((change) => {
        const subscription = subscribed.get(change.topic) ?? 0;
        return { change, at: clock.now(), deliveries: [{ subscription, to, kind, ...(held && { held }) }] };
      });
      return database.transaction((queries) => outbox.putAll(queries, events));
    },
    send: (options = {}) => {
      const sender = createSender({
        account: 'demo',
        database,
        outbox,
        subscriptions,
        adapters: new Map([[adapter.platform, adapter]]),
        listings: createKeptListings(database, 'demo', clock),
        stateOf: async () => undefined,
        admins: async () => [boss],
        privateChatOf: async ({ platform: name, id }) => ({ platform: name, id, kind: 'private' }),
        language: 'en',
        zone: 'Europe/Moscow',
        clock,
        metrics: watch.metrics,
        log: logger,
        ...options,
      });
      sender.start();
      onTestFinished(async () => {
        const stopped = sender.stop();
        await clock.advance(5000);
        await stopped;
      });
      return sender;
    },
  };
}

/** The SMS that a change tells of, as the account of the provider would have it. */
function asAnswer(change: Change): Answers {
  if (change.topic !== 'inbox' || change.message === undefined) return [];
  const { id, from, to = '', text } = change.message;
  return [{ id, phone: from, toPhone: to, text, receivedAt: 0, sentAt: 0 }];
}

async function opened(): Promise<Database> {
  const database = await openDatabase({ dataDir: await temporaryFolder(), clock: systemClock });
  onTestFinished(() => database.close());
  return database;
}

/** A database that tells how many of its answers are awaited. */
function counting(inner: Database): { readonly database: Database; readonly underWay: () => number } {
  let underWay = 0;
  async function count<Result>(work: () => Promise<Result>): Promise<Result> {
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  }
  return {
    database: {
      query: (sql, values) => count(() => inner.query(sql, values)),
      transaction: (work, options) => count(() => inner.transaction(work, options)),
      settle: () => count(() => inner.settle()),
      close: () => inner.close(),
    },
    underWay: () => underWay,
  };
}
