import { createReference } from '../../lib/reference.ts';
import type { Database } from '../../storage/database.ts';
import { whileHolding } from '../../storage/holding.ts';
import { createLeases } from '../../storage/lease.ts';
import { type Api, call, signalFor } from './api.ts';
import { type PollingOptions, poll } from './polling.ts';

export interface PollInTurnOptions extends Omit<PollingOptions, 'api' | 'isOneOfSeveral'> {
  readonly pollingApi: Api;
  readonly api: Api;
  readonly account: string;
  readonly database: Database;
  /** The bot's number. */
  readonly bot: number;
}

/** How often a process that does not poll makes sure that it can reach Telegram. */
const probeMs = 30_000;

/**
 * Asks Telegram for updates in one of several processes: Telegram gives them to one at a time. Another one takes over
 * when that falls silent; what it kept and did not confirm comes again, and is known then.
 *
 * @throws TelegramError when the token is refused, or when somebody has set a webhook and keeps it
 */
export async function pollInTurn(options: PollInTurnOptions): Promise<void> {
  const { api, pollingApi, account, database, bot, clock, log, signal, connection } = options;
  const leases = createLeases(database, account, clock);
  const holder = createReference() + createReference();
  let isPolling = false;

  async function probe(): Promise<void> {
    while (!signal.aborted) {
      await clock.sleep(probeMs, signal).catch(() => undefined);
      if (signal.aborted || isPolling) continue;
      try {
        await call('getMe', () => api.getMe(signalFor(signal)));
        connection.found();
      } catch {
        connection.lost();
      }
    }
  }

  const polling = whileHolding({ leases, name: `telegram ${bot}`, holder, clock, log, signal }, async (term) => {
    isPolling = true;
    log.info({ epoch: term.lease.epoch }, 'this process polls telegram');
    await poll({ ...options, api: pollingApi, signal: term.signal, isOneOfSeveral: true });
    isPolling = false;
  });
  await Promise.all([polling, probe()]);
}
