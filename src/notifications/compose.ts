import type { Language } from '../bot/language.ts';
import type { KeptListings } from '../bot/listing/kept-listings.ts';
import type { Claim, Delivery } from '../bot/outbox/delivery.ts';
import type { Reply } from '../bot/reply.ts';
import type { Subscriptions } from '../bot/subscriptions/subscriptions.ts';
import type { InboxChange } from '../bot/topics/change.ts';
import type { Clock } from '../lib/clock.ts';
import { type CardParts, cardMessages, keepTimelines, things } from './compose-cards.ts';
import type { Message } from './message.ts';
import { type CardChange, isCardChange } from './notices/card-change.ts';
import { decisiveReply } from './notices/decisive.ts';
import { digestReply } from './notices/digest.ts';
import { heldSummary } from './notices/held.ts';
import { inboxReply } from './notices/inbox.ts';
import { createNoticeContext, type Happened, type NoticeContext } from './notices/notice-context.ts';
import { openListing } from './notices/open-listing.ts';

export interface ComposeParts extends CardParts {
  readonly subscriptions: Pick<Subscriptions, 'of'>;
  readonly listings: Pick<KeptListings, 'keep'>;
  /** The account's time zone. */
  readonly zone: string;
  /** Where a subscription does not tell it. */
  readonly language: Language;
  readonly clock: Clock;
}

/** What happened to more things, or with more messages, becomes one message. */
const mostThings = 8;
const mostMessages = 16;

/**
 * Makes messages of a claim, in an order that is the same each time; none when nobody wants any of it any more.
 *
 * @throws StorageError
 */
export async function compose(claim: Claim, parts: ComposeParts): Promise<readonly Message[]> {
  const { to, deliveries, posted, isRepeat } = claim;
  const languages = new Map((await parts.subscriptions.of(to)).map(({ number, language }) => [number, language]));
  // What is told in part goes on as it began, so that the messages that are left can be counted.
  const wanted = posted.length > 0 ? deliveries : deliveries.filter(({ subscription }) => languages.has(subscription));
  const language = languages.get(wanted[0]?.subscription ?? 0) ?? parts.language;
  const context = createNoticeContext(language, parts.zone, to.kind);
  const events = new Map(wanted.map((delivery) => [delivery.event, delivery]));
  const happened = [...events.values()].map((delivery) => happenedOf(delivery, isRepeat));
  const messages = happened.length === 0 ? [] : messagesOf(claim, happened, context, parts);
  return messages.map((message) => inLanguage(message, language));
}

function messagesOf(
  claim: Claim,
  happened: readonly Happened[],
  context: NoticeContext,
  parts: ComposeParts,
): readonly Message[] {
  const groups = things(happened.filter(isOfCard));
  const isCard = claim.deliveries[0]?.kind === 'card';
  const held = claim.deliveries[0]?.held;
  const whole = (write: () => Promise<Reply>): readonly Message[] => [
    async ({ post }) => {
      const id = await post(await write());
      if (isCard) await keepTimelines(claim, groups, parts);
      return id;
    },
  ];
  const openId = () => keepOpen(claim, happened, context, parts);

  if (held !== undefined) {
    const reason = held === 'quiet' ? 'quiet' : 'muted';
    const span = { from: happened[0]?.at ?? 0, until: parts.clock.now() };
    return whole(async () => heldSummary(happened, { reason, ...span, openId: await openId() }, context));
  }
  const sms = happened.filter(isOfInbox);
  if (sms.length > 0) return whole(async () => inboxReply(sms, context, { openId: await openId() }));
  const messages = isCard
    ? cardMessages(claim, groups, context, parts)
    : groups.flat().map(
        (one): Message =>
          ({ post }) =>
            post(decisiveReply(one, context)),
      );
  const isMuch = groups.length > mostThings || messages.length > mostMessages;
  const isStorm = isMuch && claim.posted.length === 0;
  return isStorm ? whole(() => digestReply(happened, context)) : messages;
}

/** Keeps what is covered, for the one who presses [Show]. */
async function keepOpen(
  { to }: Claim,
  happened: readonly Happened[],
  context: NoticeContext,
  { listings }: ComposeParts,
): Promise<string | undefined> {
  const listing = openListing(happened, context);
  return listing && (await listings.keep({ in: to }, listing, { isPrivate: true })).id;
}

function inLanguage(message: Message, language: Language): Message {
  return ({ post, edit }) =>
    message({
      post: (reply) => post({ ...reply, language }),
      edit: (id, reply) => edit(id, { ...reply, language }),
    });
}

function happenedOf({ event, at, change }: Delivery, isRepeat: boolean): Happened {
  return { event, at, change, ...(isRepeat && { isRepeat }) };
}

function isOfCard(one: Happened): one is Happened<CardChange> {
  return isCardChange(one.change);
}

function isOfInbox(one: Happened): one is Happened<InboxChange> {
  return one.change.topic === 'inbox';
}
