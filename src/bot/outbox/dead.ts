import type { Queries } from '../../storage/database.ts';
import type { Conversation } from '../chat.ts';
import type { DeadLetter } from './delivery.ts';
import { type DeliveryRow, deliveryOf } from './rows.ts';
import { conversationOf, keyOf, type TargetColumns } from './target.ts';

type DeadRow = DeliveryRow & TargetColumns & { readonly reason: string; readonly done_at: number };

const select = `SELECT number, event, change, subscription, delivery.topic AS topic, kind, event.at AS at, attempts, held,
  is_repeat, claim, platform, conversation, thread, conversation_kind, reason, done_at
  FROM delivery JOIN event ON event.account = delivery.account AND event.id = delivery.event`;

function deadLetterOf(row: DeadRow): DeadLetter {
  return { ...deliveryOf(row), to: conversationOf(row), reason: row.reason, diedAt: row.done_at };
}

/** What was given up, the newest first. */
export async function deadLetters(queries: Queries, account: string, limit: number): Promise<readonly DeadLetter[]> {
  const rows = await queries.query<DeadRow>(
    `${select} WHERE delivery.account = $1 AND state = 'dead' ORDER BY number DESC LIMIT $2`,
    [account, limit],
  );
  return rows.map(deadLetterOf);
}

const ofDead = `delivery.account = $1 AND platform = $2 AND conversation = $3 AND thread = $4 AND state = 'dead'`;

/** What was given up of one conversation, of events since a moment, in their order. */
export async function missedBy(
  queries: Queries,
  account: string,
  to: Conversation,
  since: number,
  limit: number,
): Promise<readonly DeadLetter[]> {
  const rows = await queries.query<DeadRow>(`${select} WHERE ${ofDead} AND event.at >= $5 ORDER BY number LIMIT $6`, [
    ...keyOf(account, to),
    since,
    limit,
  ]);
  return rows.map(deadLetterOf);
}

/** Lets what was missed wait to be told once more. @returns how many those are */
export async function reviveMissed(
  queries: Queries,
  account: string,
  to: Conversation,
  { since, subscription }: { readonly since: number; readonly subscription: number | undefined },
  now: number,
): Promise<number> {
  const revived = await queries.query(
    `UPDATE delivery SET state = 'waiting', due_at = $6, attempts = 0, claim = NULL, done_at = NULL
    WHERE ${ofDead} AND event IN (SELECT id FROM event WHERE event.account = $1 AND event.at >= $5)
      AND subscription >= $7 AND subscription <= $8 RETURNING number`,
    [...keyOf(account, to), since, now, subscription ?? 0, subscription ?? Number.MAX_SAFE_INTEGER],
  );
  return revived.length;
}
