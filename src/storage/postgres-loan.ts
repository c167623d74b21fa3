import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import { createTurns } from '../lib/turns.ts';
import type { Queries, SqlRow, SqlValue } from './database.ts';
import type { StorageError } from './error.ts';
import { checkParameters } from './parameters.ts';
import { postgresError } from './postgres-error.ts';

/** A connection on loan from the pool. Its statements wait for each other. */
export interface Loan {
  /** Runs one statement and gives what the server says it did, such as `COMMIT`. @throws StorageError */
  run(sql: string): Promise<string>;
  readonly rows: Queries['query'];
  /** The first statement that failed on this loan, and how. */
  failure(): StorageError | undefined;
  /** Undoes the transaction that is open. Never fails: a connection that cannot do it is thrown away. */
  undo(): Promise<void>;
  /** Back to the pool, or away when the connection was lost. */
  giveBack(): void;
}

/** `extended`: the protocol that takes exactly one statement, also when there are no parameters. */
type Question = QueryConfig<SqlValue[]> & { readonly queryMode: 'extended' };

/** Takes a connection from the pool, a new one when none is free. @throws StorageError */
export async function borrow(pool: Pool): Promise<Loan> {
  const client = await connect(pool);
  const turns = createTurns();
  let failure: StorageError | undefined;
  let lost = false;

  async function ask(sql: string, values: readonly SqlValue[] = []): Promise<QueryResult<SqlRow>> {
    const question: Question = { text: sql, values: [...values], queryMode: 'extended' };
    try {
      checkParameters(sql, values);
      return await turns.take(() => client.query<SqlRow>(question));
    } catch (error) {
      const known = postgresError(error);
      failure ??= known;
      lost ||= known.code === 'unavailable';
      throw known;
    }
  }

  return {
    run: async (sql) => (await ask(sql)).command,
    rows: async <Row extends SqlRow>(sql: string, values?: readonly SqlValue[]) => {
      const { rows } = await ask(sql, values);
      return rows as readonly SqlRow[] as readonly Row[];
    },
    failure: () => failure,
    undo: async () => {
      if (lost) return;
      try {
        await ask('ROLLBACK');
      } catch {
        lost = true;
      }
    },
    giveBack: () => client.release(lost),
  };
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw postgresError(error);
  }
}
