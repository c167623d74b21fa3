import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import { SmscError } from '../../../smsc/error.ts';
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
  /** About how long until all of these are known, in milliseconds; 0 when none is waited for. */
  lengthMs(days: readonly WantedDay[]): number;
  /** Resolves when it has stopped. */
  ended(): Promise<void>;
}

interface FillOptions {
  /** Asks for a day and calls `done` when it is told. @throws SmscError */
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

export function createFill({ ask, pace, now, clock, log, stop }: FillOptions): Fill {
  /** Newest first. */
  let queue: readonly WantedDay[] = [];
  let running: Promise<void> | undefined;

  const remove = (gone: WantedDay): void => {
    queue = queue.filter((wanted) => !isSame(wanted, gone));
  };

  /** How long to pause after a failure. */
  function afterFailure(error: unknown, failures: number): number {
    const { retryAt = 0 } = error instanceof SmscError ? error : {};
    // Asking too early costs nothing, as the client sends nothing then; sleeping long would keep the next who asks waiting.
    return Math.min(Math.max(paceMs * 2 ** failures, retryAt - now()), longestPauseMs);
  }

  async function run(): Promise<void> {
    let failures = 0;
    let pauseMs = paceMs;
    while (queue.length > 0) {
      await clock.sleep(Math.max(pauseMs, pace.waitMs()), stop);
      pauseMs = paceMs;
      const [next] = queue;
      if (next === undefined) return;
      // Somebody else has taken the turn meanwhile.
      if (!pace.take()) continue;
      try {
        await ask(next);
        failures = 0;
      } catch (err) {
        stop.throwIfAborted();
        pauseMs = afterFailure(err, failures);
        const isLimited = err instanceof SmscError && err.code === 'limited';
        if (isLimited) continue;
        failures += 1;
        log.warn({ err, failures }, 'statistics of a day could not be asked for');
        if (failures < mostFailures) continue;
        queue = [];
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
      queue = [...queue, ...more]
        .sort((one, other) => Temporal.PlainDate.compare(other.day, one.day))
        .slice(0, mostDays);
      if (queue.length > 0) running ??= runToTheEnd();
    },
    done: remove,
    lengthMs: (days) => {
      const last = queue.findLastIndex((wanted) => days.some((day) => isSame(wanted, day)));
      return (last + 1) * paceMs;
    },
    ended: async () => running,
  };
}

function isSame(one: WantedDay, other: WantedDay): boolean {
  return keyOf(one.day, one.flags) === keyOf(other.day, other.flags);
}
