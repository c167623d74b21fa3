import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Clock } from '../lib/clock.ts';
import { createTurns } from '../lib/turns.ts';
import type { Database, SqlRow, SqlValue } from './database.ts';
import { StorageError } from './error.ts';
import { checkParameters } from './parameters.ts';
import { sqliteError } from './sqlite-error.ts';
import { makeFile } from './sqlite-file.ts';
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

/** How many prepared statements are kept. The program has fewer; the bound is for a mistake that makes them up. */
const keptStatements = 200;
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

/** Up to this size the whole file is checked when it is opened, which takes some 0.5 ms for each megabyte. */
const checkedBytes = 256 * 2 ** 20;

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
  const statements = new Map<string, StatementSync>();
  let closing: Promise<void> | undefined;
  /** How long this connection has waited for other processes in all. The clock may be set; this only grows. */
  let waitedMs = 0;
  /** Whether a commit returns before the disk has it; can be changed only between transactions. */
  let isHasty = false;

  const connection = attempt(() => new DatabaseSync(file, { timeout: 0 }));
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

  function prepared(sql: string): StatementSync {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = connection.prepare(sql);
      if (sql.slice(statement.sourceSQL.length).trim() !== '') {
        throw new StorageError('invalid', 'more than one statement at once');
      }
      const oldest = statements.keys().next();
      if (statements.size >= keptStatements && oldest.done !== true) statements.delete(oldest.value);
    } else {
      statements.delete(sql);
    }
    statements.set(sql, statement);
    return statement;
  }

  async function ask<Row extends SqlRow>(
    sql: string,
    values: readonly SqlValue[] = [],
    since = waitedMs,
  ): Promise<readonly Row[]> {
    checkParameters(sql, values);
    const bound = bind(values);
    return patiently(() => prepared(sql).all(bound) as unknown as readonly Row[], since);
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
    return turns.take(async () => {
      if (connection.isTransaction) attempt(() => connection.exec('ROLLBACK'));
      if (hasty !== isHasty) {
        attempt(() => connection.exec(`PRAGMA synchronous = ${hasty ? 'NORMAL' : 'FULL'}`));
        isHasty = hasty;
      }
      return work(since);
    });
  }

  function refuseClosed(): void {
    if (closing !== undefined) throw new StorageError('unavailable', `the database file ${file} is closed`);
  }

  return {
    query: async (sql, values) => {
      refuseClosed();
      scope.refuseInside();
      return takeTurn((since) => ask(sql, values, since));
    },
    transaction: async (work, { hasty = false } = {}) => {
      refuseClosed();
      scope.refuseInside();
      return takeTurn(async (since) => {
        await patiently(() => connection.exec('BEGIN IMMEDIATE'), since);
        try {
          const result = await scope.run((sql, values) => ask(sql, values), work);
          await patiently(() => connection.exec('COMMIT'));
          return result;
        } catch (error) {
          rollBack();
          throw error;
        }
      }, hasty);
    },
    close: async () => {
      scope.refuseInside();
      closing ??= turns.take(async () => attempt(() => connection.close()));
      return closing;
    },
  };
}

function check(connection: DatabaseSync, file: string): void {
  const size = connection
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
    .get();
  if (Number(size?.bytes) > checkedBytes) return;
  const result = connection.prepare('PRAGMA quick_check(1)').get();
  if (result?.quick_check !== 'ok') throw new StorageError('damaged', `the database file ${file} is damaged`);
}

/** Whole numbers go in as such: a JavaScript number would become a float, and `$1 / 2` a fraction. */
function bind(values: readonly SqlValue[]): Record<string, string | bigint | null> {
  const bound: Record<string, string | bigint | null> = {};
  for (const [index, value] of values.entries()) {
    bound[String(index + 1)] = typeof value === 'number' ? BigInt(value) : value;
  }
  return bound;
}
