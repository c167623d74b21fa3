import { type KeyvStorageAdapter, keyvStorageCapability } from 'keyv';
import type { Clock } from '../lib/clock.ts';
import type { Database, SqlValue } from './database.ts';

/** What keyv needs of a store; the rest of its contract is for calls that `store.ts` does not make. */
export type KeyvAdapter = Pick<KeyvStorageAdapter, 'get' | 'set' | 'delete' | 'clear' | 'capabilities'>;

export interface KeyvAdapterOptions {
  readonly account: string;
  readonly space: string;
  readonly clock: Clock;
  /** Whether `set` does not wait until the disk has it. */
  readonly hasty?: boolean | undefined;
}

/**
 * How often a store clears away the expired rows of its account, in all spaces. Those of other accounts stay: another
 * account may go by another clock, as a sandbox does.
 */
const clearEveryMs = 60_000;

const insert = `INSERT INTO kept (account, space, key, value, expires) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (account, space, key) DO UPDATE SET value = excluded.value, expires = excluded.expires`;

/** Makes the function that writes, without the disk, in one transaction all that has come while the one before went on. */
function insertsTogether(database: Database): (values: readonly SqlValue[]) => Promise<void> {
  let waiting: (readonly SqlValue[])[] = [];
  let next: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const rows = waiting;
    waiting = [];
    next = undefined;
    await database.transaction(
      async (queries) => {
        for (const values of rows) await queries.query(insert, values);
      },
      { hasty: true },
    );
  }

  return (values) => {
    waiting.push(values);
    next ??= last.then(write);
    last = next.catch(() => undefined);
    return next;
  };
}

/**
 * The table `kept` as a store for keyv 6: `set` takes the absolute time at which an entry expires, and `get` does not
 * give an entry that has. Failures are thrown as StorageError; keyv passes them on as long as nobody listens for its
 * `error` event.
 */
export function keyvAdapter(
  database: Database,
  { account, space, clock, hasty = false }: KeyvAdapterOptions,
): KeyvAdapter {
  const together = insertsTogether(database);
  let clearedAt = Number.NEGATIVE_INFINITY;

  async function clearExpired(now: number): Promise<void> {
    if (Math.abs(now - clearedAt) < clearEveryMs) return;
    clearedAt = now;
    await database.query('DELETE FROM kept WHERE account = $1 AND expires <= $2', [account, now]);
  }

  const methods = {
    get: async (key: string): Promise<string | undefined> => {
      const [row] = await database.query<{ value: string }>(
        'SELECT value FROM kept WHERE account = $1 AND space = $2 AND key = $3 AND (expires IS NULL OR expires > $4)',
        [account, space, key, clock.now()],
      );
      return row?.value;
    },
    set: async (key: string, value: unknown, expires?: number): Promise<boolean> => {
      await clearExpired(clock.now());
      const values = [account, space, key, String(value), expires ?? null];
      await (hasty ? together(values) : database.query(insert, values));
      return true;
    },
    delete: async (key: string): Promise<boolean> => {
      const gone = await database.query(
        'DELETE FROM kept WHERE account = $1 AND space = $2 AND key = $3 RETURNING key',
        [account, space, key],
      );
      return gone.length > 0;
    },
    clear: async (): Promise<void> => {
      await database.query('DELETE FROM kept WHERE account = $1 AND space = $2', [account, space]);
    },
  };
  return { ...methods, capabilities: keyvStorageCapability(methods) };
}
