import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../lib/clock.ts';
import { createTurns } from '../lib/turns.ts';
import type { Database, SqlRow, SqlValue } from './database.ts';
import { StorageError } from './error.ts';
import { checkParameters } from './parameters.ts';
import { check } from './sqlite-check.ts';
import { sqliteError } from './sqlite-error.ts';
import { makeFile } from './sqlite-file.ts';
import { createSqliteLog } from './sqlite-log.ts';
import { createStatements } from './sqlite-statements.ts';
import { createTransactionScope } from './transaction-scope.ts';

export interface SqliteOptions {
  /** The path of the file; it and its folder are made when they are missing, for their owner only. */
  readonly file: string;
  readonly clock: Clock;
  /**
   * How long a caller waits for another process that holds the file, in milliseconds. What those before it waited since
   * it asked counts too, so that a queue behind a locked file fails at once and not one after the other.
   */
  readonly busyMs?: number;
}

/** What only reads, and may do so whether or not commits wait for the disk. */
const reads = /^\s*SELECT\b/i;
/** The longest pause between two tries to get at a locked file. */
const longestPauseMs = 50;

/**
 * `synchronous = FULL`: what was committed is there after a power cut. `cell_size_check`: a damaged page is noticed
 * when it is read. `case_sensitive_like`: as in PostgreSQL.
 */
const settings = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
  'PRAGMA cell_size_check = ON',
  'PRAGMA case_sensitive_like = ON',
];

/**
 * Opens a database in a file through `node:sqlite`, with one connection. A transaction has it to itself; other queries
 * wait their turn meanwhile. Each statement blocks the event loop while it runs.
 *
 * A damaged file is refused here, before anything is written to it. Of a very large one only the header and the length
 * are looked at, as the check reads the whole file and nothing else runs meanwhile; damage further in becomes the error
 * `damaged` when it is met.
 *
 * @throws StorageError
 */
export async function openSqlite({ file, clock, busyMs = 10_000 }: SqliteOptions): Promise<Database> {
  await makeFile(file);
  const turns = createTurns();
  const scope = createTransactionScope();
  const log = createSqliteLog(file);
  let closing: Promise<void> | undefined;
  /** How long this connection has waited for other processes in all. The clock may be set; this only grows. */
  let waitedMs = 0;
  /** Whether a commit returns before the disk has it; can be changed only between transactions. */
  let isHasty = false;
  /** How many have a turn or wait for one. */
  let taken = 0;

  const connection = attempt(() => new DatabaseSync(file, { timeout: 0 }));
  const run = createStatements(connection);
  try {
    await patiently(() => check(connection, file));
    for (const setting of settings) await patiently(() => connection.prepare(setting).all());
  } catch (error) {
    connection.close();
    throw error;
  }

  function attempt<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw sqliteError(error, file);
    }
  }

  /**
   * Tries again while another process holds the file. SQLite's own waiting would block the event loop.
   *
   * @param since - what `waitedMs` was when the caller asked
   */
  async function patiently<Result>(work: () => Result, since = waitedMs): Promise<Result> {
    let pauseMs = 1;
    for (;;) {
      try {
        return attempt(work);
      } catch (error) {
        if (!(error instanceof StorageError) || error.code !== 'busy' || waitedMs - since >= busyMs) throw error;
      }
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      await clock.sleep(pauseMs);
      waitedMs += pauseMs;
    }
  }

  async function ask<Row extends SqlRow>(
    sql: string,
    values: readonly SqlValue[] = [],
    since = waitedMs,
  ): Promise<readonly Row[]> {
    checkParameters(sql, values);
    return patiently(() => run(sql, values) as readonly Row[], since);
  }

  /** Asks at once, without a turn, while nobody has one or waits for one; `undefined` when that cannot be. */
  function askAtOnce(sql: string, values: readonly SqlValue[] = []): readonly SqlRow[] | undefined {
    if (taken > 0 || connection.isTransaction) return undefined;
    checkParameters(sql, values);
    try {
      return attempt(() => {
        if (!reads.test(sql)) waitForDisk(true);
        return run(sql, values);
      });
    } catch (error) {
      if (error instanceof StorageError && error.code === 'busy') return undefined;
      throw error;
    }
  }

  function waitForDisk(waits: boolean): void {
    if (waits !== isHasty) return;
    connection.exec(`PRAGMA synchronous = ${waits ? 'FULL' : 'NORMAL'}`);
    isHasty = !waits;
  }

  /** SQLite has undone the transaction itself after some errors, such as a full disk. */
  function rollBack(): void {
    if (!connection.isTransaction) return;
    try {
      connection.exec('ROLLBACK');
    } catch {
      // What led here is the error to tell; `takeTurn` ends a transaction that is still open.
    }
  }

  /**
   * Runs `work` when it is its turn, and never inside a transaction that an earlier ROLLBACK could not end: what it
   * writes there would be lost. `work` is given what `waitedMs` was when it was asked for.
   */
  async function takeTurn<Result>(work: (since: number) => Promise<Result>, hasty = false): Promise<Result> {
    const since = waitedMs;
    taken += 1;
    return turns
      .take(async () => {
        if (connection.isTransaction) attempt(() => connection.exec('ROLLBACK'));
        attempt(() => waitForDisk(!hasty));
        return work(since);
      })
      .finally(() => {
        taken -= 1;
      });
  }

  function refuseClosed(): void {
    if (closing !== undefined) throw new StorageError('unavailable', `the database file ${file} is closed`);
  }

  return {
    query: async <Row extends SqlRow>(sql: string, values?: readonly SqlValue[]) => {
      refuseClosed();
      scope.refuseInside();
      const rows = askAtOnce(sql, values) as readonly Row[] | undefined;
      return rows ?? takeTurn((since) => ask<Row>(sql, values, since));
    },
    transaction: async (work, { hasty = false } = {}) => {
      refuseClosed();
      scope.refuseInside();
      return takeTurn(async (since) => {
        await patiently(() => run('BEGIN IMMEDIATE'), since);
        try {
          const result = await scope.run((sql, values) => ask(sql, values), work);
          await patiently(() => run('COMMIT'));
          return result;
        } catch (error) {
          rollBack();
          throw error;
        }
      }, hasty);
    },
    settle: async () => {
      refuseClosed();
      scope.refuseInside();
      await log.settle();
    },
    close: async () => {
      scope.refuseInside();
      closing ??= turns.take(async () => {
        await log.close();
        attempt(() => connection.close());
      });
      return closing;
    },
  };
}
