import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Conversation, conversationKey } from '../bot/chat.ts';
import type { NewDelivery } from '../bot/outbox/delivery.ts';
import type { Outbox } from '../bot/outbox/outbox.ts';
import type { NewEvent } from '../bot/outbox/put.ts';
import { type Held, heldUntil } from '../bot/subscriptions/held-until.ts';
import type { NoticeBook } from '../bot/subscriptions/notice-book.ts';
import type { Mute, QuietHours, Subscription } from '../bot/subscriptions/subscription.ts';
import { wantedBy } from '../bot/subscriptions/wanted-by.ts';
import type { Change } from '../bot/topics/change.ts';
import { reached } from '../lib/steps.ts';
import type { Queries } from '../storage/database.ts';
import { isCardChange } from './notices/card-change.ts';

/** What the conversations of the account are not told just now. */
export interface Silences {
  readonly mutes: readonly Mute[];
  readonly quiet: readonly QuietHours[];
}

export interface FanOutParts {
  readonly book: Pick<NoticeBook, 'subscriptions' | 'mutes' | 'quiet'>;
  readonly outbox: Pick<Outbox, 'putAll'>;
}

/** A burst of many thousand SMS must not keep the event loop for itself. */
const atOnce = 100;

/**
 * Keeps what happened, and what every conversation is to be told of it, as a part of the caller's transaction. Also what
 * nobody is told of is kept: for previews, `/why` and `/replay`.
 *
 * @param at - when it was seen, in milliseconds since the epoch by the machine's clock
 * @throws StorageError
 */
export async function fanOut(
  queries: Queries,
  changes: readonly Change[],
  at: number,
  { book, outbox }: FanOutParts,
): Promise<void> {
  // What is for a paused one waits in the outbox; what a broken one misses is told by /replay.
  const reachable = (await book.subscriptions.list(queries)).filter(({ state }) => state !== 'broken');
  const silences = { mutes: await book.mutes.list(queries), quiet: await book.quiet.list(queries) };
  const events: NewEvent[] = [];
  const fired = new Set<number>();
  for (const [index, change] of changes.entries()) {
    if (index > 0 && index % atOnce === 0) await nextTurn();
    const wanted = wantedBy(change, reachable);
    for (const { number } of wanted) fired.add(number);
    events.push({ change, at, deliveries: deliveriesOf(change, at, wanted, silences) });
  }
  reached('store:matched');
  await outbox.putAll(queries, events);
  reached('store:put');
  const now = Temporal.Instant.fromEpochMilliseconds(at);
  for (const number of fired) await book.subscriptions.fired(number, now, queries);
}

/**
 * Whom a change is to be told. A conversation, a thread being one of its own, is told once however many of its
 * subscriptions want it: the oldest of them speaks for all.
 *
 * @param at - milliseconds since the epoch, by the machine's clock
 * @param wanted - the subscriptions that want it, by number
 */
export function deliveriesOf(
  change: Change,
  at: number,
  wanted: readonly Subscription[],
  { mutes, quiet }: Silences,
): readonly NewDelivery[] {
  const firsts = new Map<string, Subscription>();
  for (const subscription of wanted) {
    const key = conversationKey(subscription.in);
    if (!firsts.has(key)) firsts.set(key, subscription);
  }
  const kind = isCardChange(change) ? 'card' : 'message';
  const now = Temporal.Instant.fromEpochMilliseconds(at);
  return [...firsts].map(([key, { number, in: to }]) => {
    const isHere = ({ in: place }: { readonly in: Conversation }): boolean => conversationKey(place) === key;
    const held = heldUntil(change, { mutes: mutes.filter(isHere), quiet: quiet.find(isHere) }, now);
    return { subscription: number, to, kind, ...(held !== undefined && { held: heldOf(held) }) };
  });
}

function heldOf({ until, reason }: Held): NonNullable<NewDelivery['held']> {
  return { until: until.epochMilliseconds, reason: reason.kind === 'mute' ? 'muted' : 'quiet' };
}
