import type { Queries } from '../../storage/database.ts';
import type { Conversation } from '../chat.ts';
import { keyOf } from './target.ts';

/** Lets held deliveries be told whose time has come, and those of one conversation and reason before. @returns how many */
export async function releaseHeld(
  queries: Queries,
  account: string,
  now: number,
  early?: { readonly to: Conversation; readonly reason: string },
): Promise<number> {
  const due = await queries.query(
    "UPDATE delivery SET state = 'waiting' WHERE account = $1 AND state = 'held' AND due_at <= $2 RETURNING number",
    [account, now],
  );
  if (early === undefined) return due.length;
  const before = await queries.query(
    `UPDATE delivery SET state = 'waiting', due_at = $6 WHERE account = $1 AND platform = $2 AND conversation = $3
      AND thread = $4 AND state = 'held' AND held = $5 RETURNING number`,
    [...keyOf(account, early.to), early.reason, now],
  );
  return due.length + before.length;
}
