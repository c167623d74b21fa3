import { type Button, note, type Reply } from '../../bot/reply.ts';
import { listingTexts } from '../../bot/texts/listing.ts';
import { noticeTexts } from '../../bot/texts/notices.ts';
import type { Topic } from '../../bot/topics/topic.ts';
import type { Happened, NoticeContext } from './notice-context.ts';

const usualMute = '2h';

export function whyButton(event: string, { language }: NoticeContext): Button {
  return { label: noticeTexts[language].why, command: `/why ${event}` };
}

export function muteButton(topic: Topic, { language }: NoticeContext): Button {
  return { label: noticeTexts[language].mute, command: `/mute ${topic} ${usualMute}` };
}

/** Without a sound when nothing in it is worth one. */
export function silentUnlessLoud(happened: readonly Happened[]): Pick<Reply, 'silent'> {
  return happened.some(({ change }) => change.isLoud) ? {} : { silent: true };
}

/**
 * A notice that tells at its end, and on a locked screen, what of it may have been shown before.
 *
 * @param happened - all that it is about
 */
export function withRepeats(reply: Reply, happened: readonly Happened[], { language, formats }: NoticeContext): Reply {
  const repeated = happened.filter(({ isRepeat }) => isRepeat).length;
  if (repeated === 0) return reply;
  const texts = noticeTexts[language];
  const sentence = repeated === happened.length ? texts.isRepeat : texts.someRepeat(formats.number(repeated));
  return { ...reply, summary: `${reply.summary} (${texts.repeat})`, blocks: [...reply.blocks, note(sentence)] };
}

/** Reveals what is covered to the one who presses it. @param openId - of the kept listing with nothing covered */
export function showButton(openId: string | undefined, { language }: NoticeContext): readonly Button[] {
  return openId === undefined ? [] : [{ label: listingTexts[language].show, command: `/show ${openId} 1` }];
}
