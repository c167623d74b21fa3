import type { Queries } from '../../storage/database.ts';
import type { Conversation, PostedId } from '../chat.ts';
import type { DeliveryKind, Fate, Trace } from './delivery.ts';
import { postedBy } from './posts.ts';
import { changeOf } from './rows.ts';
import { conversationOf, type TargetColumns } from './target.ts';

type FateRow = TargetColumns & {
  readonly number: number;
  readonly subscription: number;
  readonly kind: DeliveryKind;
  readonly state: 'waiting' | 'held' | 'sent' | 'dropped' | 'dead';
  readonly held: string;
  readonly due_at: number;
  readonly attempts: number;
  readonly is_repeat: number;
  readonly claim: string | null;
  readonly reason: string;
  readonly done_at: number | null;
  readonly paused_at: number | null;
  readonly paused_reason: string;
};

/** What became of an event, or `undefined` when there is none, or no longer. */
export async function traceEvent(queries: Queries, account: string, event: string): Promise<Trace | undefined> {
  const [found] = await queries.query<{ change: string; at: number }>(
    'SELECT change, at FROM event WHERE account = $1 AND id = $2',
    [account, event],
  );
  if (found === undefined) return undefined;
  const rows = await queries.query<FateRow>(
    `SELECT number, subscription, delivery.platform AS platform, delivery.conversation AS conversation,
      delivery.thread AS thread, delivery.conversation_kind AS conversation_kind, kind, state, held,
      delivery.due_at AS due_at, attempts, is_repeat, delivery.claim AS claim, delivery.reason AS reason, done_at,
      paused_at, target.reason AS paused_reason
    FROM delivery JOIN target ON target.account = delivery.account AND target.platform = delivery.platform
      AND target.conversation = delivery.conversation AND target.thread = delivery.thread
    WHERE delivery.account = $1 AND event = $2 ORDER BY number`,
    [account, event],
  );
  const fates: Fate[] = [];
  for (const row of rows) {
    fates.push(fateOf(row, row.claim === null ? [] : await postedBy(queries, account, row.claim)));
  }
  return { event, change: changeOf(found.change), at: found.at, fates };
}

function fateOf(row: FateRow, posted: readonly (PostedId | undefined)[]): Fate {
  return {
    number: row.number,
    to: conversationOf(row),
    subscription: row.subscription,
    kind: row.kind,
    state: row.state === 'waiting' && row.claim !== null ? 'claimed' : row.state,
    ...(row.held === '' ? {} : { held: row.held }),
    dueAt: row.due_at,
    attempts: row.attempts,
    isRepeat: row.is_repeat === 1,
    ...(row.reason === '' ? {} : { reason: row.reason }),
    ...(row.done_at === null ? {} : { doneAt: row.done_at }),
    posted: posted.filter((id) => id !== undefined),
    ...(row.paused_at === null ? {} : { paused: { since: row.paused_at, reason: row.paused_reason } }),
  };
}

/** The events that a message of ours told of, the newest first. */
export async function eventsOf(
  queries: Queries,
  account: string,
  { platform, id }: Conversation,
  posted: PostedId,
  limit: number,
): Promise<readonly string[]> {
  const rows = await queries.query<{ event: string }>(
    `SELECT event, max(delivery.number) AS newest FROM post
    JOIN delivery ON delivery.account = post.account AND delivery.claim = post.claim
    WHERE post.account = $1 AND post.platform = $2 AND post.conversation = $3 AND posted = $4
    GROUP BY event ORDER BY newest DESC LIMIT $5`,
    [account, platform, id, posted, limit],
  );
  return rows.map(({ event }) => event);
}
