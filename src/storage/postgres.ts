import { Pool } from 'pg';
import type { Clock } from '../lib/clock.ts';
import type { Secret } from '../lib/secret.ts';
import type { Database, Queries, SqlRow, SqlValue } from './database.ts';
import { StorageError } from './error.ts';
import { CollisionError } from './postgres-error.ts';
import { borrow } from './postgres-loan.ts';
import { postgresTypes } from './postgres-types.ts';
import { createTransactionScope } from './transaction-scope.ts';

export interface PostgresOptions {
  /** `postgres://login:password@host:port/database`, with the parameters of `pg-connection-string`. */
  readonly url: Secret;
  readonly clock: Clock;
  /** For how long transactions that collide are repeated, in milliseconds. */
  readonly collisionMs?: number;
}

const connectTimeoutMs = 10_000;
const statementTimeoutMs = 30_000;
/** When the server does not answer at all, not even that the statement took too long. */
const answerTimeoutMs = 35_000;
const idleInTransactionMs = 60_000;
const shortestPauseMs = 5;
const longestPauseMs = 500;

/**
 * Opens a PostgreSQL database through a pool of connections of `pg`. Transactions are serializable; those that collide
 * are repeated with growing random pauses for up to `collisionMs`, then the error is `busy`.
 *
 * A connection that is lost ends what ran on it with `unavailable`; later calls connect anew. When it is lost during
 * COMMIT, or during a statement outside a transaction, the error is `unavailable` as well, and nobody knows whether
 * the change was kept: whoever must know looks it up.
 *
 * @throws StorageError, without the address or the password
 */
export async function openPostgres({ url, clock, collisionMs = 10_000 }: PostgresOptions): Promise<Database> {
  if (!URL.canParse(url.reveal())) throw new StorageError('unavailable', 'the address of PostgreSQL is no URL');
  const scope = createTransactionScope();
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  const pool = new Pool({
    connectionString: url.reveal(),
    application_name: 'smsc-chatops',
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: answerTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    keepAlive: true,
    types: postgresTypes,
  });
  // A connection that is lost while nobody uses it is replaced by the pool; while in use, its statement fails.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));

  /** One try of a transaction; `undefined` when it collided with another one. */
  async function tryOnce<Result>(
    work: (queries: Queries) => Promise<Result>,
    hasty: boolean,
  ): Promise<{ readonly result: Result } | undefined> {
    const loan = await borrow(pool);
    try {
      await loan.run('BEGIN ISOLATION LEVEL SERIALIZABLE');
      if (hasty) await loan.run('SET LOCAL synchronous_commit TO OFF');
      const result = await scope.run(loan.rows, work);
      const did = await loan.run('COMMIT');
      // PostgreSQL answers so, without an error, when a statement had failed.
      if (did !== 'COMMIT') throw loan.failure() ?? new StorageError('failed', 'the transaction was undone');
      return { result };
    } catch (error) {
      await loan.undo();
      if (loan.failure() instanceof CollisionError) return undefined;
      throw error;
    } finally {
      loan.giveBack();
    }
  }

  async function transaction<Result>(work: (queries: Queries) => Promise<Result>, hasty: boolean): Promise<Result> {
    let pauseMs = shortestPauseMs;
    for (let waitedMs = 0; ; waitedMs += pauseMs) {
      const done = await tryOnce(work, hasty);
      if (done !== undefined) return done.result;
      if (waitedMs >= collisionMs) throw new StorageError('busy', 'transactions kept colliding in PostgreSQL');
      pauseMs = Math.ceil(Math.min(pauseMs * 2, longestPauseMs) * (0.5 + Math.random() / 2));
      await clock.sleep(pauseMs);
    }
  }

  async function query<Row extends SqlRow>(sql: string, values?: readonly SqlValue[]): Promise<readonly Row[]> {
    const loan = await borrow(pool);
    try {
      return await loan.rows<Row>(sql, values);
    } finally {
      loan.giveBack();
    }
  }

  /** Lets `close` wait for what is running. */
  async function counted<Result>(work: () => Promise<Result>): Promise<Result> {
    if (closing !== undefined) throw new StorageError('unavailable', 'the connection to PostgreSQL is closed');
    scope.refuseInside();
    const promise = work();
    running.add(promise);
    try {
      return await promise;
    } finally {
      running.delete(promise);
    }
  }

  async function end(): Promise<void> {
    await Promise.allSettled(running);
    await pool.end();
  }

  const database: Database = {
    query: (sql, values) => counted(() => query(sql, values)),
    transaction: (work, { hasty = false } = {}) => counted(() => transaction(work, hasty)),
    settle: async () => {
      // A transaction with a number of its own waits for the log, up to and with all that was written before it.
      await counted(() => query('SELECT txid_current()'));
    },
    close: async () => {
      scope.refuseInside();
      closing ??= end();
      return closing;
    },
  };
  try {
    await database.query('SELECT 1');
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

function ignore(): void {}
