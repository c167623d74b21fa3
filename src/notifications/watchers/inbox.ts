import type { IncomingMessage, IncomingQuery } from '../../smsc/areas/incoming.ts';
import type { Watcher } from '../watcher.ts';
import { compareInbox, type InboxState, isBehind } from './inbox-changes.ts';
import { isDue, politely, toldNow, type WatcherOptions } from './looking.ts';

export interface InboxWatcherOptions extends WatcherOptions {
  /** How many SMS an answer holds at the most; the page's maximum unless given. */
  readonly pageSize?: number;
  /** How many of the newest SMS are asked for again, in case one with a smaller id comes late; less than a page. */
  readonly edge?: number;
}

/** Two of the provider's three identical questions a minute; the third is for who is woken by the provider's push. */
const leastMs = 30_000;
const mostHours = 168;
const hourMs = 3_600_000;
/** How often the ids are looked over for a new beginning. */
const reviewEveryMs = 600_000;

/**
 * Watches the SMS that come in: those after the id that was reached, oldest first. The first look remembers what is
 * there and tells nothing. As ids are only taken on trust, what came in by the clock is asked for now and then too: an
 * account whose ids begin anew is followed.
 */
export function createInboxWatcher(options: InboxWatcherOptions): Watcher<InboxState> {
  const { account, pollMs, pageSize = 10_000, edge = 300 } = options;

  /** What came in since a moment; two hours at the least, so that the clocks need not agree. */
  function since(moment: number, now: number): IncomingQuery {
    const hours = Math.ceil((now - moment) / hourMs) + 1;
    return { hours: Math.min(mostHours, Math.max(2, hours)), count: pageSize };
  }

  async function ask(query: IncomingQuery, signal: AbortSignal): Promise<readonly IncomingMessage[]> {
    // Nothing kept: a look may follow the one before at once, when the provider pushed.
    return toldNow(await account.client.incoming.get(query, { ...politely(signal), maxAgeMs: 0 }));
  }

  return {
    name: 'inbox',
    topic: 'inbox',
    everyMs: Math.max(pollMs, leastMs),
    look: async (last, signal) => {
      const now = account.now().epochMilliseconds;
      const seen = { now, edge };
      if (last?.after === undefined) {
        const query = last === undefined ? { hours: mostHours, count: pageSize } : since(last.at, now);
        const messages = await ask(query, signal);
        return compareInbox(last, { ...seen, messages, isFull: messages.length >= pageSize, isReviewed: true });
      }
      const messages = await ask({ after: last.after, count: pageSize }, signal);
      const isFull = messages.length >= pageSize;
      // The rest of a long answer comes first.
      const isReviewed = !isFull && isDue(last.reviewedAt, reviewEveryMs, now);
      const recent = isReviewed ? await ask(since(last.reviewedAt, now), signal) : [];
      const behind = recent.filter((message) => isBehind(message, last));
      return compareInbox(last, { ...seen, messages: [...behind, ...messages], isFull, isReviewed });
    },
  };
}
