import type { HealthState, WatcherHealth } from './health-state.ts';

/** So many intervals without a good look are an outage. */
const intervals = 3;
/** A good look may have been given an answer that is so old: the client keeps them for the next who ask. */
const keptMs = 60_000;

/**
 * Gives everybody whose outage is not told a new term: after a pause of the process, a step of the clock or the end of an
 * outage nobody has had the chance of a good look.
 *
 * @param excusedUntil - when somebody may still be held up until then
 */
export function judgeAnew(state: HealthState, at: number, excusedUntil?: number): HealthState {
  const watchers = Object.entries(state.watchers).map(([name, { everyMs, toldSince }]) => {
    const anew = { everyMs, goodAt: at, ...(excusedUntil !== undefined && { excusedUntil }) };
    return [name, { ...anew, ...(toldSince !== undefined && { toldSince }) }] as const;
  });
  const platforms = Object.entries(state.platforms).map(([name, { since, isTold }]) => {
    return [name, { since: isTold ? since : at, isTold }] as const;
  });
  return { ...state, watchers: Object.fromEntries(watchers), platforms: Object.fromEntries(platforms) };
}

/** The provider fails when nobody has had a good look for the intervals of whoever looks most often. */
export function judgeProvider(state: HealthState, at: number): HealthState {
  const watchers = Object.values(state.watchers);
  if (isExplained(state) || watchers.length === 0) return state;
  const lastGood = Math.max(...watchers.map(({ goodAt }) => goodAt));
  const shortest = Math.min(...watchers.map(({ everyMs }) => everyMs));
  return at - lastGood > intervals * shortest ? { ...state, provider: { since: lastGood } } : state;
}

/**
 * A watcher fails alone when the others have had good looks since it failed: an outage of the provider is told once, not
 * once for each watcher.
 */
export function judgeWatchers(state: HealthState, at: number): HealthState {
  const judged = Object.entries(state.watchers).map(([name, health]) => {
    const isLate = at - health.goodAt > intervals * health.everyMs;
    const isExcused = health.excusedUntil !== undefined && at < health.excusedUntil;
    const isAlone = !isExplained(state) && isLate && !isExcused && othersAreWell(state, name, health);
    return [
      name,
      isAlone && health.toldSince === undefined ? { ...health, toldSince: health.goodAt } : health,
    ] as const;
  });
  return { ...state, watchers: Object.fromEntries(judged) };
}

function othersAreWell(state: HealthState, name: string, { goodAt, everyMs, failingSince }: WatcherHealth): boolean {
  // A look that never ends does not fail either; it should have been good an interval after the last.
  const since = (failingSince ?? goodAt + everyMs) + keptMs;
  return Object.entries(state.watchers).some(([other, health]) => other !== name && health.goodAt > since);
}

/** Whether an outage that concerns everybody is told already. */
function isExplained({ provider, credentials, blocked }: HealthState): boolean {
  return provider !== undefined || credentials !== undefined || blocked !== undefined;
}
