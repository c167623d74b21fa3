import type { Clock } from '../lib/clock.ts';
import type { Database } from '../storage/database.ts';
import { openStore } from '../storage/store.ts';
import type { Conversation, PostedId } from './chat.ts';

/** The lines that messages of ours begin, so that a reply to one of these goes on with its line. */
export interface BegunLines {
  /** Keeps it for a day. @throws StorageError */
  keep(place: Conversation, posted: PostedId, line: string): Promise<void>;
  /** @throws StorageError */
  find(place: Conversation, posted: PostedId): Promise<string | undefined>;
}

const keptMs = 86_400_000;

export function createBegunLines(database: Database, account: string, clock: Clock): BegunLines {
  const store = openStore<string>(database, { account, space: 'begun lines', clock });
  return {
    keep: (place, posted, line) => store.set(messageKey(place, posted), line, keptMs),
    find: (place, posted) => store.get(messageKey(place, posted)),
  };
}

/** What is known of a message of ours stands under this. A reply may stand in a thread of its own, so that is left out. */
export function messageKey({ platform, id }: Conversation, posted: PostedId): string {
  return JSON.stringify([platform, id, posted]);
}
