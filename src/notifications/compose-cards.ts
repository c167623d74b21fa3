import type { Claim } from '../bot/outbox/delivery.ts';
import type { Reply } from '../bot/reply.ts';
import { reached } from '../lib/steps.ts';
import type { CardKey, Cards, KeptCard } from './cards.ts';
import type { Message, MessageOf } from './message.ts';
import { cardReply } from './notices/card.ts';
import type { CardChange } from './notices/card-change.ts';
import { decisiveReply } from './notices/decisive.ts';
import type { Happened, NoticeContext } from './notices/notice-context.ts';
import { type CardState, extendTimeline, noTimeline, withState } from './notices/timeline.ts';

export interface CardParts {
  readonly cards: Cards;
  /** How the thing of a change stands as a whole; `undefined` when only what changed is known. */
  readonly stateOf: (change: CardChange) => Promise<CardState | undefined>;
}

/** The changes of one thing, the newest last; at least one. */
type OfOneThing = readonly Happened<CardChange>[];

/** Each thing with what happened to it, in the order in which they changed first. */
export function things(happened: OfOneThing): readonly OfOneThing[] {
  return [...Map.groupBy(happened, ({ change }) => change.object).values()];
}

/** A message for each thing, its card, and one under the card for each decisive change. */
export function cardMessages(
  claim: Claim,
  groups: readonly OfOneThing[],
  context: NoticeContext,
  parts: CardParts,
): readonly MessageOf[] {
  return groups.flatMap((group) => [
    { of: group, message: cardMessage(claim, group, context, parts) },
    ...group
      .filter(({ change }) => change.isDecisive)
      .map((one) => ({ of: [one], message: decisiveMessage(claim, one, one === group.at(-1), context, parts) })),
  ]);
}

/** Brings the cards up to date without showing them, as what happened is told in another way. */
export async function keepTimelines(claim: Claim, groups: readonly OfOneThing[], parts: CardParts): Promise<void> {
  const cards: (readonly [CardKey, KeptCard])[] = [];
  for (const group of groups) {
    const extended = await extendedCard(claim, group, parts);
    if (extended !== undefined) cards.push([keyOf(claim, extended.newest), extended.card]);
  }
  await parts.cards.keep(cards);
}

function cardMessage(claim: Claim, group: OfOneThing, context: NoticeContext, parts: CardParts): Message {
  return async ({ post, edit }) => {
    const extended = await extendedCard(claim, group, parts);
    if (extended === undefined) return undefined;
    const { card, newest } = extended;
    reached('card:read');
    const isLoud = group.some(({ change }) => change.isLoud);
    // The same once more in the same place repeats nothing.
    const { isRepeat: _mark, ...unmarked } = newest;
    const write = (happened: Happened<CardChange>): Reply =>
      withSound(cardReply({ happened, timeline: card.timeline, context }), isLoud);
    const edited = card.posted === undefined ? undefined : await edit(card.posted, write(unmarked));
    if (edited !== undefined) reached('card:edited');
    const posted = edited ?? (await post(write(newest)));
    const isNew = edited === undefined || card.isNew;
    await parts.cards.keep([[keyOf(claim, newest), { ...card, posted, isNew }]]);
    reached('card:kept');
    return posted;
  };
}

function decisiveMessage(
  claim: Claim,
  one: Happened<CardChange>,
  isNewest: boolean,
  context: NoticeContext,
  { cards }: CardParts,
): Message {
  return async ({ post }) => {
    const card = await cards.find(keyOf(claim, one));
    // The card came as a new message with this as its headline.
    if (isNewest && card?.claim === claim.id && card.isNew) return undefined;
    const reply = decisiveReply(one, context);
    return post(card?.posted === undefined ? reply : { ...reply, under: card.posted });
  };
}

/** The card with the changes of a claim in it, once. */
async function extendedCard(
  claim: Claim,
  group: OfOneThing,
  { cards, stateOf }: CardParts,
): Promise<{ readonly card: KeptCard; readonly newest: Happened<CardChange> } | undefined> {
  const newest = group.at(-1);
  if (newest === undefined) return undefined;
  const kept = await cards.find(keyOf(claim, newest));
  if (kept?.claim === claim.id) return { card: kept, newest };
  const before = kept?.timeline ?? noTimeline;
  // Of what a subscription's filters leave out the card would not hear otherwise.
  const state = await stateOf(newest.change);
  const begin = state === undefined ? before : withState(before, state);
  const timeline = group.reduce(extendTimeline, begin);
  const card = { timeline, claim: claim.id, isNew: false };
  return { card: kept?.posted === undefined ? card : { ...card, posted: kept.posted }, newest };
}

function keyOf({ to }: Claim, { change }: Happened<CardChange>): CardKey {
  return { in: to, topic: change.topic, object: change.object };
}

/** Several changes at once come with a sound when one of them is worth it. */
function withSound({ silent, ...reply }: Reply, isLoud: boolean): Reply {
  return silent && !isLoud ? { ...reply, silent } : reply;
}
