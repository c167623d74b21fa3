import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import type { Statistics, StatisticsQuery } from '../../../smsc/areas/statistics.ts';
import type { Answer } from '../../../smsc/call.ts';
import type { SmscClient } from '../../../smsc/client.ts';
import { SmscError } from '../../../smsc/error.ts';
import type { Database } from '../../../storage/database.ts';
import { createFill, isOfOneDay, type WantedDay } from './fill.ts';
import { type AccountOfDays, createKeptDays, type DailyFlags, type KnownDay, keyOf } from './kept-days.ts';
import { createPace } from './pace.ts';

/** What is known of some days now. */
export interface DailySeries {
  /** Oldest first; without those of which nothing is known. */
  readonly days: readonly KnownDay[];
  /** How many days nothing is known of. */
  readonly missing: number;
  /** About how long until the rest is known and all is fresh, in milliseconds; 0 when nothing more is on its way. */
  readonly fillMs: number;
  /** Why a day could not be asked for; absent when the rest only takes its time. */
  readonly failure?: SmscError;
}

/**
 * Statistics day by day. The provider has none, so each day is a request, of which it allows three a minute to
 * everybody: days are kept, and those that are missing are asked for little by little.
 */
export interface DailyStatistics {
  /**
   * What is known of these days. Asks at once for as many of the others as the pace allows, and goes on with the rest
   * in the background.
   *
   * @throws StorageError
   */
  series(days: readonly Temporal.PlainDate[], flags: DailyFlags): Promise<DailySeries>;
  /** The same days from what is kept, without asking; `undefined` when one of them is not kept. @throws StorageError */
  kept(days: readonly Temporal.PlainDate[], flags: DailyFlags): Promise<readonly KnownDay[] | undefined>;
  /** Stops asking in the background. */
  close(): Promise<void>;
}

/** More at a time would take the database from everybody else. */
const readAtOnce = 16;

export interface DailyOptions {
  readonly account: AccountOfDays & { readonly client: Pick<SmscClient, 'statistics'> };
  readonly database: Database;
  /** Waits between the days. */
  readonly clock: Clock;
  readonly log: Logger;
}

export function createDailyStatistics({ account, database, clock, log }: DailyOptions): DailyStatistics {
  const now = (): number => account.now().epochMilliseconds;
  const keptDays = createKeptDays(account, database, clock);
  const pace = createPace(now);
  const stop = new AbortController();
  const fill = createFill({ ask, pace, now, clock, log, stop: stop.signal });
  const asking = new Map<string, Promise<KnownDay>>();

  /** Those who want the same day at the same time wait for one request. */
  function ask(wanted: WantedDay): Promise<KnownDay> {
    const key = keyOf(wanted.day, wanted.flags);
    const running = asking.get(key);
    if (running !== undefined) return running;
    const work = request(wanted).finally(() => asking.delete(key));
    asking.set(key, work);
    return work;
  }

  async function request(wanted: WantedDay): Promise<KnownDay> {
    const { day, flags } = wanted;
    const { ownCurrency = false, electronic = false } = flags;
    const query = { from: day, to: day, ownCurrency, electronic };
    const { value, at } = await told(wanted, query);
    const known = await keptDays.set(day, flags, { rows: value, at });
    fill.done(wanted);
    return known;
  }

  async function told(wanted: WantedDay, query: StatisticsQuery): Promise<Answer<readonly Statistics[]>> {
    try {
      const answer = await account.client.statistics.get(query, { maxWaitMs: 0, signal: stop.signal });
      if (answer.stale !== undefined) throw answer.stale;
      return answer;
    } catch (error) {
      if (isOfOneDay(error)) fill.failed(wanted);
      throw error;
    }
  }

  /** Asks for days until there is no turn left or no use in asking; gives what went wrong. */
  async function askAtOnce(wanted: readonly WantedDay[]): Promise<SmscError | undefined> {
    let failure: SmscError | undefined;
    for (const one of wanted) {
      if (!asking.has(keyOf(one.day, one.flags)) && !pace.take()) break;
      try {
        await ask(one);
      } catch (error) {
        if (!(error instanceof SmscError)) throw error;
        failure ??= error;
        if (!isOfOneDay(error)) return error;
      }
    }
    return failure;
  }

  async function all(days: readonly WantedDay[]): Promise<readonly (KnownDay | undefined)[]> {
    const known: (KnownDay | undefined)[] = [];
    for (let start = 0; start < days.length; start += readAtOnce) {
      const some = days.slice(start, start + readAtOnce);
      known.push(...(await Promise.all(some.map(({ day, flags }) => keptDays.get(day, flags)))));
    }
    return known;
  }

  /** The days that are to be asked for, in turn. */
  function stillWanted(days: readonly WantedDay[], known: readonly (KnownDay | undefined)[]): readonly WantedDay[] {
    const wanted = days.filter((_day, index) => {
      const one = known[index];
      return one === undefined || !keptDays.isFresh(one);
    });
    return fill.inTurn(wanted);
  }

  return {
    series: async (days, flags) => {
      const wanted = days.map((day) => ({ day, flags }));
      const failure = await askAtOnce(stillWanted(wanted, await all(wanted)));
      const known = await all(wanted);
      const left = stillWanted(wanted, known);
      fill.want(left);
      return {
        days: known.filter((day) => day !== undefined),
        missing: known.filter((day) => day === undefined).length,
        fillMs: fill.lengthMs(left),
        ...(failure !== undefined && failure.code !== 'limited' && { failure }),
      };
    },
    kept: async (days, flags) => {
      const known = await all(days.map((day) => ({ day, flags })));
      const present = known.filter((day) => day !== undefined);
      return present.length === days.length ? present : undefined;
    },
    close: () => {
      stop.abort(new Error('the daily statistics were closed'));
      return fill.ended();
    },
  };
}
