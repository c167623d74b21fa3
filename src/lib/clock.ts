/**
 * Time as a part that can be replaced. Everything that asks the time or waits takes a Clock, because a test's fake
 * timers reach neither `node:timers/promises` nor `AbortSignal.timeout`.
 */
export interface Clock {
  /** Milliseconds since the epoch. May step back when the machine's clock is set. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** The longest delay that a timer of the platform keeps; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const aborted = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', aborted);
          resolve();
        },
        Math.min(Math.max(0, ms), longestTimer),
      );
      signal?.addEventListener('abort', aborted, { once: true });
    }),
};
