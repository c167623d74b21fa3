import type { Conversation } from '../../bot/chat.ts';
import { createFormats, type Formats } from '../../bot/format.ts';
import type { Language } from '../../bot/language.ts';
import { covered, open, type Privacy } from '../../bot/privacy.ts';
import { noticeTexts } from '../../bot/texts/notices.ts';
import type { Change } from '../../bot/topics/change.ts';

/** A change as it was kept. */
export interface Happened<Of extends Change = Change> {
  /** The short id that `/why` takes. */
  readonly event: string;
  /** When it was seen, in milliseconds since the epoch. */
  readonly at: number;
  readonly change: Of;
  /** It may have been shown before. */
  readonly isRepeat?: true;
}

/** For whom a notice is written. */
export interface NoticeContext {
  readonly language: Language;
  /** In the zone of the conversation. */
  readonly formats: Formats;
  readonly zone: string;
  readonly privacy: Privacy;
}

/**
 * @param kind - where others read along, phone numbers and what may be a code are covered
 * @param zone - the conversation's time zone
 */
export function createNoticeContext(language: Language, zone: string, kind: Conversation['kind']): NoticeContext {
  return { language, zone, formats: createFormats(language, zone), privacy: kind === 'private' ? open : covered };
}

/** @param ms - milliseconds since the epoch */
export function timeOf(ms: number, { formats }: NoticeContext): string {
  return formats.time(Temporal.Instant.fromEpochMilliseconds(ms));
}

/** Two moments, in milliseconds since the epoch, as short as they can be told. */
export function spanWords(from: number, to: number, context: NoticeContext): string {
  const { formats, zone, language } = context;
  const [first, last] = [Temporal.Instant.fromEpochMilliseconds(from), Temporal.Instant.fromEpochMilliseconds(to)];
  const [begin, end] = [timeOf(from, context), timeOf(to, context)];
  if (begin === end) return begin;
  const isOneDay = first.toZonedDateTimeISO(zone).toPlainDate().equals(last.toZonedDateTimeISO(zone).toPlainDate());
  const texts = noticeTexts[language];
  return isOneDay ? texts.spanOfDay(begin, formats.clock(last, zone)) : texts.span(begin, end);
}
