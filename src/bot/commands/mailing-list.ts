import { clip } from '../../lib/clip.ts';
import type { MailingSummary } from '../../smsc/areas/mailings.ts';
import type { Answer } from '../../smsc/call.ts';
import { type CommandContext, defineCommand, type Misfit } from '../command.ts';
import { dated } from '../freshness.ts';
import { fileTime } from '../listing/file-time.ts';
import type { Entry } from '../listing/listing.ts';
import { showListing, type Undated } from '../listing/show-listing.ts';
import { currencyOf } from '../money/account-currency.ts';
import { day } from '../parameters/days.ts';
import { keyed, type Moment, optional } from '../parameters/parameter.ts';
import { period } from '../parameters/periods.ts';
import { misfitOf, type SpanValues } from '../parameters/spans.ts';
import { flag } from '../parameters/words.ts';
import { type Privacy, privacyOf } from '../privacy.ts';
import { type Button, code, type Reply, text } from '../reply.ts';
import { buttonFor } from '../similar.ts';
import { type MailingScope, mailingTexts } from '../texts/mailings.ts';
import { mailingShow } from './mailing-show.ts';

/** How many of the first mailings get a button. */
const mostButtons = 3;
const longestLabel = 24;
/** How much of a text the list shows; the answer about the mailing shows all of it. */
const longestText = 200;

interface Asked extends SpanValues {
  readonly email?: true | undefined;
}

export const mailingList = defineCommand({
  name: 'mailing list',
  aliases: ['mailings', 'рассылки'],
  parameters: {
    period: optional(period('PERIOD')),
    from: optional(keyed(day('DAY'))),
    to: optional(keyed(day('DAY'))),
    email: flag({ en: 'the word email: e-mail mailings', ru: 'слово email: e-mail-рассылки' }),
  },
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'the mailings: when, to how many, what came of it, cost',
    ru: 'рассылки: когда, скольким, с каким итогом, стоимость',
  },
  examples: ['/mailing list', '/mailing list 7d', '/mailing list email'],
  check: (values, moment) => misfit(values, moment),
  run: async (context, asked) => {
    const { from, to } = daysOf(asked);
    const { mailings } = context.account.client;
    const [answer, currency] = await Promise.all([
      mailings.list({ ...(from && { from }), ...(to && { to }), ...(asked.email && { email: true }) }),
      currencyOf(context),
    ]);
    if (answer.value.length === 0) return nothing(context, asked, answer);
    const sorted = answer.value.toSorted(byPlan);
    const reply = await showListing(context, [answer], (privacy) =>
      listing({ context, asked, currency }, sorted, privacy),
    );
    return { ...reply, buttons: [...(reply.buttons ?? []), ...showButtons(sorted, asked, privacyOf(context.message))] };
  },
});

/** Without any day the provider is asked without dates, as mailings may be planned for any time to come. */
function daysOf({ period: days, from, to }: SpanValues): SpanValues {
  return days ?? { from, to };
}

function misfit(values: SpanValues, moment: Moment): Misfit | undefined {
  const { period: days, from, to } = values;
  if (days === undefined && from === undefined && to !== undefined) {
    return {
      parameter: 'to',
      reason: {
        en: 'The provider needs the first day too: give from: with to:.',
        ru: 'Провайдеру нужен и первый день: вместе с to: укажите from:.',
      },
    };
  }
  return misfitOf(values, moment);
}

/** What is planned last comes first. */
function byPlan(one: MailingSummary, other: MailingSummary): number {
  return (other.plannedAt?.epochMilliseconds ?? 0) - (one.plannedAt?.epochMilliseconds ?? 0);
}

interface Shown {
  readonly context: CommandContext;
  readonly asked: Asked;
  readonly currency: string | undefined;
}

function listing(shown: Shown, mailings: readonly MailingSummary[], privacy: Privacy): Undated {
  const { context, asked } = shown;
  const texts = mailingTexts[context.language];
  const summary = texts.list.found(mailings.length, scopeOf(asked, context));
  return {
    name: 'mailings',
    summary,
    lead: [text(summary)],
    columns: [],
    entries: mailings.map((mailing) => entryOf(mailing, shown, privacy)),
    fileColumns: [
      texts.id,
      texts.name,
      texts.planned,
      texts.lastSent,
      texts.changed,
      texts.recipients,
      texts.sent,
      texts.delivered,
      texts.cost,
      texts.sender,
      texts.status,
      texts.format,
      texts.text,
    ],
  };
}

function entryOf(mailing: MailingSummary, { context, currency }: Shown, privacy: Privacy): Entry {
  const { formats, language, account } = context;
  const texts = mailingTexts[language];
  const { id, plannedAt, lastSentAt, changedAt, sent, delivered, cost, status, format } = mailing;
  const recipients = recipientsOf(mailing);
  const name = privacy.text(mailing.name);
  const content = privacy.text(mailing.text);
  const time = (instant: Temporal.Instant | undefined): string | undefined => instant && formats.time(instant);
  const grouped = (count: number | undefined): string | undefined =>
    count === undefined ? undefined : formats.number(count);
  const planned = time(plannedAt);
  const last = time(lastSentAt);
  const facts: readonly (string | undefined)[] = [
    name === '' ? undefined : id,
    planned && texts.list.planned(planned),
    last && texts.list.lastSent(last),
    recipients === undefined ? undefined : texts.list.recipients(recipients, formats.number(recipients)),
    sent === undefined && delivered === undefined ? undefined : texts.list.progress(grouped(sent), grouped(delivered)),
    cost === undefined ? undefined : formats.money(cost, currency),
  ];
  const filed: readonly (string | undefined)[] = [
    id,
    name,
    fileTime(plannedAt, account.zone),
    fileTime(lastSentAt, account.zone),
    fileTime(changedAt, account.zone),
    recipients?.toString(),
    sent?.toString(),
    delivered?.toString(),
    cost === undefined ? undefined : formats.decimal(cost),
    mailing.sender,
    texts.code(String(status)),
    format === undefined ? undefined : texts.code(format),
    content,
  ];
  return {
    shown: {
      title: name === '' ? id : name,
      facts: facts.filter((fact) => fact !== undefined),
      ...(content !== '' && { text: clip(content, longestText) }),
    },
    filed: filed.map((cell) => cell ?? ''),
  };
}

/** How many there are, in a list that tells their number or names them. */
function recipientsOf({ recipientCount, recipients }: MailingSummary): number | undefined {
  if (recipientCount !== undefined) return recipientCount;
  return recipients.length === 0 ? undefined : recipients.length;
}

function scopeOf(asked: Asked, { formats }: CommandContext): MailingScope {
  const { from, to } = daysOf(asked);
  const days = from === undefined ? undefined : { from: formats.day(from), to: to && formats.day(to) };
  return { email: asked.email === true, days };
}

function showButtons(mailings: readonly MailingSummary[], { email }: Asked, privacy: Privacy): readonly Button[] {
  return mailings
    .slice(0, mostButtons)
    .map(({ id, name }) => buttonFor(mailingShow, { id, email }, name === '' ? id : privacy.text(name), longestLabel));
}

function nothing(context: CommandContext, asked: Asked, answer: Answer<unknown>): Reply {
  const { list } = mailingTexts[context.language];
  const sentence = list.none(scopeOf(asked, context));
  const other = asked.email === undefined ? [text(list.others, ' ', code('/mailing list email'))] : [];
  return { summary: sentence, tone: 'warning', blocks: dated([text(sentence), ...other], [answer], context) };
}
