import type { Clock } from '../../lib/clock.ts';

/** A sleep that somebody else can end early. */
export interface Alarm {
  /**
   * Sleeps for `ms` milliseconds or until it rings; not at all when it has rung since the last sleep.
   *
   * @returns how long it slept, in milliseconds
   * @throws the signal's reason when that is aborted
   */
  sleep(ms: number, signal?: AbortSignal): Promise<number>;
  ring(): void;
}

/** Makes an alarm for one sleeper at a time; it sleeps by the given clock. */
export function createAlarm(clock: Clock): Alarm {
  let bell = new AbortController();
  return {
    sleep: async (ms, signal) => {
      const before = clock.now();
      try {
        await clock.sleep(ms, signal === undefined ? bell.signal : AbortSignal.any([bell.signal, signal]));
        return ms;
      } catch (error) {
        if (signal?.aborted === true || !bell.signal.aborted) throw error;
        return Math.min(ms, Math.max(0, clock.now() - before));
      } finally {
        bell = new AbortController();
      }
    },
    ring: () => bell.abort(),
  };
}
