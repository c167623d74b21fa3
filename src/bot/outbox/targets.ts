import type { Queries } from '../../storage/database.ts';
import type { Conversation } from '../chat.ts';
import type { Backlog } from './delivery.ts';
import { longestClaimMs, longestWaitMs } from './schedule.ts';
import { addTarget, conversationOf, keyOf, ofTarget, type TargetColumns } from './target.ts';

/** A conversation that is told nothing for the time being. */
export interface PausedTarget {
  readonly to: Conversation;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly reason: string;
}

/** Conversations with something to claim, first the one with the oldest. */
export async function dueTargets(
  queries: Queries,
  account: string,
  limit: number,
  now: number,
): Promise<readonly Conversation[]> {
  const rows = await queries.query<TargetColumns>(
    `SELECT platform, conversation, thread, conversation_kind FROM (
      SELECT platform, conversation, thread, conversation_kind, (
        SELECT min(number) FROM delivery
        WHERE delivery.account = target.account AND delivery.platform = target.platform
          AND delivery.conversation = target.conversation AND delivery.thread = target.thread AND state = 'waiting'
      ) AS oldest FROM target
      WHERE account = $1 AND paused_at IS NULL AND (due_at <= $2 OR due_at > $3)
        AND (claimed_until IS NULL OR claimed_until <= $2 OR claimed_until > $4)
    ) AS free WHERE oldest IS NOT NULL ORDER BY oldest LIMIT $5`,
    [account, now, now + longestWaitMs, now + longestClaimMs, limit],
  );
  return rows.map(conversationOf);
}

export async function pauseTarget(
  queries: Queries,
  account: string,
  to: Conversation,
  reason: string,
  now: number,
): Promise<void> {
  await addTarget(queries, account, to);
  await queries.query(
    `UPDATE target SET reason = $5, paused_at = CASE WHEN paused_at IS NULL THEN $6 ELSE paused_at END
    WHERE ${ofTarget}`,
    [...keyOf(account, to), reason, now],
  );
}

export async function resumeTarget(queries: Queries, account: string, to: Conversation): Promise<boolean> {
  const resumed = await queries.query(
    `UPDATE target SET paused_at = NULL, reason = '', due_at = 0, failures = 0
    WHERE ${ofTarget} AND paused_at IS NOT NULL RETURNING platform`,
    keyOf(account, to),
  );
  return resumed.length > 0;
}

export async function pausedTargets(queries: Queries, account: string): Promise<readonly PausedTarget[]> {
  const rows = await queries.query<TargetColumns & { readonly paused_at: number; readonly reason: string }>(
    `SELECT platform, conversation, thread, conversation_kind, paused_at, reason FROM target
    WHERE account = $1 AND paused_at IS NOT NULL ORDER BY paused_at`,
    [account],
  );
  return rows.map((row) => ({ to: conversationOf(row), since: row.paused_at, reason: row.reason }));
}

export async function backlogOf(queries: Queries, account: string): Promise<Backlog> {
  const rows = await queries.query<{ is_paused: number; count: number; oldest: number }>(
    `SELECT is_paused, count(*) AS count, min(due_at) AS oldest FROM (
      SELECT delivery.due_at AS due_at, CASE WHEN paused_at IS NULL THEN 0 ELSE 1 END AS is_paused FROM delivery
      JOIN target ON target.account = delivery.account AND target.platform = delivery.platform
        AND target.conversation = delivery.conversation AND target.thread = delivery.thread
      WHERE delivery.account = $1 AND state = 'waiting'
    ) AS waiting GROUP BY is_paused`,
    [account],
  );
  const [held] = await queries.query<{ count: number }>(
    "SELECT count(*) AS count FROM delivery WHERE account = $1 AND state = 'held'",
    [account],
  );
  const open = rows.find(({ is_paused }) => is_paused === 0);
  return {
    count: open?.count ?? 0,
    ...(open === undefined ? {} : { oldestAt: open.oldest }),
    paused: rows.find(({ is_paused }) => is_paused === 1)?.count ?? 0,
    held: held?.count ?? 0,
  };
}
