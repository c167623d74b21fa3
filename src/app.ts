import { createClaim } from './bot/access/claim.ts';
import { createBindings, ofAllAccounts } from './bot/accounts/bindings.ts';
import type { ChatAdapter } from './bot/chat.ts';
import { everyCommand } from './bot/commands/index.ts';
import type { Language } from './bot/language.ts';
import { offeredTo } from './bot/offered.ts';
import type { Backlog } from './bot/outbox/delivery.ts';
import { wholeBacklog } from './bot/outbox/whole-backlog.ts';
import { createSettings } from './bot/settings.ts';
import type { Config } from './config.ts';
import { listen } from './http/server.ts';
import { systemClock } from './lib/clock.ts';
import { createLogger } from './lib/logger.ts';
import type { PrometheusMetrics } from './metrics/prometheus.ts';
import type { Notifying } from './notifying.ts';
import { type AppTerminal, openPlatforms, openTerminal } from './platforms.ts';
import { createRouting } from './routing.ts';
import { openScopes, type Scope } from './scope.ts';
import { openDatabase } from './storage/open.ts';
import { openStore } from './storage/store.ts';
import { version } from './version.ts';

export interface AppStreams extends AppTerminal {
  /** Takes the lines of the log. */
  readonly writeLog: (line: string) => void;
}

export interface App {
  /** Resolves when there is nobody left to talk to. */
  readonly ended: Promise<void>;
  /** Answers what was asked, then lets go of everything. */
  stop(): Promise<void>;
}

/**
 * Builds every part from the settings and starts it. What was opened is closed again when a later part fails.
 *
 * @throws ConfigError, StorageError
 */
export async function startApp(config: Config, streams: AppStreams): Promise<App> {
  await using opened = new AsyncDisposableStack();
  const log = createLogger({ level: config.logLevel, secrets: config.secrets, write: streams.writeLog });
  const database = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, clock: systemClock });
  opened.defer(() => database.close());
  const metrics = config.httpPort === undefined ? undefined : await openMetrics(() => scopes);
  const bindings = createBindings(database);
  const connections = new Map<string, boolean>();
  const shared = { config, database, log, metrics, bindings, connections, adapters: () => adapters };
  const scopes = await openScopes(config, shared, opened);
  const accounts = scopes.map(({ own }) => own.account);
  const names = accounts.map(({ name }) => name).join(', ');
  const admissions = scopes.map(({ own }) => own.admission);
  const { account } = scopes[0].own;
  const store = openStore<Language>(database, { account: ofAllAccounts, space: 'settings', clock: systemClock });
  const settings = createSettings(store, config.language);
  const router = await createRouting({
    scopes,
    bindings,
    areNamed: config.accounts.length > 0,
    commands: everyCommand,
    claim: config.platforms.length === 0 ? undefined : await createClaim(admissions, log),
    settings,
    metrics,
    language: config.language,
    log,
    clock: systemClock,
  });
  const offered = offeredTo('admin', account, everyCommand);
  const platforms = await openPlatforms({
    config,
    account,
    accounts,
    alsoKeptUnder: accounts.map(({ id }) => id),
    admissions,
    database,
    log,
    offered,
    settings,
    onConnection: (platform, isConnected) => void connections.set(platform, isConnected),
  });
  const adapters: readonly ChatAdapter[] =
    platforms.length > 0
      ? platforms
      : [await openTerminal(streams, { config, account: { ...account, name: names }, accounts, offered })];
  const watching = (): readonly Promise<Notifying>[] => scopes.flatMap((scope) => scope.watching() ?? []);
  if (config.httpPort !== undefined && metrics !== undefined) {
    const { routesOf } = await import('./serving.ts');
    const { callbackSecret } = config;
    const routes = routesOf({ platforms, connections, database, metrics, callbackSecret, watching });
    const server = await listen({ port: config.httpPort, routes, log });
    opened.defer(() => server.close());
    log.info({ port: server.port }, 'listening');
  }
  // All at once, as together they have only so long.
  opened.defer(async () => {
    const stopping = watching();
    await Promise.all([...stopping.map(stopped), ...adapters.map((adapter) => adapter.stop())]);
    // The last command may have been the first subscription.
    await Promise.all(
      watching()
        .filter((begun) => !stopping.includes(begun))
        .map(stopped),
    );
  });
  for (const adapter of adapters) await adapter.start((message) => router.handle(adapter, message));
  // A terminal shows nothing of what stood in it before.
  for (const scope of scopes) await scope.endQuestions(platforms.length > 0);
  for (const scope of scopes) if ((await scope.book.subscriptions.list()).length > 0) await scope.watch();
  log.info({ version, account: names }, 'starting');
  const parts = opened.move();
  return {
    ended: Promise.race(adapters.map(({ ended }) => ended)),
    stop: () => {
      log.info({}, 'stopping');
      return parts.disposeAsync();
    },
  };
}

async function stopped(begun: Promise<Notifying>): Promise<void> {
  await (await begun).stop();
}

/** Loaded only when somebody can read them. */
async function openMetrics(scopes: () => readonly Scope[]): Promise<PrometheusMetrics> {
  const { createPrometheusMetrics } = await import('./metrics/prometheus.ts');
  const waiting = async (): Promise<Backlog> =>
    wholeBacklog(await Promise.all(scopes().map(({ book }) => book.outbox.backlog())));
  return createPrometheusMetrics(waiting, () => systemClock.now());
}
