import { type AccountSettings, openAccount } from './account.ts';
import { platformIds } from './adapters/ids.ts';
import { createAccess } from './bot/access/access.ts';
import type { Access } from './bot/access/roles.ts';
import { createAccountMessenger } from './bot/accounts/account-messenger.ts';
import type { Choosable } from './bot/accounts/accounts.ts';
import type { Bindings } from './bot/accounts/bindings.ts';
import { createChoosable } from './bot/accounts/choosable.ts';
import { withinBounds } from './bot/accounts/within-bounds.ts';
import { createActing } from './bot/acting/acting.ts';
import { startSweeping } from './bot/acting/sweeping.ts';
import type { ChatAdapter } from './bot/chat.ts';
import type { HealthReport } from './bot/health.ts';
import { createKeptListings } from './bot/listing/kept-listings.ts';
import type { RouterParts } from './bot/router.ts';
import { createDailyStatistics } from './bot/statistics/daily/daily-statistics.ts';
import { createNoticeBook, type NoticeBook } from './bot/subscriptions/notice-book.ts';
import { createTemplateRegister } from './bot/templates/template-register.ts';
import type { Topic } from './bot/topics/topic.ts';
import type { Config } from './config.ts';
import { systemClock } from './lib/clock.ts';
import { type Logger, withFacts } from './lib/logger.ts';
import type { Metrics } from './metrics/metrics.ts';
import { tellChange } from './notifications/tell-change.ts';
import type { Notifying } from './notifying.ts';
import type { Database } from './storage/database.ts';

/** What all accounts share. */
export interface ScopeParts {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
  readonly metrics: Metrics | undefined;
  readonly bindings: Bindings;
  /** Those that the bot talks through, as soon as they are there. */
  readonly adapters: () => readonly ChatAdapter[];
  /** Whether each platform is connected, as it changes. */
  readonly connections: ReadonlyMap<string, boolean>;
}

/** One account and all that is kept and done for it; nothing of it is seen from another. */
export interface Scope {
  readonly book: NoticeBook;
  readonly choosable: Choosable;
  /** What its router is given that no other account's is. */
  readonly own: Pick<
    RouterParts,
    'access' | 'admission' | 'account' | 'listings' | 'templates' | 'notices' | 'daily' | 'acting' | 'health' | 'log'
  >;
  /**
   * From now on ends the questions that nobody answers in time, those of earlier processes too.
   *
   * @param areShown - whether messages of earlier processes still stand, to be told in
   * @throws StorageError
   */
  endQuestions(areShown: boolean): Promise<void>;
  /** Begins to watch, if nothing does. */
  watch(): Promise<Notifying>;
  /** The watching, once it has begun. */
  watching(): Promise<Notifying> | undefined;
}

/**
 * Builds what is each account's, in the order of the settings. One account needs no file; without any settings it is
 * the sandbox.
 *
 * @param opened - is given what has to be closed at the end
 * @throws StorageError
 */
export async function openScopes(
  { accounts, provider, zone }: Config,
  parts: ScopeParts,
  opened: AsyncDisposableStack,
): Promise<readonly [Scope, ...Scope[]]> {
  const isOneOfSeveral = accounts.length > 1;
  const [first = { provider, zone }, ...others] = accounts.map((entry) => ({
    provider: entry,
    zone: entry.zone,
    name: entry.name,
    ...(isOneOfSeveral && { isOneOfSeveral }),
  }));
  const scope = await openScope(first, parts, opened);
  const more: Scope[] = [];
  for (const another of others) more.push(await openScope(another, parts, opened));
  return [scope, ...more];
}

/** Builds everything that is one account's. @throws StorageError */
async function openScope(
  settings: AccountSettings,
  { config, database, log: everybodys, metrics, bindings, adapters, connections }: ScopeParts,
  opened: AsyncDisposableStack,
): Promise<Scope> {
  const { name, isOneOfSeveral } = settings;
  const log = isOneOfSeveral ? withFacts(everybodys, { account: name }) : everybodys;
  let notifying: Promise<Notifying> | undefined;
  const onAdvanced = (): void => void notifying?.then((begun) => begun.wake());
  const account = await openAccount(settings, { database, log, metrics, onAdvanced }, opened);
  const daily = createDailyStatistics({ account, database, clock: systemClock, log });
  opened.defer(() => daily.close());
  const admission = createAccess({ database, account: account.id, admins: config.admins, platforms: platformIds });
  const access = withTerminal(admission);
  const listings = createKeptListings(database, account.id);
  const templates = createTemplateRegister(database, account.id);
  const book = createNoticeBook(database, account.id, tellChange(account.zone));
  const messenger = createAccountMessenger({ adapters, account, bindings, language: config.language });
  const acting = createActing({ database, account: account.id, messenger, clock: systemClock });
  opened.defer(() => acting.prompts.stop());

  async function endQuestions(areShown: boolean): Promise<void> {
    // Before the first sweep, which ends those whose time is over.
    if (areShown) await acting.prompts.resume(log);
    opened.defer(startSweeping({ ...acting, clock: systemClock, log }));
  }

  /** What nobody wants to hear of is not asked for, so nothing of it is loaded before the first subscription. */
  function watch(): Promise<Notifying> {
    notifying ??= import('./notifying.ts').then(({ startNotifying }) =>
      startNotifying({
        account,
        database,
        adapters: adapters().map((adapter) => withinBounds(adapter, account.name, bindings)),
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

  const subscribed: typeof book.subscriptions.add = async (wanted) => {
    const added = await book.subscriptions.add(wanted);
    await (await watch()).begun(wanted.topic);
    return added;
  };
  const wake = (topic: Topic): void => void notifying?.then((begun) => begun.wake(topic));

  return {
    book,
    choosable: createChoosable({ account, access, acting, book, listings, telling: watch }),
    own: {
      access,
      admission,
      account,
      listings,
      templates,
      notices: { ...book, subscriptions: { ...book.subscriptions, add: subscribed }, wake },
      daily,
      acting,
      log,
      health: async () => (await notifying)?.status() ?? nothingWatched,
    },
    endQuestions,
    watch,
    watching: () => notifying,
  };
}

const nothingWatched: HealthReport = { isLooking: false, watchers: [], platforms: [] };

/** Who types into the terminal has the machine already. */
function withTerminal(access: Access): Access {
  return { roleOf: async (message) => (message.in.platform === 'terminal' ? 'admin' : access.roleOf(message)) };
}
