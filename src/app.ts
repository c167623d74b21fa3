import { openAccount } from './account.ts';
import { platformIds } from './adapters/ids.ts';
import { createAccess } from './bot/access/access.ts';
import { createClaim } from './bot/access/claim.ts';
import type { Access } from './bot/access/roles.ts';
import { createActing } from './bot/acting/acting.ts';
import type { ChatAdapter } from './bot/chat.ts';
import { everyCommand } from './bot/commands/index.ts';
import type { HealthReport } from './bot/health.ts';
import type { Language } from './bot/language.ts';
import { createKeptListings } from './bot/listing/kept-listings.ts';
import { createMessenger } from './bot/messenger.ts';
import { offeredTo } from './bot/offered.ts';
import type { Backlog } from './bot/outbox/delivery.ts';
import { createRouter } from './bot/router.ts';
import { createSettings } from './bot/settings.ts';
import { createDailyStatistics } from './bot/statistics/daily/daily-statistics.ts';
import { createNoticeBook } from './bot/subscriptions/notice-book.ts';
import { createTemplateRegister } from './bot/templates/template-register.ts';
import type { Topic } from './bot/topics/topic.ts';
import type { Config } from './config.ts';
import { listen } from './http/server.ts';
import { systemClock } from './lib/clock.ts';
import { createLogger } from './lib/logger.ts';
import type { PrometheusMetrics } from './metrics/prometheus.ts';
import { tellChange } from './notifications/tell-change.ts';
import type { Notifying } from './notifying.ts';
import { type AppTerminal, openPlatforms, openTerminal } from './platforms.ts';
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

/** Who types into the terminal has the machine already. */
function withTerminal(access: Access): Access {
  return { roleOf: async (message) => (message.in.platform === 'terminal' ? 'admin' : access.roleOf(message)) };
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
  const metrics = config.httpPort === undefined ? undefined : await openMetrics(() => book.outbox.backlog());
  let notifying: Promise<Notifying> | undefined;
  const onAdvanced = (): void => void notifying?.then((begun) => begun.wake());
  const account = await openAccount(config, { database, log, metrics, onAdvanced }, opened);
  const store = openStore<Language>(database, { account: account.id, space: 'settings', clock: systemClock });
  const settings = createSettings(store, config.language);
  const daily = createDailyStatistics({ account, database, clock: systemClock, log });
  opened.defer(() => daily.close());
  const admission = createAccess({ database, account: account.id, admins: config.admins, platforms: platformIds });
  const claim = config.platforms.length === 0 ? undefined : await createClaim(admission, log);
  const listings = createKeptListings(database, account.id);
  const templates = createTemplateRegister(database, account.id);
  const book = createNoticeBook(database, account.id, tellChange(account.zone));
  const subscribed: typeof book.subscriptions.add = async (wanted) => {
    const added = await book.subscriptions.add(wanted);
    await (await watch()).begun(wanted.topic);
    return added;
  };
  const router = createRouter({
    commands: everyCommand,
    access: withTerminal(admission),
    admission,
    claim,
    account,
    settings,
    listings,
    templates,
    notices: { ...book, subscriptions: { ...book.subscriptions, add: subscribed }, wake },
    health: async () => (await notifying)?.status() ?? nothingWatched,
    metrics,
    daily,
    acting: createActing({
      database,
      account: account.id,
      messenger: createMessenger(() => adapters),
      clock: systemClock,
    }),
    language: config.language,
    log,
    clock: systemClock,
  });
  const offered = offeredTo('admin', account, everyCommand);
  const connections = new Map<string, boolean>();
  const platforms = await openPlatforms({
    config,
    account,
    admission,
    database,
    log,
    offered,
    settings,
    onConnection: (platform, isConnected) => void connections.set(platform, isConnected),
  });
  const adapters: readonly ChatAdapter[] =
    platforms.length > 0 ? platforms : [await openTerminal(streams, { config, account, offered })];
  if (config.httpPort !== undefined && metrics !== undefined) {
    const { routesOf } = await import('./serving.ts');
    const { callbackSecret } = config;
    const routes = routesOf({ platforms, connections, database, metrics, callbackSecret, notifying: () => notifying });
    const server = await listen({ port: config.httpPort, routes, log });
    opened.defer(() => server.close());
    log.info({ port: server.port }, 'listening');
  }
  function wake(topic: Topic): void {
    void notifying?.then((begun) => begun.wake(topic));
  }
  /** What nobody wants to hear of is not asked for, so nothing of it is loaded before the first subscription. */
  function watch(): Promise<Notifying> {
    notifying ??= import('./notifying.ts').then(({ startNotifying }) =>
      startNotifying({
        account,
        database,
        adapters,
        connections,
        admission,
        book,
        listings,
        templates,
        language: config.language,
        pollMs: config.pollMs,
        metrics,
        clock: systemClock,
        log,
      }),
    );
    return notifying;
  }
  // All at once, as together they have only so long.
  opened.defer(async () => {
    const watching = notifying;
    await Promise.all([watching?.then((begun) => begun.stop()), ...adapters.map((adapter) => adapter.stop())]);
    // The last command may have been the first subscription.
    if (watching === undefined) await (await notifying)?.stop();
  });
  for (const adapter of adapters) await adapter.start((message) => router.handle(adapter, message));
  if ((await book.subscriptions.list()).length > 0) await watch();
  log.info({ version, account: account.name }, 'starting');
  const parts = opened.move();
  return {
    ended: Promise.race(adapters.map(({ ended }) => ended)),
    stop: () => {
      log.info({}, 'stopping');
      return parts.disposeAsync();
    },
  };
}

/** Loaded only when somebody can read them. */
async function openMetrics(waiting: () => Promise<Backlog>): Promise<PrometheusMetrics> {
  const { createPrometheusMetrics } = await import('./metrics/prometheus.ts');
  return createPrometheusMetrics(waiting, () => systemClock.now());
}

const nothingWatched: HealthReport = { isLooking: false, watchers: [], platforms: [] };
