import { mapInSlices } from '../../lib/slices.ts';
import type { IncomingMessage } from '../../smsc/areas/incoming.ts';
import type { Answer } from '../../smsc/call.ts';
import { includes } from '../access/roles.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { dated } from '../freshness.ts';
import { printCommand } from '../line/print.ts';
import { fileTime } from '../listing/file-time.ts';
import type { Entry } from '../listing/listing.ts';
import { showListing } from '../listing/show-listing.ts';
import { replyButton } from '../messages/reply-button.ts';
import { shownText } from '../messages/shown-text.ts';
import { count, id } from '../parameters/counts.ts';
import { keyed, optional } from '../parameters/parameter.ts';
import { phone } from '../parameters/phones.ts';
import { type Privacy, privacyOf } from '../privacy.ts';
import { note, type Reply, text } from '../reply.ts';
import { type InboxScope, inboxTexts } from '../texts/inbox.ts';

const usualHours = 24;
/** The page's maximum: 7 days. */
const mostHours = 168;
/** The page's maximum for one request. */
const mostMessages = 10_000;
const usualCount = 1000;

interface Asked {
  readonly hours?: number | undefined;
  readonly after?: string | undefined;
  readonly to?: string | undefined;
  readonly count?: number | undefined;
}

export const inbox = defineCommand({
  name: 'inbox',
  aliases: ['incoming', 'входящие'],
  parameters: {
    hours: optional(keyed(count('HOURS', 1, mostHours))),
    after: optional(keyed(id('ID'))),
    to: optional(keyed(phone('PHONE'))),
    count: optional(keyed(count('COUNT', 1, mostMessages))),
  },
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'incoming SMS of the last 24 hours or more, newest first',
    ru: 'входящие SMS за последние 24 часа или больше, сначала новые',
  },
  details: {
    en: [
      'Operators reply to an SMS with the button under its notification or under /inbox count:1, or by replying to the notification; the price is shown before anything is sent.',
    ],
    ru: [
      'Операторы могут ответить на SMS (reply): кнопкой «Ответить» под уведомлением или под /inbox count:1 либо ответом на само уведомление; до отправки будет показана цена.',
    ],
  },
  examples: ['/inbox hours:48', '/inbox to:79990000100', '/inbox after:6450101 count:20'],
  check: ({ hours, after }) =>
    hours === undefined || after === undefined
      ? undefined
      : { parameter: 'after', reason: { en: 'Give either hours: or after:.', ru: 'Укажите или hours:, или after:.' } },
  run: async (context, asked) => {
    const { hours = usualHours, after, to } = asked;
    // The page does not say which ones a smaller count would keep.
    const answer = await context.account.client.incoming.get({
      count: mostMessages,
      ...(after === undefined ? { hours } : { after }),
      ...(to !== undefined && { to }),
    });
    return answer.value.length === 0 ? nothing(context, asked, answer) : show(context, asked, answer);
  },
});

async function show(context: CommandContext, asked: Asked, answer: Answer<readonly IncomingMessage[]>): Promise<Reply> {
  const { language, formats } = context;
  const texts = inboxTexts[language];
  const all = answer.value.length;
  const newest = answer.value.toSorted(newestFirst).slice(0, asked.count ?? usualCount);
  const rows = await mapInSlices(newest, (message) => rowOf(message, newest.length === 1, context));
  const isCut = newest.length < all;
  const everyOne = { ...asked, count: all };
  const reply = await showListing(context, [answer], (privacy) => {
    const summary = texts.found(all, formats.number(all), scopeOf(asked, privacy));
    return {
      name: 'inbox',
      summary,
      lead: [
        text(summary),
        ...(isCut ? [note(texts.newest(formats.number(newest.length), formats.number(all), `count:${all}`))] : []),
        ...(all >= mostMessages ? [note(texts.full(formats.number(mostMessages)), 'warning')] : []),
      ],
      columns: [],
      entries: rows.map((row) => row(privacy)),
      fileColumns: texts.fileColumns,
      ...(isCut && { onward: { label: texts.all(formats.number(all)), command: printCommand(inbox, everyOne) } }),
    };
  });
  const [only, ...others] = newest;
  if (only === undefined || others.length > 0 || !includes(context.role, 'operator')) return reply;
  return { ...reply, buttons: [...(reply.buttons ?? []), ...replyButton(only.id, only, language)] };
}

function newestFirst(one: IncomingMessage, other: IncomingMessage): number {
  const times = (other.receivedAt?.epochMilliseconds ?? 0) - (one.receivedAt?.epochMilliseconds ?? 0);
  return times === 0 ? compareIds(other.id, one.id) : times;
}

/** Ids are digits that may be longer than a number holds. */
function compareIds(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : Number(one > other);
}

/** An entry but for what is private; writing the times takes longest and is done once. */
function rowOf(
  { id, receivedAt, sentAt, from, to, text: written }: IncomingMessage,
  isAlone: boolean,
  { account, formats, language }: CommandContext,
): (privacy: Privacy) => Entry {
  const texts = inboxTexts[language];
  const title = receivedAt === undefined ? texts.noTime : formats.time(receivedAt);
  const received = fileTime(receivedAt, account.zone);
  const sent = fileTime(sentAt, account.zone);
  return (privacy) => {
    const author = privacy.phone(from);
    const reached = to === undefined ? undefined : privacy.phone(to);
    const content = privacy.text(written);
    return {
      shown: {
        title,
        facts: [texts.from(author), ...(reached === undefined ? [] : [texts.to(reached)])],
        ...shownText(content, isAlone),
      },
      filed: [id, received, sent, author, reached ?? '', content],
    };
  };
}

function scopeOf({ hours = usualHours, after, to }: Asked, privacy: Privacy): InboxScope {
  return {
    since: after === undefined ? { hours } : { after },
    to: to === undefined ? undefined : privacy.phone(to),
  };
}

/** Offers a week to somebody who asked for less. */
function nothing(context: CommandContext, asked: Asked, answer: Answer<unknown>): Reply {
  const texts = inboxTexts[context.language];
  const sentence = texts.none(scopeOf(asked, privacyOf(context.message)));
  const isShort = asked.after === undefined && (asked.hours ?? usualHours) < mostHours;
  const wider = printCommand(inbox, { ...asked, hours: mostHours });
  return {
    summary: sentence,
    tone: 'warning',
    blocks: dated([text(sentence)], [answer], context),
    buttons: isShort ? [{ label: texts.week, command: wider }] : [],
  };
}
