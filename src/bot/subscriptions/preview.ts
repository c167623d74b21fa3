import { mapInSlices } from '../../lib/slices.ts';
import type { IncomingMessage } from '../../smsc/areas/incoming.ts';
import type { Answer } from '../../smsc/call.ts';
import type { CommandContext } from '../command.ts';
import { dated } from '../freshness.ts';
import { shownText } from '../messages/shown-text.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, type Item, items, note, type Reply, text } from '../reply.ts';
import { inboxTexts } from '../texts/inbox.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';
import type { BalanceChange, InboxChange } from '../topics/change.ts';
import { type Filters, mismatchOf } from '../topics/filters.ts';
import type { Topic } from '../topics/topic.ts';
import type { PastChange } from './past-changes.ts';

interface Wanted {
  readonly topic: Topic;
  readonly filters: Filters;
  /** How far to look back. */
  readonly ms: number;
  /** Subscribes to just this. */
  readonly command: string;
}

const hourMs = 3_600_000;
const mostShown = 10;
/** The page's maximum for one request. */
const mostMessages = 10_000;

/** What a subscription would have told, and a button that makes it. @throws SmscError, StorageError */
export async function previewReply(context: CommandContext, wanted: Wanted): Promise<Reply> {
  return wanted.topic === 'inbox' ? previewOfInbox(context, wanted) : previewOfPast(context, wanted);
}

/** From the provider itself, which remembers more than the bot. */
async function previewOfInbox(context: CommandContext, wanted: Wanted): Promise<Reply> {
  const { account, language, formats } = context;
  const texts = subscriptionTexts[language].preview;
  const hours = Math.ceil(wanted.ms / hourMs);
  const answer = await account.client.incoming.get({ hours, count: mostMessages });
  const since = account.now().epochMilliseconds - wanted.ms;
  const recent = answer.value.filter(({ receivedAt }) => (receivedAt?.epochMilliseconds ?? since) >= since);
  const fitting = await mapInSlices(recent, (message) => mismatchOf(changeOf(message), wanted.filters) === undefined);
  const told = recent.filter((_message, index) => fitting[index]).toSorted(newestFirst);
  const sentence =
    recent.length === 0
      ? texts.nothing(formats.duration(wanted.ms))
      : texts.messages(told.length, recent.length, formats.duration(wanted.ms));
  const isFull = answer.value.length >= mostMessages;
  return shown(
    sentence,
    told.slice(0, mostShown).map((message) => itemOf(message, context)),
    told.length,
    context,
    {
      command: wanted.command,
      more: isFull ? [note(texts.full(formats.number(mostMessages)), 'warning')] : [],
      answers: [answer],
    },
  );
}

function newestFirst(one: IncomingMessage, other: IncomingMessage): number {
  return (other.receivedAt?.epochMilliseconds ?? 0) - (one.receivedAt?.epochMilliseconds ?? 0);
}

function changeOf({ id, from, to, text: content }: IncomingMessage): InboxChange {
  const message = { id, from, text: content, ...(to !== undefined && { to }) };
  return { topic: 'inbox', kind: 'arrived', object: id, isDecisive: false, isLoud: true, message };
}

function itemOf(message: IncomingMessage, { message: asked, language, formats }: CommandContext): Item {
  const texts = inboxTexts[language];
  const privacy = privacyOf(asked);
  const { receivedAt, from, to } = message;
  return {
    title: receivedAt === undefined ? texts.noTime : formats.time(receivedAt),
    facts: [texts.from(privacy.phone(from)), ...(to === undefined ? [] : [texts.to(privacy.phone(to))])],
    ...shownText(privacy.text(message.text), false),
  };
}

/** From what the watchers have seen. */
async function previewOfPast(context: CommandContext, wanted: Wanted): Promise<Reply> {
  const { language, formats, notices } = context;
  const texts = subscriptionTexts[language].preview;
  const from = Temporal.Instant.fromEpochMilliseconds(notices.now() - wanted.ms);
  const seen = await notices.past.since(wanted.topic, from);
  const past = seen.filter(({ change }) => change.topic !== 'balance' || isOfThreshold(change, wanted.filters));
  const told = past.filter(({ change }) => mismatchOf(change, wanted.filters) === undefined);
  const sentence =
    past.length === 0
      ? texts.nothing(formats.duration(wanted.ms))
      : texts.changes(told.length, past.length, formats.duration(wanted.ms));
  const newest = await Promise.all(told.slice(0, mostShown).map((one) => pastItem(one, context)));
  return shown(sentence, newest, told.length, context, { command: wanted.command, more: [], answers: [] });
}

/** What another threshold told says nothing of this one. */
function isOfThreshold({ under }: BalanceChange, { under: amount, runway }: Filters): boolean {
  return under.amount === amount && under.runwayMs === runway;
}

async function pastItem(past: PastChange, { message, language, formats, notices }: CommandContext): Promise<Item> {
  const { title, what } = await notices.tell(past, language, message.in.kind);
  return { title, facts: [what, formats.time(Temporal.Instant.fromEpochMilliseconds(past.at))] };
}

interface About {
  readonly command: string;
  readonly more: readonly Block[];
  readonly answers: readonly Answer<unknown>[];
}

function shown(
  sentence: string,
  list: readonly Item[],
  count: number,
  context: CommandContext,
  { command, more, answers }: About,
): Reply {
  const texts = subscriptionTexts[context.language].preview;
  const blocks = [
    text(sentence),
    ...(list.length === 0 ? [] : [items(list)]),
    ...(count > list.length ? [note(texts.newest(list.length))] : []),
    ...more,
  ];
  return {
    summary: sentence,
    blocks: answers.length === 0 ? blocks : dated(blocks, answers, context),
    buttons: [{ label: texts.subscribe, command }],
  };
}
