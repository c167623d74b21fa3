import type { Change } from '../bot/topics/change.ts';
import type { Clock } from '../lib/clock.ts';
import { reached } from '../lib/steps.ts';
import { createTurns } from '../lib/turns.ts';
import type { SmscErrorCode } from '../smsc/error.ts';
import type { Database } from '../storage/database.ts';
import { guard, type Lease } from '../storage/lease.ts';
import { type FanOutParts, fanOut } from './fan-out.ts';
import type { Looks, Watched, WatchStates } from './watch-states.ts';
import type { Observed, Watcher } from './watcher.ts';
import type { HealthMonitor, Looked } from './watchers/health.ts';
import type { HealthState } from './watchers/health-state.ts';

export interface KeeperParts extends FanOutParts {
  readonly database: Database;
  readonly lease: Lease;
  readonly clock: Clock;
  readonly health: HealthMonitor;
  /** Of the watchers. */
  readonly states: WatchStates;
  /** Of the monitor of health, which outlives every account. */
  readonly healthStates: WatchStates;
  /** Told that there may be something to tell now; never throws. */
  readonly onPolled: () => void;
  /** Nothing is written after it is aborted. */
  readonly signal: AbortSignal;
}

/** Why a look failed, in the words of the monitor and of the log. */
export interface LookFailure {
  /** Absent when it says nothing about anybody's health. */
  readonly code?: SmscErrorCode;
  readonly reason: string;
}

/**
 * Remembers for the time that a lease is held. What a look found, what of it is to be told and what is remembered of it
 * are kept in one transaction, or none of them is. Everything throws StorageError, and DeposedError when the lease is
 * lost.
 */
export interface Keeper {
  known(name: string): Promise<Watched>;
  /** How the looks of a watcher went so far; `undefined` before the first. */
  looks(name: string): Looks | undefined;
  /** What a watcher remembers; `undefined` before its first good look. */
  state(name: string): unknown;
  /** After a good look. */
  good(watcher: Watcher, before: Watched, observed: Observed<unknown>): Promise<void>;
  /** After a failed one. */
  failed(watcher: Watcher, before: Watched, failure: LookFailure): Promise<void>;
  /** Before the first look. */
  begin(): Promise<void>;
  /** To be called at least twice a minute. @param platforms - whether each is connected */
  tick(platforms: ReadonlyMap<string, boolean>): Promise<void>;
}

const noteEveryMs = 60_000;

/** What is to be kept of one watcher. */
interface Entry {
  readonly name: string;
  readonly states: WatchStates;
  readonly before: Watched;
  readonly after: Watched;
}

export function createKeeper(parts: KeeperParts): Keeper {
  const { database, lease, clock, health, states, healthStates, onPolled, signal } = parts;
  const memory = new Map<string, Watched>();
  const turns = createTurns();
  let notedAt = clock.now();

  async function remembered(name: string, from: WatchStates): Promise<Watched> {
    const known = memory.get(name) ?? (await from.read(name));
    memory.set(name, known);
    return known;
  }

  async function keep(entries: readonly Entry[], changes: readonly Change[]): Promise<void> {
    signal.throwIfAborted();
    const changed = entries.filter(isChanged);
    if (changed.length > 0 || changes.length > 0) {
      const at = clock.now();
      try {
        await database.transaction(async (queries) => {
          await guard(queries, lease);
          for (const { name, states: own, after } of changed) await own.write(queries, name, after);
          reached('store:remembered');
          if (changes.length > 0) await fanOut(queries, changes, at, parts);
          reached('store:whole');
        });
        reached('store:kept');
      } catch (error) {
        // It may have been kept all the same.
        memory.clear();
        throw error;
      }
    }
    for (const { name, after } of entries) memory.set(name, after);
    if (changes.length > 0) onPolled();
  }

  /** Keeps what the monitor finds, together with what was found by a look. */
  function keepWithHealth(
    judge: (last: HealthState | undefined) => Observed<HealthState>,
    entries: readonly Entry[] = [],
    changes: readonly Change[] = [],
  ): Promise<void> {
    return turns.take(async () => {
      const before = await remembered(health.name, healthStates);
      const { state, changes: outages } = judge(before.state as HealthState | undefined);
      const isQuiet = outages.length === 0 && entries.length === 0 && isSameBut(before.state, state);
      const json = isQuiet ? before.json : healthStates.print(state);
      const entry = { name: health.name, states: healthStates, before, after: { ...before, state, json } };
      await keep([...entries, entry], [...outages, ...changes]);
    });
  }

  /** When the last good looks were, so that other processes can tell people. */
  function noteLooks(): Promise<void> {
    return turns.take(async () => {
      const now = clock.now();
      if (Math.abs(now - notedAt) < noteEveryMs) return;
      signal.throwIfAborted();
      await database.transaction(
        async (queries) => {
          await guard(queries, lease);
          for (const [name, looks] of memory) if (name !== health.name) await states.note(queries, name, looks);
        },
        { hasty: true },
      );
      notedAt = now;
    });
  }

  const looked = (look: Looked) => (last: HealthState | undefined) => health.looked(last, look);

  return {
    known: (name) => remembered(name, states),
    looks: (name) => {
      const known = memory.get(name);
      if (known === undefined) return undefined;
      const { state: _state, json: _json, ...looks } = known;
      return looks;
    },
    state: (name) => memory.get(name)?.state,
    good: (watcher, before, { state, changes, isIdle = false }) => {
      const json = state === before.state ? before.json : states.print(state);
      const now = clock.now();
      const after = { lookedAt: now, goodAt: now, failures: 0, state, json };
      const look = { watcher: watcher.name, everyMs: watcher.everyMs, isIdle };
      return keepWithHealth(looked(look), [{ name: watcher.name, states, before, after }], changes);
    },
    failed: (watcher, before, { code, reason }) => {
      // Who left the room to people has not failed.
      const after = code === 'limited' ? before : failedOnceMore(before, clock.now(), reason);
      const entries = [{ name: watcher.name, states, before, after }];
      if (code === undefined) return turns.take(() => keep(entries, []));
      return keepWithHealth(looked({ watcher: watcher.name, everyMs: watcher.everyMs, error: code }), entries);
    },
    begin: () => keepWithHealth((last) => health.began(last)),
    tick: async (platforms) => {
      for (const [platform, isConnected] of platforms) {
        await keepWithHealth((last) => health.connection(last, platform, isConnected));
      }
      await keepWithHealth((last) => health.tick(last));
      await noteLooks();
    },
  };
}

function failedOnceMore(
  { goodAt, failingSince, failures, state, json }: Watched,
  now: number,
  reason: string,
): Watched {
  return {
    lookedAt: now,
    ...(goodAt !== undefined && { goodAt }),
    failingSince: failingSince ?? now,
    failures: failures + 1,
    reason,
    state,
    json,
  };
}

/** When a good look was is not worth writing a state of megabytes again. */
function isChanged({ before, after }: Entry): boolean {
  return before.json !== after.json || before.failures !== after.failures || before.reason !== after.reason;
}

/** Whether two states differ in nothing but when they were. */
function isSameBut(before: unknown, after: HealthState): boolean {
  if (before === undefined) return false;
  return JSON.stringify({ ...(before as HealthState), at: 0 }) === JSON.stringify({ ...after, at: 0 });
}
