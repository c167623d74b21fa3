import type { HealthChange } from '../../bot/topics/change.ts';
import type { SmscErrorCode } from '../../smsc/error.ts';
import type { Observed } from '../watcher.ts';
import { openOutages } from './health-changes.ts';
import { judgeAnew, judgeProvider, judgeWatchers } from './health-judgement.ts';
import { emptyHealth, type HealthState, type Refused } from './health-state.ts';

/** How a look ended. */
export interface Looked {
  /** The watcher's name. */
  readonly watcher: string;
  readonly everyMs: number;
  /** Why it failed; absent when it was good. */
  readonly error?: SmscErrorCode;
  /** Nothing had to be asked for, so that it says nothing about the provider. */
  readonly isIdle?: boolean;
}

/**
 * Finds outages and their ends in what it is fed. What it remembers is in the state alone, so that each outage and its
 * end are told once over restarts; what it gives is stored with the events, as for a watcher.
 */
export interface HealthMonitor {
  readonly name: string;
  readonly topic: 'health';
  /** To be called after every look. */
  looked(last: HealthState | undefined, look: Looked): Observed<HealthState>;
  /** To be called when a chat platform is connected or not any more; again and again does no harm. */
  connection(last: HealthState | undefined, platform: string, isConnected: boolean): Observed<HealthState>;
  /** To be called when a process begins to look: nobody has had the chance of a good look in it. */
  began(last: HealthState | undefined): Observed<HealthState>;
  /** To be called every few seconds, at least twice a minute: outages are also the absence of anything. */
  tick(last: HealthState | undefined): Observed<HealthState>;
}

/** How long a platform may be away before it is told. */
const platformMs = 60_000;
/** After error 9 the client keeps single questions back for so long at most, also when others are answered again. */
const stillPausedMs = 300_000;
/** For so long the provider's limits may hold up everybody when the clock was set back: all that was asked counts anew. */
const heldUpMs = 60_000;
/** A longer pause means that the process or the machine stood still, which says nothing about anybody else. */
const longestPauseMs = 90_000;

/** @param now - milliseconds since the epoch, by the machine's clock */
export function createHealthMonitor({ now }: { readonly now: () => number }): HealthMonitor {
  /** Makes up for a pause or a step of the clock, changes what is known, and finds what follows from it. */
  function observe(last: HealthState | undefined, change: (state: HealthState, at: number) => HealthState) {
    const at = now();
    const before = last ?? emptyHealth(at);
    const isSetBack = at < before.at;
    const hasPaused = isSetBack || at - before.at > longestPauseMs;
    const current = { ...(hasPaused ? judgeAnew(before, isSetBack ? at + heldUpMs : at) : before), at };
    const state = judgeWatchers(judgeProvider(judgePlatforms(change(current, at), at), at), at);
    return { state, changes: changesBetween(before, state) };
  }

  return {
    name: 'health',
    topic: 'health',
    looked: (last, look) =>
      observe(last, (state, at) => {
        if (look.isIdle) return idle(state, look);
        return look.error === undefined ? good(state, look, at) : failed(state, look, look.error, at);
      }),
    connection: (last, platform, isConnected) =>
      observe(last, (state, at) => {
        if (isConnected) return { ...state, platforms: without(state.platforms, platform) };
        const known = state.platforms[platform] ?? { since: at, isTold: false };
        return { ...state, platforms: { ...state.platforms, [platform]: known } };
      }),
    began: (last) => observe(last, judgeAnew),
    tick: (last) => observe(last, (state) => state),
  };
}

function good(state: HealthState, { watcher, everyMs }: Looked, at: number): HealthState {
  // Who was refused is who can tell that it is over: one that alone may not ask would alternate with the others.
  const isOver = (refused: Refused): boolean => refused.by === undefined || refused.by === watcher;
  const { provider, credentials, blocked, ...rest } = state;
  const stays = {
    ...(credentials !== undefined && !isOver(credentials) && { credentials }),
    ...(blocked !== undefined && !isOver(blocked) && { blocked }),
  };
  const hasEnded = [provider, credentials !== stays.credentials, blocked !== stays.blocked].some(Boolean);
  const { watchers, platforms } = hasEnded
    ? { ...judgeAnew(state, at, at + stillPausedMs), platforms: state.platforms }
    : rest;
  return { ...rest, ...stays, platforms, watchers: { ...watchers, [watcher]: { everyMs, goodAt: at } } };
}

function failed(state: HealthState, { watcher, everyMs }: Looked, error: SmscErrorCode, at: number): HealthState {
  const known = state.watchers[watcher] ?? { everyMs, goodAt: at };
  const watchers = { ...state.watchers, [watcher]: { failingSince: at, ...known, everyMs } };
  const refused = { since: at, by: watcher };
  if (error === 'no-access') return { ...state, watchers, credentials: state.credentials ?? refused };
  if (error === 'blocked') return { ...state, watchers, blocked: state.blocked ?? refused };
  return { ...state, watchers };
}

/** One that has nothing to ask for is not judged, and leaves it to the others to tell what is over. */
function idle(state: HealthState, { watcher }: Looked): HealthState {
  const handOver = (refused: Refused): Refused => (refused.by === watcher ? { since: refused.since } : refused);
  return {
    ...state,
    ...(state.credentials && { credentials: handOver(state.credentials) }),
    ...(state.blocked && { blocked: handOver(state.blocked) }),
    watchers: without(state.watchers, watcher),
  };
}

function judgePlatforms(state: HealthState, at: number): HealthState {
  const judged = Object.entries(state.platforms).map(([name, { since, isTold }]) => {
    return [name, { since, isTold: isTold || at - since >= platformMs }] as const;
  });
  return { ...state, platforms: Object.fromEntries(judged) };
}

function without<Value>(values: Readonly<Record<string, Value>>, name: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}

function changesBetween(before: HealthState, after: HealthState): readonly HealthChange[] {
  const open = openOutages(before);
  const now = openOutages(after);
  const over = [...open].filter(([object]) => !now.has(object));
  const begun = [...now].filter(([object]) => !open.has(object));
  return [
    ...over.map(([, outage]): HealthChange => ({ ...outage, kind: 'over', isLoud: false })),
    ...begun.map(([, outage]): HealthChange => ({ ...outage, kind: 'failing', isLoud: true })),
  ];
}
