import { inboxTexts } from '../../bot/texts/inbox.ts';
import { changeTexts } from '../../bot/texts/notice-changes.ts';
import type { InboxChange } from '../../bot/topics/change.ts';
import { clip } from '../../lib/clip.ts';
import { type NoticeContext, timeOf } from './notice-context.ts';
import type { Telling } from './telling.ts';

/** What a lock screen shows of a text. */
const longestText = 100;
const longestPhone = 40;

/** An SMS that came, or a time from which some may be missing. */
export function inboxTelling(change: InboxChange, context: NoticeContext, isWhole: boolean): Telling {
  const texts = changeTexts[context.language].inbox;
  const { message, between } = change;
  if (message === undefined) {
    const { title } = texts;
    const [from, to] = between ?? [];
    const ends =
      from === undefined || to === undefined ? undefined : texts.gap(timeOf(from, context), timeOf(to, context));
    const what = ends ?? texts.aboutGap;
    return {
      title,
      about: title,
      what,
      brief: what,
      headline: `${title}: ${what}`,
      tone: 'warning',
      advice: ends && texts.aboutGap,
    };
  }
  const title = texts.arrived(phoneOf(message.from, context));
  const content = context.privacy.text(message.text).replaceAll(/\s+/gu, ' ').trim();
  const shown = content === '' ? texts.noText : clip(content, longestText);
  const reached = message.to === undefined ? undefined : inboxTexts[context.language].to(phoneOf(message.to, context));
  const what = isWhole ? (reached ?? '') : shown;
  return { title, about: title, what, brief: what, headline: `${title}: ${shown}` };
}

/** A phone number, or what stands in its place, as far as it may be shown. */
export function phoneOf(written: string, { privacy }: NoticeContext): string {
  return clip(privacy.phone(written), longestPhone);
}
