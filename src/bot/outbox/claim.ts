import { randomUUID } from 'node:crypto';
import { reached } from '../../lib/steps.ts';
import type { Queries } from '../../storage/database.ts';
import type { Conversation } from '../chat.ts';
import type { Claim } from './delivery.ts';
import { postedBy } from './posts.ts';
import { type DeliveryRow, deliveryOf, selectDeliveries } from './rows.ts';
import { isPast, longestClaimMs, longestWaitMs } from './schedule.ts';
import { keyOf, ofTarget, readTarget, type TargetKey, type TargetRow } from './target.ts';

export interface ClaimOptions {
  /** At most so many deliveries; a claim that is repeated has those that it had. */
  readonly most: number;
  /** How long nobody else gets them, in milliseconds; 10 minutes at the most. */
  readonly leaseMs: number;
}

/** The rows of a claim, and what is to be noted of it. */
interface Taken {
  readonly id: string;
  readonly isRepeat: boolean;
  readonly rows: readonly DeliveryRow[];
}

/** Claims the oldest deliveries of a conversation, or repeats the claim that has run out or failed. */
export async function takeClaim(
  queries: Queries,
  account: string,
  to: Conversation,
  { most, leaseMs }: ClaimOptions,
  now: number,
): Promise<Claim | undefined> {
  const key = keyOf(account, to);
  const target = await readTarget(queries, key);
  if (target === undefined || !isFree(target, now)) return undefined;
  reached('claim:free');
  const taken = (await repeated(queries, account, target)) ?? (await fresh(queries, key, most));
  if (taken === undefined) return undefined;
  reached('claim:chosen');
  const turn = target.turn + 1;
  await queries.query(`UPDATE target SET claim = $5, claimed_until = $6, turn = $7 WHERE ${ofTarget}`, [
    ...key,
    taken.id,
    now + Math.min(leaseMs, longestClaimMs),
    turn,
  ]);
  reached('claim:taken');
  return {
    id: taken.id,
    turn,
    to,
    isRepeat: taken.isRepeat,
    posted: target.claim === taken.id ? await postedBy(queries, account, taken.id) : [],
    deliveries: taken.rows.map(deliveryOf),
  };
}

function isFree({ paused_at, due_at, claimed_until }: TargetRow, now: number): boolean {
  if (paused_at !== null || !isPast(due_at, now, longestWaitMs)) return false;
  return claimed_until === null || isPast(claimed_until, now, longestClaimMs);
}

/** The deliveries of the claim that was open; one that ran out may have been shown. */
async function repeated(queries: Queries, account: string, target: TargetRow): Promise<Taken | undefined> {
  const { claim, claimed_until } = target;
  if (claim === null) return undefined;
  if (claimed_until !== null) {
    await queries.query("UPDATE delivery SET is_repeat = 1 WHERE account = $1 AND claim = $2 AND state = 'waiting'", [
      account,
      claim,
    ]);
    reached('claim:repeated');
  }
  const rows = await queries.query<DeliveryRow>(
    `${selectDeliveries} WHERE delivery.account = $1 AND claim = $2 AND state = 'waiting' ORDER BY number`,
    [account, claim],
  );
  return rows.length === 0 ? undefined : { id: claim, isRepeat: rows.some(({ is_repeat }) => is_repeat === 1), rows };
}

/** The first deliveries, as far as they are alike. */
async function fresh(queries: Queries, key: TargetKey, most: number): Promise<Taken | undefined> {
  const rows = await queries.query<DeliveryRow>(
    `${selectDeliveries} WHERE delivery.${waiting} ORDER BY number LIMIT $5`,
    [...key, most],
  );
  const [first] = rows;
  if (first === undefined) return undefined;
  const other = rows.findIndex((row) => !isAlike(row, first));
  const alike = other === -1 ? rows : rows.slice(0, other);
  const id = randomUUID();
  const isRepeat = mayBeShown(first);
  await queries.query(`UPDATE delivery SET claim = $5, is_repeat = $6 WHERE ${waiting} AND number <= $7`, [
    ...key,
    id,
    isRepeat ? 1 : 0,
    alike.at(-1)?.number ?? first.number,
  ]);
  return { id, isRepeat, rows: alike };
}

function isAlike(one: DeliveryRow, other: DeliveryRow): boolean {
  if (mayBeShown(one) !== mayBeShown(other) || one.held !== other.held) return false;
  // What was held back is told as one summary, whatever it is about.
  return one.held !== '' || (one.topic === other.topic && one.kind === other.kind);
}

/** A claim that nobody knows any more was lost when its conversation moved to where another one was. */
function mayBeShown({ is_repeat, claim }: DeliveryRow): boolean {
  return is_repeat === 1 || claim !== null;
}

const waiting = `${ofTarget} AND state = 'waiting'`;
