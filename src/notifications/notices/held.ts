import { note, type Reply, text } from '../../bot/reply.ts';
import { type HeldReason, noticeTexts } from '../../bot/texts/notices.ts';
import { changeFile } from './change-file.ts';
import { changesDigest } from './changes-digest.ts';
import { countWords } from './counted.ts';
import { showButton, silentUnlessLoud, withRepeats } from './frame.ts';
import { type Happened, type NoticeContext, spanWords } from './notice-context.ts';

/** Why and how long notices were held back; milliseconds since the epoch. */
export interface Held {
  readonly reason: HeldReason;
  readonly from: number;
  readonly until: number;
  /** The kept listing of `openListing`, where something is covered. */
  readonly openId?: string | undefined;
}

function isSms({ change }: Happened): boolean {
  return change.topic === 'inbox' && change.message !== undefined;
}

/** What happened while nothing was told: how much of each kind, what was worst, and a file with each of it. */
export async function heldSummary(
  happened: readonly Happened[],
  { reason, from, until, openId }: Held,
  context: NoticeContext,
): Promise<Reply> {
  const texts = noticeTexts[context.language];
  const summary = texts.held(reason, countWords(happened, context));
  const { tone, blocks } = await changesDigest(
    happened.filter((one) => !isSms(one)),
    context,
  );
  const reply: Reply = {
    summary,
    ...(tone && { tone }),
    blocks: [
      text(summary),
      note(spanWords(from, until, context)),
      ...blocks,
      ...(happened.length === 0 ? [] : [await changeFile(happened, context)]),
    ],
    buttons: showButton(openId, context),
    ...silentUnlessLoud(happened),
  };
  return withRepeats(reply, happened, context);
}
