import type { SentMessage } from '../../smsc/areas/messages.ts';
import type { Answer } from '../../smsc/call.ts';
import { type CommandContext, defineCommand, type Misfit } from '../command.ts';
import { dated } from '../freshness.ts';
import type { Catalogue } from '../language.ts';
import { printCommand } from '../line/print.ts';
import { fitsOnePage } from '../listing/listing.ts';
import { showListing, type Undated } from '../listing/show-listing.ts';
import { firstDayReaching } from '../messages/longest-period.ts';
import { messageEntry } from '../messages/message-entry.ts';
import { countMessageStates } from '../messages/message-words.ts';
import { currencyOf } from '../money/account-currency.ts';
import { count, id } from '../parameters/counts.ts';
import { day } from '../parameters/days.ts';
import { type Emails, emails } from '../parameters/emails.ts';
import { keyed, type Moment, optional, type Parameter, today } from '../parameters/parameter.ts';
import { type Period, period } from '../parameters/periods.ts';
import { phones } from '../parameters/phones.ts';
import { misfitOf, type SpanValues, spanOf } from '../parameters/spans.ts';
import { type Privacy, privacyOf } from '../privacy.ts';
import { note, type Reply, text } from '../reply.ts';
import { notYet } from '../statistics/statistics-span.ts';
import { type HistoryScope, historyTexts } from '../texts/messages.ts';

/** The page's longest period. */
const mostMonths = 6;
const usualDays = 7;
/** The page's maximum for one request. */
const mostMessages = 1000;
const usualCount = 200;
const mostRecipients = 100;
/** How many recipients are repeated. */
const mostNamed = 3;

interface Asked extends SpanValues {
  readonly phones?: readonly string[] | undefined;
  readonly email?: Emails | undefined;
  readonly count?: number | undefined;
  readonly before?: string | undefined;
}

export const history = defineCommand({
  name: 'history',
  aliases: ['hist', 'история'],
  parameters: {
    phones: optional(numbers()),
    period: optional(keyed(period('PERIOD'))),
    from: optional(keyed(day('DAY'))),
    to: optional(keyed(day('DAY'))),
    email: optional(keyed(emails('ADDRESS,…|all', mostRecipients))),
    count: optional(keyed(count('COUNT', 1, mostMessages))),
    before: optional(keyed(id('ID'))),
  },
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'sent messages: what became of each, why, and its cost',
    ru: 'отправленные сообщения: что с ними стало, почему, цена',
  },
  details: {
    en: ['Those of the last 7 days when no other period is given; 6 months are the longest period.'],
    ru: ['Если период не указан — за последние 7 дней; самый длинный период — 6 месяцев.'],
  },
  examples: [
    '/history 8 (916) 000-10-00',
    '/history period:yesterday',
    '/history 79160001000, 79250001001 period:30d count:50',
    '/history email:all period:30d',
  ],
  check: (values, moment) => misfit(values, moment),
  run: async (context, asked) => {
    const days = spanOf(asked, momentOf(context), usualDays);
    const { phones, email, count = usualCount, before } = asked;
    const [answer, currency] = await Promise.all([
      context.account.client.messages.get({
        ...days,
        count,
        ...(phones && { phones }),
        ...(email === 'all' ? { kind: 'email' } : email && { emails: email }),
        ...(before !== undefined && { before }),
      }),
      currencyOf(context),
    ]);
    if (answer.value.length === 0) return nothing(context, asked, days, answer);
    return showListing(context, [answer], (privacy) =>
      listing({ context, asked, days, messages: answer.value, currency, privacy }),
    );
  },
});

/** Phone numbers; who types a day among them is told how days are typed here. */
function numbers(): Parameter<readonly string[]> {
  const parameter = phones('PHONE…', mostRecipients);
  const { parse: readDays } = period('PERIOD');
  return {
    ...parameter,
    parse: (written, moment) => {
      const read = parameter.parse(written, moment);
      if (read.ok) return read;
      const areDays = [written.slice(read.start, read.end), written.slice(read.start)].some(
        (part) => readDays(part, moment).ok,
      );
      return areDays ? { ...read, reason: daysHaveAName } : read;
    },
  };
}

const daysHaveAName: Catalogue<string> = {
  en: 'Write days with their name, such as period:yesterday or period:"last month".',
  ru: 'Дни пишутся с именем, например period:вчера или period:"прошлый месяц".',
};

function momentOf({ account }: CommandContext): Moment {
  return { now: account.now(), zone: account.zone };
}

function misfit(values: Asked, moment: Moment): Misfit | undefined {
  if (values.phones !== undefined && values.email !== undefined) {
    return {
      parameter: 'email',
      reason: {
        en: 'Ask either for phone numbers or for e-mail addresses.',
        ru: 'Спросите или о номерах телефона, или об адресах e-mail.',
      },
    };
  }
  return misfitOf(values, moment, mostMonths) ?? notYet(spanOf(values, moment, usualDays), values, moment);
}

interface Shown {
  readonly context: CommandContext;
  readonly asked: Asked;
  readonly days: Period;
  /** At least one, newest first. */
  readonly messages: readonly SentMessage[];
  readonly currency: string | undefined;
  readonly privacy: Privacy;
}

function listing(shown: Shown): Undated {
  const { context, asked, days, messages, currency, privacy } = shown;
  const { language, formats } = context;
  const texts = historyTexts[language];
  const scope = scopeOf(context, asked, days, privacy);
  const isFull = messages.length >= (asked.count ?? usualCount);
  const statuses = messages.map(({ status }) => status);
  const found = texts.found(messages.length, formats.number(messages.length), scope, isFull);
  const summary = `${found}: ${countMessageStates(statuses, language, (count) => formats.number(count))}`;
  const last = messages.at(-1)?.globalId;
  const entries = messages.map((message) =>
    messageEntry(message, { context, currency, privacy, isAlone: messages.length === 1 }),
  );
  return {
    name: 'history',
    summary,
    lead: [text(texts.scope(scope)), text(summary), ...(isFull ? [note(texts.mayBeMore(fitsOnePage(entries)))] : [])],
    columns: [],
    entries,
    fileColumns: texts.fileColumns,
    // The days are told as such, so that the button asks for the same ones tomorrow.
    ...(isFull && {
      onward: { label: texts.older, command: printCommand(history, { ...withDays(asked, days), before: last }) },
    }),
  };
}

function withDays(asked: Asked, days: Period): Asked {
  return { ...asked, period: days, from: undefined, to: undefined };
}

function scopeOf({ formats }: CommandContext, asked: Asked, { from, to }: Period, privacy: Privacy): HistoryScope {
  const { email } = asked;
  const recipients = asked.phones ?? (email === 'all' ? undefined : email);
  const named = recipients?.slice(0, mostNamed).map((recipient) => privacy.phone(recipient));
  return {
    days: [formats.day(from), formats.day(to)],
    to: named && { first: named.join(', '), more: (recipients?.length ?? 0) - named.length },
    areEmails: email !== undefined,
    areOlder: asked.before !== undefined,
  };
}

/** Offers half a year to somebody who named no days. */
function nothing(context: CommandContext, asked: Asked, days: Period, answer: Answer<unknown>): Reply {
  const texts = historyTexts[context.language];
  const sentence = texts.none(scopeOf(context, asked, days, privacyOf(context.message)));
  const isUsual = asked.period === undefined && asked.from === undefined && asked.to === undefined;
  const now = today(momentOf(context));
  const wider = printCommand(history, { ...withDays(asked, { from: firstDayReaching(now, mostMonths), to: now }) });
  return {
    summary: sentence,
    tone: 'warning',
    blocks: dated([text(sentence)], [answer], context),
    buttons: isUsual && asked.before === undefined ? [{ label: texts.halfYear, command: wider }] : [],
  };
}
