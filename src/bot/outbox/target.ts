import type { Queries } from '../../storage/database.ts';
import type { Conversation } from '../chat.ts';

/** The columns that name a conversation. */
export type TargetColumns = {
  readonly platform: string;
  readonly conversation: string;
  readonly thread: string;
  readonly conversation_kind: Conversation['kind'];
};

export type TargetRow = {
  readonly paused_at: number | null;
  readonly due_at: number;
  readonly failures: number;
  readonly turn: number;
  readonly claim: string | null;
  readonly claimed_until: number | null;
};

/** The rows of one conversation; the parameters are those of `keyOf`. */
export const ofTarget = 'account = $1 AND platform = $2 AND conversation = $3 AND thread = $4';

export type TargetKey = readonly [account: string, platform: string, conversation: string, thread: string];

export function keyOf(account: string, { platform, id, thread = '' }: Conversation): TargetKey {
  return [account, platform, id, thread];
}

export function conversationOf({ platform, conversation, thread, conversation_kind }: TargetColumns): Conversation {
  return { platform, id: conversation, kind: conversation_kind, ...(thread === '' ? {} : { thread }) };
}

/** How it stands with a conversation, or `undefined` when there never was anything for it. */
export async function readTarget(queries: Queries, key: TargetKey): Promise<TargetRow | undefined> {
  const [row] = await queries.query<TargetRow>(
    `SELECT paused_at, due_at, failures, turn, claim, claimed_until FROM target WHERE ${ofTarget}`,
    key,
  );
  return row;
}

/** Where a claim is to be told; `undefined` when nobody has it. */
export async function conversationOfClaim(
  queries: Queries,
  account: string,
  claim: string,
): Promise<Conversation | undefined> {
  const [row] = await queries.query<TargetColumns>(
    'SELECT platform, conversation, thread, conversation_kind FROM target WHERE account = $1 AND claim = $2',
    [account, claim],
  );
  return row && conversationOf(row);
}

/** Makes the row of a conversation that has none yet. */
export async function addTarget(queries: Queries, account: string, to: Conversation): Promise<void> {
  await queries.query(
    `INSERT INTO target (account, platform, conversation, thread, conversation_kind, reason, due_at, failures, turn)
    VALUES ($1, $2, $3, $4, $5, '', 0, 0, 0) ON CONFLICT (account, platform, conversation, thread) DO NOTHING`,
    [...keyOf(account, to), to.kind],
  );
}
