import type { Clock } from '../lib/clock.ts';

/** Lets those wait who want to know that a watcher has begun. */
export interface FirstLooks {
  /** To be called after every look, also one that failed. */
  readonly looked: (watcher: string) => void;
  /** Resolves when a watcher has looked since the start, and after two seconds at the latest. */
  readonly first: (watcher: string) => Promise<void>;
}

const longestMs = 2_000;

export function createFirstLooks(clock: Clock): FirstLooks {
  const seen = new Set<string>();
  const waiting = new Map<string, PromiseWithResolvers<void>>();

  return {
    looked: (watcher) => {
      seen.add(watcher);
      waiting.get(watcher)?.resolve();
      waiting.delete(watcher);
    },
    first: async (watcher) => {
      // One that fails would be waited for by everybody.
      if (seen.has(watcher)) return;
      const look = waiting.get(watcher) ?? Promise.withResolvers<void>();
      waiting.set(watcher, look);
      const late = Promise.withResolvers<void>();
      const cancel = clock.after(longestMs, late.resolve);
      await Promise.race([look.promise, late.promise]);
      cancel();
    },
  };
}
