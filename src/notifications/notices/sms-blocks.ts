import { type Block, type Item, items, note } from '../../bot/reply.ts';
import { inboxTexts } from '../../bot/texts/inbox.ts';
import { changeTexts } from '../../bot/texts/notice-changes.ts';
import type { InboxChange } from '../../bot/topics/change.ts';
import { clip } from '../../lib/clip.ts';
import { phoneOf } from './inbox-telling.ts';
import { type Happened, type NoticeContext, timeOf } from './notice-context.ts';
import { tellingOf } from './tell.ts';

/**
 * What came in, or that some of it may be missing.
 *
 * @param longest - how much of a text is shown, in characters
 * @param withEvent - also the id that `/why` takes
 */
export function smsBlocks(
  one: Happened<InboxChange>,
  longest: number,
  context: NoticeContext,
  withEvent = false,
): readonly Block[] {
  if (one.change.message !== undefined) {
    const item = smsItem(one.change.message, longest, context);
    return [items([withEvent ? { ...item, facts: [...item.facts, one.event] } : item])];
  }
  const { headline, tone, advice } = tellingOf(one, context);
  return [note(headline, tone), ...(advice === undefined ? [] : [note(advice)])];
}

/** An SMS: from whom, to which number and when, and its text. */
export function smsItem(
  { from, to, text, receivedAt }: NonNullable<InboxChange['message']>,
  longest: number,
  context: NoticeContext,
): Item {
  const { language, privacy } = context;
  const texts = inboxTexts[language];
  // Covered before it is cut: the beginning of a code alone would not look like one.
  const content = clip(privacy.text(text), longest);
  return {
    title: changeTexts[language].inbox.arrived(phoneOf(from, context)),
    facts: [
      ...(to === undefined ? [] : [texts.to(phoneOf(to, context))]),
      receivedAt === undefined ? texts.noTime : timeOf(receivedAt, context),
    ],
    ...(content.trim() === '' ? {} : { text: content }),
  };
}
