import { note, type Reply, text } from '../../bot/reply.ts';
import { noticeTexts } from '../../bot/texts/notices.ts';
import { changeFile } from './change-file.ts';
import { silentUnlessLoud, withRepeats } from './frame.ts';
import type { Happened, NoticeContext } from './notice-context.ts';

/**
 * Much or little in the plainest form that there is: a line, and a file with all of it.
 *
 * @param summary - the line
 * @param happened - at least one
 * @param isShown - whether a part of it was shown before
 */
export async function plainReply(
  summary: string,
  happened: readonly Happened[],
  context: NoticeContext,
  isShown: boolean,
): Promise<Reply> {
  const told = isShown ? happened.map((one): Happened => ({ ...one, isRepeat: true })) : happened;
  const reply: Reply = {
    summary,
    blocks: [text(summary), note(noticeTexts[context.language].plain), await changeFile(told, context)],
    ...silentUnlessLoud(told),
  };
  return withRepeats(reply, told, context);
}
