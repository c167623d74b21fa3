/** What a column may hold. Booleans are 0 and 1, instants are milliseconds since the epoch, structures are JSON text. */
export type SqlValue = string | number | null;

export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface TransactionOptions {
  /**
   * Does not wait until the disk has it: the end of the process undoes nothing, but a power cut may. It is kept before
   * any later transaction that waits.
   */
  readonly hasty?: boolean;
}

/** What can be asked inside and outside a transaction. */
export interface Queries {
  /**
   * Runs one statement and gives its rows (none for a statement that returns nothing).
   *
   * @param sql - one statement in the SQL that SQLite and PostgreSQL share, parameters as `$1`, `$2`, … in any order.
   * Only numbers sort the same way in both. It holds no values, as errors may quote it
   * @param values - exactly the parameters that `sql` names. A text with a NUL character or half of a surrogate pair and
   * a number that is not whole and exact are refused, as one of the two could not keep them
   * @throws StorageError, without any of the values
   */
  query<Row extends SqlRow = SqlRow>(sql: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
}

/**
 * The database port. Two drivers keep it, SQLite in a file and PostgreSQL; `test/contracts/database.ts` is what both
 * promise.
 */
export interface Database extends Queries {
  /**
   * Runs `work` in one serializable transaction: all of it is kept or nothing. What `work` throws undoes it and is
   * thrown on; a query that failed undoes it even when `work` goes on. When two transactions collide, the loser is
   * undone and `work` runs again, so it must touch nothing but the database, and that only through its `queries`: the
   * database itself refuses calls from inside.
   *
   * @throws StorageError; after `unavailable` nobody knows whether it was kept, when the connection was lost at the end
   */
  transaction<Result>(work: (queries: Queries) => Promise<Result>, options?: TransactionOptions): Promise<Result>;
  /**
   * Resolves when the disk has all that was kept before the call, what was hasty too. Nothing else waits meanwhile.
   *
   * @throws StorageError
   */
  settle(): Promise<void>;
  /** Waits for what is running and lets go of the file or the connections. */
  close(): Promise<void>;
}
