import type { Delivered, Inbox } from '../bot/inbox.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { createBatches } from './batches.ts';
import { createUnderWay } from './under-way.ts';

export interface TakingOptions {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly log: Logger;
  /** The adapter's name, for the log. */
  readonly platform: string;
  /** Whether other processes may take deliveries from the same inbox. */
  readonly isOneOfSeveral: boolean;
  /** What becomes of deliveries that the disk does not take: they are left to the platform, which delivers them again. */
  readonly unkept: 'left' | 'seen to';
}

/** Sees to one delivery, given as it was kept. */
export type SeeTo = (body: string) => Promise<void>;

/** Deliveries that have been taken. */
export interface Taken {
  /** Resolves when they outlive a power cut: only then may they be confirmed. @throws StorageError */
  readonly safe: Promise<void>;
  /** Resolves when they have been seen to, or will not be before the next start. Never rejects. */
  readonly seenTo: Promise<void>;
}

/** Stands between a platform and the work: what is delivered is kept, and seen to once. */
export interface Taking {
  /** Takes deliveries; those that are new are begun in their order, from `begin` on. */
  take(deliveries: readonly Delivered[]): Taken;
  /**
   * Sees to what a former process left, then to what has come meanwhile. One of several processes takes only what no
   * other can be at any more, and looks again from time to time. Never rejects.
   */
  begin(seeTo: SeeTo): Promise<void>;
  /** Resolves when there is room for more. */
  room(): Promise<void>;
  /** Resolves when nothing is under way. What was never begun stays in the inbox. */
  stop(): Promise<void>;
}

/** Between two looks at what others have left, at each of which a process says what it is at itself. */
const lookMs = 10_000;
/** Whoever has not said so for this long is gone. The clocks of two machines may differ by most of it. */
const silentMs = 30_000;

export function createTaking(options: TakingOptions): Taking {
  const { inbox, clock, log, platform, isOneOfSeveral, unkept } = options;
  const batches = createBatches(inbox);
  const underWay = createUnderWay();
  const taken = new Set<Promise<void>>();
  /** Deliveries that are being kept or seen to. */
  const present = new Set<string>();
  const begun = Promise.withResolvers<SeeTo | undefined>();
  let cancelLook: (() => void) | undefined;
  let looking: Promise<unknown> = Promise.resolve();
  /** Whether the last look failed, or has not ended. */
  let wasAway = false;

  /** Begins with a delivery in its turn. The promise resolves when it has been seen to. */
  function begin({ id, body }: Delivered, seeTo: SeeTo): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    underWay.add(() => finish(id, body, seeTo).finally(resolve));
    return promise;
  }

  async function finish(id: string, body: string, seeTo: SeeTo): Promise<void> {
    try {
      await seeTo(body);
    } catch (err) {
      log.error({ err, platform }, 'what was delivered could not be seen to');
    }
    try {
      await inbox.done(id);
    } catch (err) {
      log.error({ err, platform }, 'what was delivered could not be marked as seen to');
    }
    present.delete(id);
  }

  async function seeToNew(deliveries: readonly Delivered[], fresh: Promise<ReadonlySet<string>>): Promise<void> {
    const ids = await known(fresh);
    const seeTo = await begun.promise;
    const works = deliveries.map(async (delivery) => {
      const isNew = ids === 'unknown' || ids.has(delivery.id);
      if (isNew && seeTo !== undefined) await begin(delivery, seeTo);
      else present.delete(delivery.id);
    });
    await Promise.all(works);
  }

  async function known(fresh: Promise<ReadonlySet<string>>): Promise<ReadonlySet<string> | 'unknown'> {
    try {
      return await fresh;
    } catch (err) {
      if (unkept === 'left') return new Set();
      log.error({ err, platform }, 'what was delivered could not be kept');
      return 'unknown';
    }
  }

  /** Sees to what was left, unless the disk fails: what comes now is to be answered all the same. */
  async function reopen(seeTo: SeeTo, takenBefore?: number): Promise<'reopened' | 'failed'> {
    // What is ended during the question may be among what it finds.
    const atFirst = new Set(present);
    try {
      for (const delivery of await inbox.open(takenBefore)) {
        if (atFirst.has(delivery.id) || present.has(delivery.id)) continue;
        present.add(delivery.id);
        void begin(delivery, seeTo);
      }
      return 'reopened';
    } catch (err) {
      log.error({ err, platform }, 'what was left of what was delivered could not be looked up');
      return 'failed';
    }
  }

  async function lookAgain(seeTo: SeeTo): Promise<void> {
    const isBack = wasAway;
    wasAway = true;
    try {
      if (isBack || present.size > 0) await inbox.hold([...present]);
    } catch (err) {
      log.error({ err, platform }, 'it could not be noted what is being seen to');
      return;
    }
    // From the others the database was away too: they are to say first what they are still at.
    if (!isBack && (await reopen(seeTo, clock.now() - silentMs)) === 'failed') return;
    wasAway = false;
  }

  function lookLater(seeTo: SeeTo): void {
    cancelLook = clock.after(lookMs, () => {
      lookLater(seeTo);
      looking = lookAgain(seeTo);
    });
  }

  return {
    take: (deliveries) => {
      const ours = deliveries.filter(({ id }) => !present.has(id));
      for (const { id } of ours) present.add(id);
      const { fresh, safe } = batches.keep(deliveries);
      const seenTo = seeToNew(ours, fresh).finally(() => taken.delete(seenTo));
      taken.add(seenTo);
      return { safe, seenTo };
    },
    begin: async (seeTo) => {
      const looked = await reopen(seeTo, isOneOfSeveral ? clock.now() - silentMs : undefined);
      wasAway = looked === 'failed';
      if (isOneOfSeveral || wasAway) lookLater(seeTo);
      begun.resolve(seeTo);
    },
    room: () => underWay.room(),
    stop: async () => {
      cancelLook?.();
      begun.resolve(undefined);
      await Promise.all([...taken, looking]);
      await underWay.all();
    },
  };
}
