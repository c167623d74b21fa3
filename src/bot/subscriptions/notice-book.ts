import { type Clock, systemClock } from '../../lib/clock.ts';
import type { Database } from '../../storage/database.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import type { Topic } from '../topics/topic.ts';
import { createMutes, type Mutes } from './mutes.ts';
import { createPastChanges, type PastChanges, type TellChange } from './past-changes.ts';
import { createQuietTimes, type QuietTimes } from './quiet-hours.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';

/** Who is told of what, and when not. */
export interface NoticeBook {
  readonly subscriptions: Subscriptions;
  readonly mutes: Mutes;
  readonly quiet: QuietTimes;
  readonly past: PastChanges;
  /** What was told, and what is still to be told. */
  readonly outbox: Outbox;
  /** The machine's time, by which events are kept, in milliseconds since the epoch. */
  readonly now: () => number;
  readonly tell: TellChange;
  /** Has what is told of a topic looked at now, in place of when it is next due. */
  readonly wake: (topic: Topic) => void;
}

/**
 * @param account - what it is about
 * @param tell - how changes are told
 * @param clock - the machine's time, which mutes end by
 */
export function createNoticeBook(
  database: Database,
  account: string,
  tell: TellChange,
  clock: Clock = systemClock,
): NoticeBook {
  return {
    subscriptions: createSubscriptions(database, account, clock),
    mutes: createMutes(database, account, clock),
    quiet: createQuietTimes(database, account, clock),
    past: createPastChanges(database, account),
    outbox: createOutbox(database, account, clock),
    now: () => clock.now(),
    tell,
    // Nothing looks until somebody wants to be told.
    wake: () => undefined,
  };
}
