import { setImmediate as nextTurn } from 'node:timers/promises';
import { createReference } from '../../lib/reference.ts';
import { reached } from '../../lib/steps.ts';
import type { Queries, SqlValue } from '../../storage/database.ts';
import { toJson } from '../../storage/json.ts';
import { type Conversation, conversationKey } from '../chat.ts';
import { takeNumbers } from '../numbering.ts';
import type { Happening, NewDelivery } from './delivery.ts';
import { addTarget, keyOf } from './target.ts';

/** A happening with all that is to be told of it. */
export interface NewEvent extends Happening {
  readonly deliveries: readonly NewDelivery[];
}

/** How many rows go into one statement; few sizes, as each is prepared and kept. */
const sizes = [20, 5, 1] as const;
/** The name of the deliveries' numbers among those that are counted up. */
const space = 'deliveries';

/** Writes events and their deliveries, in their order. @returns the ids of the events */
export async function putEvents(
  queries: Queries,
  account: string,
  events: readonly NewEvent[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const some of slices(events)) ids.push(...(await putSome(queries, account, some)));
  reached('store:events');
  const deliveries = events.flatMap((event, index) =>
    event.deliveries.map((delivery) => ({ ...delivery, event: ids[index] ?? '', happening: event })),
  );
  await putDeliveries(queries, account, deliveries);
  return ids;
}

/** What is to be told of an event that is kept. */
export interface EventDelivery extends NewDelivery {
  /** The id of the event. */
  readonly event: string;
  readonly happening: Happening;
}

/** Writes deliveries of events that are kept, in their order. */
export async function putDeliveries(
  queries: Queries,
  account: string,
  deliveries: readonly EventDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return;
  const targets = new Map<string, Conversation>(deliveries.map(({ to }) => [conversationKey(to), to]));
  for (const to of targets.values()) await addTarget(queries, account, to);
  reached('store:targets');
  const first = await takeNumbers(queries, account, space, deliveries.length);
  reached('store:numbered');
  const rows = deliveries.map(({ event, happening: { change, at }, subscription, to, kind, held }, index) => [
    ...keyOf(account, to),
    to.kind,
    first + index,
    event,
    subscription,
    change.topic,
    kind,
    held === undefined ? 'waiting' : 'held',
    held?.reason ?? '',
    held?.until ?? at,
  ]);
  for await (const some of slices(rows)) {
    await queries.query(
      `INSERT INTO delivery (account, platform, conversation, thread, conversation_kind, number, event, subscription,
        topic, kind, state, held, due_at, attempts, is_repeat, reason) VALUES ${places(some, ", 0, 0, ''")}`,
      some.flat(),
    );
  }
}

/** Events under ids that nobody has; one that was drawn and is taken is drawn again. */
async function putSome(queries: Queries, account: string, events: readonly NewEvent[]): Promise<readonly string[]> {
  const ids: (string | undefined)[] = events.map(() => undefined);
  for (;;) {
    const drawn = new Map<string, number>();
    for (const [index, id] of ids.entries()) if (id === undefined) drawn.set(`e-${createReference()}`, index);
    if (drawn.size === 0) return ids.filter((id) => id !== undefined);
    const rows = [...drawn].map(([id, index]) => eventRow(account, id, events[index]));
    const added = await queries.query<{ id: string }>(
      `INSERT INTO event (account, id, topic, change, at) VALUES ${places(rows)}
      ON CONFLICT (account, id) DO NOTHING RETURNING id`,
      rows.flat(),
    );
    for (const { id } of added) ids[drawn.get(id) ?? -1] = id;
  }
}

function eventRow(account: string, id: string, event: NewEvent | undefined): readonly SqlValue[] {
  if (event === undefined) throw new Error('there is an event for every id');
  const { change, at } = event;
  return [account, id, change.topic, toJson(change, 'a change'), at];
}

/** `($1, $2), ($3, $4)` for rows of two values. */
function places(rows: readonly (readonly SqlValue[])[], rest = ''): string {
  let number = 0;
  const place = (): string => {
    number += 1;
    return `$${number}`;
  };
  return rows.map((row) => `(${row.map(place).join(', ')}${rest})`).join(', ');
}

/** Slices of the known sizes, with a turn of the event loop between them: a burst brings tens of thousands. */
async function* slices<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[]> {
  for (let start = 0; start < items.length; ) {
    const left = items.length - start;
    const size = sizes.find((each) => each <= left) ?? 1;
    if (start > 0) await nextTurn();
    yield items.slice(start, start + size);
    start += size;
  }
}
