import type { ChatAdapter } from './bot/chat.ts';
import { healthRoutes } from './http/health.ts';
import { metricsRoute } from './http/metrics.ts';
import type { Route } from './http/server.ts';
import type { Secret } from './lib/secret.ts';
import type { PrometheusMetrics } from './metrics/prometheus.ts';
import { callbackPath, createCallback } from './notifications/callback.ts';
import type { Notifying } from './notifying.ts';
import type { Database } from './storage/database.ts';

/** A platform, and what of it is served on the HTTP port. */
export interface Platform extends ChatAdapter {
  readonly routes: ReadonlyMap<string, Route>;
}

export interface ServingParts {
  readonly platforms: readonly Platform[];
  /** Whether each is connected, as it changes; of those that are missing nobody knows. */
  readonly connections: ReadonlyMap<string, boolean>;
  readonly database: Database;
  readonly metrics: PrometheusMetrics;
  readonly callbackSecret: Secret | undefined;
  /** The watching of each account for which it has begun. */
  readonly watching: () => readonly Promise<Notifying>[];
}

/** Everything that the HTTP port serves, by path. */
export function routesOf(parts: ServingParts): ReadonlyMap<string, Route> {
  const { platforms, connections, database, metrics, callbackSecret, watching } = parts;
  const gone = new Set<string>();
  for (const { platform, ended } of platforms) {
    const leave = (): void => void gone.add(platform);
    ended.then(leave, leave);
  }
  const routes = new Map<string, Route>([
    ...platforms.flatMap(({ routes: served }) => [...served]),
    ...healthRoutes({
      storage: async () => (await database.query('SELECT 1 AS one')).length === 1,
      platforms: async () => gone.size === 0 && !connections.values().some((isConnected) => !isConnected),
      // Nobody wants to be told anything, so nobody has to look.
      polls: async () => {
        const looking = await Promise.all(watching().map(async (begun) => (await begun).isLooking()));
        return looking.every(Boolean);
      },
    }),
    ['/metrics', metricsRoute(metrics)],
  ]);
  if (callbackSecret !== undefined) {
    // Which account the SMS came to is asked of the provider, not believed.
    const onSms = (): void => {
      for (const each of watching()) void each.then((begun) => begun.wake('inbox'));
    };
    routes.set(callbackPath, createCallback({ secret: callbackSecret, onSms }));
  }
  return routes;
}
