import type { Clock } from '../lib/clock.ts';
import type { SmscError } from './error.ts';
import { createPatience, type Patience } from './limits/patience.ts';

/** Lets everybody who wants the same thing at the same time wait for one piece of work. */
export interface Sharing {
  /**
   * Joins the work under this key, or starts it. A caller who stops, or is not willing to wait for a limit so long,
   * waits no longer; the work itself is stopped when nobody waits for it.
   *
   * @param start - begins the work; its signal is aborted when the last caller has left, with his reason
   * @throws what the work throws; the reason of the caller's own signal when that is aborted first; SmscError `limited`
   * when the work waits for a limit longer than the caller does
   */
  share<Value>(key: string, caller: Sharer, start: Start<Value>): Promise<Value>;
}

/** One who shares. */
interface Sharer {
  /** How long he waits for the provider's limits, in milliseconds. */
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Begins the work, which tells `onWait` whenever it must wait for a limit and `undefined` when that is over. */
type Start<Value> = (signal: AbortSignal, onWait: (limited: SmscError | undefined) => void) => Promise<Value>;

interface Work {
  readonly result: Promise<unknown>;
  readonly stop: AbortController;
  readonly patience: Patience;
  waiting: number;
}

/** Shares work between those who ask through the same object; who waits for a limit waits by the given clock. */
export function createSharing(clock: Clock): Sharing {
  const running = new Map<string, Work>();

  function begin(key: string, start: Start<unknown>): Work {
    const stop = new AbortController();
    const patience = createPatience(clock);
    const result = start(stop.signal, (limited) => patience.tell(limited));
    const work: Work = { result, stop, patience, waiting: 0 };
    const end = (): void => {
      if (running.get(key) === work) running.delete(key);
    };
    work.result.then(end, end);
    running.set(key, work);
    return work;
  }

  function leave(key: string, work: Work, reason: unknown): void {
    work.waiting -= 1;
    const hasEnded = running.get(key) !== work;
    if (hasEnded || work.waiting > 0) return;
    running.delete(key);
    work.stop.abort(reason);
  }

  return {
    share: async <Value>(key: string, { maxWaitMs, signal }: Sharer, start: Start<Value>) => {
      signal?.throwIfAborted();
      const work = running.get(key) ?? begin(key, start);
      work.waiting += 1;
      const left = new AbortController();
      try {
        const ends = [work.result as Promise<Value>, work.patience.runOut(maxWaitMs, left.signal)];
        return await Promise.race(signal === undefined ? ends : [...ends, aborted(signal, left.signal)]);
      } catch (error) {
        leave(key, work, error);
        throw error;
      } finally {
        left.abort();
      }
    },
  };
}

/** Rejects with the reason of `signal` when that is aborted, unless `left` is aborted first. */
function aborted(signal: AbortSignal, left: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: left });
  });
}
