import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import { SmscError, type SmscErrorCode } from '../../../smsc/error.ts';
import { type DailyFlags, keyOf } from './kept-days.ts';
import { type Pace, paceMs } from './pace.ts';

/** A day that somebody waits for. */
export interface WantedDay {
  readonly day: Temporal.PlainDate;
  readonly flags: DailyFlags;
}

/** Asks for the days that are missing, one at a time, while people do something else. */
export interface Fill {
  /** Asks for these days too, each once. */
  want(days: readonly WantedDay[]): void;
  /** Told that a day is known now. */
  done(day: WantedDay): void;
  /** Told that a day cannot be had for a reason of its own: the others come before it from now on. */
  failed(day: WantedDay): void;
  /** The days in the order in which they are asked for: the newest first, those that failed last. */
  inTurn(days: readonly WantedDay[]): readonly WantedDay[];
  /** About how long until all of these are known but those that failed, in milliseconds; 0 when none is waited for. */
  lengthMs(days: readonly WantedDay[]): number;
  /** Resolves when it has stopped. */
  ended(): Promise<void>;
}

interface FillOptions {
  /** Asks for a day and calls `done` when it is told, `failed` when it cannot be for a reason of its own. @throws SmscError */
  readonly ask: (wanted: WantedDay) => Promise<unknown>;
  readonly pace: Pace;
  readonly now: () => number;
  readonly clock: Clock;
  readonly log: Logger;
  /** Stops it. */
  readonly stop: AbortSignal;
}

/** More than anybody looks at; the oldest are let go. */
const mostDays = 400;
/** Who gives up is begun anew by the next who asks. */
const mostFailures = 6;
const longestPauseMs = 600_000;
/** Errors that the next day would meet too. */
const outages: ReadonlySet<SmscErrorCode> = new Set([
  'unreachable',
  'timeout',
  'blocked',
  'no-access',
  'limited',
  'too-many-requests',
  'cancelled',
]);

/** Whether an error says something about one day alone. */
export function isOfOneDay(error: unknown): boolean {
  return error instanceof SmscError && !outages.has(error.code);
}

/** What is remembered of a day that failed for a reason of its own. */
interface Trouble {
  readonly failures: number;
  /** When it is asked for again at the earliest. */
  readonly until: number;
}

function pauseAfter(failures: number): number {
  return Math.min(paceMs * 2 ** (failures - 1), longestPauseMs);
}

export function createFill({ ask, pace, now, clock, log, stop }: FillOptions): Fill {
  /** In turn. */
  let queue: readonly WantedDay[] = [];
  const troubles = new Map<string, Trouble>();
  let running: Promise<void> | undefined;

  const remove = (gone: WantedDay): void => {
    queue = queue.filter((wanted) => !isSame(wanted, gone));
  };

  const failuresOf = ({ day, flags }: WantedDay): number => troubles.get(keyOf(day, flags))?.failures ?? 0;

  function inTurn(days: readonly WantedDay[]): readonly WantedDay[] {
    return days.toSorted(
      (one, other) => failuresOf(one) - failuresOf(other) || Temporal.PlainDate.compare(other.day, one.day),
    );
  }

  function isReady({ day, flags }: WantedDay): boolean {
    const wait = (troubles.get(keyOf(day, flags))?.until ?? 0) - now();
    // A longer wait means that the clock was set back.
    return wait <= 0 || wait > longestPauseMs;
  }

  /** How long to pause after an outage. */
  function afterOutage(error: unknown, failures: number): number {
    const { retryAt = 0 } = error instanceof SmscError ? error : {};
    // Asking too early costs nothing, as the client sends nothing then; sleeping long would keep the next who asks waiting.
    return Math.min(Math.max(pauseAfter(Math.max(1, failures)), retryAt - now()), longestPauseMs);
  }

  async function run(): Promise<void> {
    let failures = 0;
    let pauseMs = paceMs;
    while (queue.length > 0) {
      await clock.sleep(Math.max(pauseMs, pace.waitMs()), stop);
      pauseMs = paceMs;
      const next = queue.find(isReady);
      if (next === undefined) continue;
      // Somebody else has taken the turn meanwhile.
      if (!pace.take()) continue;
      try {
        await ask(next);
        failures = 0;
      } catch (err) {
        stop.throwIfAborted();
        const isLimited = err instanceof SmscError && err.code === 'limited';
        if (!isLimited) log.warn({ err }, 'statistics of a day could not be asked for');
        if (isOfOneDay(err)) continue;
        if (!isLimited) failures += 1;
        pauseMs = afterOutage(err, failures);
        if (failures >= mostFailures) queue = [];
      }
    }
  }

  async function runToTheEnd(): Promise<void> {
    try {
      await run();
    } catch (err) {
      queue = [];
      if (!stop.aborted) log.error({ err }, 'the daily statistics are no longer filled in');
    } finally {
      running = undefined;
    }
  }

  return {
    want: (days) => {
      if (stop.aborted) return;
      const more = days.filter((day) => !queue.some((wanted) => isSame(wanted, day)));
      queue = inTurn([...queue, ...more]).slice(0, mostDays);
      if (queue.length > 0) running ??= runToTheEnd();
    },
    done: (day) => {
      troubles.delete(keyOf(day.day, day.flags));
      remove(day);
    },
    failed: (day) => {
      const failures = failuresOf(day) + 1;
      troubles.set(keyOf(day.day, day.flags), { failures, until: now() + pauseAfter(failures) });
      if (failures % mostFailures === 0) remove(day);
      queue = inTurn(queue);
    },
    inTurn,
    lengthMs: (days) => {
      const isComing = (wanted: WantedDay): boolean =>
        failuresOf(wanted) === 0 && days.some((day) => isSame(wanted, day));
      const last = queue.findLastIndex(isComing);
      return (last + 1) * paceMs;
    },
    ended: async () => running,
  };
}

function isSame(one: WantedDay, other: WantedDay): boolean {
  return keyOf(one.day, one.flags) === keyOf(other.day, other.flags);
}
