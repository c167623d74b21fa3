import { type Block, items, note, type Reply, table, text } from '../../bot/reply.ts';
import { noticeTexts } from '../../bot/texts/notices.ts';
import type { Change, InboxChange } from '../../bot/topics/change.ts';
import { changeFile } from './change-file.ts';
import { changesDigest } from './changes-digest.ts';
import { countWords } from './counted.ts';
import { muteButton, showButton, silentUnlessLoud, withRepeats } from './frame.ts';
import { phoneOf } from './inbox-telling.ts';
import { type Happened, type NoticeContext, spanWords } from './notice-context.ts';
import { smsBlocks, smsItem } from './sms-blocks.ts';

export interface DigestOptions {
  /** Which of several digests of one storm it is, from 1. */
  readonly part?: { readonly number: number; readonly of?: number } | undefined;
  /** The kept listing of `openListing`, where something is covered. */
  readonly openId?: string | undefined;
}

const mostSenders = 5;
const firstSms = 3;
const longestSms = 140;
const mostGaps = 2;

/**
 * Much that happened at one time, in one message and a file with each of it.
 *
 * @param happened - at least one; of one topic or of several
 */
export async function digestReply(
  happened: readonly Happened[],
  context: NoticeContext,
  { part, openId }: DigestOptions = {},
): Promise<Reply> {
  const texts = noticeTexts[context.language];
  const counted = countWords(happened, context);
  const sms = happened.filter(isSms);
  const others = happened.filter((one) => !isSms(one));
  const summary = [
    sms.length === happened.length ? `${counted} ${numbers(sms, context)}` : counted,
    ...(part === undefined ? [] : [texts.part(part.number, part.of)]),
  ].join(', ');
  const changes = await changesDigest(others, context, ({ change }) => change.topic !== 'inbox');
  const { tone } = changes;
  const topics = new Set(happened.map(({ change }) => change.topic));
  const [topic] = topics;
  const reply: Reply = {
    summary,
    ...(tone && { tone }),
    blocks: [
      text(summary),
      note(spanOf(happened, context)),
      ...gaps(others, context),
      ...smsDigest(sms, context),
      ...changes.blocks,
      await changeFile(happened, context, part?.number),
    ],
    buttons: [
      ...showButton(openId, context),
      ...(topics.size === 1 && topic !== undefined ? [muteButton(topic, context)] : []),
    ],
    ...silentUnlessLoud(happened),
  };
  return withRepeats(reply, happened, context);
}

type Sms = Happened<InboxChange & Required<Pick<InboxChange, 'message'>>>;

function isSms(one: Happened): one is Sms {
  return one.change.topic === 'inbox' && one.change.message !== undefined;
}

function isGap(one: Happened): one is Happened<Extract<Change, InboxChange>> {
  return one.change.topic === 'inbox' && one.change.message === undefined;
}

function numbers(sms: readonly Sms[], { language, formats }: NoticeContext): string {
  const count = new Set(sms.map(({ change }) => change.message.from)).size;
  return noticeTexts[language].fromNumbers(count, formats.number(count));
}

/** From the first to the last; of an SMS, when it was received. */
function spanOf(happened: readonly Happened[], context: NoticeContext): string {
  const times = happened.map((one) => (isSms(one) ? (one.change.message.receivedAt ?? one.at) : one.at));
  const first = times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return spanWords(first, last, context);
}

function gaps(others: readonly Happened[], context: NoticeContext): readonly Block[] {
  return others
    .filter(isGap)
    .slice(0, mostGaps)
    .flatMap((gap) => smsBlocks(gap, longestSms, context));
}

function smsDigest(sms: readonly Sms[], context: NoticeContext): readonly Block[] {
  if (sms.length === 0) return [];
  const texts = noticeTexts[context.language];
  const { formats } = context;
  const byNumber = [...Map.groupBy(sms, ({ change }) => change.message.from)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  const often = byNumber.slice(0, mostSenders).filter(([, all]) => all.length > 1);
  const columns = [{ title: texts.number }, { title: texts.sms, align: 'right' }] as const;
  const rows = often.map(([from, all]) => [phoneOf(from, context), formats.number(all.length)]);
  const left = sms.length - firstSms;
  return [
    ...(often.length === 0 ? [] : [text(texts.oftenest), table(columns, rows)]),
    ...(left > 0 ? [text(texts.first)] : []),
    items(sms.slice(0, firstSms).map(({ change }) => smsItem(change.message, longestSms, context))),
    ...(left > 0 ? [note(texts.moreInFile(formats.number(left)))] : []),
  ];
}
