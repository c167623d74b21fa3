import type { Conversation } from '../../bot/chat.ts';
import type { Delivery } from '../../bot/outbox/delivery.ts';
import { code, fields, note, type Reply, text } from '../../bot/reply.ts';
import { givenUpTexts } from '../../bot/texts/notice-given-up.ts';
import { sayReason } from '../../bot/texts/reasons.ts';
import { clip } from '../../lib/clip.ts';
import type { NoticeContext } from './notice-context.ts';

/** What is tried no more, and why. */
export interface GivenUp {
  readonly to: Conversation;
  /** At least one. */
  readonly deliveries: readonly Delivery[];
  readonly reason: string;
}

const longestReason = 200;
const longestPlace = 80;

/** For the admins: that a conversation was not told something, and what brings it back. */
export function givenUpReply({ to, deliveries, reason }: GivenUp, { language, formats }: NoticeContext): Reply {
  const texts = givenUpTexts[language];
  const [first] = deliveries;
  const summary = texts.headline(deliveries.length, formats.number(deliveries.length));
  return {
    summary,
    tone: 'bad',
    blocks: [
      note(summary, 'bad'),
      fields([
        [texts.place, clip(`${to.platform}:${to.id}`, longestPlace)],
        [texts.reason, clip(sayReason(reason, language), longestReason)],
        [texts.event, first?.event],
      ]),
      text(texts.advice, ' ', code('/replay')),
    ],
    buttons: first === undefined ? [] : [{ label: texts.why, command: `/why ${first.event}` }],
  };
}
