import { type Clock, systemClock } from '../../lib/clock.ts';
import type { Database, Queries } from '../../storage/database.ts';
import type { Conversation } from '../chat.ts';
import { takeNumbers } from '../numbering.ts';
import type { Topic } from '../topics/topic.ts';
import {
  conversationOf,
  filtersFrom,
  filtersText,
  instantOf,
  ofPlace,
  type PlaceRow,
  personOf,
  personText,
  placeColumns,
  placeOf,
} from './rows.ts';
import type { Mute } from './subscription.ts';

export type NewMute = Pick<Mute, 'in' | 'topic' | 'filters' | 'by'>;

/** What is not told for a while. Each method throws StorageError. */
export interface Mutes {
  /**
   * Mutes until so many milliseconds from now. An equal one, of the same topic and filters, gets the new end.
   *
   * @param ms - at most `longestMuteMs`
   */
  add(wanted: NewMute, ms: number): Promise<Mute>;
  /** Those of the account that have not ended. @param queries - those of the caller's transaction */
  list(queries?: Queries): Promise<readonly Mute[]>;
  /** Those of one conversation that have not ended, by number. */
  of(place: Conversation): Promise<readonly Mute[]>;
  /** Ends those of the conversation that are meant: by number, of a topic, or all; gives those that it ended. */
  end(place: Conversation, which?: number | Topic | 'all'): Promise<readonly Mute[]>;
  /** Forgets those of the account that have ended, which are of no use. */
  prune(): Promise<void>;
}

/** Every mute ends: nobody remembers one for longer. */
export const longestMuteMs = 30 * 86_400_000;
/** An empty topic stands for all of them. */
const allTopics = '';

export function createMutes(database: Database, account: string, clock: Clock = systemClock): Mutes {
  async function prune(queries: Queries, now: number): Promise<void> {
    await queries.query('DELETE FROM mute WHERE account = $1 AND ends_at <= $2', [account, now]);
  }

  return {
    add: (wanted, ms) =>
      database.transaction(async (queries) => {
        const now = clock.now();
        await prune(queries, now);
        const endsAt = now + Math.min(ms, longestMuteMs);
        const what = [wanted.topic === 'all' ? allTopics : wanted.topic, filtersText(wanted.filters)] as const;
        const [known] = await queries.query<Row>(
          `UPDATE mute SET ends_at = $7, created_by = $8 WHERE ${ofPlace} AND topic = $5 AND filters = $6
          RETURNING ${columns}`,
          [account, ...placeOf(wanted.in), ...what, endsAt, personText(wanted.by)],
        );
        if (known !== undefined) return muteOf(known);
        const number = await takeNumbers(queries, account, 'mutes');
        await queries.query(
          `INSERT INTO mute (account, ${placeColumns}, topic, filters, number, ends_at, created_by,
          created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [account, ...placeOf(wanted.in), wanted.in.kind, ...what, number, endsAt, personText(wanted.by), now],
        );
        return { ...wanted, number, endsAt: instantOf(endsAt) };
      }),
    list: async (queries = database) => {
      const rows = await queries.query<Row>(`${select} WHERE account = $1 AND ends_at > $2 ORDER BY number`, [
        account,
        clock.now(),
      ]);
      return rows.map(muteOf);
    },
    of: async (place) => {
      const rows = await database.query<Row>(`${select} WHERE ${ofPlace} AND ends_at > $5 ORDER BY number`, [
        account,
        ...placeOf(place),
        clock.now(),
      ]);
      return rows.map(muteOf);
    },
    end: async (place, which) => {
      const only = which === undefined ? '' : ` AND ${typeof which === 'number' ? 'number' : 'topic'} = $6`;
      const meant = which === undefined ? [] : [which === 'all' ? allTopics : which];
      const rows = await database.query<Row>(
        `DELETE FROM mute WHERE ${ofPlace} AND ends_at > $5${only} RETURNING ${columns}`,
        [account, ...placeOf(place), clock.now(), ...meant],
      );
      return rows.map(muteOf).sort((one, other) => one.number - other.number);
    },
    prune: () => prune(database, clock.now()),
  };
}

type Row = PlaceRow & {
  readonly number: number;
  readonly topic: string;
  readonly filters: string;
  readonly ends_at: number;
  readonly created_by: string;
};

const columns = `number, ${placeColumns}, topic, filters, ends_at, created_by`;
const select = `SELECT ${columns} FROM mute`;

function muteOf(row: Row): Mute {
  return {
    number: row.number,
    in: conversationOf(row),
    topic: row.topic === allTopics ? 'all' : (row.topic as Topic),
    filters: filtersFrom(row.filters),
    endsAt: instantOf(row.ends_at),
    by: personOf(row.created_by),
  };
}
