import { platformIds } from './adapters/ids.ts';
import type { TerminalStreams } from './adapters/terminal/dialogue.ts';
import { type Admission, createAccess } from './bot/access/access.ts';
import { createClaim } from './bot/access/claim.ts';
import type { Access } from './bot/access/roles.ts';
import { createActing } from './bot/acting/acting.ts';
import type { ChatAdapter, ChatMessage } from './bot/chat.ts';
import type { Account, Command } from './bot/command.ts';
import { everyCommand } from './bot/commands/index.ts';
import { greetingReply } from './bot/greeting.ts';
import type { HealthReport } from './bot/health.ts';
import type { Language } from './bot/language.ts';
import { complete } from './bot/line/complete.ts';
import { createKeptListings } from './bot/listing/kept-listings.ts';
import { createMessenger } from './bot/messenger.ts';
import { offeredTo } from './bot/offered.ts';
import type { BarsBlock } from './bot/reply.ts';
import { createRouter } from './bot/router.ts';
import { createSettings, type Settings } from './bot/settings.ts';
import { createDailyStatistics } from './bot/statistics/daily/daily-statistics.ts';
import { createNoticeBook, type NoticeBook } from './bot/subscriptions/notice-book.ts';
import { createTemplateRegister } from './bot/templates/template-register.ts';
import type { Topic } from './bot/topics/topic.ts';
import type { Config, SlackConfig, TelegramConfig } from './config.ts';
import { listen } from './http/server.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { createLogger, type Logger } from './lib/logger.ts';
import { secret } from './lib/secret.ts';
import type { PrometheusMetrics } from './metrics/prometheus.ts';
import { tellChange } from './notifications/tell-change.ts';
import type { Notifying } from './notifying.ts';
import type { Platform } from './serving.ts';
import type { CallRecord } from './smsc/ask.ts';
import { accountId, createSmscClient } from './smsc/client.ts';
import type { SandboxControl } from './smsc/sandbox/control.ts';
import type { Database } from './storage/database.ts';
import { openDatabase } from './storage/open.ts';
import { openStore } from './storage/store.ts';
import { version } from './version.ts';

export interface AppStreams extends TerminalStreams {
  /** Told of Ctrl-C in the terminal. */
  readonly onInterrupt?: () => void;
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
  const account = await openAccount(config, database, log, opened);
  const store = openStore<Language>(database, { account: account.id, space: 'settings', clock: systemClock });
  const settings = createSettings(store, config.language);
  const daily = createDailyStatistics({ account, database, clock: systemClock, log });
  opened.defer(() => daily.close());
  const admission = createAccess({ database, account: account.id, admins: config.admins, platforms: platformIds });
  const claim = config.platforms.length === 0 ? undefined : await createClaim(admission, log);
  const listings = createKeptListings(database, account.id);
  const templates = createTemplateRegister(database, account.id);
  const book = createNoticeBook(database, account.id, tellChange(account.zone));
  const metrics = config.httpPort === undefined ? undefined : await openMetrics(book);
  let notifying: Promise<Notifying> | undefined;
  const subscribed: typeof book.subscriptions.add = async (wanted) => {
    const added = await book.subscriptions.add(wanted);
    (await watch()).wake(wanted.topic);
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
  const platforms = await openPlatforms({ config, account, admission, database, log, offered, settings });
  const adapters: readonly ChatAdapter[] =
    platforms.length > 0 ? platforms : [await openTerminal(streams, { config, account, offered })];
  if (config.httpPort !== undefined && metrics !== undefined) {
    const { routesOf } = await import('./serving.ts');
    const { callbackSecret } = config;
    const routes = routesOf({ platforms, database, metrics, callbackSecret, notifying: () => notifying });
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
        admission,
        book,
        listings,
        templates,
        language: config.language,
        pollMs: config.pollMs,
        clock: systemClock,
        log,
      }),
    );
    return notifying;
  }
  for (const adapter of adapters) {
    await adapter.start((message) => router.handle(adapter, message));
    opened.defer(() => adapter.stop());
  }
  if ((await book.subscriptions.list()).length > 0) await watch();
  opened.defer(async () => (await notifying)?.stop());
  log.info({ version, account: account.name }, 'starting');
  const parts = opened.move();
  return { ended: Promise.race(adapters.map(({ ended }) => ended)), stop: () => parts.disposeAsync() };
}

/** Loaded only when somebody can read them. */
async function openMetrics({ outbox }: NoticeBook): Promise<PrometheusMetrics> {
  const { createPrometheusMetrics } = await import('./metrics/prometheus.ts');
  return createPrometheusMetrics(
    () => outbox.backlog(),
    () => systemClock.now(),
  );
}

const nothingWatched: HealthReport = { isLooking: false, watchers: [], platforms: [] };

interface PlatformParts {
  readonly config: Config;
  readonly account: Account;
  readonly admission: Admission;
  readonly database: Database;
  readonly log: Logger;
  readonly offered: readonly Command[];
  readonly settings: Settings;
}

/** Those that a token was given for. */
async function openPlatforms(parts: PlatformParts): Promise<readonly Platform[]> {
  const { telegram, slack } = parts.config;
  return Promise.all([
    ...(telegram === undefined ? [] : [openTelegram(telegram, parts)]),
    ...(slack === undefined ? [] : [openSlack(slack, parts)]),
  ]);
}

/** Loaded only when it is used. */
async function openTerminal(
  streams: AppStreams,
  { config, account, offered }: Pick<PlatformParts, 'config' | 'account' | 'offered'>,
): Promise<ChatAdapter> {
  const [{ createTerminalAdapter }, { terminalTexts }] = await Promise.all([
    import('./adapters/terminal/adapter.ts'),
    import('./adapters/terminal/texts.ts'),
  ]);
  return createTerminalAdapter(streams, greetingReply(version, account, config.language), {
    complete: (line) => complete(line, offered),
    ...(streams.onInterrupt && { onInterrupt: streams.onInterrupt }),
    folder: process.cwd(),
    unsaved: terminalTexts[config.language].unsaved,
  });
}

/** Loaded only when it is used. */
async function openTelegram({ token, url, webhook }: TelegramConfig, parts: PlatformParts): Promise<Platform> {
  const { createTelegramAdapter } = await import('./adapters/telegram/adapter.ts');
  const { config, admission } = parts;
  const granted = (await admission.grants.list()).filter(({ kind, role }) => kind === 'person' && role === 'admin');
  const admins = [...config.admins, ...granted].filter((admin) => admin.platform === 'telegram').map(({ id }) => id);
  return createTelegramAdapter({
    token,
    url,
    ...(webhook && { webhook }),
    ...common(parts),
    admins: [...new Set(admins)],
  });
}

/** Loaded only when it is used. */
async function openSlack(slack: SlackConfig, parts: PlatformParts): Promise<Platform> {
  const { createSlackAdapter } = await import('./adapters/slack/adapter.ts');
  const { config, account } = parts;
  return createSlackAdapter({
    ...slack,
    ...common(parts),
    isOneOfSeveral: config.databaseUrl !== undefined,
    moment: () => ({ now: account.now(), zone: account.zone }),
  });
}

/** What every platform is given. Everything that draws is loaded only when it is used. */
function common({ config, account, database, log, offered, settings }: PlatformParts) {
  return {
    account: account.id,
    database,
    clock: systemClock,
    log,
    commands: offered,
    language: config.language,
    languageFor: (message: ChatMessage) => settings.languageFor(message),
    draw: async (chart: BarsBlock) =>
      (await import('./bot/charts/draw-chart.ts')).drawChart(chart).then(({ png }) => png),
  };
}

/** The account of the settings, or a sandbox account inside this process, which is reached over HTTP all the same. */
async function openAccount(
  { provider, zone }: Config,
  database: Database,
  log: Logger,
  opened: AsyncDisposableStack,
): Promise<Account> {
  const common = { zone, database, log: (record: CallRecord) => log.debug({ ...record }, 'the provider was asked') };
  if (provider !== undefined) {
    const { login, password, apiKey, url } = provider;
    const client = createSmscClient({ ...common, url: url.href, login, password, apiKey, clock: systemClock });
    opened.defer(() => client.close());
    return {
      id: accountId({ url: url.href, login, apiKey }),
      name: login ?? url.host,
      client,
      zone,
      now: () => Temporal.Now.instant(),
    };
  }
  const { startSandbox } = await import('./smsc/sandbox/server.ts');
  const sandbox = await startSandbox();
  opened.defer(() => sandbox.close());
  const client = createSmscClient({ ...common, ...sandboxAccess, url: sandbox.url, clock: clockOf(sandbox) });
  opened.defer(() => client.close());
  return { id: 'sandbox', name: 'sandbox', client, zone: sandboxAccess.zone, now: () => sandbox.now(), sandbox };
}

/** The zone is the account's setting at the provider, so it is the sandbox's own whatever the settings say. */
const sandboxAccess = { login: 'demo', password: secret('demo'), zone: 'Europe/Moscow' };

/** The sandbox's time, so that ages and limits move on with it; waiting is real. */
function clockOf(sandbox: SandboxControl): Clock {
  return { ...systemClock, now: () => sandbox.now().epochMilliseconds };
}
