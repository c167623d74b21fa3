import { type Conversation, conversationKey } from '../bot/chat.ts';
import type { Outbox } from '../bot/outbox/outbox.ts';
import { readReason } from '../bot/outbox/reason.ts';
import type { Subscription } from '../bot/subscriptions/subscription.ts';
import type { Subscriptions } from '../bot/subscriptions/subscriptions.ts';
import type { Clock } from '../lib/clock.ts';
import { reached } from '../lib/steps.ts';
import type { Database } from '../storage/database.ts';
import { openStore } from '../storage/store.ts';
import type { SubscriptionNews } from './notices/subscription-notice.ts';

export interface FailingOptions {
  readonly database: Database;
  readonly account: string;
  readonly outbox: Pick<Outbox, 'pause' | 'paused' | 'resume'>;
  readonly subscriptions: Pick<Subscriptions, 'of' | 'pause' | 'broken' | 'resume'>;
  readonly clock: Clock;
  /** Tells those whom it concerns; never throws. */
  readonly tellNews: (kind: SubscriptionNews['kind'], subscriptions: readonly Subscription[]) => Promise<void>;
}

/** Conversations in which nobody can be told anything just now. Each method throws StorageError. */
export interface FailingConversations {
  /**
   * Nobody can be told anything there: its subscriptions are paused, what is for it waits, and it is tried again after an
   * hour at first and a day at last. After five days they are broken, and that is told once to who made them; where
   * the conversation is about another account now, at once.
   */
  gone(to: Conversation, reason: string): Promise<void>;
  /** Somebody says that it can be told again, without waiting for the next try. */
  back(to: Conversation): Promise<void>;
  /** Something was shown there. */
  works(to: Conversation): Promise<void>;
  /** Lets those be tried again whose time has come, or where somebody subscribed to something meanwhile. */
  probe(): Promise<void>;
}

/** What is remembered of such a conversation; moments are milliseconds since the epoch. */
interface Trouble {
  readonly since: number;
  readonly probes: number;
  readonly nextAt: number;
  readonly isTold: boolean;
}

const hour = 3_600_000;
const day = 24 * hour;
const patienceMs = 5 * day;

export function createFailingConversations(options: FailingOptions): FailingConversations {
  const { database, account, outbox, subscriptions, clock, tellNews } = options;
  const troubles = openStore<Trouble>(database, { account, space: 'failing conversations', clock });

  async function isDue(to: Conversation, { nextAt }: Trouble): Promise<boolean> {
    const now = clock.now();
    // One too far ahead was reckoned before the clock was set back.
    if (nextAt <= now || nextAt > now + day) return true;
    return (await subscriptions.of(to)).some(({ state }) => state === 'active');
  }

  async function works(to: Conversation): Promise<void> {
    const key = conversationKey(to);
    const trouble = await troubles.get(key);
    if (trouble === undefined) return;
    const all = await subscriptions.of(to);
    for (const { number, state } of all) if (state !== 'active') await subscriptions.resume(number);
    reached('gone:resumed');
    await troubles.delete(key);
    reached('gone:forgotten');
    if (trouble.isTold) await tellNews('resumed', all);
  }

  return {
    gone: async (to, reason) => {
      const key = conversationKey(to);
      const now = clock.now();
      const { since, probes, isTold } = (await troubles.get(key)) ?? { since: now, probes: 0, isTold: false };
      const isBroken = now - since >= patienceMs || readReason(reason).code === 'bound';
      const nextAt = now + Math.min(hour * 2 ** probes, day);
      // Kept before it is told: what is told twice a day is no news.
      await troubles.set(key, { since, probes: probes + 1, nextAt, isTold: isTold || isBroken });
      reached('gone:remembered');
      await outbox.pause(to, reason);
      reached('gone:paused');
      const all = await subscriptions.of(to);
      for (const { number } of all) await (isBroken ? subscriptions.broken : subscriptions.pause)(number, reason);
      const broken = all.map((each): Subscription => ({ ...each, state: 'broken', reason }));
      if (isBroken && !isTold) await tellNews('broken', broken);
    },
    works,
    back: async (to) => {
      await outbox.resume(to);
      await works(to);
    },
    probe: async () => {
      for (const { to } of await outbox.paused()) {
        const trouble = await troubles.get(conversationKey(to));
        if (trouble === undefined || !(await isDue(to, trouble))) continue;
        await outbox.resume(to);
        reached('gone:probed');
      }
    },
  };
}
