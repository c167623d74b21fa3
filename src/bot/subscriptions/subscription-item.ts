import { nameOf } from '../access/subject.ts';
import type { CommandContext } from '../command.ts';
import { privacyOf } from '../privacy.ts';
import type { Item } from '../reply.ts';
import { sayReason } from '../texts/reasons.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';
import { numbered } from './printed.ts';
import type { Subscription } from './subscription.ts';

type Reader = Pick<CommandContext, 'message' | 'language' | 'formats'>;

/** A subscription, how it goes, and since when it is there. @param more - what else there is to know of it */
export function subscriptionItem(
  subscription: Subscription,
  { message, language, formats }: Reader,
  more: readonly string[] = [],
): Item {
  const texts = subscriptionTexts[language].list;
  const { state, reason = '', firedAt, by, createdAt } = subscription;
  return {
    title: numbered(subscription, privacyOf(message)),
    facts: [
      texts.states[state](sayReason(reason, language)),
      firedAt === undefined ? texts.never : texts.fired(formats.time(firedAt)),
      ...more,
      texts.by(nameOf(by)),
      texts.since(formats.time(createdAt)),
    ],
    ...(state !== 'active' && { tone: state === 'broken' ? ('bad' as const) : ('warning' as const) }),
  };
}
