import { platformIds } from '../../src/adapters/ids.ts';
import { createTelegramAdapter } from '../../src/adapters/telegram/adapter.ts';
import { createAccess } from '../../src/bot/access/access.ts';
import type { Person } from '../../src/bot/access/subject.ts';
import { createActing } from '../../src/bot/acting/acting.ts';
import { startSweeping } from '../../src/bot/acting/sweeping.ts';
import { everyCommand } from '../../src/bot/commands/index.ts';
import type { Language } from '../../src/bot/language.ts';
import { createKeptListings } from '../../src/bot/listing/kept-listings.ts';
import { createMessenger } from '../../src/bot/messenger.ts';
import { createRouter } from '../../src/bot/router.ts';
import { createSettings } from '../../src/bot/settings.ts';
import { createDailyStatistics } from '../../src/bot/statistics/daily/daily-statistics.ts';
import { createNoticeBook } from '../../src/bot/subscriptions/notice-book.ts';
import { createTemplateRegister } from '../../src/bot/templates/template-register.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { secret } from '../../src/lib/secret.ts';
import { tellChange } from '../../src/notifications/tell-change.ts';
import { type Notifying, startNotifying } from '../../src/notifying.ts';
import { accountId, createSmscClient } from '../../src/smsc/client.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { openStore } from '../../src/storage/store.ts';
import { mortal } from './day-mortal.ts';
import { credentials } from './sandbox-account.ts';
import type { FakeTelegram } from './telegram/control.ts';
import { onePixel } from './telegram-bot.ts';

export interface LifeParts {
  /** Where the database is. */
  readonly dataDir: string;
  readonly providerUrl: string;
  readonly telegram: Pick<FakeTelegram, 'url' | 'token'>;
  readonly admins: readonly Person[];
  /** The machine's clock. */
  readonly clock: Clock;
}

/** The bot from one start of the process to its end. */
export interface Life {
  /** For looking at; a killed process reads nothing any more. */
  readonly database: Database;
  /** Whether it waits for something that takes real time. */
  readonly isBusy: () => boolean;
  /** Rejects when the process would end on its own. */
  readonly ended: Promise<void>;
  /** Ends it as a signal does. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

const zone = 'Europe/Moscow';

/** Starts every part as `src/app.ts` does for a real account and Telegram, on another clock than the machine's. */
export async function startLife({ dataDir, providerUrl, telegram, admins, ...given }: LifeParts): Promise<Life> {
  const opened = await openDatabase({ dataDir, clock: given.clock });
  const { clock, database, isBusy, kill } = mortal(given.clock, opened);
  const token = secret(telegram.token);
  const password = secret(credentials.password);
  const log = createLogger({ level: 'silent', secrets: [token, password], write: () => undefined });
  const client = createSmscClient({ url: providerUrl, login: 'demo', password, zone, database, clock });
  const id = accountId({ url: providerUrl, login: 'demo', apiKey: undefined });
  const account = { id, name: 'demo', client, zone, now: () => Temporal.Instant.fromEpochMilliseconds(clock.now()) };
  const language = 'en';
  const settings = createSettings(openStore<Language>(database, { account: id, space: 'settings', clock }), language);
  const daily = createDailyStatistics({ account, database, clock, log });
  const admission = createAccess({ database, account: id, admins, platforms: platformIds, clock });
  const listings = createKeptListings(database, id, clock);
  const templates = createTemplateRegister(database, id, clock);
  const book = createNoticeBook(database, id, tellChange(zone), clock);
  const acting = createActing({ database, account: id, messenger: createMessenger(() => [adapter]), clock });
  const stopSweeping = startSweeping({ ...acting, clock, log });
  let notifying: Notifying | undefined;

  const subscribed: typeof book.subscriptions.add = async (wanted) => {
    const added = await book.subscriptions.add(wanted);
    watch().wake(wanted.topic);
    return added;
  };
  const router = createRouter({
    commands: everyCommand,
    access: admission,
    admission,
    account,
    settings,
    listings,
    templates,
    notices: { ...book, subscriptions: { ...book.subscriptions, add: subscribed } },
    daily,
    acting,
    language,
    log,
    clock,
  });
  const adapter = createTelegramAdapter({
    token,
    url: telegram.url,
    account: id,
    database,
    clock,
    log,
    commands: everyCommand,
    admins: admins.map((admin) => admin.id),
    language,
    languageFor: (message) => settings.languageFor(message),
    draw: async () => onePixel,
  });

  function watch(): Notifying {
    notifying ??= startNotifying({
      account,
      database,
      adapters: [adapter],
      connections: new Map(),
      admission,
      book,
      listings,
      templates,
      language,
      pollMs: 30_000,
      clock,
      log,
    });
    return notifying;
  }

  await adapter.start((message) => router.handle(adapter, message));
  if ((await book.subscriptions.list()).length > 0) watch();
  return {
    database: opened,
    isBusy,
    ended: adapter.ended,
    stop: async () => {
      await notifying?.stop();
      await adapter.stop();
      await stopSweeping();
      await daily.close();
      await client.close();
      await database.close();
    },
    kill: async () => {
      kill();
      // What the system does for a process that is gone.
      await client.close();
      await opened.close();
    },
  };
}
