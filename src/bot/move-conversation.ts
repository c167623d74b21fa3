import type { Database, Queries } from '../storage/database.ts';
import { conversationKey } from './chat.ts';

/** A conversation that has another id from now on, as when a group becomes a larger one. */
export interface Move {
  readonly platform: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Moves everything that is kept for a conversation to its new id, in one transaction: language, pages, buttons, what it
 * is told and what it is still to be told, with those of its threads. What stands under the new id already is replaced
 * where there can be only one. Messages that were posted under the old id are forgotten. Moving once more does nothing.
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
  const which = 'account = $1 AND substr(key, 1, $2) = $3';
  const byMessage = "space IN ('begun lines', 'questions by message')";
  await queries.query(`DELETE FROM kept WHERE ${which} AND ${byMessage}`, [account, length, from]);
  const moving = `SELECT DISTINCT key FROM kept WHERE ${which}`;
  const rows = await queries.query<{ key: string }>(moving, [account, length, from]);
  for (const { key } of rows) {
    const moved = to + key.slice(length);
    await queries.query('DELETE FROM kept WHERE account = $1 AND key = $2', [account, moved]);
    await queries.query('UPDATE kept SET key = $3 WHERE account = $1 AND key = $2', [account, key, moved]);
  }
}

/** A table with the conversation in a column of its own. */
interface Table {
  readonly name: string;
  readonly column: string;
  /** Which of its rows are meant. */
  readonly only?: string;
  /**
   * What stands under the new id already and would be in the way: everything, or what is for the same thread. Nothing is
   * when absent, as rows have numbers of their own.
   */
  readonly replaces?: 'all' | 'thread';
}

const tables: readonly Table[] = [
  { name: 'access_grant', column: 'subject', only: " AND kind = 'conversation'", replaces: 'all' },
  { name: 'access_request', column: 'conversation', replaces: 'all' },
  { name: 'access_silence', column: 'conversation', replaces: 'all' },
  { name: 'subscription', column: 'conversation' },
  { name: 'mute', column: 'conversation' },
  { name: 'quiet_hours', column: 'conversation', replaces: 'thread' },
  { name: 'target', column: 'conversation', replaces: 'thread' },
  { name: 'delivery', column: 'conversation' },
  { name: 'card', column: 'conversation', replaces: 'thread' },
  { name: 'confirmation', column: 'conversation' },
];

async function moveRows(queries: Queries, account: string, { platform, from, to }: Move): Promise<void> {
  // Under the new id the same number names another message.
  const old = 'account = $1 AND platform = $2 AND conversation = $3';
  await queries.query(`DELETE FROM post WHERE ${old}`, [account, platform, from]);
  await queries.query(`DELETE FROM confirmation_card WHERE ${old}`, [account, platform, from]);
  for (const name of ['card', 'confirmation']) {
    await queries.query(`UPDATE ${name} SET posted = NULL WHERE ${old}`, [account, platform, from]);
  }
  for (const { name, column, only = '', replaces } of tables) {
    const which = `account = $1 AND platform = $2 AND ${column} = $3${only}`;
    const rows = await queries.query(`SELECT 1 AS one FROM ${name} WHERE ${which} LIMIT 1`, [account, platform, from]);
    if (rows.length === 0) continue;
    if (replaces === 'all') {
      await queries.query(`DELETE FROM ${name} WHERE ${which}`, [account, platform, to]);
    } else if (replaces === 'thread') {
      await queries.query(
        `DELETE FROM ${name} WHERE ${which} AND thread IN (
          SELECT thread FROM ${name} WHERE account = $1 AND platform = $2 AND conversation = $4)`,
        [account, platform, to, from],
      );
    }
    await queries.query(`UPDATE ${name} SET ${column} = $4 WHERE ${which}`, [account, platform, from, to]);
  }
}
