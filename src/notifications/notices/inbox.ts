import { replyButton } from '../../bot/messages/reply-button.ts';
import { note, type Reply } from '../../bot/reply.ts';
import { noticeTexts } from '../../bot/texts/notices.ts';
import type { InboxChange } from '../../bot/topics/change.ts';
import { changeFile } from './change-file.ts';
import { countWords } from './counted.ts';
import { type DigestOptions, digestReply } from './digest.ts';
import { muteButton, showButton, silentUnlessLoud, whyButton, withRepeats } from './frame.ts';
import type { Happened, NoticeContext } from './notice-context.ts';
import { smsBlocks } from './sms-blocks.ts';
import { tellingOf } from './tell.ts';

/** So many SMS are shown one by one; more become a digest. */
export const mostShown = 8;
const longestAlone = 2000;
const longestAmong = 280;

/** SMS that came at one time, at least one. */
export async function inboxReply(
  happened: readonly Happened<InboxChange>[],
  context: NoticeContext,
  options: DigestOptions = {},
): Promise<Reply> {
  const [first] = happened;
  if (happened.length > mostShown || first === undefined) return digestReply(happened, context, options);
  const texts = noticeTexts[context.language];
  const isAlone = happened.length === 1;
  const longest = isAlone ? longestAlone : longestAmong;
  const isCut = happened.some(({ change }) => (change.message?.text ?? '').length > longest);
  const { headline, tone } = tellingOf(first, context);
  const { message } = first.change;
  const reply: Reply = {
    summary: isAlone ? headline : countWords(happened, context),
    ...(isAlone && tone && { tone }),
    blocks: [
      ...happened.flatMap((one) => smsBlocks(one, longest, context, !isAlone)),
      ...(isCut ? [note(texts.wholeInFile), await changeFile(happened, context)] : []),
      ...(isAlone ? [note(texts.event(first.event))] : []),
    ],
    buttons: [
      ...showButton(options.openId, context),
      ...(isAlone && message !== undefined ? replyButton(first.event, message, context.language) : []),
      ...(isAlone ? [whyButton(first.event, context)] : []),
      muteButton('inbox', context),
    ],
    ...silentUnlessLoud(happened),
  };
  return withRepeats(reply, happened, context);
}
