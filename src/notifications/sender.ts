import { type ChatAdapter, type Conversation, conversationKey } from '../bot/chat.ts';
import type { KeptListings } from '../bot/listing/kept-listings.ts';
import type { Outbox } from '../bot/outbox/outbox.ts';
import { writeReason } from '../bot/outbox/reason.ts';
import type { Subscriptions } from '../bot/subscriptions/subscriptions.ts';
import { reached } from '../lib/steps.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Database } from '../storage/database.ts';
import { createCards } from './cards.ts';
import type { CardParts } from './compose-cards.ts';
import { type DeliveringParts, leaseMs, tell } from './delivering.ts';
import { createFailingConversations } from './failing-conversations.ts';
import { createNews, type NewsParts } from './failing-news.ts';
import { createPace } from './pace.ts';

export interface SenderOptions extends NewsParts, Pick<CardParts, 'stateOf'> {
  readonly account: string;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly subscriptions: Subscriptions;
  readonly listings: KeptListings;
  readonly metrics?: Metrics | undefined;
}

/**
 * Tells conversations what the outbox has for them. Each has a loop of its own, so that none holds up another. What is
 * for a platform that is not set up waits.
 */
export interface Sender {
  start(): void;
  /** Looks at once whether there is something to tell. */
  nudge(): void;
  /**
   * Tells a conversation nothing more, as it is about another account now, and says so to who subscribed.
   *
   * @throws StorageError
   */
  leave(to: Conversation): Promise<void>;
  /** Tells it again what it was told. @throws StorageError */
  comeBack(to: Conversation): Promise<void>;
  /** Begins nothing more, and waits up to five seconds for the messages that are being posted. */
  stop(): Promise<void>;
}

const everyMs = 1000;
const probeEveryMs = 60_000;
const afterErrorMs = 5000;
const patienceMs = 5000;
/** So many deliveries at most become one claim. */
const most = 1000;
/** Loops wait most of the time; a conversation whose platform is not set up is counted too. */
const mostConversations = 10_000;

export function createSender(options: SenderOptions): Sender {
  const { account, database, outbox, adapters, clock, log } = options;
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const serving = new Map<string, Promise<void>>();
  const pace = createPace(clock);
  const news = createNews(options);
  const failing = createFailingConversations({
    ...options,
    tellNews: (kind, those) => news.became(kind, those),
  });
  const composing = { ...options, cards: createCards(database, account, clock) };
  const parts: DeliveringParts = {
    outbox,
    composing,
    failing,
    onGivenUp: (given) => news.givenUp(given),
    metrics: options.metrics,
    pace,
    clock,
    log,
  };
  let running = Promise.resolve();
  let bell = Promise.withResolvers<void>();
  let probedAt = Number.NEGATIVE_INFINITY;

  async function serve(to: Conversation, adapter: ChatAdapter): Promise<void> {
    const { signal } = stopping;
    try {
      while (!signal.aborted) {
        // What comes while the conversation has to wait is told with the rest.
        await pace.room(to, signal);
        reached('claim:room');
        const claim = await outbox.claim(to, { most, leaseMs });
        if (claim === undefined) return;
        reached('send:begun');
        const { late } = await tell(claim, adapter, parts, signal);
        // Else what comes later would be asked of a platform that still holds it up.
        if (late !== undefined) await Promise.race([late, stopped]);
      }
    } catch (err) {
      if (signal.aborted) return;
      log.error({ err, platform: to.platform }, 'a conversation could not be told anything');
      await clock.sleep(afterErrorMs, signal).catch(() => undefined);
    }
  }

  async function look(): Promise<void> {
    const now = clock.now();
    await outbox.release();
    reached('claim:released');
    if (Math.abs(now - probedAt) >= probeEveryMs) {
      await failing.probe();
      probedAt = now;
    }
    for (const to of await outbox.due(mostConversations)) {
      const key = conversationKey(to);
      const adapter = adapters.get(to.platform);
      if (adapter === undefined || serving.has(key) || stopping.signal.aborted) continue;
      serving.set(
        key,
        serve(to, adapter).finally(() => serving.delete(key)),
      );
    }
  }

  async function nap(ms: number): Promise<void> {
    const cancel = clock.after(ms, () => bell.resolve());
    await bell.promise;
    cancel();
    bell = Promise.withResolvers();
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await look();
        await nap(everyMs);
      } catch (err) {
        log.error({ err }, 'it could not be seen what is to be told');
        await clock.sleep(afterErrorMs, stopping.signal).catch(() => undefined);
      }
    }
  }

  return {
    start: () => {
      running = run();
    },
    nudge: () => bell.resolve(),
    leave: (to) => failing.gone(to, writeReason('bound')),
    comeBack: (to) => failing.back(to),
    stop: async () => {
      stopping.abort();
      bell.resolve();
      const { promise: late, resolve: giveUp } = Promise.withResolvers<void>();
      const cancel = clock.after(patienceMs, giveUp);
      await Promise.race([Promise.all([running, ...serving.values()]), late]);
      cancel();
    },
  };
}
