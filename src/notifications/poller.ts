import type { Account } from '../bot/command.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { createReference } from '../lib/reference.ts';
import type { Database } from '../storage/database.ts';
import type { Lease, LeaseHolder, Leases } from '../storage/lease.ts';
import type { FanOutParts } from './fan-out.ts';
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
  /** Those that look first come first. */
  readonly watchers: readonly Watcher[];
  readonly health: HealthMonitor;
  /** Told that there may be something to tell now; never throws. */
  readonly onPolled?: () => void;
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
  /** Those that this process was told of. */
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
  /** Notes whether a chat platform is connected, in any process. */
  connection(platform: string, isConnected: boolean): void;
  /** @throws StorageError */
  status(): Promise<PollerStatus>;
  /** Stops looking and gives the lease up, within two seconds. */
  stop(): Promise<void>;
}

const leaseName = 'poll';
/** Another process takes over within two of these. */
const leaseMs = 15_000;
const renewMs = leaseMs / 4;
const longestStopMs = 2_000;

export function createPoller(options: PollerOptions): Poller {
  const { account, database, leases, holder, clock, log, watchers, random = Math.random } = options;
  const start = account.sandbox === undefined ? undefined : createReference();
  const states = createWatchStates(database, account.id, start);
  const healthStates = createWatchStates(database, account.id);
  const platforms = new Map<string, boolean>();
  const stop = new AbortController();
  const accountNow = (): number => account.now().epochMilliseconds;
  let term: Term | undefined;
  let running: Promise<void> | undefined;

  /** Renews until the lease is lost or `signal` is aborted; without a word from the database it counts as lost in time. */
  async function hold(lease: Lease, signal: AbortSignal, onLost: () => void): Promise<void> {
    for (let silentMs = 0; !signal.aborted; ) {
      await clock.sleep(renewMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      try {
        if (!(await leases.renew(lease, leaseMs))) return onLost();
        silentMs = 0;
      } catch (err) {
        silentMs += renewMs;
        log.warn({ err }, 'the lease of the poller could not be renewed');
        if (silentMs >= leaseMs) return onLost();
      }
    }
  }

  async function lead(lease: Lease): Promise<void> {
    const ended = new AbortController();
    const signal = AbortSignal.any([stop.signal, ended.signal]);
    const onDeposed = (): void => {
      if (signal.aborted) return;
      log.warn({ epoch: lease.epoch }, 'the lease of the poller was lost');
      ended.abort(new Error('the lease was lost'));
    };
    const onPolled = (): void => options.onPolled?.();
    const keeper = createKeeper({ ...options, lease, states, healthStates, signal, onPolled });
    term = createTerm({ watchers, keeper, platforms, clock, accountNow, random, log, signal, onDeposed });
    log.info({ epoch: lease.epoch, watchers: watchers.length }, 'polling began');
    await Promise.all([term.run(), hold(lease, signal, onDeposed)]);
    term = undefined;
  }

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      let lease: Lease | undefined;
      try {
        lease = await leases.takeLease(leaseName, holder, leaseMs);
        if (lease !== undefined && !stop.signal.aborted) await lead(lease);
      } catch (err) {
        log.warn({ err }, 'the lease of the poller could not be taken');
      }
      if (lease !== undefined) await giveUp(lease);
      await clock.sleep(renewMs, stop.signal).catch(() => undefined);
    }
  }

  async function giveUp(lease: Lease): Promise<void> {
    try {
      await leases.release(lease);
    } catch (err) {
      log.warn({ err }, 'the lease of the poller could not be given up');
    }
  }

  async function statusOf({ name }: Watcher): Promise<WatcherStatus> {
    const nextAt = term?.nextAt(name);
    const looks = term?.looks(name) ?? (await states.looks(name));
    return { name, ...looks, ...(nextAt !== undefined && { nextAt }) };
  }

  return {
    start: () => {
      running ??= run();
    },
    wake: (watcher) => term?.wake(watcher),
    connection: (platform, isConnected) => void platforms.set(platform, isConnected),
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
