import type { ReceiverEvent } from '@slack/bolt';
import type { Delivered, Inbox } from '../../../bot/inbox.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';
import { createUnderWay } from '../../under-way.ts';
import { deliveryId, withoutTokens } from '../delivery.ts';

export interface KeepingOptions {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly log: Logger;
  /** Sees to a delivery; acknowledges it when that has not been done. */
  readonly process: (event: ReceiverEvent) => Promise<void>;
}

/** Stands between Slack and the work: a delivery is kept, acknowledged, and seen to once. */
export interface Keeping {
  /**
   * Takes a delivery. It is acknowledged when it is kept, or after a third of a second if the disk is slower than that:
   * Slack waits three seconds and tells the person that the app is dead. Resolves when it has been seen to.
   */
  processEvent(event: ReceiverEvent): Promise<void>;
  /** Sees to what was kept before the process ended. @throws StorageError */
  reopen(): Promise<void>;
  /** Resolves when nothing is under way. */
  all(): Promise<void>;
}

const longestKeepingMs = 300;

/** A delivery on its way to the disk. */
interface Waiting {
  readonly delivery: Delivered;
  /** Whether it has not been there before; from then on it outlives the process. */
  readonly isFresh: PromiseWithResolvers<boolean>;
  /** From then on it outlives a power cut, or never will. */
  readonly isSafe: PromiseWithResolvers<void>;
}

export function createKeeping({ inbox, clock, log, process }: KeepingOptions): Keeping {
  const underWay = createUnderWay();
  /** Deliveries that are being seen to, which the inbox may not know yet. */
  const present = new Set<string>();
  let waiting: Waiting[] = [];
  let writing = false;
  let lastNumber = 0;

  /** Keeps everything that has come meanwhile in one transaction, until nothing has. */
  async function write(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await keep(batch);
      for (const { isSafe } of batch) isSafe.resolve();
    }
    writing = false;
  }

  /** When the disk fails, the person is answered all the same. */
  async function keep(batch: readonly Waiting[]): Promise<void> {
    try {
      const fresh = new Set((await inbox.keep(batch.map(({ delivery }) => delivery))).map(({ id }) => id));
      for (const { delivery, isFresh } of batch) isFresh.resolve(fresh.has(delivery.id));
      await inbox.settle();
    } catch (err) {
      log.error({ err }, 'what slack delivered could not be kept');
      for (const { isFresh } of batch) isFresh.resolve(true);
    }
  }

  function kept(id: string, body: string): Waiting {
    lastNumber = Math.max(lastNumber + 1, clock.now() * 1000);
    const entry = {
      delivery: { id, number: lastNumber, body },
      isFresh: Promise.withResolvers<boolean>(),
      isSafe: Promise.withResolvers<void>(),
    };
    waiting.push(entry);
    if (!writing) void write();
    return entry;
  }

  async function finish(id: string, event: ReceiverEvent): Promise<void> {
    try {
      await process(event);
    } catch (err) {
      log.error({ err }, 'what slack delivered could not be seen to');
    }
    try {
      await inbox.done(id);
    } catch (err) {
      log.error({ err }, 'what slack delivered could not be marked as seen to');
    }
  }

  async function take(event: ReceiverEvent): Promise<void> {
    const body = withoutTokens(event.body);
    const id = deliveryId(body);
    if (present.has(id)) return acknowledge(event);
    present.add(id);
    try {
      const { isFresh, isSafe } = kept(id, JSON.stringify(body));
      // The answer to a form may be that something is wrong in it, so it is given by whoever reads the form.
      const isForm = body['type'] === 'view_submission';
      const acknowledged = isForm ? undefined : inTime(isSafe.promise).then(() => acknowledge(event));
      if (await isFresh.promise) await finish(id, { ...event, body });
      else if (isForm) await acknowledge(event);
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
  async function acknowledge(event: ReceiverEvent): Promise<void> {
    try {
      await event.ack();
    } catch (err) {
      log.debug({ err }, 'slack could not be told that a delivery has arrived');
    }
  }

  return {
    processEvent: (event) => {
      const work = take(event);
      underWay.add(() => work);
      return work;
    },
    reopen: async () => {
      for (const { id, body } of await inbox.open()) {
        if (present.has(id)) continue;
        const event: ReceiverEvent = { body: JSON.parse(body) as ReceiverEvent['body'], ack: async () => undefined };
        underWay.add(() => finish(id, event));
      }
    },
    all: () => underWay.all(),
  };
}
