import { code, fields, note, type Reply, text } from '../../bot/reply.ts';
import type { Subscription } from '../../bot/subscriptions/subscription.ts';
import { subscriptionNewsTexts } from '../../bot/texts/notice-subscriptions.ts';
import { sayReason } from '../../bot/texts/reasons.ts';
import { subscriptionTexts } from '../../bot/texts/subscriptions.ts';
import { printFilters } from '../../bot/topics/print-filters.ts';
import { clip } from '../../lib/clip.ts';
import { type NoticeContext, timeOf } from './notice-context.ts';

/** What became of a subscription. */
export interface SubscriptionNews {
  readonly kind: 'broken' | 'resumed';
  readonly subscription: Subscription;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const longestReason = 200;
const longestPlace = 80;

/**
 * For who made a subscription and for the admins: that nothing can be told there, or can be told again. Its own
 * conversation hears of it only when it goes on.
 */
export function subscriptionReply({ kind, subscription, at }: SubscriptionNews, context: NoticeContext): Reply {
  const { language, privacy } = context;
  const texts = subscriptionNewsTexts[language];
  const { number, topic, filters, reason, in: place } = subscription;
  const headline = texts.headlines[kind](number);
  const isOver = kind === 'resumed';
  const tone = isOver ? 'good' : 'bad';
  return {
    summary: headline,
    tone,
    blocks: [
      note(headline, tone),
      fields([
        [texts.topic, `${topic} ${printFilters(filters, privacy)}`.trim()],
        [texts.place, clip(`${place.platform}:${place.id}`, longestPlace)],
        [texts.reason, isOver || reason === undefined ? undefined : clip(sayReason(reason, language), longestReason)],
        [texts.at, timeOf(at, context)],
      ]),
      text(texts.advice[kind]),
      text(texts.missed[kind], ' ', code('/replay')),
    ],
    // It is of another conversation than the one in which this is read.
    buttons: [{ label: subscriptionTexts[language].end(number), command: `/unsubscribe #${number} anywhere` }],
    ...(isOver && { silent: true }),
  };
}
