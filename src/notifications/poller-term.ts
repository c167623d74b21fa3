import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { reached } from '../lib/steps.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { SmscError } from '../smsc/error.ts';
import { StorageError } from '../storage/error.ts';
import { DeposedError } from '../storage/lease.ts';
import { type Bell, createBell } from './poller-bell.ts';
import type { Keeper, LookFailure } from './poller-keeper.ts';
import { createStandstill, firstLookMs, leastGapMs, pauseAfter, pauseWhenLimited } from './schedule.ts';
import type { Looks, Watched } from './watch-states.ts';
import type { Watcher } from './watcher.ts';

export interface TermParts {
  readonly watchers: readonly Watcher[];
  readonly keeper: Keeper;
  readonly platforms: ReadonlyMap<string, boolean>;
  readonly clock: Clock;
  /** Milliseconds since the epoch by the clock of the account, by which the provider's limits go. */
  readonly accountNow: () => number;
  readonly random: () => number;
  readonly metrics?: Metrics | undefined;
  /** What else one process is to do for all, until the signal is aborted. */
  readonly meanwhile: (signal: AbortSignal) => Promise<unknown>;
  readonly log: Logger;
  /** Ends it; to be aborted by `onDeposed` too. */
  readonly signal: AbortSignal;
  /** Told after every look. */
  readonly onLooked: (watcher: string) => void;
  /** Told that somebody else has the lease. */
  readonly onDeposed: () => void;
}

/** The time that one process looks for all. */
export interface Term {
  /** Looks again and again until the signal is aborted; then it resolves as soon as nothing is being written. */
  run(): Promise<void>;
  /** Lets a watcher look at once. */
  wake(watcher: string): void;
  /** How its looks went so far; `undefined` before the first. */
  looks(watcher: string): Looks | undefined;
  /** What it remembers; `undefined` before its first good look. */
  state(watcher: string): unknown;
  /** When a watcher looks next, in milliseconds since the epoch by the machine's clock. */
  nextAt(watcher: string): number | undefined;
}

/** Often enough for a platform that is away for a minute. */
const tickMs = 20_000;

export function createTerm(parts: TermParts): Term {
  const {
    watchers,
    keeper,
    platforms,
    clock,
    accountNow,
    random,
    metrics,
    meanwhile,
    log,
    signal,
    onLooked,
    onDeposed,
  } = parts;
  const bells = new Map<string, Bell>(watchers.map(({ name }) => [name, createBell(clock)]));
  const next = new Map<string, number>();
  const standstill = createStandstill(clock);

  /** How long to pause after what was thrown. */
  function pauseFor(error: unknown, failures: number, { everyMs }: Watcher): number {
    if (!(error instanceof SmscError)) return pauseAfter(failures, everyMs, random());
    if (error.code === 'limited') return pauseWhenLimited(error, everyMs, accountNow());
    if (error.code === 'blocked') standstill.begin(error, accountNow());
    return pauseAfter(error.code === 'blocked' ? 1 : failures, everyMs, random());
  }

  /** One look, and the keeping of what it found. @returns how long to pause; 0 when there is more */
  async function look(watcher: Watcher): Promise<number> {
    const began = clock.now();
    let before: Watched | undefined;
    try {
      reached('poll:due');
      before = await keeper.known(watcher.name);
      reached('poll:recalled');
      const observed = await orAborted(watcher.look(before.state, signal), signal);
      reached('poll:asked');
      await keeper.good(watcher, before, observed);
      reached('poll:kept');
      metrics?.polled(watcher.name, observed.isIdle === true ? 'idle' : 'ok');
      if (before.failures > 0 && observed.isIdle !== true) wakeFailing();
      standstill.end();
      if (observed.isMore === true) return 0;
      return Math.max(leastGapMs, watcher.everyMs - Math.max(0, clock.now() - began));
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof DeposedError) onDeposed();
      signal.throwIfAborted();
      const isLimited = error instanceof SmscError && error.code === 'limited';
      const failures = (before?.failures ?? 0) + 1;
      metrics?.polled(watcher.name, resultOf(error));
      if (!isLimited) log.warn({ err: error, watcher: watcher.name, failures }, 'a watcher could not look');
      reached('poll:failed');
      if (!(error instanceof StorageError)) await note(watcher, error);
      return pauseFor(error, failures, watcher);
    }
  }

  async function note(watcher: Watcher, error: unknown): Promise<void> {
    try {
      // Not what was known before the look: what that found may have been kept all the same.
      await keeper.failed(watcher, await keeper.known(watcher.name), failureOf(error));
      reached('poll:noted');
    } catch (err) {
      if (err instanceof DeposedError) onDeposed();
      signal.throwIfAborted();
      log.warn({ err, watcher: watcher.name }, 'how a watcher fares could not be kept');
    }
  }

  async function watch(watcher: Watcher, firstMs: number): Promise<void> {
    const bell = bells.get(watcher.name) ?? createBell(clock);
    for (let pauseMs = firstMs; ; ) {
      next.set(watcher.name, clock.now() + pauseMs);
      await bell.pause(pauseMs, signal);
      await standstill.over(signal);
      next.set(watcher.name, clock.now());
      pauseMs = await look(watcher);
      onLooked(watcher.name);
      if (pauseMs === 0) continue;
      const gapMs = Math.min(leastGapMs, pauseMs);
      next.set(watcher.name, clock.now() + pauseMs);
      await clock.sleep(gapMs, signal);
      pauseMs -= gapMs;
    }
  }

  /** Whoever else fails looks again, as what kept one from its looks is over. */
  function wakeFailing(): void {
    for (const [name, bell] of bells) if ((keeper.looks(name)?.failures ?? 0) > 0) bell.ring();
  }

  async function fare(keep: () => Promise<void>): Promise<void> {
    try {
      await keep();
    } catch (err) {
      if (err instanceof DeposedError) onDeposed();
      signal.throwIfAborted();
      log.warn({ err }, 'how the bot fares could not be kept');
    }
  }

  async function tick(): Promise<void> {
    for (;;) {
      await clock.sleep(tickMs, signal);
      await fare(() => keeper.tick(platforms));
    }
  }

  return {
    run: async () => {
      await fare(() => keeper.begin()).catch(() => undefined);
      const shortest = Math.min(...watchers.map(({ everyMs }) => everyMs));
      const loops = watchers.map((watcher, index) => watch(watcher, firstLookMs(index, watchers.length, shortest)));
      await Promise.allSettled([...loops, tick(), meanwhile(signal)]);
    },
    wake: (watcher) => bells.get(watcher)?.ring(),
    looks: (watcher) => keeper.looks(watcher),
    state: (watcher) => keeper.state(watcher),
    nextAt: (watcher) => next.get(watcher),
  };
}

/** Why a look failed, as a label. */
function resultOf(error: unknown): string {
  if (error instanceof SmscError) return error.code;
  return error instanceof StorageError ? 'storage' : 'internal';
}

function failureOf(error: unknown): LookFailure {
  // A mistake of our own is the watcher's own outage.
  if (!(error instanceof SmscError)) return { code: 'bad-response', reason: 'internal error' };
  const { code } = error;
  return code === 'cancelled' ? { reason: code } : { code, reason: code };
}

/** Rejects as soon as the signal is aborted, also when the work takes no notice of that. */
async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
