import type { Database, Queries } from '../storage/database.ts';
import { conversationKey } from './chat.ts';

/** A conversation that has another id from now on, as when a group becomes a larger one. */
export interface Move {
  readonly platform: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Moves everything that is kept for a conversation to its new id, in one transaction: language, pages and buttons, with
 * those of its threads. What stands under the new id already is replaced. Moving once more does nothing.
 *
 * Kept values are found because their keys begin with the conversation (`conversationKey`).
 *
 * @throws StorageError
 */
export async function moveConversation(database: Database, account: string, move: Move): Promise<void> {
  const [from, to] = [move.from, move.to].map((id) => `=${keyStart(move.platform, id)}`);
  await database.transaction(async (queries) => {
    await moveKept(queries, account, from ?? '', to ?? '');
    await moveRows(queries, account, move);
  });
}

/** The key of a conversation up to its thread. */
function keyStart(platform: string, id: string): string {
  return conversationKey({ platform, id, kind: 'group' }).replace(/null\]$/, '');
}

async function moveKept(queries: Queries, account: string, from: string, to: string): Promise<void> {
  const length = from.length;
  const moving = 'SELECT key FROM kept WHERE account = $1 AND substr(key, 1, $2) = $3';
  const rows = await queries.query<{ key: string }>(moving, [account, length, from]);
  for (const { key } of rows) {
    const moved = to + key.slice(length);
    await queries.query('DELETE FROM kept WHERE account = $1 AND key = $2', [account, moved]);
    await queries.query('UPDATE kept SET key = $3 WHERE account = $1 AND key = $2', [account, key, moved]);
  }
}

/** Tables with the conversation in a column of their own. */
const tables = [
  ['access_grant', 'subject', " AND kind = 'conversation'"],
  ['access_request', 'conversation', ''],
  ['access_silence', 'conversation', ''],
] as const;

async function moveRows(queries: Queries, account: string, { platform, from, to }: Move): Promise<void> {
  for (const [table, column, only] of tables) {
    const which = `account = $1 AND platform = $2 AND ${column} = $3${only}`;
    const rows = await queries.query(`SELECT 1 AS one FROM ${table} WHERE ${which}`, [account, platform, from]);
    if (rows.length === 0) continue;
    await queries.query(`DELETE FROM ${table} WHERE ${which}`, [account, platform, to]);
    await queries.query(`UPDATE ${table} SET ${column} = $4 WHERE ${which}`, [account, platform, from, to]);
  }
}
