import type { Account } from '../bot/command.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { createReference } from '../lib/reference.ts';
import { reached } from '../lib/steps.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Database } from '../storage/database.ts';
import { type Term as LeaseTerm, whileHolding } from '../storage/holding.ts';
import type { LeaseHolder, Leases } from '../storage/lease.ts';
import type { FanOutParts } from './fan-out.ts';
import { createFirstLooks } from './first-looks.ts';
import { createKeeper } from './poller-keeper.ts';
import { createTerm, type Term } from './poller-term.ts';
import { createWatchStates, type Looks } from './watch-states.ts';
import type { Watcher } from './watcher.ts';
import type { HealthMonitor } from './watchers/health.ts';

/** What the poller runs, by whom it is told of, and what it runs on. */
export interface PollerOptions extends FanOutParts {
  readonly account: Pick<Account, 'id' | 'now' | 'sandbox'>;
  readonly database: Database;
  readonly leases: Leases;
  /** Unique to this start of the process, and not empty. */
  readonly holder: string;
  /** The machine's clock. */
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether each chat platform is connected in this process, as it changes; of those that are missing nobody knows. */
  readonly platforms?: ReadonlyMap<string, boolean>;
  /** Those that look first come first. */
  readonly watchers: readonly Watcher[];
  readonly health: HealthMonitor;
  /** Told that there may be something to tell now; never throws. */
  readonly onPolled?: () => void;
  readonly metrics?: Metrics | undefined;
  /** What else the process that looks is to do, until the signal is aborted. */
  readonly meanwhile?: (signal: AbortSignal) => Promise<unknown>;
  /** From 0 to 1; by chance unless given. */
  readonly random?: () => number;
}

export interface WatcherStatus extends Looks {
  readonly name: string;
  /** When it looks next, by the machine's clock; absent while another process looks. */
  readonly nextAt?: number;
}

export interface PollerStatus {
  readonly isLooking: boolean;
  /** Which process looks; absent while none does. */
  readonly holder?: LeaseHolder;
  readonly watchers: readonly WatcherStatus[];
  /** Those of which it is known. */
  readonly platforms: readonly { readonly name: string; readonly isConnected: boolean }[];
}

/**
 * Looks at the provider again and again, in one process of all that share a database, and keeps what is found together
 * with what is to be told of it. Each watcher has its own pauses; people's commands come first, see `politely`.
 */
export interface Poller {
  start(): void;
  /** Lets a watcher look at once, unless it did so a moment ago or the provider has blocked us. */
  wake(watcher: string): void;
  /**
   * The same; resolves when the watcher has looked for the first time, so that all that comes later is news, and after
   * two seconds at the latest.
   *
   * @throws StorageError
   */
  begun(watcher: string): Promise<void>;
  /** @throws StorageError */
  status(): Promise<PollerStatus>;
  /**
   * What a watcher remembers; `undefined` before its first good look. Where another process looks it may be half a minute
   * old.
   *
   * @throws StorageError
   */
  remembered(watcher: string): Promise<unknown>;
  /** Stops looking and gives the lease up, within two seconds. */
  stop(): Promise<void>;
}

const leaseName = 'poll';
const freshMs = 30_000;
const longestStopMs = 2_000;

export function createPoller(options: PollerOptions): Poller {
  const { account, database, leases, holder, clock, log, watchers, random = Math.random } = options;
  const platforms = options.platforms ?? new Map<string, boolean>();
  const start = account.sandbox === undefined ? undefined : createReference();
  const states = createWatchStates(database, account.id, start);
  const healthStates = createWatchStates(database, account.id);
  const stop = new AbortController();
  const accountNow = (): number => account.now().epochMilliseconds;
  const elsewhere = new Map<string, { readonly at: number; readonly state: unknown }>();
  const firstLooks = createFirstLooks(clock);
  /** Those that are to look as soon as the lease is taken. */
  const wished = new Set<string>();
  let term: Term | undefined;
  let running: Promise<void> | undefined;

  async function lead({ lease, signal, onDeposed }: LeaseTerm): Promise<void> {
    const { metrics, meanwhile = async () => undefined } = options;
    const onPolled = (): void => options.onPolled?.();
    const keeper = createKeeper({ ...options, lease, states, healthStates, signal, onPolled });
    term = createTerm({
      watchers,
      keeper,
      platforms,
      clock,
      accountNow,
      random,
      metrics,
      meanwhile,
      log,
      signal,
      onLooked: firstLooks.looked,
      onDeposed,
    });
    for (const watcher of wished) term.wake(watcher);
    wished.clear();
    log.info({ epoch: lease.epoch, watchers: watchers.length }, 'polling began');
    reached('lead:began');
    await term.run();
    term = undefined;
  }

  function wake(watcher: string): void {
    if (term === undefined) wished.add(watcher);
    else term.wake(watcher);
  }

  async function statusOf({ name }: Watcher): Promise<WatcherStatus> {
    const nextAt = term?.nextAt(name);
    const looks = term?.looks(name) ?? (await states.looks(name));
    return { name, ...looks, ...(nextAt !== undefined && { nextAt }) };
  }

  /** It may be megabytes, and a storm asks for it again and again. */
  async function rememberedElsewhere(name: string): Promise<unknown> {
    const now = clock.now();
    const kept = elsewhere.get(name);
    if (kept !== undefined && Math.abs(now - kept.at) < freshMs) return kept.state;
    const { state } = await states.read(name);
    elsewhere.set(name, { at: now, state });
    return state;
  }

  return {
    start: () => {
      running ??= whileHolding({ leases, name: leaseName, holder, clock, log, signal: stop.signal }, lead);
    },
    wake,
    begun: async (watcher) => {
      if (!watchers.some(({ name }) => name === watcher)) return;
      wake(watcher);
      const { goodAt } = term?.looks(watcher) ?? (await states.looks(watcher));
      if (goodAt === undefined) await firstLooks.first(watcher);
    },
    remembered: async (name) => term?.state(name) ?? rememberedElsewhere(name),
    status: async () => {
      const known = await leases.holderOf(leaseName);
      return {
        isLooking: term !== undefined,
        ...(known && { holder: known }),
        watchers: await Promise.all(watchers.map(statusOf)),
        platforms: Array.from(platforms, ([name, isConnected]) => ({ name, isConnected })),
      };
    },
    stop: async () => {
      stop.abort(new Error('the poller was stopped'));
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const cancel = clock.after(longestStopMs, resolve);
      await Promise.race([running, late]);
      cancel();
    },
  };
}
