import type { Database } from '../../storage/database.ts';
import { fromJson } from '../../storage/json.ts';
import type { Conversation } from '../chat.ts';
import type { Language } from '../language.ts';
import type { Change } from '../topics/change.ts';
import type { Topic } from '../topics/topic.ts';

/** A change and when it was seen, in milliseconds since the epoch. */
export interface PastChange {
  readonly change: Change;
  readonly at: number;
}

/** What has been seen lately. */
export interface PastChanges {
  /** The changes of a topic since a moment, the newest first. @throws StorageError */
  since(topic: Topic, from: Temporal.Instant): Promise<readonly PastChange[]>;
}

/** Far more than anybody reads before subscribing. */
const most = 1000;

export function createPastChanges(database: Database, account: string): PastChanges {
  return {
    since: async (topic, from) => {
      const rows = await database.query<{ change: string; at: number }>(
        'SELECT change, at FROM event WHERE account = $1 AND at >= $2 AND topic = $3 ORDER BY at DESC LIMIT $4',
        [account, from.epochMilliseconds, topic, most],
      );
      return rows.map(({ change, at }) => ({ change: fromJson(change, 'a change') as Change, at }));
    },
  };
}

/** How a change is told, for a preview. */
export type TellChange = (
  past: PastChange,
  language: Language,
  kind: Conversation['kind'],
) => Promise<{ readonly title: string; readonly what: string }>;
