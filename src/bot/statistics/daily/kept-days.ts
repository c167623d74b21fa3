import { type Clock, systemClock } from '../../../lib/clock.ts';
import { createReference } from '../../../lib/reference.ts';
import type { Statistics } from '../../../smsc/areas/statistics.ts';
import type { Database } from '../../../storage/database.ts';
import { openStore } from '../../../storage/store.ts';

/** The account whose days are kept. */
export interface AccountOfDays {
  readonly id: string;
  readonly zone: string;
  readonly now: () => Temporal.Instant;
  /** Present for a sandbox account only. */
  readonly sandbox?: object;
}

/** Which statistics of a day. */
export interface DailyFlags {
  /** Amounts in the account's own currency. */
  readonly ownCurrency?: true | undefined;
  /** Messages that were paid from the electronic balance. */
  readonly electronic?: true | undefined;
}

/** What the provider told about one day. */
export interface KnownDay {
  readonly day: Temporal.PlainDate;
  readonly rows: readonly Statistics[];
  /** When it was told. */
  readonly at: Temporal.Instant;
  /** Whether nothing about it will change any more. */
  readonly isFinal: boolean;
}

/** Days that were told, kept over restarts. */
export interface KeptDays {
  /** The last that is known of a day, whatever its age. @throws StorageError */
  get(day: Temporal.PlainDate, flags: DailyFlags): Promise<KnownDay | undefined>;
  /** Keeps a day and gives it back as it is known now. @throws StorageError */
  set(day: Temporal.PlainDate, flags: DailyFlags, told: Told): Promise<KnownDay>;
  /** Whether a day need not be asked for again. */
  isFresh(known: KnownDay): boolean;
}

interface Told {
  readonly rows: readonly Statistics[];
  readonly at: Temporal.Instant;
}

interface Kept {
  readonly rows: readonly Statistics[];
  readonly at: string;
}

const dayMs = 86_400_000;
const keptMs = 400 * dayMs;
/** Messages of a day are still charged or paid back in the hours after it. */
const settlesMs = dayMs;
const freshMs = 3_600_000;

export function createKeptDays(
  { id, zone, now, sandbox }: AccountOfDays,
  database: Database,
  clock: Clock = systemClock,
): KeptDays {
  const store = openStore<Kept>(database, { account: id, space: 'daily statistics', clock });
  // A sandbox account begins anew with each start, and its days with it.
  const start = sandbox === undefined ? '' : ` ${createReference()}`;
  const ttlMs = sandbox === undefined ? keptMs : dayMs;

  function known(day: Temporal.PlainDate, { rows, at }: Told): KnownDay {
    const ended = endOf(day, zone).epochMilliseconds;
    return { day, rows, at, isFinal: at.epochMilliseconds - ended >= settlesMs };
  }

  return {
    get: async (day, flags) => {
      const kept = await store.get(keyOf(day, flags) + start);
      return kept && known(day, { rows: kept.rows, at: Temporal.Instant.from(kept.at) });
    },
    set: async (day, flags, told) => {
      await store.set(keyOf(day, flags) + start, { rows: told.rows, at: told.at.toString() }, ttlMs);
      return known(day, told);
    },
    isFresh: ({ isFinal, at }) => {
      const ageMs = now().epochMilliseconds - at.epochMilliseconds;
      // An age below zero means that the clock was set back.
      return isFinal || (ageMs >= 0 && ageMs <= freshMs);
    },
  };
}

/** Names a day and what is asked about it. */
export function keyOf(day: Temporal.PlainDate, { ownCurrency, electronic }: DailyFlags): string {
  return `${day.toString()}${ownCurrency ? ' own' : ''}${electronic ? ' electronic' : ''}`;
}

/** The moment at which a day of the account is over. */
export function endOf(day: Temporal.PlainDate, zone: string): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(zone).toInstant();
}
