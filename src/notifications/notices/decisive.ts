import { note, type Reply, text } from '../../bot/reply.ts';
import { noticeTexts } from '../../bot/texts/notices.ts';
import type { CardChange } from './card-change.ts';
import { silentUnlessLoud, whyButton, withRepeats } from './frame.ts';
import type { Happened, NoticeContext } from './notice-context.ts';
import { tellingOf } from './tell.ts';

/** A short message under a card, for what nobody should have to find on the card. */
export function decisiveReply(happened: Happened<CardChange>, context: NoticeContext): Reply {
  const { headline, tone, advice } = tellingOf(happened, context);
  const reply: Reply = {
    summary: headline,
    ...(tone && { tone }),
    blocks: [
      tone === undefined ? text(headline) : note(headline, tone),
      ...(advice === undefined ? [] : [text(advice)]),
      note(noticeTexts[context.language].event(happened.event)),
    ],
    buttons: [whyButton(happened.event, context)],
    ...silentUnlessLoud([happened]),
  };
  return withRepeats(reply, [happened], context);
}
