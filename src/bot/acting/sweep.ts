import type { Queries } from '../../storage/database.ts';
import type { Audit } from '../audit/audit.ts';
import { approvalMs, entryOf } from './confirmation.ts';
import { type ConfirmationRow, columns, confirmationOf } from './confirmation-rows.ts';

/** How long is remembered what became of a question. */
export const rememberedMs = 30 * 86_400_000;
/** Who confirmed what a process died over comes back within a day, or never: platforms deliver again for no longer. */
const abandonedMs = 86_400_000;

export const isPending = "state IN ('open', 'awaiting')";

/**
 * Ends what nobody answered in time and what nobody came back to, with entries of the audit log, and forgets what is
 * long over, with the cards that asked for an approval of it.
 *
 * @param now - the machine's time, in milliseconds since the epoch
 * @throws StorageError
 */
export async function sweep(queries: Queries, account: string, audit: Audit, now: number): Promise<void> {
  async function end(state: 'expired' | 'unknown', which: string, values: readonly number[]): Promise<void> {
    const ended = await queries.query<ConfirmationRow>(
      `UPDATE confirmation SET state = $2, payload = '' WHERE account = $1 AND ${which} RETURNING ${columns}`,
      [account, state, ...values],
    );
    const entries = ended.map((row) => entryOf(confirmationOf(row), state));
    if (entries.length > 0) await audit.append(queries, entries);
  }

  // One that would be valid for longer than it can be was asked before the clock was set back.
  await end('expired', `${isPending} AND (expires_at <= $3 OR expires_at > $4)`, [now, now + approvalMs]);
  await end('unknown', "state = 'begun' AND begun_at < $3", [now - abandonedMs]);
  const forgotten = await queries.query(
    'DELETE FROM confirmation WHERE account = $1 AND expires_at < $2 RETURNING id',
    [account, now - rememberedMs],
  );
  if (forgotten.length === 0) return;
  await queries.query(
    `DELETE FROM confirmation_card WHERE account = $1
    AND confirmation NOT IN (SELECT id FROM confirmation WHERE account = $1)`,
    [account],
  );
}
