import { type Clock, systemClock } from '../../lib/clock.ts';
import type { Database, Queries } from '../../storage/database.ts';
import type { Conversation } from '../chat.ts';
import type { Language } from '../language.ts';
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
import type { Subscription } from './subscription.ts';

export type NewSubscription = Pick<Subscription, 'in' | 'topic' | 'filters' | 'language' | 'by'>;

export type Added =
  | { readonly kind: 'added'; readonly subscription: Subscription }
  /** The conversation has an equal one, of the same topic and filters. */
  | { readonly kind: 'known'; readonly subscription: Subscription }
  /** The same, and it was paused or broken: who writes there can read there. */
  | { readonly kind: 'resumed'; readonly subscription: Subscription }
  | { readonly kind: 'too-many' };

/** Who is told of what. Each method throws StorageError. */
export interface Subscriptions {
  add(wanted: NewSubscription): Promise<Added>;
  /** All of the account, by number, whatever their state. @param queries - those of the caller's transaction */
  list(queries?: Queries): Promise<readonly Subscription[]>;
  /** Those of one conversation, by number. */
  of(place: Conversation): Promise<readonly Subscription[]>;
  get(number: number): Promise<Subscription | undefined>;
  /** Ends one of the conversation; `undefined` when it has no such. */
  end(place: Conversation, number: number): Promise<Subscription | undefined>;
  /** Nothing can be sent just now. Does nothing to a broken one. @param queries - those of the caller's transaction */
  pause(number: number, reason: string, queries?: Queries): Promise<void>;
  /** Nobody reads there any more. @param queries - those of the caller's transaction */
  broken(number: number, reason: string, queries?: Queries): Promise<void>;
  /** It works again. @param queries - those of the caller's transaction */
  resume(number: number, queries?: Queries): Promise<void>;
  /** Something was told because of it; an earlier moment than the known one changes nothing. */
  fired(number: number, at: Temporal.Instant, queries?: Queries): Promise<void>;
}

/** The most that one conversation may have. */
export const mostSubscriptions = 50;

/** @param account - what they are about */
export function createSubscriptions(database: Database, account: string, clock: Clock = systemClock): Subscriptions {
  return {
    add: (wanted) => database.transaction((queries) => addTo(queries, account, wanted, clock.now())),
    list: async (queries = database) => {
      const rows = await queries.query<Row>(`${select} WHERE account = $1 ORDER BY number`, [account]);
      return rows.map(subscriptionOf);
    },
    of: (place) => ofConversation(database, account, place),
    get: async (number) => {
      const [row] = await database.query<Row>(`${select} WHERE account = $1 AND number = $2`, [account, number]);
      return row && subscriptionOf(row);
    },
    end: async (place, number) => {
      const [row] = await database.query<Row>(
        `DELETE FROM subscription WHERE ${ofPlace} AND number = $5 RETURNING ${columns}`,
        [account, ...placeOf(place), number],
      );
      return row && subscriptionOf(row);
    },
    pause: (number, reason, queries = database) => setState(queries, account, number, { state: 'paused', reason }),
    broken: (number, reason, queries = database) => setState(queries, account, number, { state: 'broken', reason }),
    resume: (number, queries = database) => setState(queries, account, number, { state: 'active' }),
    fired: async (number, at, queries = database) => {
      await queries.query(
        `UPDATE subscription SET fired_at = $3
        WHERE account = $1 AND number = $2 AND (fired_at IS NULL OR fired_at < $3)`,
        [account, number, at.epochMilliseconds],
      );
    },
  };
}

async function addTo(queries: Queries, account: string, wanted: NewSubscription, now: number): Promise<Added> {
  const own = await ofConversation(queries, account, wanted.in);
  const filters = filtersText(wanted.filters);
  const known = own.find((other) => other.topic === wanted.topic && filtersText(other.filters) === filters);
  if (known !== undefined) {
    if (known.state === 'active') return { kind: 'known', subscription: known };
    await setState(queries, account, known.number, { state: 'active' });
    const { reason: _over, ...rest } = known;
    return { kind: 'resumed', subscription: { ...rest, state: 'active' } };
  }
  if (own.length >= mostSubscriptions) return { kind: 'too-many' };
  const number = await takeNumbers(queries, account, 'subscriptions');
  await queries.query(
    `INSERT INTO subscription (account, number, ${placeColumns}, topic, filters, language,
    created_by, created_at, state, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'active', '')`,
    [
      account,
      number,
      ...placeOf(wanted.in),
      wanted.in.kind,
      wanted.topic,
      filters,
      wanted.language,
      personText(wanted.by),
      now,
    ],
  );
  return { kind: 'added', subscription: { ...wanted, number, createdAt: instantOf(now), state: 'active' } };
}

async function setState(
  queries: Queries,
  account: string,
  number: number,
  { state, reason = '' }: Pick<Subscription, 'state' | 'reason'>,
): Promise<void> {
  const kept = state === 'paused' ? " AND state <> 'broken'" : '';
  const update = `UPDATE subscription SET state = $3, reason = $4 WHERE account = $1 AND number = $2${kept}`;
  await queries.query(update, [account, number, state, reason]);
}

async function ofConversation(
  queries: Queries,
  account: string,
  place: Conversation,
): Promise<readonly Subscription[]> {
  const rows = await queries.query<Row>(`${select} WHERE ${ofPlace} ORDER BY number`, [account, ...placeOf(place)]);
  return rows.map(subscriptionOf);
}

type Row = PlaceRow & {
  readonly number: number;
  readonly topic: string;
  readonly filters: string;
  readonly language: string;
  readonly created_by: string;
  readonly created_at: number;
  readonly fired_at: number | null;
  readonly state: string;
  readonly reason: string;
};

const columns = `number, ${placeColumns}, topic, filters, language, created_by, created_at, fired_at, state, reason`;
const select = `SELECT ${columns} FROM subscription`;

function subscriptionOf(row: Row): Subscription {
  return {
    number: row.number,
    in: conversationOf(row),
    topic: row.topic as Topic,
    filters: filtersFrom(row.filters),
    language: row.language as Language,
    by: personOf(row.created_by),
    createdAt: instantOf(row.created_at),
    ...(row.fired_at !== null && { firedAt: instantOf(row.fired_at) }),
    state: row.state as Subscription['state'],
    ...(row.reason !== '' && { reason: row.reason }),
  };
}
