import { type Clock, systemClock } from '../../lib/clock.ts';
import type { Database, Queries } from '../../storage/database.ts';
import { fromJson, toJson } from '../../storage/json.ts';
import type { Conversation } from '../chat.ts';
import type { Topic } from '../topics/topic.ts';
import { conversationOf, ofPlace, type PlaceRow, personOf, personText, placeColumns, placeOf } from './rows.ts';
import type { QuietHours } from './subscription.ts';

/** When conversations are told nothing; each has one such time at most. Each method throws StorageError. */
export interface QuietTimes {
  /** Keeps the hours of a conversation in place of those that it had. */
  set(hours: QuietHours): Promise<void>;
  of(place: Conversation): Promise<QuietHours | undefined>;
  /** Those of every conversation of the account. @param queries - those of the caller's transaction */
  list(queries?: Queries): Promise<readonly QuietHours[]>;
  /** Ends them; those that it ended. */
  end(place: Conversation): Promise<QuietHours | undefined>;
}

export function createQuietTimes(database: Database, account: string, clock: Clock = systemClock): QuietTimes {
  return {
    set: async ({ in: place, from, to, zone, except, by }) => {
      await database.query(
        `INSERT INTO quiet_hours (account, ${placeColumns}, begins, ends, zone, except_topics, created_by,
        created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (account, platform, conversation, thread) DO UPDATE SET begins = excluded.begins,
        ends = excluded.ends, zone = excluded.zone, except_topics = excluded.except_topics,
        created_by = excluded.created_by, created_at = excluded.created_at`,
        [
          account,
          ...placeOf(place),
          place.kind,
          from,
          to,
          zone,
          toJson([...except], 'topics'),
          personText(by),
          clock.now(),
        ],
      );
    },
    of: async (place) => {
      const [row] = await database.query<Row>(`SELECT ${columns} FROM quiet_hours WHERE ${ofPlace}`, [
        account,
        ...placeOf(place),
      ]);
      return row && hoursOf(row);
    },
    list: async (queries = database) => {
      const rows = await queries.query<Row>(`SELECT ${columns} FROM quiet_hours WHERE account = $1`, [account]);
      return rows.map(hoursOf);
    },
    end: async (place) => {
      const [row] = await database.query<Row>(`DELETE FROM quiet_hours WHERE ${ofPlace} RETURNING ${columns}`, [
        account,
        ...placeOf(place),
      ]);
      return row && hoursOf(row);
    },
  };
}

type Row = PlaceRow & {
  readonly begins: number;
  readonly ends: number;
  readonly zone: string;
  readonly except_topics: string;
  readonly created_by: string;
};

const columns = `${placeColumns}, begins, ends, zone, except_topics, created_by`;

function hoursOf(row: Row): QuietHours {
  return {
    in: conversationOf(row),
    from: row.begins,
    to: row.ends,
    zone: row.zone,
    except: fromJson(row.except_topics, 'the topics of quiet hours') as readonly Topic[],
    by: personOf(row.created_by),
  };
}
