import type { Outbox } from '../bot/outbox/outbox.ts';
import type { Mutes } from '../bot/subscriptions/mutes.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Cards } from './cards.ts';

export interface TidyingParts {
  readonly outbox: Pick<Outbox, 'prune'>;
  readonly mutes: Pick<Mutes, 'prune'>;
  readonly cards: Pick<Cards, 'prune'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Not with the first looks. */
const firstMs = 300_000;
const everyMs = 3_600_000;
/** While there is more, as after a storm 30 days ago: nobody waits for it. */
const againMs = 2_000;

/**
 * Forgets again and again what is of no use any more: events with all about them after 30 days, cards that nothing
 * happened to for half a year, mutes that have ended. One process of all is enough. Rejects with the signal's reason.
 */
export async function tidy({ outbox, mutes, cards, clock, log }: TidyingParts, signal: AbortSignal): Promise<never> {
  for (let pauseMs = firstMs; ; ) {
    await clock.sleep(pauseMs, signal);
    try {
      await mutes.prune();
      await cards.prune();
      pauseMs = (await outbox.prune()) ? againMs : everyMs;
    } catch (err) {
      signal.throwIfAborted();
      log.warn({ err }, 'what is of no use any more could not be forgotten');
      pauseMs = everyMs;
    }
  }
}
