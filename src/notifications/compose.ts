import type { PostError } from '../bot/chat.ts';
import type { Language } from '../bot/language.ts';
import type { KeptListings } from '../bot/listing/kept-listings.ts';
import type { Claim, Delivery } from '../bot/outbox/delivery.ts';
import type { Reply } from '../bot/reply.ts';
import type { Subscriptions } from '../bot/subscriptions/subscriptions.ts';
import { wantedBy } from '../bot/subscriptions/wanted-by.ts';
import type { InboxChange } from '../bot/topics/change.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { type CardParts, cardMessages, keepTimelines, things } from './compose-cards.ts';
import type { Message, MessageOf } from './message.ts';
import { type CardChange, isCardChange } from './notices/card-change.ts';
import { decisiveReply } from './notices/decisive.ts';
import { digestReply } from './notices/digest.ts';
import { heldSummary } from './notices/held.ts';
import { inboxReply } from './notices/inbox.ts';
import { createNoticeContext, type Happened, type NoticeContext } from './notices/notice-context.ts';
import { openListing } from './notices/open-listing.ts';
import { orPlainly } from './or-plainly.ts';

export interface ComposeParts extends CardParts {
  readonly subscriptions: Pick<Subscriptions, 'of'>;
  readonly listings: Pick<KeptListings, 'keep'>;
  /** The account's time zone. */
  readonly zone: string;
  /** Where a subscription does not tell it. */
  readonly language: Language;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What happened to more things, or with more messages, becomes one message. */
const mostThings = 8;
const mostMessages = 16;

/** What a claim is made into. */
export interface Composed {
  /** In an order that is the same each time; none when nobody wants any of it any more. */
  readonly messages: readonly Message[];
  /** The numbers of the deliveries that nobody wants any more, of which nothing is told. */
  readonly unwanted: readonly number[];
}

/**
 * Makes messages of a claim. What a platform refuses to show is told in the plainest form: a line, and a file.
 *
 * @throws StorageError
 */
export async function compose(claim: Claim, parts: ComposeParts): Promise<Composed> {
  const { to, deliveries, posted, isRepeat } = claim;
  const subscriptions = await parts.subscriptions.of(to);
  const languages = new Map(subscriptions.map(({ number, language }) => [number, language]));
  // Where one has ended that spoke for others, these want it still.
  const isWanted = ({ subscription, change }: Delivery): boolean =>
    languages.has(subscription) || wantedBy(change, subscriptions).length > 0;
  // What is told in part goes on as it began, so that the messages that are left can be counted.
  const wanted = posted.length > 0 ? deliveries : deliveries.filter(isWanted);
  const unwanted = new Set(deliveries).difference(new Set(wanted));
  const language = languages.get(wanted[0]?.subscription ?? 0) ?? parts.language;
  const context = createNoticeContext(language, parts.zone, to.kind);
  const events = new Map(wanted.map((delivery) => [delivery.event, delivery]));
  const happened = [...events.values()].map((delivery) => happenedOf(delivery, isRepeat));
  const composed = happened.length === 0 ? [] : messagesOf(claim, happened, context, parts);
  const refused = (err: PostError): void => parts.log.warn({ err, platform: to.platform }, 'a notice is told plainly');
  const messages = composed.map((one) => inLanguage(orPlainly(one, context, refused), language));
  return { messages, unwanted: [...unwanted].map(({ number }) => number) };
}

function messagesOf(
  claim: Claim,
  happened: readonly Happened[],
  context: NoticeContext,
  parts: ComposeParts,
): readonly MessageOf[] {
  const groups = things(happened.filter(isOfCard));
  const isCard = claim.deliveries[0]?.kind === 'card';
  const held = claim.deliveries[0]?.held;
  const onCards = new Set(claim.deliveries.filter(({ kind }) => kind === 'card').map(({ event }) => event));
  const whole = (write: () => Promise<Reply>): readonly MessageOf[] => [
    {
      of: happened,
      message: async ({ post }) => {
        const id = await post(await write());
        const ofCards = happened.filter(isOfCard).filter(({ event }) => onCards.has(event));
        if (ofCards.length > 0) await keepTimelines(claim, things(ofCards), parts);
        return id;
      },
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
    : groups.flat().map((one): MessageOf => ({ of: [one], message: ({ post }) => post(decisiveReply(one, context)) }));
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
