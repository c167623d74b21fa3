/** What a column may hold. Booleans are 0 and 1, instants are milliseconds since the epoch, structures are JSON text. */
export type SqlValue = string | number | null;

export type SqlRow = Readonly<Record<string, SqlValue>>;

/** What can be asked inside and outside a transaction. */
export interface Queries {
  /**
   * Runs one statement and gives its rows (none for a statement that returns nothing).
   *
   * @param sql - one statement in the SQL that SQLite and PostgreSQL share, parameters as `$1`, `$2`, …
   * @param values - the parameters in order; a text with a NUL character is refused, as PostgreSQL cannot keep it
   * @throws StorageError
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
   * thrown on. When two transactions collide, the loser is undone and `work` runs again, so it must touch nothing but
   * the database.
   *
   * @throws StorageError
   */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** Waits for what is running and lets go of the file or the connections. */
  close(): Promise<void>;
}
