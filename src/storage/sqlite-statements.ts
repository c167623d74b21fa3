import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SqlRow, SqlValue } from './database.ts';
import { StorageError } from './error.ts';

/** How many prepared statements are kept. The program has fewer; the bound is for a mistake that makes them up. */
const most = 200;

/** `$1` is a name to SQLite, and of hundreds each would be looked for among all; `?1` is a place. */
const name = /\$(?=\d)/g;

/**
 * Runs statements on a connection, each prepared once.
 *
 * @returns what runs one; it throws as `node:sqlite` does, and StorageError for more than one statement
 */
export function createStatements(
  connection: DatabaseSync,
): (sql: string, values?: readonly SqlValue[]) => readonly SqlRow[] {
  const kept = new Map<string, StatementSync>();

  function prepared(sql: string): StatementSync {
    let statement = kept.get(sql);
    if (statement === undefined) {
      statement = connection.prepare(sql.replaceAll(name, '?'));
      if (sql.slice(statement.sourceSQL.length).trim() !== '') {
        throw new StorageError('invalid', 'more than one statement at once');
      }
      const oldest = kept.keys().next();
      if (kept.size >= most && oldest.done !== true) kept.delete(oldest.value);
    } else {
      kept.delete(sql);
    }
    kept.set(sql, statement);
    return statement;
  }

  return (sql, values = []) => prepared(sql).all(...values.map(bound)) as unknown as readonly SqlRow[];
}

/** Whole numbers go in as such: a JavaScript number would become a float, and `$1 / 2` a fraction. */
function bound(value: SqlValue): string | bigint | null {
  return typeof value === 'number' ? BigInt(value) : value;
}
