import type { Clock } from '../lib/clock.ts';
import type { SmscError } from '../smsc/error.ts';

/** The longest pause of a watcher that keeps failing, in milliseconds. */
const longestPauseMs = 600_000;
/** Looks of one watcher begin no closer than this, however often it is woken: a storm of pushes is one look. */
export const leastGapMs = 5_000;
/** As long as the client stays still after the first error 4. */
const usualBlockMs = 60_000;
const limitedMs = 1_000;

/**
 * How long a watcher pauses after a failed look: from its usual pause on twice as long each time, with some chance so
 * that not all of them come back together.
 *
 * @param failures - how many looks have failed in a row, from 1
 * @param chance - from 0 to 1
 */
export function pauseAfter(failures: number, everyMs: number, chance: number): number {
  const pause = Math.min(everyMs * 2 ** Math.min(failures - 1, 20), longestPauseMs);
  return Math.max(everyMs, Math.round(pause * (0.75 + chance / 4)));
}

/** How long until asking again is of use after the limits were used up: soon, and at the latest when it is due anyway. */
export function pauseWhenLimited({ retryAt }: SmscError, everyMs: number, now: number): number {
  return Math.min(Math.max((retryAt ?? now) - now, limitedMs), everyMs);
}

/** When each watcher looks first: one after the other, as looks together would use up what people ask by. */
export function firstLookMs(index: number, count: number, shortestMs: number): number {
  return Math.round((index * shortestMs) / count);
}

/** A time in which nobody looks, as the provider has blocked the address. */
export interface Standstill {
  /** @param now - by the clock that `retryAt` goes by, in milliseconds since the epoch */
  begin(error: SmscError, now: number): void;
  end(): void;
  /** Resolves when it is over. */
  over(signal: AbortSignal): Promise<void>;
}

export function createStandstill(clock: Clock): Standstill {
  let until = 0;
  let lengthMs = 0;

  return {
    begin: ({ retryAt }, now) => {
      lengthMs = retryAt === undefined ? usualBlockMs : Math.max(retryAt - now, limitedMs);
      until = clock.now() + lengthMs;
    },
    end: () => {
      until = 0;
      lengthMs = 0;
    },
    over: async (signal) => {
      // In small steps, as one who tries again may end it; a clock that was set back makes it no longer than it was.
      for (let left = until - clock.now(); left > 0; left = Math.min(until - clock.now(), lengthMs)) {
        await clock.sleep(Math.min(left, lengthMs, leastGapMs), signal);
      }
    },
  };
}
