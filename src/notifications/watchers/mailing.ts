import type { MailingChange } from '../../bot/topics/change.ts';
import type { MailingSummary } from '../../smsc/areas/mailings.ts';
import type { Watcher } from '../watcher.ts';
import { isOutdated, politely, toldNow, type WatcherOptions } from './looking.ts';
import { appearance, difference, disappearance, type KnownMailing } from './mailing-changes.ts';

export interface MailingState {
  /** When the list was told, in milliseconds since the epoch. */
  readonly at: number;
  readonly mailings: Readonly<Record<string, KnownMailing>>;
}

/** One identical question a minute; people get this answer too while it is fresh. */
const leastMs = 65_000;
/** The days around today whose mailings are asked for: what was sent lately, and whatever is planned. */
const daysBack = 7;
const daysAhead = 366;
/** How long a mailing that left those days is remembered, in case it is sent again. */
const rememberedMs = 90 * 86_400_000;

/**
 * Watches the SMS mailings: those that were changed, sent or planned around today. A mailing that is missing from two
 * answers though its days are asked for has disappeared; one that left those days is forgotten without a word.
 */
export function createMailingWatcher({ account, pollMs }: WatcherOptions): Watcher<MailingState> {
  return {
    name: 'mailing',
    topic: 'mailing',
    everyMs: Math.max(pollMs, leastMs),
    look: async (last, signal) => {
      const today = account.now().toZonedDateTimeISO(account.zone).toPlainDate();
      const from = today.subtract({ days: daysBack });
      const to = today.add({ days: daysAhead });
      const answer = await account.client.mailings.list({ from, to }, politely(signal));
      const listed = toldNow(answer);
      if (last !== undefined && isOutdated(answer, last.at, account)) return { state: last, changes: [] };
      // A day of margin: whether a mailing on the edge is listed depends on the provider's reading of a day.
      const sure = from.add({ days: 1 }).toZonedDateTime(account.zone).epochMilliseconds;
      const { mailings, changes } = compare(last?.mailings ?? {}, listed, sure);
      return { state: { at: answer.at.epochMilliseconds, mailings }, changes: last === undefined ? [] : changes };
    },
  };
}

/** @param sure - a mailing that something happened to since then is listed, in milliseconds since the epoch */
function compare(before: MailingState['mailings'], listed: readonly MailingSummary[], sure: number) {
  const mailings = new Map<string, KnownMailing>();
  const changes: MailingChange[] = [];
  for (const mailing of listed) {
    const known = Object.hasOwn(before, mailing.id) ? before[mailing.id] : undefined;
    const now = knownOf(mailing);
    mailings.set(mailing.id, now);
    const change = known === undefined ? appearance(mailing.id, now) : difference(mailing.id, known, now);
    if (change !== undefined) changes.push(change);
  }
  for (const [id, known] of Object.entries(before)) {
    if (mailings.has(id)) continue;
    const isExpected = known.lastAt >= sure;
    if (isExpected && known.isMissing) changes.push(disappearance(id, known));
    else if (isExpected) mailings.set(id, { ...known, isMissing: true });
    else if (known.lastAt >= sure - rememberedMs) mailings.set(id, known);
  }
  return { mailings: Object.fromEntries(mailings), changes };
}

function knownOf(mailing: MailingSummary): KnownMailing {
  const { name, status, recipientCount: recipients, sent, delivered, lastSentAt, changedAt, plannedAt } = mailing;
  const moments = [lastSentAt, changedAt, plannedAt].map((moment) => moment?.epochMilliseconds ?? 0);
  return {
    name,
    status,
    ...(recipients !== undefined && { recipients }),
    ...(sent !== undefined && { sent }),
    ...(delivered !== undefined && { delivered }),
    ...(lastSentAt !== undefined && { sentAt: lastSentAt.epochMilliseconds }),
    lastAt: Math.max(...moments),
  };
}
