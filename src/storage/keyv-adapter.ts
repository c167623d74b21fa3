import { type KeyvStorageAdapter, keyvStorageCapability } from 'keyv';
import type { Clock } from '../lib/clock.ts';
import type { Database } from './database.ts';

/** What keyv needs of a store; the rest of its contract is for calls that `store.ts` does not make. */
export type KeyvAdapter = Pick<KeyvStorageAdapter, 'get' | 'set' | 'delete' | 'clear' | 'capabilities'>;

export interface KeyvAdapterOptions {
  readonly account: string;
  readonly space: string;
  readonly clock: Clock;
}

/**
 * How often a store clears away the expired rows of its account, in all spaces. Those of other accounts stay: another
 * account may go by another clock, as a sandbox does.
 */
const clearEveryMs = 60_000;

/**
 * The table `kept` as a store for keyv 6: `set` takes the absolute time at which an entry expires, and `get` does not
 * give an entry that has. Failures are thrown as StorageError; keyv passes them on as long as nobody listens for its
 * `error` event.
 */
export function keyvAdapter(database: Database, { account, space, clock }: KeyvAdapterOptions): KeyvAdapter {
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
      await database.query(
        `INSERT INTO kept (account, space, key, value, expires) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (account, space, key) DO UPDATE SET value = excluded.value, expires = excluded.expires`,
        [account, space, key, String(value), expires ?? null],
      );
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
