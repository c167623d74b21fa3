import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../src/lib/clock.ts';

/** A clock that stands still until the test moves it. */
export interface ManualClock extends Clock {
  /**
   * Lets `ms` milliseconds pass. Sleepers wake one by one in the order in which they are due, each at its own time and
   * with a turn of the event loop to itself, so that one who sleeps again within the span wakes again. Resolves when
   * all of them have had their turn; answers that need a socket may still be on their way, see `asleep`.
   */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock forward or back, as an administrator would: `now()` jumps, nobody wakes earlier or later. */
  step(ms: number): void;
  /** Resolves as soon as at least `count` sleepers wait. */
  asleep(count?: number): Promise<void>;
  /** How many milliseconds each sleeper still has to wait, the next one first. */
  sleepers(): readonly number[];
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** The moment at which a manual clock starts unless told otherwise: noon in Moscow on an ordinary Wednesday. */
export const noon = Date.parse('2026-11-18T09:00:00Z');

export function manualClock(start: number = noon): ManualClock {
  let elapsed = 0;
  let wall = start;
  let sleeping: Sleeper[] = [];
  let watchers: { readonly count: number; readonly seen: () => void }[] = [];

  function lie(sleeper: Sleeper): void {
    const later = sleeping.findIndex((other) => other.due > sleeper.due);
    sleeping.splice(later === -1 ? sleeping.length : later, 0, sleeper);
    const seen = watchers.filter((watcher) => watcher.count <= sleeping.length);
    watchers = watchers.filter((watcher) => watcher.count > sleeping.length);
    for (const watcher of seen) watcher.seen();
  }

  function after(ms: number, run: () => void): () => void {
    const sleeper: Sleeper = { due: elapsed + Math.max(0, ms), wake: run };
    lie(sleeper);
    return () => {
      sleeping = sleeping.filter((other) => other !== sleeper);
    };
  }

  function pass(ms: number): void {
    elapsed += ms;
    wall += ms;
  }

  return {
    now: () => wall,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        if (ms <= 0) {
          resolve();
          return;
        }
        const aborted = (): void => {
          cancel();
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', aborted, { once: true });
        const cancel = after(ms, () => {
          signal?.removeEventListener('abort', aborted);
          resolve();
        });
      }),
    after,
    advance: async (ms) => {
      const end = elapsed + ms;
      await nextTurn();
      for (let next = sleeping[0]; next !== undefined && next.due <= end; next = sleeping[0]) {
        sleeping.shift();
        pass(next.due - elapsed);
        next.wake();
        await nextTurn();
      }
      pass(end - elapsed);
    },
    step: (ms) => {
      wall += ms;
    },
    asleep: (count = 1) =>
      new Promise((seen) => {
        if (sleeping.length >= count) seen();
        else watchers.push({ count, seen });
      }),
    sleepers: () => sleeping.map((sleeper) => sleeper.due - elapsed),
  };
}
