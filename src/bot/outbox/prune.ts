import type { Queries } from '../../storage/database.ts';

/** How long an event is remembered. */
const keptMs = 30 * 86_400_000;
/** How many events go at once, so that nobody waits long for it. */
const most = 500;

/**
 * Forgets the oldest events that are remembered no longer, with their deliveries, whatever became of those.
 *
 * @returns whether there may be more
 */
export async function pruneEvents(queries: Queries, account: string, now: number): Promise<boolean> {
  const before = now - keptMs;
  const old = 'SELECT id FROM event WHERE account = $1 AND at < $2 ORDER BY at, id LIMIT $3';
  await queries.query(`DELETE FROM delivery WHERE account = $1 AND event IN (${old})`, [account, before, most]);
  const gone = await queries.query(`DELETE FROM event WHERE account = $1 AND id IN (${old}) RETURNING id`, [
    account,
    before,
    most,
  ]);
  if (gone.length === most) return true;
  await queries.query(
    `DELETE FROM post WHERE account = $1 AND at < $2
      AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.account = post.account AND delivery.claim = post.claim)`,
    [account, before],
  );
  return false;
}
