import type { Clock } from '../lib/clock.ts';
import { reached } from '../lib/steps.ts';
import type { Database, Queries } from './database.ts';

/** The right to do alone what must be done by one process only. */
export interface Lease {
  readonly account: string;
  /** What it is for, such as `poller`. */
  readonly name: string;
  readonly holder: string;
  /** Grows with each new holder: what was begun under an earlier one is no longer allowed. */
  readonly epoch: number;
}

/** Who holds a lease. */
export interface LeaseHolder {
  readonly holder: string;
  readonly epoch: number;
  /** When it ends unless it is renewed, in milliseconds since the epoch by the holder's clock. */
  readonly expiresAt: number;
}

/** Leases of one account. Each process has one of these for its life, as it remembers how long a holder was still. */
export interface Leases {
  /**
   * Takes a lease that is free, was given up, has run out or is the holder's own. To be called again and again, at least
   * three times within `ms`, by whoever wants it: then it is taken within two such times after its holder fell silent,
   * and that also when the machine's clock is set.
   *
   * @param holder - unique to this start of the process, and not empty
   * @param ms - how long it holds unless it is renewed, in milliseconds; the same for all who want it
   * @returns `undefined` while somebody else has it
   * @throws StorageError
   */
  takeLease(name: string, holder: string, ms: number): Promise<Lease | undefined>;
  /**
   * Holds it for `ms` more, also when it has run out and nobody took it. To be called at least three times within `ms`.
   *
   * @returns `false` when it is lost
   * @throws StorageError
   */
  renew(lease: Lease, ms: number): Promise<boolean>;
  /** Gives it up, so that others need not wait; no error when it is lost already. @throws StorageError */
  release(lease: Lease): Promise<void>;
  /** Who has it, or had it last and has not given it up. @throws StorageError */
  holderOf(name: string): Promise<LeaseHolder | undefined>;
}

/** Somebody else has the lease now: nothing may be written under the old one. */
export class DeposedError extends Error {
  override readonly name = 'DeposedError';

  constructor({ name, epoch }: Lease) {
    super(`the lease "${name}" of epoch ${epoch} is held by another process now`);
  }
}

/**
 * Undoes a transaction whose process no longer holds the lease. To be called in it first. Until the transaction ends
 * nobody else gets the lease, so that a new holder finds everything that the old one has written.
 *
 * @throws DeposedError; StorageError
 */
export async function guard(queries: Queries, lease: Lease): Promise<void> {
  // An UPDATE, as it holds the row until the end; a SELECT would let somebody else take the lease meanwhile.
  const held = await queries.query(
    'UPDATE lease SET epoch = epoch WHERE account = $1 AND name = $2 AND holder = $3 AND epoch = $4 RETURNING epoch',
    [lease.account, lease.name, lease.holder, lease.epoch],
  );
  if (held.length === 0) throw new DeposedError(lease);
  reached('store:guarded');
}

type LeaseRow = {
  readonly holder: string;
  readonly epoch: number;
  readonly beat: number;
  readonly expires_at: number;
};

/** How a lease was found, and when for the first time. */
interface Sight {
  readonly epoch: number;
  readonly beat: number;
  readonly at: number;
}

/** The holder of a lease that was given up. */
const nobody = '';

export function createLeases(database: Database, account: string, clock: Clock): Leases {
  const seen = new Map<string, Sight>();

  async function look(name: string): Promise<LeaseRow | undefined> {
    const [row] = await database.query<LeaseRow>(
      'SELECT holder, epoch, beat, expires_at FROM lease WHERE account = $1 AND name = $2',
      [account, name],
    );
    return row;
  }

  /**
   * Whether its holder has fallen silent. The end that stands there goes by a clock that may have been set since, so one
   * who was seen to renew is silent only when the next look finds the same, and whoever is unchanged for `ms` by our own
   * clock is silent in any case.
   */
  function isSilent(name: string, { epoch, beat, expires_at }: LeaseRow, ms: number): boolean {
    const now = clock.now();
    const last = seen.get(name);
    const isUnchanged = last?.epoch === epoch && last.beat === beat;
    const at = isUnchanged ? Math.min(last.at, now) : now;
    seen.set(name, { epoch, beat, at });
    if (last !== undefined && !isUnchanged) return false;
    return expires_at <= now || now - at >= ms;
  }

  return {
    takeLease: async (name, holder, ms) => {
      const row = await look(name);
      const isFree = row === undefined || row.holder === holder || row.holder === nobody || isSilent(name, row, ms);
      if (!isFree) return undefined;
      reached('lead:free');
      // Nothing is taken when somebody else took or renewed it since the look.
      const [taken] = await database.query<{ epoch: number }>(
        `INSERT INTO lease (account, name, holder, epoch, beat, expires_at) VALUES ($1, $2, $3, 1, 1, $4)
        ON CONFLICT (account, name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at,
          beat = lease.beat + 1, epoch = lease.epoch + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END
        WHERE lease.epoch = $5 AND lease.beat = $6 RETURNING epoch`,
        [account, name, holder, clock.now() + ms, row?.epoch ?? 0, row?.beat ?? 0],
      );
      if (taken === undefined) return undefined;
      reached('lead:taken');
      return { account, name, holder, epoch: taken.epoch };
    },
    renew: async ({ name, holder, epoch }, ms) => {
      const renewed = await database.query(
        `UPDATE lease SET beat = beat + 1, expires_at = $5
        WHERE account = $1 AND name = $2 AND holder = $3 AND epoch = $4 RETURNING epoch`,
        [account, name, holder, epoch, clock.now() + ms],
      );
      if (renewed.length > 0) reached('lead:renewed');
      return renewed.length > 0;
    },
    release: async ({ name, holder, epoch }) => {
      await database.query(
        `UPDATE lease SET holder = $5, beat = beat + 1, expires_at = 0
        WHERE account = $1 AND name = $2 AND holder = $3 AND epoch = $4`,
        [account, name, holder, epoch, nobody],
      );
      reached('lead:released');
    },
    holderOf: async (name) => {
      const row = await look(name);
      if (row === undefined || row.holder === nobody) return undefined;
      return { holder: row.holder, epoch: row.epoch, expiresAt: row.expires_at };
    },
  };
}
