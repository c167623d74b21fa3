import type { HealthChange } from '../../bot/topics/change.ts';
import type { HealthState } from './health-state.ts';

type Outage = Omit<HealthChange, 'kind' | 'isLoud'>;

/** The outages that are told and not over, by what they are about. */
export function openOutages({
  provider,
  credentials,
  blocked,
  watchers,
  platforms,
}: HealthState): ReadonlyMap<string, Outage> {
  const outages = [
    ...(provider === undefined ? [] : [outage('provider', provider.since)]),
    ...(credentials === undefined ? [] : [outage('credentials', credentials.since)]),
    ...(blocked === undefined ? [] : [outage('blocked', blocked.since)]),
    ...Object.entries(watchers).flatMap(([name, { toldSince }]) =>
      toldSince === undefined ? [] : [outage('watcher', toldSince, name)],
    ),
    ...Object.entries(platforms).flatMap(([name, { since, isTold }]) =>
      isTold ? [outage('platform', since, name)] : [],
    ),
  ];
  return new Map(outages.map((one) => [one.object, one]));
}

function outage(what: HealthChange['what'], since: number, which?: string): Outage {
  const object = which === undefined ? `health:${what}` : `health:${what}:${which}`;
  return { topic: 'health', object, isDecisive: true, what, ...(which !== undefined && { which }), since };
}
