import type { Delivered, Inbox } from '../../../bot/inbox.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Logger } from '../../../lib/logger.ts';

/** A delivery on its way to the disk. Neither promise rejects. */
export interface Keep {
  /** Whether it has not been there before; from then on it outlives the process. */
  readonly isFresh: Promise<boolean>;
  /** From then on it outlives a power cut, or never will. */
  readonly isSafe: Promise<void>;
}

/** Writes deliveries to the inbox in the order in which they came, and many at once when many come at once. */
export interface Batches {
  keep(id: string, body: string): Keep;
}

interface Waiting {
  readonly delivery: Delivered;
  readonly isFresh: PromiseWithResolvers<boolean>;
  readonly isSafe: PromiseWithResolvers<void>;
}

export function createBatches(inbox: Inbox, clock: Clock, log: Logger): Batches {
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

  return {
    keep: (id, body) => {
      lastNumber = Math.max(lastNumber + 1, clock.now() * 1000);
      const isFresh = Promise.withResolvers<boolean>();
      const isSafe = Promise.withResolvers<void>();
      waiting.push({ delivery: { id, number: lastNumber, body }, isFresh, isSafe });
      if (!writing) void write();
      return { isFresh: isFresh.promise, isSafe: isSafe.promise };
    },
  };
}
