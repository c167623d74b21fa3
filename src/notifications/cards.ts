import type { Conversation, PostedId } from '../bot/chat.ts';
import type { Topic } from '../bot/topics/topic.ts';
import type { Clock } from '../lib/clock.ts';
import { reached } from '../lib/steps.ts';
import type { Database } from '../storage/database.ts';
import { fromJson, toJson } from '../storage/json.ts';
import type { Timeline } from './notices/timeline.ts';

/** What has a card in a conversation. */
export interface CardKey {
  readonly in: Conversation;
  readonly topic: Topic;
  readonly object: string;
}

export interface KeptCard {
  readonly timeline: Timeline;
  /** The claim whose changes came last into the timeline, so that repeating it adds nothing. */
  readonly claim: string;
  /** Whether that claim posted the card anew, so that its newest change needs no message of its own. */
  readonly isNew: boolean;
  /** The message; absent when there is none, or none that can be found any more. */
  readonly posted?: PostedId;
}

/** One message for each thing and conversation. Each method throws StorageError. */
export interface Cards {
  find(key: CardKey): Promise<KeptCard | undefined>;
  /** Keeps cards in one transaction, in place of what was kept of them. */
  keep(cards: readonly (readonly [key: CardKey, card: KeptCard])[]): Promise<void>;
  /** Forgets those that nothing happened to for half a year; what happens then has a new one. */
  prune(): Promise<void>;
}

const keptMs = 183 * 86_400_000;

/** @param account - whose things these are */
export function createCards(database: Database, account: string, clock: Clock): Cards {
  return {
    find: async (key) => {
      const [row] = await database.query<{ posted: string | null; timeline: string }>(
        `SELECT posted, timeline FROM card WHERE account = $1 AND platform = $2 AND conversation = $3 AND thread = $4
        AND topic = $5 AND object = $6`,
        [account, ...columnsOf(key)],
      );
      if (row === undefined) return undefined;
      const kept = fromJson(row.timeline, 'a card') as Omit<KeptCard, 'posted'>;
      return { ...kept, ...(row.posted !== null && { posted: row.posted }) };
    },
    keep: (cards) =>
      database.transaction(async (queries) => {
        for (const [key, { posted, ...rest }] of cards) {
          await queries.query(
            `INSERT INTO card (account, platform, conversation, thread, topic, object, posted, timeline, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (account, platform, conversation, thread, topic, object) DO UPDATE
            SET posted = excluded.posted, timeline = excluded.timeline, changed_at = excluded.changed_at`,
            [account, ...columnsOf(key), posted ?? null, toJson(rest, 'a card'), clock.now()],
          );
          reached('card:written');
        }
      }),
    prune: async () => {
      await database.query('DELETE FROM card WHERE account = $1 AND changed_at < $2', [account, clock.now() - keptMs]);
    },
  };
}

function columnsOf({ in: { platform, id, thread = '' }, topic, object }: CardKey): readonly string[] {
  return [platform, id, thread, topic, object];
}
