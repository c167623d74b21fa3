import type { Admission } from './bot/access/access.ts';
import type { Person } from './bot/access/subject.ts';
import { aboutAccount } from './bot/accounts/of-account.ts';
import type { ChatAdapter, Conversation } from './bot/chat.ts';
import type { Account } from './bot/command.ts';
import type { HealthReport } from './bot/health.ts';
import type { Language } from './bot/language.ts';
import type { KeptListings } from './bot/listing/kept-listings.ts';
import type { NoticeBook } from './bot/subscriptions/notice-book.ts';
import type { Subscription } from './bot/subscriptions/subscription.ts';
import type { TemplateRegister } from './bot/templates/template-register.ts';
import { isPolling } from './http/health.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { createReference } from './lib/reference.ts';
import type { Metrics } from './metrics/metrics.ts';
import { createCards } from './notifications/cards.ts';
import { createPoller } from './notifications/poller.ts';
import { createPresentStates } from './notifications/present-states.ts';
import { createSender, type Sender } from './notifications/sender.ts';
import { tidy } from './notifications/tidying.ts';
import type { Watcher } from './notifications/watcher.ts';
import { createBalanceWatcher } from './notifications/watchers/balance.ts';
import { createHealthMonitor } from './notifications/watchers/health.ts';
import { createInboxWatcher } from './notifications/watchers/inbox.ts';
import { createMailingWatcher } from './notifications/watchers/mailing.ts';
import { createSenderWatcher } from './notifications/watchers/sender.ts';
import { createTemplateWatcher } from './notifications/watchers/template.ts';
import type { Threshold } from './notifications/watchers/thresholds.ts';
import type { Database } from './storage/database.ts';
import { createLeases } from './storage/lease.ts';

export interface NotifyingParts {
  readonly account: Account;
  readonly database: Database;
  readonly adapters: readonly ChatAdapter[];
  /** Whether each platform is connected, as it changes; of those that are missing nobody knows. */
  readonly connections: ReadonlyMap<string, boolean>;
  readonly admission: Admission;
  readonly book: NoticeBook;
  readonly listings: KeptListings;
  readonly templates: TemplateRegister;
  readonly language: Language;
  /** The usual pause between two looks, in milliseconds. */
  readonly pollMs: number;
  readonly metrics?: Metrics | undefined;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Watching the account and telling what happens. */
export interface Notifying extends Pick<Sender, 'leave' | 'comeBack'> {
  /** @throws StorageError */
  status(): Promise<HealthReport>;
  /** Whether every watcher looks, here or in another process. @throws StorageError */
  isLooking(): Promise<boolean>;
  /**
   * Lets a watcher look at once; resolves when it has looked for the first time, after two seconds at the latest.
   *
   * @throws StorageError
   */
  begun(watcher: string): Promise<void>;
  /** Lets a watcher look at once; all of them when none is named. */
  wake(watcher?: string): void;
  /** What is being looked at or posted is finished, for some seconds at most. */
  stop(): Promise<void>;
}

/** Puts the watchers, the poller and the sender together and starts them. */
export function startNotifying(parts: NotifyingParts): Notifying {
  const { account, database, adapters, admission, book, clock, log } = parts;
  const platforms = new Map(
    adapters.map((adapter) => [adapter.platform, aboutAccount(adapter, account, parts.language)]),
  );
  const sender = createSender({
    ...parts,
    account: account.id,
    adapters: platforms,
    outbox: book.outbox,
    subscriptions: book.subscriptions,
    zone: account.zone,
    admins: () => adminsOf(admission),
    privateChatOf: async (person) => privateChatOf(person, platforms),
    stateOf: createPresentStates({ remembered: (watcher) => poller.remembered(watcher) }),
  });
  const watchers = watchersOf(parts);
  const poller = createPoller({
    ...parts,
    leases: createLeases(database, account.id, clock),
    holder: createReference() + createReference(),
    watchers,
    platforms: parts.connections,
    health: createHealthMonitor(clock),
    outbox: book.outbox,
    onPolled: () => sender.nudge(),
    meanwhile: (signal) => tidy({ ...book, cards: createCards(database, account.id, clock), clock, log }, signal),
  });
  sender.start();
  poller.start();
  return {
    leave: (to) => sender.leave(to),
    comeBack: (to) => sender.comeBack(to),
    status: () => poller.status(),
    isLooking: async () => {
      const status = await poller.status();
      const everyMs = new Map(watchers.map((watcher) => [watcher.name, watcher.everyMs]));
      const timed = status.watchers.map((watcher) => ({ ...watcher, everyMs: everyMs.get(watcher.name) ?? 0 }));
      return isPolling({ ...status, watchers: timed }, clock.now());
    },
    begun: (watcher) => poller.begun(watcher),
    wake: (watcher) => {
      for (const name of watcher === undefined ? watchers.map((each) => each.name) : [watcher]) poller.wake(name);
    },
    stop: async () => {
      await poller.stop();
      await sender.stop();
    },
  };
}

/** In the order of their first looks. */
function watchersOf({ account, pollMs, templates, book }: NotifyingParts): readonly Watcher[] {
  const options = { account, pollMs };
  const thresholds = async (): Promise<readonly Threshold[]> =>
    (await book.subscriptions.list()).flatMap((subscription) => thresholdOf(subscription) ?? []);
  return [
    createInboxWatcher(options),
    createSenderWatcher(options),
    createTemplateWatcher({ ...options, templates }),
    createBalanceWatcher({ ...options, thresholds }),
    createMailingWatcher(options),
  ];
}

/** A broken one is judged anew when it goes on, and told then how things stand. */
function thresholdOf({ number, topic, state, filters }: Subscription): Threshold | undefined {
  if (topic !== 'balance' || state === 'broken') return undefined;
  const { under, runway } = filters;
  return {
    subscription: number,
    ...(under !== undefined && { amount: under }),
    ...(runway !== undefined && { runwayMs: runway }),
  };
}

async function adminsOf({ admins, grants }: Admission): Promise<readonly Person[]> {
  const granted = (await grants.list()).filter(({ kind, role }) => kind === 'person' && role === 'admin');
  return [...admins, ...granted.map(({ platform, id }) => ({ platform, id }))];
}

/** Both platforms take a person's id for the private chat with the bot. */
function privateChatOf(
  { platform, id }: Person,
  platforms: ReadonlyMap<string, ChatAdapter>,
): Conversation | undefined {
  return platforms.has(platform) ? { platform, id, kind: 'private' } : undefined;
}
