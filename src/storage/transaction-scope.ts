import { AsyncLocalStorage } from 'node:async_hooks';
import type { Queries } from './database.ts';
import { StorageError } from './error.ts';

/** What both drivers promise about the inside of a transaction. */
export interface TransactionScope {
  /**
   * Refuses a call that is made from inside a transaction of the same database: with one connection it would wait for
   * itself for ever, with several it would not be part of the transaction.
   *
   * @throws StorageError `failed`
   */
  refuseInside(): void;
  /**
   * Runs `work` with queries that hold only as long as it runs. A query that failed fails the whole, even when `work`
   * catches the error: PostgreSQL can no longer go on after it, so SQLite must not either.
   */
  run<Result>(query: Queries['query'], work: (queries: Queries) => Promise<Result>): Promise<Result>;
}

interface Transaction {
  open: boolean;
  failure: unknown;
}

/**
 * Makes the scope of one database; each database has its own. "Inside" follows the asynchronous calls that `work` makes,
 * through promises and timers, until `work` has ended.
 */
export function createTransactionScope(): TransactionScope {
  const current = new AsyncLocalStorage<Transaction>();
  return {
    refuseInside: () => {
      if (current.getStore()?.open !== true) return;
      throw new StorageError('failed', 'inside a transaction only the queries that it was given may be used');
    },
    run: async (query, work) => {
      const transaction: Transaction = { open: true, failure: undefined };
      const queries: Queries = {
        query: async (sql, values) => {
          if (!transaction.open) throw new StorageError('failed', 'the transaction is over');
          if (transaction.failure !== undefined) throw transaction.failure;
          try {
            return await query(sql, values);
          } catch (error) {
            transaction.failure ??= error;
            throw error;
          }
        },
      };
      try {
        const result = await current.run(transaction, () => work(queries));
        if (transaction.failure !== undefined) throw transaction.failure;
        return result;
      } finally {
        transaction.open = false;
      }
    },
  };
}
