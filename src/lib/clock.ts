/**
 * Time as a part that can be replaced. Everything that asks the time or waits takes a Clock, because a test's fake
 * timers reach neither `node:timers/promises` nor `AbortSignal.timeout`.
 */
export interface Clock {
  /** Milliseconds since the epoch. May step back when the machine's clock is set. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /**
   * Runs `run` once after `ms` milliseconds, unless what it gives back is called first. For waits that seldom come to
   * their end: they cost neither a promise nor an error.
   *
   * @param run - never throws
   */
  readonly after: (ms: number, run: () => void) => () => void;
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
        cancel();
        reject(signal?.reason);
      };
      const cancel = after(ms, () => {
        signal?.removeEventListener('abort', aborted);
        resolve();
      });
      signal?.addEventListener('abort', aborted, { once: true });
    }),
  after,
};

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.min(Math.max(0, ms), longestTimer));
  return () => clearTimeout(timer);
}
