import type { Update } from 'grammy/types';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Connection } from '../connection.ts';
import { type Api, call, pollSeconds, signalFor, TelegramError } from './api.ts';
import { factsOf } from './facts.ts';

/** What the bot wants to hear of; told at every start, because Telegram remembers what was asked for last. */
export const allowedUpdates = ['message', 'callback_query'] as const;

export interface PollingOptions {
  readonly api: Api;
  readonly clock: Clock;
  readonly log: Logger;
  /** Keeps updates; the next poll confirms them, so it begins only when this has resolved. */
  readonly take: (updates: readonly Update[]) => Promise<void>;
  readonly connection: Connection;
  /** Whether it may be one of ours who is met there: that one will soon see that it is not its turn any more. */
  readonly isOneOfSeveral: boolean;
  readonly signal: AbortSignal;
}

const shortestPauseMs = 500;
/** Telegram holds a poll while there is nothing to tell. A server that does not is asked no more often than this. */
const emptyPollMs = 1000;
const longestPauseMs = 30_000;
/** How often another instance, or a webhook that it has set, may be met in a row: after a restart the old one may poll for half a minute. */
const mostConflicts = 12;

/**
 * Asks Telegram for updates until the signal is aborted.
 *
 * @throws TelegramError when the token is refused, or when another instance keeps polling or has set a webhook
 */
export async function poll(options: PollingOptions): Promise<void> {
  const { api, clock, log, take, connection, isOneOfSeveral, signal } = options;
  let offset = 0;
  let failures = 0;
  let conflicts = 0;
  while (!signal.aborted) {
    try {
      const askedAt = clock.now();
      const updates = await call('getUpdates', () =>
        api.getUpdates(
          { offset, limit: 100, timeout: pollSeconds, allowed_updates: [...allowedUpdates] },
          signalFor(signal),
        ),
      );
      connection.found();
      await take(updates);
      offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
      [failures, conflicts] = [0, 0];
      const isHasty = updates.length === 0 && clock.now() - askedAt < emptyPollMs;
      if (isHasty) await clock.sleep(emptyPollMs, signal);
    } catch (err) {
      if (signal.aborted) return;
      const status = err instanceof TelegramError ? err.status : undefined;
      if (status === 401 || status === 404) throw err;
      const isOurs = isOneOfSeveral && status === 409 && !isPushed(err);
      conflicts = status === 409 && !isOurs ? conflicts + 1 : 0;
      if (conflicts > mostConflicts) throw err;
      if (!isOurs) connection.lost();
      failures += 1;
      const asked = err instanceof TelegramError ? err.retryAfterMs : undefined;
      const pauseMs = asked ?? pauseAfter(failures);
      log.warn({ ...factsOf(err), pauseMs, failures }, status === 409 ? conflictOf(err) : 'polling failed');
      await clock.sleep(pauseMs, signal).catch(() => undefined);
    }
  }
}

function conflictOf(error: unknown): string {
  return isPushed(error) ? 'a webhook is set for the same token' : 'another instance polls with the same token';
}

/** Whether a webhook is in the way: Telegram has one number for that and another poll, told apart by its words. */
function isPushed(error: unknown): boolean {
  return error instanceof Error && /webhook/i.test(error.message);
}

/** Longer after each failure, and never the same for two instances. */
function pauseAfter(failures: number): number {
  const most = Math.min(longestPauseMs, shortestPauseMs * 2 ** Math.min(failures, 10));
  return Math.round(most / 2 + (Math.random() * most) / 2);
}
