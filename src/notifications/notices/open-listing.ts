import type { Listing } from '../../bot/listing/listing.ts';
import { open } from '../../bot/privacy.ts';
import { text } from '../../bot/reply.ts';
import { noticeTexts } from '../../bot/texts/notices.ts';
import { inboxCells } from './change-file.ts';
import { countWords } from './counted.ts';
import type { Happened, NoticeContext } from './notice-context.ts';
import { smsItem } from './sms-blocks.ts';

const longestText = 1000;

/**
 * The SMS of a notice with nothing covered, to be kept as a private listing for its [Show]; `undefined` when nothing
 * of them is covered.
 */
export function openListing(happened: readonly Happened[], context: NoticeContext): Listing | undefined {
  const { privacy } = context;
  const sms = happened.flatMap((one) =>
    one.change.topic === 'inbox' && one.change.message !== undefined ? [{ one, message: one.change.message }] : [],
  );
  const isCovered = sms.some(
    ({ message: { from, to = '', text } }) =>
      privacy.phone(from) !== from || privacy.phone(to) !== to || privacy.text(text) !== text,
  );
  if (!isCovered) return undefined;
  const uncovered = { ...context, privacy: open };
  const summary = countWords(
    sms.map(({ one }) => one),
    context,
  );
  const [first, ...more] = new Set(sms.map(({ one }) => one.event));
  const newest = sms.reduce((last, { one }) => Math.max(last, one.at), 0);
  return {
    name: 'sms',
    summary,
    lead: [text(summary)],
    columns: [],
    entries: sms.map(({ one, message }) => ({
      shown: smsItem(message, longestText, uncovered),
      filed: inboxCells(one, uncovered),
    })),
    fileColumns: noticeTexts[context.language].inboxColumns,
    freshness: { at: Temporal.Instant.fromEpochMilliseconds(newest).toString() },
    ...(first !== undefined && { events: more.length === 0 ? first : `${first} +${more.length}` }),
  };
}
