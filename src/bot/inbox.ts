import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Clock, systemClock } from '../lib/clock.ts';
import { reached } from '../lib/steps.ts';
import type { Database } from '../storage/database.ts';

/** Something that a platform delivered, as it came. */
export interface Delivered {
  /** Unique on the platform: the same again is the same delivery again. */
  readonly id: string;
  /** Tells the order of deliveries. */
  readonly number: number;
  /** JSON. */
  readonly body: string;
  /** What the disk gets in its place, where the body may hold a password. */
  readonly kept?: string;
}

/**
 * What a platform delivered and what of it has been seen to. A delivery is confirmed to the platform only when it stands
 * here, so that a crash loses none, and one that comes twice is seen to once.
 */
export interface Inbox {
  /**
   * Keeps deliveries in one transaction. They outlive the process at once and a power cut when `settle` has resolved,
   * so that an answer need not wait for the disk.
   *
   * @returns those that are new, in their order
   * @throws StorageError
   */
  keep(deliveries: readonly Delivered[]): Promise<readonly Delivered[]>;
  /** Resolves when the disk has what was kept: only then may it be confirmed. @throws StorageError */
  settle(): Promise<void>;
  /**
   * Notes that a delivery has been seen to, and forgets what was in it.
   *
   * @throws StorageError; then it is tried again from time to time until it is noted, and `open` leaves it out meanwhile
   */
  done(id: string): Promise<void>;
  /** Notes that this process is still at deliveries, see `open`. @throws StorageError */
  hold(ids: readonly string[]): Promise<void>;
  /**
   * Takes what has not been seen to yet and is no older than a day, in its order: later nobody waits for an answer.
   *
   * @param takenBefore - where several processes use the inbox: leaves what one of them received, took by this call or
   * held at this instant or later, as it may be at it. Everything is taken when it is absent
   * @throws StorageError
   */
  open(takenBefore?: number): Promise<readonly Delivered[]>;
}

const longestWaitMs = 86_400_000;
/** How long an id is remembered: platforms repeat for a day at the most. */
const rememberedMs = 2 * 86_400_000;
const forgetEveryMs = 600_000;
/** Between two tries to mark what has been seen to. */
const markAgainMs = 1000;

/**
 * @param account - whose conversations these are
 * @param platform - the adapter's name, with what tells apart those who count their deliveries for themselves
 */
export function createInbox(database: Database, account: string, platform: string, clock: Clock = systemClock): Inbox {
  let forgotAt = Number.NEGATIVE_INFINITY;
  /** What has been seen to and is not marked; the next mark takes `finished`. */
  const unmarked = new Set<string>();
  let finished: string[] = [];
  let marking: Promise<void> | undefined;
  let isWaiting = false;

  /** Marks all that ended in one turn of the event loop. A mark that a power cut undoes costs an answer given twice. */
  async function mark(): Promise<void> {
    await nextTurn();
    const ids = finished;
    finished = [];
    marking = undefined;
    try {
      await set("done_at = $4, body = ''", ids);
    } catch (error) {
      finished = [...ids, ...finished];
      markLater();
      throw error;
    }
    reached('command:marked');
    for (const id of ids) unmarked.delete(id);
  }

  /** @param values - what to set; `$4` is now */
  async function set(values: string, ids: readonly string[]): Promise<void> {
    const now = clock.now();
    await database.transaction(
      async (queries) => {
        for (const id of ids) {
          await queries.query(
            `UPDATE inbox SET ${values} WHERE account = $1 AND platform = $2 AND id = $3 AND done_at IS NULL`,
            [account, platform, id, now],
          );
        }
      },
      { hasty: true },
    );
  }

  function markLater(): void {
    if (isWaiting) return;
    isWaiting = true;
    clock.after(markAgainMs, () => {
      isWaiting = false;
      // Whoever called `done` has heard of the failure; this one leads to the next try.
      if (finished.length > 0) markNow().catch(() => undefined);
    });
  }

  function markNow(): Promise<void> {
    marking ??= mark();
    return marking;
  }

  return {
    keep: (deliveries) =>
      database.transaction(
        async (queries) => {
          const now = clock.now();
          if (Math.abs(now - forgotAt) >= forgetEveryMs) {
            forgotAt = now;
            await queries.query(
              `DELETE FROM inbox
              WHERE account = $1 AND platform = $2 AND (done_at < $3 OR (done_at IS NULL AND received_at < $3))`,
              [account, platform, now - rememberedMs],
            );
          }
          const fresh: Delivered[] = [];
          for (const delivery of deliveries) {
            const { id, number, body, kept = body } = delivery;
            const added = await queries.query(
              `INSERT INTO inbox (account, platform, id, number, body, received_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (account, platform, id) DO NOTHING RETURNING id`,
              [account, platform, id, number, kept, now],
            );
            if (added.length > 0) fresh.push(delivery);
          }
          reached('command:written');
          return fresh;
        },
        { hasty: true },
      ),
    settle: () => database.settle(),
    done: (id) => {
      unmarked.add(id);
      finished.push(id);
      return markNow();
    },
    hold: (ids) => set('taken_at = $4', ids),
    open: async (takenBefore = Number.MAX_SAFE_INTEGER) => {
      const now = clock.now();
      const seenTo = new Set(unmarked);
      // Whoever takes something notes it, so that of two processes that look at once only one finds it.
      const taken = await database.transaction((queries) =>
        queries.query<{ id: string; number: number; body: string }>(
          `UPDATE inbox SET taken_at = $3
          WHERE account = $1 AND platform = $2 AND done_at IS NULL AND received_at >= $5
            AND COALESCE(taken_at, received_at) < $4 RETURNING id, number, body`,
          [account, platform, now, takenBefore, now - longestWaitMs],
        ),
      );
      if (taken.length > 0) reached('command:found');
      return taken.filter(({ id }) => !seenTo.has(id)).toSorted((one, other) => one.number - other.number);
    },
  };
}
