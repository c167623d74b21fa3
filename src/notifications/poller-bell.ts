import type { Clock } from '../lib/clock.ts';

/** Ends a watcher's pause early. */
export interface Bell {
  /** Ends the pause; while there is none, the next one. */
  ring(): void;
  /** Resolves after `ms` milliseconds or when it is rung; rejects with the signal's reason when that is aborted first. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export function createBell(clock: Clock): Bell {
  let isRung = false;
  let wake: (() => void) | undefined;

  return {
    ring: () => {
      isRung = true;
      wake?.();
    },
    pause: async (ms, signal) => {
      signal.throwIfAborted();
      const { promise: over, resolve } = Promise.withResolvers<void>();
      const end = (): void => resolve();
      const cancel = clock.after(ms, end);
      signal.addEventListener('abort', end, { once: true });
      wake = end;
      if (isRung || ms <= 0) end();
      await over;
      cancel();
      signal.removeEventListener('abort', end);
      wake = undefined;
      isRung = false;
      signal.throwIfAborted();
    },
  };
}
