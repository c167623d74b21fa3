import { createHash } from 'node:crypto';
import type { Queries } from '../../storage/database.ts';
import { type AuditRow, hashedColumns, type UnhashedRow } from './audit-rows.ts';

/** The last entry of a log that has none. */
export const chainStart: ChainEnd = { number: 0, hash: '' };

export interface ChainEnd {
  readonly number: number;
  readonly hash: string;
}

/** The hash of an entry, which no entry before it can be changed without changing. */
export function hashOf(row: UnhashedRow, before: string): string {
  const values = hashedColumns.map((column) => row[column]);
  return createHash('sha256')
    .update(JSON.stringify([before, ...values]))
    .digest('hex');
}

/** Whether a log is as it was written. */
export type Verdict =
  | { readonly ok: true; readonly end: ChainEnd }
  /** `number`: the first entry that is missing, was changed, or was put in. */
  | { readonly ok: false; readonly number: number; readonly problem: 'missing' | 'changed' | 'added' };

const atOnce = 1000;

/** The accounts that have a log. @throws StorageError */
export async function chainAccounts(queries: Queries): Promise<readonly string[]> {
  const rows = await queries.query<{ account: string }>(
    // Also those whose end somebody took away.
    'SELECT account FROM audit_head UNION SELECT account FROM audit ORDER BY account',
  );
  return rows.map(({ account }) => account);
}

/** Where the entry with a hash stands; `undefined` where none has it. @throws StorageError */
export async function findHash(
  queries: Queries,
  hash: string,
): Promise<{ readonly account: string; readonly number: number } | undefined> {
  const [found] = await queries.query<{ account: string; number: number }>(
    'SELECT account, number FROM audit WHERE hash = $1',
    [hash],
  );
  return found;
}

/**
 * Reads a whole log and compares it with its hashes, while entries may be added to it. Whoever rewrites all of it from a
 * place on is found by the hash of an `end` that was noted elsewhere before: no entry has it any more.
 *
 * @throws StorageError
 */
export async function verifyChain(queries: Queries, account: string): Promise<Verdict> {
  const [head = chainStart] = await queries.query<{ number: number; hash: string }>(
    'SELECT number, hash FROM audit_head WHERE account = $1',
    [account],
  );
  let end = chainStart;
  while (end.number < head.number) {
    const rows = await queries.query<AuditRow>(
      `SELECT ${hashedColumns.join(', ')}, hash FROM audit
      WHERE account = $1 AND number > $2 AND number <= $3 ORDER BY number LIMIT $4`,
      [account, end.number, head.number, atOnce],
    );
    if (rows.length === 0) return { ok: false, number: end.number + 1, problem: 'missing' };
    for (const row of rows) {
      const number = end.number + 1;
      if (row.number !== number) return { ok: false, number, problem: 'missing' };
      if (row.hash !== hashOf(row, end.hash)) return { ok: false, number, problem: 'changed' };
      end = { number, hash: row.hash };
    }
  }
  if (end.hash !== head.hash) return { ok: false, number: end.number, problem: 'changed' };
  const [extra] = await queries.query<{ number: number }>(
    `SELECT number FROM audit WHERE account = $1
    AND (number < 1 OR number > (SELECT coalesce(max(number), 0) FROM audit_head WHERE account = $1))
    ORDER BY number LIMIT 1`,
    [account],
  );
  return extra === undefined ? { ok: true, end } : { ok: false, number: extra.number, problem: 'added' };
}
