import { nameOf, type Person } from '../bot/access/subject.ts';
import { type ChatAdapter, type Conversation, conversationKey } from '../bot/chat.ts';
import type { Subscription } from '../bot/subscriptions/subscription.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { withDeadline } from './delivering-deadline.ts';
import { createNoticeContext } from './notices/notice-context.ts';
import { type SubscriptionNews, subscriptionReply } from './notices/subscription-notice.ts';

export interface NewsParts {
  readonly adapters: ReadonlyMap<string, ChatAdapter>;
  readonly admins: () => Promise<readonly Person[]>;
  /** Where a person alone can be written to; `undefined` when that is not known. */
  readonly privateChatOf: (person: Person) => Promise<Conversation | undefined>;
  /** The account's time zone. */
  readonly zone: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Of one conversation; the button leads to all. */
const mostTold = 3;

/** Tells who made subscriptions, and the admins, what became of these. What cannot be told is logged. */
export async function tellNews(
  kind: SubscriptionNews['kind'],
  subscriptions: readonly Subscription[],
  { adapters, admins, privateChatOf, zone, clock, log }: NewsParts,
): Promise<void> {
  for (const subscription of subscriptions.slice(0, mostTold)) {
    const context = createNoticeContext(subscription.language, zone, 'private');
    const reply = subscriptionReply({ kind, subscription, at: clock.now() }, context);
    try {
      const people = new Map([subscription.by, ...(await admins())].map((person) => [nameOf(person), person]));
      for (const person of people.values()) await tellPerson(person);
    } catch (err) {
      log.warn({ err }, 'the admins could not be found');
    }

    async function tellPerson(person: Person): Promise<void> {
      try {
        const place = await privateChatOf(person);
        const adapter = place && adapters.get(place.platform);
        if (adapter === undefined || place === undefined) return;
        // Who cannot be told anything there cannot be told that either.
        if (kind !== 'resumed' && conversationKey(place) === conversationKey(subscription.in)) return;
        await withDeadline(clock, adapter.post(place, { ...reply, language: subscription.language }));
      } catch (err) {
        log.warn({ err, platform: person.platform }, 'what became of a subscription could not be told');
      }
    }
  }
}
