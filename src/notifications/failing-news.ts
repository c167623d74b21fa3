import { nameOf, type Person } from '../bot/access/subject.ts';
import { type ChatAdapter, type Conversation, conversationKey } from '../bot/chat.ts';
import type { Language } from '../bot/language.ts';
import type { Reply } from '../bot/reply.ts';
import type { Subscription } from '../bot/subscriptions/subscription.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { withDeadline } from './delivering-deadline.ts';
import { type GivenUp, givenUpReply } from './notices/given-up.ts';
import { createNoticeContext } from './notices/notice-context.ts';
import { type SubscriptionNews, subscriptionReply } from './notices/subscription-notice.ts';

export interface NewsParts {
  readonly adapters: ReadonlyMap<string, ChatAdapter>;
  readonly admins: () => Promise<readonly Person[]>;
  /** Where a person alone can be written to; `undefined` when that is not known. */
  readonly privateChatOf: (person: Person) => Promise<Conversation | undefined>;
  /** The account's time zone. */
  readonly zone: string;
  /** Where nothing tells it. */
  readonly language: Language;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Tells people in their private chats what they would not see otherwise. What cannot be told is logged. */
export interface News {
  /** What became of subscriptions, for who made them and the admins. */
  became(kind: SubscriptionNews['kind'], subscriptions: readonly Subscription[]): Promise<void>;
  /** What was given up, for the admins; of one conversation once an hour at most. */
  givenUp(given: GivenUp): Promise<void>;
}

/** Of one conversation; the button leads to all. */
const mostTold = 3;
const hourMs = 3_600_000;

export function createNews({ adapters, admins, privateChatOf, zone, language, clock, log }: NewsParts): News {
  /** When it was last told of each conversation that something for it was given up. */
  const given = new Map<string, number>();

  async function tell(person: Person, reply: Reply, except?: Conversation): Promise<void> {
    try {
      const place = await privateChatOf(person);
      const adapter = place && adapters.get(place.platform);
      if (adapter === undefined || place === undefined) return;
      // Who cannot be told anything there cannot be told that either.
      if (except !== undefined && conversationKey(place) === conversationKey(except)) return;
      await withDeadline(clock, adapter.post(place, reply));
    } catch (err) {
      log.warn({ err, platform: person.platform }, 'somebody could not be told what became of notices');
    }
  }

  /** The admins after those others, each once. */
  async function withAdmins(others: readonly Person[]): Promise<readonly Person[]> {
    try {
      const people = new Map([...others, ...(await admins())].map((person) => [nameOf(person), person]));
      return [...people.values()];
    } catch (err) {
      log.warn({ err }, 'the admins could not be found');
      return others;
    }
  }

  return {
    became: async (kind, subscriptions) => {
      for (const subscription of subscriptions.slice(0, mostTold)) {
        const context = createNoticeContext(subscription.language, zone, 'private');
        const reply = subscriptionReply({ kind, subscription, at: clock.now() }, context);
        const told = { ...reply, language: subscription.language };
        const except = kind === 'resumed' ? undefined : subscription.in;
        for (const person of await withAdmins([subscription.by])) await tell(person, told, except);
      }
    },
    givenUp: async (news) => {
      const key = conversationKey(news.to);
      const now = clock.now();
      log.error({ platform: news.to.platform, deliveries: news.deliveries.length }, 'notices were given up');
      const before = given.get(key);
      if (before !== undefined && Math.abs(now - before) < hourMs) return;
      given.set(key, now);
      const reply = givenUpReply(news, createNoticeContext(language, zone, 'private'));
      for (const person of await withAdmins([])) await tell(person, { ...reply, language });
    },
  };
}
