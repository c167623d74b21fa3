import { reached } from '../../lib/steps.ts';
import type { Queries } from '../../storage/database.ts';
import type { PostedId } from '../chat.ts';
import type { Claim } from './delivery.ts';

/** Stands in the place of a message where none had to be shown. */
const nothing = '';

/** Notes a message of a claim, or that nothing had to be shown in its place. */
export async function notePosted(
  queries: Queries,
  account: string,
  { id, to }: Claim,
  posted: PostedId | undefined,
  now: number,
): Promise<void> {
  const [last] = await queries.query<{ number: number | null }>(
    'SELECT max(number) AS number FROM post WHERE account = $1 AND claim = $2',
    [account, id],
  );
  await queries.query(
    'INSERT INTO post (account, claim, number, platform, conversation, posted, at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [account, id, (last?.number ?? 0) + 1, to.platform, to.id, posted ?? nothing, now],
  );
  reached('mark:posted');
}

/** The messages of a claim that are seen to, in order. */
export async function postedBy(
  queries: Queries,
  account: string,
  claim: string,
): Promise<readonly (PostedId | undefined)[]> {
  const rows = await queries.query<{ posted: string }>(
    'SELECT posted FROM post WHERE account = $1 AND claim = $2 ORDER BY number',
    [account, claim],
  );
  return rows.map(({ posted }) => (posted === nothing ? undefined : posted));
}
