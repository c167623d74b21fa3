import type { Queries } from '../../storage/database.ts';
import type { Conversation } from '../chat.ts';
import type { Change } from '../topics/change.ts';
import type { Happening } from './delivery.ts';
import { putDeliveries } from './put.ts';
import { changeOf } from './rows.ts';
import { keyOf } from './target.ts';

/** As many as a storm has: they are told in files. */
const most = 10_000;

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
  const happened = rows.map(({ id, change, at }) => ({ event: id, happening: { change: changeOf(change), at } }));
  const deliveries = happened.toSorted(inOrder).flatMap(({ event, happening }) => {
    const subscription = wantedBy(happening);
    const kind = happening.change.topic === 'inbox' ? ('message' as const) : ('card' as const);
    return subscription === undefined ? [] : [{ event, happening, subscription, to, kind }];
  });
  await putDeliveries(queries, account, deliveries);
  return deliveries.length;
}

interface Happened {
  readonly happening: Happening;
}

/** In the order in which they happened; what one look has seen has one time, and SMS have numbers. */
function inOrder({ happening: one }: Happened, { happening: other }: Happened): number {
  return one.at - other.at || compareNumbers(numberOf(one.change), numberOf(other.change));
}

/** Digits of any length; none for what is no SMS. */
function numberOf(change: Change): string {
  return change.topic === 'inbox' ? (change.message?.id ?? '') : '';
}

function compareNumbers(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : Number(one > other);
}
