import type { ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import { isShallow } from '../../nesting.ts';
import type { Taking } from '../../taking.ts';
import { keptOf } from '../../withheld.ts';
import { umbrella } from '../commands.ts';
import { deliveryId, withoutTokens } from '../delivery.ts';
import type { Payload } from '../payload.ts';

export interface KeepingOptions {
  readonly taking: Taking;
  readonly clock: Clock;
  readonly log: Logger;
  /**
   * What Slack is told at once of a delivery that is not to be seen to, such as a form with something wrong in it;
   * `undefined` for all others. Asks nothing of the disk.
   */
  readonly refusalOf: (body: Payload) => unknown;
}

/** Stands between Slack and the work: a delivery is kept, acknowledged, and seen to once. */
export interface Keeping {
  /**
   * Takes a delivery. It is acknowledged when it is kept, or after a third of a second if the disk is slower than that:
   * Slack waits three seconds and tells the person that the app is dead. Resolves when it has been seen to, or will not
   * be before the next start.
   */
  processEvent(event: ReceiverEvent): Promise<void>;
}

const longestKeepingMs = 300;

export function createKeeping({ taking, clock, log, refusalOf }: KeepingOptions): Keeping {
  let lastNumber = 0;

  async function inTime(work: Promise<void>): Promise<void> {
    const late = Promise.withResolvers<void>();
    const cancel = clock.after(longestKeepingMs, late.resolve);
    // The person is answered also when the disk fails.
    await Promise.race([work.catch(() => undefined), late.promise]);
    cancel();
  }

  /** An acknowledgement that does not arrive makes Slack deliver again, which changes nothing. */
  async function acknowledge(event: ReceiverEvent, answer?: unknown): Promise<void> {
    try {
      await event.ack(answer);
    } catch (err) {
      log.debug({ err }, 'slack could not be told that a delivery has arrived');
    }
  }

  return {
    processEvent: async (event) => {
      const body = withoutTokens(event.body);
      if (!isShallow(body)) {
        log.warn({}, 'slack delivered what is nested too deeply');
        return acknowledge(event);
      }
      const refusal = refusalOf(body);
      if (refusal !== undefined) return acknowledge(event, refusal);
      lastNumber = Math.max(lastNumber + 1, clock.now() * 1000);
      // The name of a slash command is a part of its line.
      const kept = keptOf('command' in body ? { ...body, command: umbrella } : body);
      const delivered = { id: deliveryId(body), number: lastNumber, body: JSON.stringify(body) };
      const delivery = kept === undefined ? delivered : { ...delivered, kept };
      const { safe, seenTo } = taking.take([delivery]);
      await inTime(safe);
      await acknowledge(event);
      await seenTo;
    },
  };
}

/** A delivery as it was kept, which has been acknowledged. */
export function keptEvent(body: string): ReceiverEvent {
  return { body: JSON.parse(body), ack: async () => undefined };
}
