import type { Clock } from '../../lib/clock.ts';
import type { Database } from '../../storage/database.ts';
import { openStore } from '../../storage/store.ts';
import type { Cost } from '../audit/audit-entry.ts';
import { compareAmounts } from '../money/sums.ts';

/** How much one person may spend at once without another's approval. Everything throws StorageError. */
export interface SpendingLimit {
  /** A decimal text in the account's currency; `undefined` when there is no limit. */
  get(): Promise<string | undefined>;
  set(amount: string): Promise<void>;
  clear(): Promise<void>;
  /** Whether somebody else has to approve of what costs nobody knows how much. */
  isSet(): Promise<boolean>;
  /** Whether somebody else has to approve of what costs so much. */
  isOver(cost: Cost): Promise<boolean>;
}

/** @param account - whose money it is */
export function createSpendingLimit(database: Database, account: string, clock: Clock): SpendingLimit {
  const store = openStore<string>(database, { account, space: 'spending limit', clock });
  const key = 'limit';
  return {
    get: () => store.get(key),
    set: (amount) => store.set(key, amount),
    clear: () => store.delete(key),
    isSet: async () => (await store.get(key)) !== undefined,
    isOver: async ({ amount }) => {
      const limit = await store.get(key);
      return limit !== undefined && compareAmounts(amount, limit) > 0;
    },
  };
}
