import type { Clock } from '../lib/clock.ts';

/** Lets those wait who want to know that a watcher has begun. */
export interface FirstLooks {
  /** To be called after every look, also one that failed. */
  readonly looked: (watcher: string) => void;
  /** Resolves at the next look of a watcher, and after two seconds at the latest. */
  readonly next: (watcher: string) => Promise<void>;
}

const longestMs = 2_000;

export function createFirstLooks(clock: Clock): FirstLooks {
  const waiting = new Map<string, PromiseWithResolvers<void>>();

  return {
    looked: (watcher) => {
      waiting.get(watcher)?.resolve();
      waiting.delete(watcher);
    },
    next: async (watcher) => {
      const look = waiting.get(watcher) ?? Promise.withResolvers<void>();
      waiting.set(watcher, look);
      const late = Promise.withResolvers<void>();
      const cancel = clock.after(longestMs, late.resolve);
      await Promise.race([look.promise, late.promise]);
      cancel();
    },
  };
}
