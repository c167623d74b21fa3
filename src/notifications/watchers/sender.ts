import { everySender } from '../../smsc/areas/every-sender.ts';
import type { Sender } from '../../smsc/areas/senders.ts';
import type { Answer } from '../../smsc/call.ts';
import type { Watcher } from '../watcher.ts';
import { isDue, isOutdated, politely, toldNow, type WatcherOptions } from './looking.ts';
import { compareSenders, type SenderState } from './sender-changes.ts';

/** One list twice a minute leaves the third of the provider's identical questions to people. */
const leastMs = 30_000;
const sweepEveryMs = 3_600_000;
/** The page's maximum; a full answer may not be all. */
const mostChanged = 15_000;

/**
 * Watches the sender names of the account.
 *
 * Each look asks for every name with its moderation, and for the names whose status at an operator changed since the day
 * before the last look. Every hour, and when a name is missing, it asks for every name with its operators too: only
 * what is missing from whole lists in two looks has disappeared. A page that fails or is torn fails the look.
 */
export function createSenderWatcher({ account, pollMs }: WatcherOptions): Watcher<SenderState> {
  const { senders } = account.client;

  async function changed(last: SenderState, signal: AbortSignal): Promise<Answer<readonly Sender[]>> {
    const day = Temporal.Instant.fromEpochMilliseconds(last.at).toZonedDateTimeISO(account.zone).toPlainDate();
    const changedSince = day.subtract({ days: 1 });
    return senders.get({ all: true, operators: true, changedSince, count: mostChanged }, politely(signal));
  }

  return {
    name: 'sender',
    topic: 'sender',
    everyMs: Math.max(pollMs, leastMs),
    look: async (last, signal) => {
      const now = account.now().epochMilliseconds;
      const isSweep = last === undefined || last.isSweepDue || isDue(last.sweptAt, sweepEveryMs, now);
      // Operators first: a name that is made between the two is then seen with its moderation at once.
      const operators = isSweep
        ? await everySender(senders, { all: true, operators: true }, politely(signal))
        : await changed(last, signal);
      const withOperators = toldNow(operators);
      const moderation = await everySender(senders, { all: true }, politely(signal));
      const withModeration = toldNow(moderation);
      const isOld = last !== undefined && [operators, moderation].some((one) => isOutdated(one, last.at, account));
      if (isOld) return { state: last, changes: [] };
      const at = Math.min(operators.at.epochMilliseconds, moderation.at.epochMilliseconds);
      const isPartial = !isSweep && withOperators.length >= mostChanged;
      return compareSenders(last, { at, now, isSweep, isPartial, withModeration, withOperators });
    },
  };
}
