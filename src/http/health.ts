import type { Route } from './server.ts';

/** When a watcher looked, and how often it does; milliseconds. */
export interface LookTimes {
  readonly lookedAt?: number;
  /** When it looks next; later than usual after failures. */
  readonly nextAt?: number;
  readonly everyMs: number;
}

/** What must work for the bot to be of use. Each may reject, which counts as `false`. */
export interface ReadyParts {
  readonly storage: () => Promise<boolean>;
  readonly platforms: () => Promise<boolean>;
  readonly polls: () => Promise<boolean>;
}

/** A longer wait for one part is no. */
const longestMs = 5_000;
/** A watcher that has not looked for so many of its intervals looks no more. */
const mostIntervals = 3;

/** `/healthz` answers while the process does; `/readyz` with 200 when every part works, else with 503. */
export function healthRoutes(parts: ReadyParts): ReadonlyMap<string, Route> {
  return new Map<string, Route>([
    ['/healthz', async () => ({ status: 200, body: 'ok\n' })],
    [
      '/readyz',
      async () => {
        const [storage, platforms, polls] = await Promise.all([
          works(parts.storage),
          works(parts.platforms),
          works(parts.polls),
        ]);
        const lines = Object.entries({ storage, platforms, polls }).map(
          ([name, isWorking]) => `${name}: ${isWorking ? 'ok' : 'failing'}\n`,
        );
        return { status: storage && platforms && polls ? 200 : 503, body: lines.join('') };
      },
    ],
  ]);
}

async function works(check: () => Promise<boolean>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, longestMs, false);
  try {
    return await Promise.race([check(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** How the watching goes. */
export interface Polling {
  /** Whether this process is the one that looks. */
  readonly isLooking: boolean;
  /** The process that looks; absent while none does. */
  readonly holder?: unknown;
  readonly watchers: readonly LookTimes[];
}

/**
 * Whether every watcher looked within three of its intervals, or is about to. Of another process it is only known that
 * it looks: when it did is not kept each time.
 *
 * @param now - milliseconds since the epoch
 */
export function isPolling({ isLooking, holder, watchers }: Polling, now: number): boolean {
  if (!isLooking) return holder !== undefined;
  return watchers.every(
    ({ lookedAt = 0, nextAt = 0, everyMs }) => now - Math.max(lookedAt, nextAt) <= mostIntervals * everyMs,
  );
}
