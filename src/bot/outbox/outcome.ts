import { reached } from '../../lib/steps.ts';
import type { Queries } from '../../storage/database.ts';
import type { Claim, Consequence, Failure } from './delivery.ts';
import { longestWaitMs, patienceMs, pauseAfter } from './schedule.ts';
import { conversationOfClaim, keyOf, ofTarget, readTarget, type TargetRow } from './target.ts';

/** A claim that is still heard, for where its conversation is now. */
export interface OpenClaim {
  readonly claim: Claim;
  readonly target: TargetRow;
}

/** A claim with how it stands with its conversation, which may have moved; `undefined` when it is no longer heard. */
export async function openClaim(queries: Queries, account: string, claim: Claim): Promise<OpenClaim | undefined> {
  const isOpen = (target: TargetRow | undefined): target is TargetRow =>
    target?.claim === claim.id && target.turn === claim.turn;
  const target = await readTarget(queries, keyOf(account, claim.to));
  if (isOpen(target)) return { claim, target };
  const to = await conversationOfClaim(queries, account, claim.id);
  const moved = to && (await readTarget(queries, keyOf(account, to)));
  return to !== undefined && isOpen(moved) ? { claim: { ...claim, to }, target: moved } : undefined;
}

/** Not by the conversation as well: that would walk through all that waits for it. */
const ofClaim = "account = $1 AND claim = $2 AND state = 'waiting'";

/** Ends a claim whose deliveries were told or given up; the next one may come at once. */
export async function endClaim(
  queries: Queries,
  account: string,
  claim: Claim,
  end: { readonly state: 'sent' } | { readonly state: 'dropped' | 'dead'; readonly reason: string },
  now: number,
): Promise<void> {
  if (end.state === 'sent') {
    await queries.query(`UPDATE delivery SET state = 'sent', done_at = $3 WHERE ${ofClaim}`, [account, claim.id, now]);
  } else {
    await queries.query(`UPDATE delivery SET state = $5, done_at = $3, reason = $4 WHERE ${ofClaim}`, [
      account,
      claim.id,
      now,
      end.reason,
      end.state,
    ]);
  }
  reached('mark:told');
  await queries.query(
    `UPDATE target SET claim = NULL, claimed_until = NULL, due_at = 0, failures = 0 WHERE ${ofTarget}`,
    keyOf(account, claim.to),
  );
  reached('mark:freed');
}

/** Drops some deliveries of a claim; the rest of it stays claimed. */
export async function dropDeliveries(
  queries: Queries,
  account: string,
  { id }: Claim,
  { reason, numbers }: { readonly reason: string; readonly numbers: readonly number[] },
  now: number,
): Promise<void> {
  for (const number of numbers) {
    await queries.query(
      `UPDATE delivery SET state = 'dropped', done_at = $3, reason = $4 WHERE ${ofClaim} AND number = $5`,
      [account, id, now, reason, number],
    );
  }
}

/** Puts a claim off, gives up what is too old, and keeps the rest together when a part of it may have been shown. */
export async function putOff(
  queries: Queries,
  account: string,
  claim: Claim,
  target: TargetRow,
  { reason, mayBeShown, retryAfterMs }: Failure & { readonly retryAfterMs: number | undefined },
  now: number,
): Promise<Consequence> {
  await queries.query(
    `UPDATE delivery SET attempts = attempts + 1, reason = $3, is_repeat = CASE WHEN $4 = 1 THEN 1 ELSE is_repeat END
    WHERE ${ofClaim}`,
    [account, claim.id, reason, mayBeShown === true ? 1 : 0],
  );
  reached('retry:counted');
  const died = await queries.query<{ number: number }>(
    `UPDATE delivery SET state = 'dead', done_at = $3 WHERE ${ofClaim} AND due_at <= $4 RETURNING number`,
    [account, claim.id, now, now - patienceMs],
  );
  const [kept] = await queries.query<{ count: number; repeats: number | null }>(
    `SELECT count(*) AS count, max(is_repeat) AS repeats FROM delivery WHERE ${ofClaim}`,
    [account, claim.id],
  );
  const [step] = await queries.query<{ count: number }>(
    'SELECT count(*) AS count FROM post WHERE account = $1 AND claim = $2',
    [account, claim.id],
  );
  const isKept = (kept?.count ?? 0) > 0 && ((kept?.repeats ?? 0) > 0 || (step?.count ?? 0) > 0);
  reached('retry:weighed');
  if (!isKept) await queries.query(`UPDATE delivery SET claim = NULL WHERE ${ofClaim}`, [account, claim.id]);
  // After a death what stands behind it gets a schedule of its own.
  const failures = died.length > 0 ? 1 : target.failures + (retryAfterMs === undefined ? 1 : 0);
  const pauseMs = Math.min(Math.max(0, retryAfterMs ?? pauseAfter(failures)), longestWaitMs);
  await queries.query(
    `UPDATE target SET claim = $5, claimed_until = NULL, due_at = $6, failures = $7 WHERE ${ofTarget}`,
    [...keyOf(account, claim.to), isKept ? claim.id : null, now + pauseMs, failures],
  );
  reached('retry:put-off');
  return { retryAt: now + pauseMs, dead: died.map(({ number }) => number).toSorted((one, other) => one - other) };
}
