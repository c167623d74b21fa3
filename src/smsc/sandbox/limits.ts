import type { Params } from './params.ts';

/** At most `requests` requests with the same key within `perMs` milliseconds of the sandbox's clock. */
export interface Limit {
  readonly requests: number;
  readonly perMs: number;
  /** What makes requests count together; `undefined` for one that this limit does not concern. */
  readonly key: (params: Params) => string | undefined;
}

/** A limit on requests that are the same in every parameter. */
export function identical(requests: number, perMs: number): Limit {
  return { requests, perMs, key: whole };
}

/** A limit on all requests of an operation together. */
export function any(requests: number, perMs: number): Limit {
  return { requests, perMs, key: () => '' };
}

const credentials = new Set(['login', 'psw', 'apikey']);

/** Every parameter of a request but who asks. */
export function whole(params: Params): string {
  const kept = [...params].filter(([name]) => !credentials.has(name));
  return JSON.stringify(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
}

export interface Limits {
  /**
   * Counts a request, unless a limit is used up: then nothing is counted.
   *
   * @returns whether the request is within all limits
   */
  admit(operation: string, limits: readonly Limit[], params: Params): boolean;
}

/** How many windows are kept before those that are over are looked for. */
const tidyAt = 1_000;

/**
 * The provider's limits, as sliding windows. They run on the sandbox's clock as everything does: who moves it forward by
 * a minute may ask again.
 *
 * @param time - gives the time in milliseconds since the epoch
 */
export function createLimits(time: () => number): Limits {
  const windows = new Map<string, { readonly perMs: number; times: readonly number[] }>();

  function within(times: readonly number[], perMs: number): readonly number[] {
    const now = time();
    return times.filter((at) => now - at < perMs);
  }

  function tidy(): void {
    for (const [key, { times, perMs }] of windows) if (within(times, perMs).length === 0) windows.delete(key);
  }

  return {
    admit: (operation, limits, params) => {
      if (windows.size > tidyAt) tidy();
      const counted: (readonly [key: string, perMs: number, times: readonly number[]])[] = [];
      for (const [place, limit] of limits.entries()) {
        const key = limit.key(params);
        if (key === undefined) continue;
        const window = `${operation} ${place} ${key}`;
        const times = within(windows.get(window)?.times ?? [], limit.perMs);
        if (times.length >= limit.requests) return false;
        counted.push([window, limit.perMs, times]);
      }
      for (const [window, perMs, times] of counted) windows.set(window, { perMs, times: [...times, time()] });
      return true;
    },
  };
}
