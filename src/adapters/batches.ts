import type { Delivered, Inbox } from '../bot/inbox.ts';

/** Deliveries on their way to the disk. */
export interface Keep {
  /** The ids of what has not been there before; from then on it outlives the process. @throws StorageError */
  readonly fresh: Promise<ReadonlySet<string>>;
  /** From then on all of it outlives a power cut. @throws StorageError */
  readonly safe: Promise<void>;
}

/** Writes deliveries to the inbox in the order in which they came, and many at once when many come at once. */
export interface Batches {
  keep(deliveries: readonly Delivered[]): Keep;
}

interface Waiting {
  readonly deliveries: readonly Delivered[];
  readonly fresh: PromiseWithResolvers<ReadonlySet<string>>;
  readonly safe: PromiseWithResolvers<void>;
}

export function createBatches(inbox: Inbox): Batches {
  let waiting: Waiting[] = [];
  let writing = false;

  /** Keeps everything that has come meanwhile in one transaction, until nothing has. */
  async function write(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await keep(batch);
    }
    writing = false;
  }

  async function keep(batch: readonly Waiting[]): Promise<void> {
    try {
      const kept = await inbox.keep(batch.flatMap(({ deliveries }) => deliveries));
      const ids = new Set(kept.map(({ id }) => id));
      for (const { fresh } of batch) fresh.resolve(ids);
      await inbox.settle();
      for (const { safe } of batch) safe.resolve();
    } catch (error) {
      for (const { fresh, safe } of batch) {
        fresh.reject(error);
        safe.reject(error);
      }
    }
  }

  return {
    keep: (deliveries) => {
      const fresh = Promise.withResolvers<ReadonlySet<string>>();
      const safe = Promise.withResolvers<void>();
      // Nobody has to ask for both.
      fresh.promise.catch(() => undefined);
      safe.promise.catch(() => undefined);
      waiting.push({ deliveries, fresh, safe });
      if (!writing) void write();
      return { fresh: fresh.promise, safe: safe.promise };
    },
  };
}
