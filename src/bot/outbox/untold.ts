import type { Queries } from '../../storage/database.ts';
import type { Conversation } from '../chat.ts';
import type { Happening } from './delivery.ts';
import { putDeliveries } from './put.ts';
import { changeOf } from './rows.ts';
import { keyOf } from './target.ts';

/** Far more than anybody reads afterwards. */
const most = 1000;

/**
 * Puts deliveries of events that a conversation was not told of, whether or not others were.
 *
 * @returns how many there are
 */
export async function tellUntold(
  queries: Queries,
  account: string,
  to: Conversation,
  since: number,
  wantedBy: (happening: Happening) => number | undefined,
): Promise<number> {
  const rows = await queries.query<{ id: string; change: string; at: number }>(
    `SELECT id, change, at FROM event WHERE account = $1 AND at >= $5 AND NOT EXISTS (
      SELECT 1 FROM delivery WHERE delivery.account = event.account AND delivery.event = event.id
        AND platform = $2 AND conversation = $3 AND thread = $4
    ) ORDER BY at DESC, id DESC LIMIT $6`,
    [...keyOf(account, to), since, most],
  );
  const deliveries = rows.toReversed().flatMap(({ id, change, at }) => {
    const happening = { change: changeOf(change), at };
    const subscription = wantedBy(happening);
    const kind = happening.change.topic === 'inbox' ? ('message' as const) : ('card' as const);
    return subscription === undefined ? [] : [{ event: id, happening, subscription, to, kind }];
  });
  await putDeliveries(queries, account, deliveries);
  return deliveries.length;
}
