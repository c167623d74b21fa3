import { once } from 'node:events';
import type { Clock } from '../../lib/clock.ts';
import type { SmscError } from '../error.ts';

/** Lets everybody who shares a request wait for its place as long as he himself is willing to. */
export interface Patience {
  /** How it stands: the error for who cannot wait, or `undefined` while the request does not wait for a limit. */
  tell(limited: SmscError | undefined): void;
  /**
   * Never resolves. Time counts only while the request waits for a limit.
   *
   * @param signal - to be aborted when its end does not matter any more
   * @throws SmscError the last one told, when a wait of `maxWaitMs` milliseconds is over or known to be too short
   */
  runOut(maxWaitMs: number, signal: AbortSignal): Promise<never>;
}

/** The patience with one request. */
export function createPatience(clock: Clock): Patience {
  let state: State = { limited: undefined, over: new AbortController() };

  return {
    tell: (limited) => {
      const before = state;
      state = { limited, over: new AbortController() };
      before.over.abort();
    },
    runOut: async (maxWaitMs, signal) => {
      let leftMs = maxWaitMs;
      for (;;) {
        signal.throwIfAborted();
        const { limited, over } = state;
        const begun = clock.now();
        const { retryAt = begun } = limited ?? {};
        if (limited !== undefined && Math.max(1, retryAt - begun) > leftMs) throw limited;
        // More is told at `retryAt`; only how long another request will take is not known.
        if (limited === undefined || retryAt > begun) await once(over.signal, 'abort', { signal });
        else if (await sleeps(clock, leftMs, over.signal, signal)) throw limited;
        if (limited !== undefined) leftMs -= Math.max(0, clock.now() - begun);
      }
    },
  };
}

interface State {
  readonly limited: SmscError | undefined;
  /** Aborted when something else is told. */
  readonly over: AbortController;
}

/** Whether it has slept to the end. */
async function sleeps(clock: Clock, ms: number, bell: AbortSignal, signal: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(ms, AbortSignal.any([bell, signal]));
    return true;
  } catch (error) {
    if (!bell.aborted) throw error;
    return false;
  }
}
