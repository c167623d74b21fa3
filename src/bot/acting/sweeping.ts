import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Confirmations } from './confirmations.ts';

export interface SweepingParts {
  readonly confirmations: Pick<Confirmations, 'sweep'>;
  readonly clock: Clock;
  readonly log: Logger;
}

const everyMs = 5 * 60_000;

/**
 * Sweeps at once, for what ended while no process ran, and then again and again: that nobody answered a question is
 * noted, and its payload forgotten, also when no other is asked.
 *
 * @returns ends it, when what it is at is done
 */
export function startSweeping({ confirmations, clock, log }: SweepingParts): () => Promise<void> {
  const stopping = new AbortController();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await confirmations.sweep();
      } catch (err) {
        log.warn({ err }, 'questions that are over could not be swept');
      }
      await clock.sleep(everyMs, stopping.signal).catch(() => undefined);
    }
  }

  const running = run();
  return () => {
    stopping.abort();
    return running;
  };
}
