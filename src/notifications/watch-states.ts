import type { Database, Queries } from '../storage/database.ts';
import { fromJson, toJson } from '../storage/json.ts';

/** How the looks of a watcher went; moments are milliseconds since the epoch. */
export interface Looks {
  readonly lookedAt?: number;
  readonly goodAt?: number;
  /** When the first of the failed looks since the last good one was. */
  readonly failingSince?: number;
  /** How many looks have failed since the last good one. */
  readonly failures: number;
  /** Why the last one failed. */
  readonly reason?: string;
}

/** What is remembered of a watcher. */
export interface Watched extends Looks {
  /** `undefined` before the first good look. */
  readonly state: unknown;
  /** The same as it is kept. */
  readonly json: string;
}

/** What watchers remember over restarts. Each method throws StorageError. */
export interface WatchStates {
  read(name: string): Promise<Watched>;
  /** How the looks went, without the state, which may be large. */
  looks(name: string): Promise<Looks>;
  /** Keeps what is remembered in place of what was. @param queries - those of the caller's transaction */
  write(queries: Queries, name: string, watched: Watched): Promise<void>;
  /** Keeps when a good look was, without the state. @param queries - those of the caller's transaction */
  note(queries: Queries, name: string, looks: Looks): Promise<void>;
  /** A state as it is kept. */
  print(state: unknown): string;
}

const what = 'the state of a watcher';
const nothing = '';
const noLooks: Looks = { failures: 0 };

/**
 * @param account - what is watched
 * @param start - names this start of an account that begins anew with each, as a sandbox does: what was remembered of
 * another start is forgotten
 */
export function createWatchStates(database: Database, account: string, start?: string): WatchStates {
  /** A state of this start; `undefined` for none. */
  function parse(json: string): { readonly state?: unknown } | undefined {
    if (json === nothing) return {};
    const kept = fromJson(json, what) as { readonly start?: string; readonly state?: unknown };
    return kept.start === start ? kept : undefined;
  }

  return {
    read: async (name) => {
      // Without the index, as there are only a few rows: one that it lost by damage would count as never seen.
      const [row] = await database.query<Row & { state: string }>(
        `SELECT ${columns}, state FROM watch WHERE account || '' = $1 AND name || '' = $2`,
        [account, name],
      );
      const kept = row && parse(row.state);
      if (row === undefined || kept === undefined) return { ...noLooks, state: undefined, json: nothing };
      return { ...looksOf(row), state: kept.state, json: row.state };
    },
    looks: async (name) => {
      const [row] = await database.query<Row>(`SELECT ${columns} FROM watch WHERE account = $1 AND name = $2`, [
        account,
        name,
      ]);
      return row === undefined ? noLooks : looksOf(row);
    },
    write: async (queries, name, { lookedAt, goodAt, failingSince, failures, reason, json }) => {
      await queries.query(
        `INSERT INTO watch (account, name, state, looked_at, good_at, failing_since, failures, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (account, name) DO UPDATE SET state = excluded.state,
        looked_at = excluded.looked_at, good_at = excluded.good_at, failing_since = excluded.failing_since,
        failures = excluded.failures, reason = excluded.reason`,
        [account, name, json, lookedAt ?? 0, goodAt ?? null, failingSince ?? null, failures, reason ?? ''],
      );
    },
    note: async (queries, name, { lookedAt, goodAt }) => {
      await queries.query('UPDATE watch SET looked_at = $3, good_at = $4 WHERE account = $1 AND name = $2', [
        account,
        name,
        lookedAt ?? 0,
        goodAt ?? null,
      ]);
    },
    print: (state) => toJson(start === undefined ? { state } : { start, state }, what),
  };
}

type Row = {
  readonly looked_at: number;
  readonly good_at: number | null;
  readonly failing_since: number | null;
  readonly failures: number;
  readonly reason: string;
};

const columns = 'looked_at, good_at, failing_since, failures, reason';

function looksOf({ looked_at, good_at, failing_since, failures, reason }: Row): Looks {
  return {
    ...(looked_at > 0 && { lookedAt: looked_at }),
    ...(good_at !== null && { goodAt: good_at }),
    ...(failing_since !== null && { failingSince: failing_since }),
    failures,
    ...(reason !== '' && { reason }),
  };
}
