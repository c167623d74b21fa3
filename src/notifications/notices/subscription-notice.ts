import { code, fields, note, type Reply, text } from '../../bot/reply.ts';
import type { Subscription } from '../../bot/subscriptions/subscription.ts';
import { subscriptionNewsTexts } from '../../bot/texts/notice-subscriptions.ts';
import { sayReason } from '../../bot/texts/reasons.ts';
import { printFilters } from '../../bot/topics/print-filters.ts';
import { clip } from '../../lib/clip.ts';
import { type NoticeContext, timeOf } from './notice-context.ts';

/** What became of a subscription. */
export interface SubscriptionNews {
  readonly kind: 'broken' | 'paused' | 'resumed';
  readonly subscription: Subscription;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** How many notices wait for its conversation. */
  readonly waiting?: number;
}

const longestReason = 200;
const longestPlace = 80;

/**
 * For who made a subscription and for the admins: that nothing can be told there, or can be told again. Its own
 * conversation hears of it only when it goes on.
 */
export function subscriptionReply(
  { kind, subscription, at, waiting = 0 }: SubscriptionNews,
  context: NoticeContext,
): Reply {
  const { language, formats, privacy } = context;
  const texts = subscriptionNewsTexts[language];
  const { number, topic, filters, reason, in: place } = subscription;
  const headline = texts.headlines[kind](number);
  const tone = kind === 'resumed' ? 'good' : kind === 'broken' ? 'bad' : 'warning';
  const isOver = kind === 'resumed';
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
        [texts.waiting, waiting === 0 ? undefined : formats.number(waiting)],
      ]),
      text(texts.advice[kind]),
      ...(kind === 'paused' ? [] : [text(texts.missed[kind], ' ', code('/replay'))]),
    ],
    buttons: [{ label: texts.all, command: '/subscriptions' }],
    ...(kind !== 'broken' && { silent: true }),
  };
}
