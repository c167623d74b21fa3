import { randomUUID } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { Database, Queries } from '../../storage/database.ts';
import { hour } from '../operation.ts';
import { anyRequest } from './limit-keys.ts';

/** What is asked of the ledger in one go. */
interface Claim {
  readonly operation: string;
  readonly windows: readonly Window[];
  /** How many others go first under a key, the windows' or `inFlight`. */
  ahead(key: string): number;
}

/** A limit of the provider, for one request: at most `requests` with this key within `perMs`. */
export interface Window {
  readonly key: string;
  readonly requests: number;
  readonly perMs: number;
}

/**
 * `granted`: written down under `id`. Otherwise under which key it must wait, and the earliest moment at which that can
 * change; it may be later than that, when requests that are on their way now arrive later.
 */
type Verdict =
  | { readonly granted: true; readonly id: string }
  | { readonly granted: false; readonly key: string; readonly earliest: number };

/** The key for the number of requests at once. */
export const inFlight = 'in flight';

export interface LedgerRowsOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly scope: string;
  readonly maxInFlight: number;
  readonly callMs: number;
}

/** The table `request_ledger`: one row for each key of each request. All methods throw StorageError. */
export interface LedgerRows {
  claim(claim: Claim): Promise<Verdict>;
  /** The request has ended, however it ended. */
  end(id: string): Promise<void>;
  /** The request was never sent. */
  drop(id: string): Promise<void>;
}

/**
 * What is added to each period and to `callMs`: the provider's clock and way of counting are not ours, and the time
 * between the entry and the moment at which the request leaves is not measured.
 */
const marginMs = 1_500;
const pruneEveryMs = 60_000;

/**
 * The rows of one account.
 *
 * @param options - `scope` names the account, `callMs` is the longest time that a request may be on its way, in
 * milliseconds
 */
export function ledgerRows({ database, clock, scope, maxInFlight, callMs }: LedgerRowsOptions): LedgerRows {
  let prunedAt = Number.NEGATIVE_INFINITY;

  async function prune(now: number): Promise<void> {
    if (Math.abs(now - prunedAt) < pruneEveryMs) return;
    prunedAt = now;
    // Only its own: others may keep their rows by another clock.
    const tooOld = now - hour - marginMs;
    await database.query('DELETE FROM request_ledger WHERE account = $1 AND at < $2', [scope, tooOld]);
  }

  /**
   * A row further ahead than any request can be was written before the clock was set back. When the request really
   * arrived cannot be known any more; it counts as the latest possible.
   */
  async function pullBack(queries: Queries, now: number): Promise<void> {
    const latest = now + callMs;
    await queries.query('UPDATE request_ledger SET at = $1 WHERE account = $2 AND at > $1', [latest, scope]);
  }

  /** When the window can take the request at the earliest; `undefined` when it can now. */
  async function opens(queries: Queries, now: number, claim: Claim, window: Window): Promise<number | undefined> {
    const { key, requests } = window;
    const perMs = window.perMs + marginMs;
    const ahead = claim.ahead(key);
    const rounds = Math.floor(ahead / requests);
    const [row] = await queries.query<{ at: number }>(
      `SELECT at FROM request_ledger WHERE account = $1 AND operation = $2 AND request = $3 AND at > $4
      ORDER BY at DESC LIMIT 1 OFFSET $5`,
      [scope, claim.operation, key, now - perMs, requests - 1 - (ahead % requests)],
    );
    if (row !== undefined) return Math.min(row.at, now) + perMs * (rounds + 1);
    return rounds === 0 ? undefined : now + perMs * rounds;
  }

  async function isFull(queries: Queries, now: number, claim: Claim): Promise<boolean> {
    const [row] = await queries.query<{ count: number }>(
      'SELECT count(*) AS count FROM request_ledger WHERE account = $1 AND at > $2 AND open = 1',
      [scope, now - marginMs],
    );
    return (row?.count ?? 0) + claim.ahead(inFlight) >= maxInFlight;
  }

  async function decide(queries: Queries, claim: Claim): Promise<Verdict> {
    const now = clock.now();
    await pullBack(queries, now);
    let last: { readonly key: string; readonly earliest: number } | undefined;
    for (const window of claim.windows) {
      const earliest = await opens(queries, now, claim, window);
      if (earliest !== undefined && earliest > (last?.earliest ?? 0)) last = { key: window.key, earliest };
    }
    if (last !== undefined) return { granted: false, ...last };
    if (await isFull(queries, now, claim)) return { granted: false, key: inFlight, earliest: now };

    const id = randomUUID();
    const keys = new Set([anyRequest, ...claim.windows.map((window) => window.key)]);
    for (const key of keys) {
      await queries.query(
        'INSERT INTO request_ledger (account, operation, request, at, open, id) VALUES ($1, $2, $3, $4, $5, $6)',
        [scope, claim.operation, key, now + callMs, key === anyRequest ? 1 : 0, id],
      );
    }
    return { granted: true, id };
  }

  return {
    claim: async (claim) => {
      await prune(clock.now());
      return database.transaction((queries) => decide(queries, claim));
    },
    end: async (id) => {
      await database.query('UPDATE request_ledger SET at = $1, open = 0 WHERE id = $2', [clock.now(), id]);
    },
    drop: async (id) => {
      await database.query('DELETE FROM request_ledger WHERE id = $1', [id]);
    },
  };
}
