import type { ReceiverEvent } from '@slack/bolt';
import type { Inbox } from '../../../bot/inbox.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import { createUnderWay } from '../../under-way.ts';
import { deliveryId, withoutTokens } from '../delivery.ts';
import type { Payload } from '../payload.ts';
import { createBatches } from './batches.ts';

export interface KeepingOptions {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly log: Logger;
  /**
   * What Slack is told at once of a delivery that is not to be seen to, such as a form with something wrong in it;
   * `undefined` for all others. Asks nothing of the disk.
   */
  readonly refusalOf: (body: Payload) => unknown;
  /** Whether other processes may take deliveries from the same inbox. */
  readonly isOneOfSeveral: boolean;
}

/** Sees to a delivery that has been acknowledged. */
export type SeeTo = (event: ReceiverEvent) => Promise<void>;

/** Stands between Slack and the work: a delivery is kept, acknowledged, and seen to once. */
export interface Keeping {
  /**
   * Takes a delivery. It is acknowledged when it is kept, or after a third of a second if the disk is slower than that:
   * Slack waits three seconds and tells the person that the app is dead. Resolves when it has been seen to, or will not
   * be before the next start.
   */
  processEvent(event: ReceiverEvent): Promise<void>;
  /**
   * Sees to what a former process left, then to what has come meanwhile. One of several processes takes only what no
   * other can be at any more, and looks again from time to time. Never rejects.
   */
  begin(seeTo: SeeTo): Promise<void>;
  /** Resolves when nothing is under way. What was never begun stays in the inbox. */
  stop(): Promise<void>;
}

const longestKeepingMs = 300;
/** Nobody is at one delivery for longer. */
const longestWorkMs = 120_000;

export function createKeeping({ inbox, clock, log, refusalOf, isOneOfSeveral }: KeepingOptions): Keeping {
  const batches = createBatches(inbox, clock, log);
  const underWay = createUnderWay();
  const taken = new Set<Promise<void>>();
  /** Deliveries that are being seen to, which the inbox may not know yet. */
  const present = new Set<string>();
  const begun = Promise.withResolvers<SeeTo | undefined>();
  let cancelLook: (() => void) | undefined;
  let looking: Promise<unknown> = Promise.resolve();

  async function finish(id: string, event: ReceiverEvent, seeTo: SeeTo): Promise<void> {
    try {
      await seeTo(event);
    } catch (err) {
      log.error({ err }, 'what slack delivered could not be seen to');
    }
    try {
      await inbox.done(id);
    } catch (err) {
      log.error({ err }, 'what slack delivered could not be marked as seen to');
    }
  }

  async function whenBegun(id: string, body: Payload): Promise<void> {
    const seeTo = await begun.promise;
    if (seeTo === undefined) return;
    const finished = Promise.withResolvers<void>();
    underWay.add(() => finish(id, acknowledgedEvent(body), seeTo).finally(finished.resolve));
    await finished.promise;
  }

  async function take(event: ReceiverEvent): Promise<void> {
    const body = withoutTokens(event.body);
    const refusal = refusalOf(body);
    if (refusal !== undefined) return acknowledge(event, refusal);
    const id = deliveryId(body);
    if (present.has(id)) return acknowledge(event);
    present.add(id);
    try {
      const { isFresh, isSafe } = batches.keep(id, JSON.stringify(body));
      const acknowledged = inTime(isSafe).then(() => acknowledge(event));
      if (await isFresh) await whenBegun(id, body);
      await acknowledged;
    } finally {
      present.delete(id);
    }
  }

  async function inTime(work: Promise<void>): Promise<void> {
    const late = Promise.withResolvers<void>();
    const cancel = clock.after(longestKeepingMs, late.resolve);
    await Promise.race([work, late.promise]);
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

  /** Sees to what was left, unless the disk fails: what comes now is to be answered all the same. */
  async function reopen(seeTo: SeeTo, takenBefore?: number): Promise<'reopened' | 'failed'> {
    // What is ended during the question may be among what it finds.
    const atFirst = new Set(present);
    try {
      for (const { id, body } of await inbox.open(takenBefore)) {
        if (atFirst.has(id) || present.has(id)) continue;
        present.add(id);
        const event = acknowledgedEvent(JSON.parse(body) as Payload);
        underWay.add(() => finish(id, event, seeTo).finally(() => present.delete(id)));
      }
      return 'reopened';
    } catch (err) {
      log.error({ err }, 'what was left of what slack delivered could not be looked up');
      return 'failed';
    }
  }

  function lookLater(seeTo: SeeTo): void {
    cancelLook = clock.after(longestWorkMs, () => {
      lookLater(seeTo);
      looking = reopen(seeTo, clock.now() - longestWorkMs);
    });
  }

  return {
    processEvent: async (event) => {
      const work = take(event);
      taken.add(work);
      try {
        await work;
      } finally {
        taken.delete(work);
      }
    },
    begin: async (seeTo) => {
      const looked = await reopen(seeTo, isOneOfSeveral ? clock.now() - longestWorkMs : undefined);
      if (isOneOfSeveral || looked === 'failed') lookLater(seeTo);
      begun.resolve(seeTo);
    },
    stop: async () => {
      cancelLook?.();
      begun.resolve(undefined);
      await Promise.allSettled([...taken, looking]);
      await underWay.all();
    },
  };
}

function acknowledgedEvent(body: Payload): ReceiverEvent {
  return { body, ack: async () => undefined };
}
