import { type Clock, systemClock } from '../../lib/clock.ts';
import type { Database } from '../../storage/database.ts';
import { openStore } from '../../storage/store.ts';
import { type Conversation, conversationKey } from '../chat.ts';

/** Which conversations are about one account alone. Everything throws StorageError. */
export interface Bindings {
  /** The name of the account; `undefined` for a conversation in which any may be named. */
  of(place: Conversation): Promise<string | undefined>;
  bind(place: Conversation, account: string): Promise<void>;
  release(place: Conversation): Promise<void>;
  /** Whether there is any such conversation. */
  some(): Promise<boolean>;
}

/** What belongs to no account alone is kept under this name, which none has: theirs have a blank in them. */
export const ofAllAccounts = 'all-accounts';

export function createBindings(database: Database, clock: Clock = systemClock): Bindings {
  const store = openStore<string>(database, { account: ofAllAccounts, space: 'bindings', clock });
  return {
    of: (place) => store.get(keyOf(place)),
    bind: (place, account) => store.set(keyOf(place), account),
    release: (place) => store.delete(keyOf(place)),
    some: async () => {
      const kept = "SELECT 1 AS one FROM kept WHERE account = $1 AND space = 'bindings' LIMIT 1";
      return (await database.query(kept, [ofAllAccounts])).length > 0;
    },
  };
}

/** With all its threads. */
function keyOf({ platform, id, kind }: Conversation): string {
  return conversationKey({ platform, id, kind });
}
