import { nearest } from '../../lib/edit-distance.ts';
import type { Mailing } from '../../smsc/areas/mailings.ts';
import { mailingRepeats, nameOf } from '../../smsc/codes.ts';
import { SmscError } from '../../smsc/error.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { dated } from '../freshness.ts';
import type { Language } from '../language.ts';
import { printCommand } from '../line/print.ts';
import { currencyOf } from '../money/account-currency.ts';
import { type Parameter, right, wrong } from '../parameters/parameter.ts';
import { flag, word } from '../parameters/words.ts';
import { privacyOf } from '../privacy.ts';
import { type Bar, bars, code, fields, items, note, type Reply, text } from '../reply.ts';
import { buttonFor, nothingFound } from '../similar.ts';
import { mailingTexts } from '../texts/mailings.ts';

/** How many recipients are named; a mailing may have tens of thousands. */
const firstRecipients = 3;
/** Ids change seldom, so a list for near ones may be as old as this. */
const idsMaxAgeMs = 3_600_000;
const longestLabel = 32;

export const mailingShow = defineCommand({
  name: 'mailing show',
  aliases: ['рассылка'],
  parameters: {
    id: mailingId('ID'),
    email: flag({ en: 'the word email: an e-mail mailing', ru: 'слово email: e-mail-рассылка' }),
  },
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'one mailing: text, dates, repetition, recipients, progress, cost',
    ru: 'одна рассылка: текст, даты, повтор, получатели, ход, стоимость',
  },
  examples: ['/mailing show 51204', '/mailing show 51203 email'],
  run: async (context, { id, email }) => {
    const asked = { id, ...(email && { email }) };
    try {
      const [answer, currency] = await Promise.all([context.account.client.mailings.get(asked), currencyOf(context)]);
      const reply = describe(answer.value, currency, context);
      return { ...reply, blocks: dated(reply.blocks, [answer], context) };
    } catch (error) {
      if (!(error instanceof SmscError) || error.code !== 'not-found') throw error;
      return notFound(context, asked);
    }
  },
});

/** An id of the provider's or one of our own, which may have letters in it. */
function mailingId(hint: string): Parameter<string> {
  const written = word(hint, { en: 'the id of a mailing, such as 51204', ru: 'id рассылки, например 51204' });
  return {
    ...written,
    parse: (typed) => {
      const [, id] = /^[#№]?([\w.-]{1,40})$/u.exec(typed) ?? [];
      return id === undefined ? wrong : right(id);
    },
  };
}

function describe(mailing: Mailing, currency: string | undefined, context: CommandContext): Reply {
  const { formats, language, message } = context;
  const texts = mailingTexts[language];
  const time = (at: Temporal.Instant | undefined): string | undefined => at && formats.time(at);
  const privacy = privacyOf(message);
  const name = mailing.name === '' ? mailing.id : privacy.text(mailing.name);
  return {
    summary: texts.summary(name, mailing.id),
    blocks: [
      items([
        {
          title: name,
          facts: name === mailing.id ? [] : [mailing.id],
          ...(mailing.text !== '' && { text: privacy.text(mailing.text) }),
        },
      ]),
      fields([
        [texts.subject, mailing.subject === undefined ? undefined : privacy.text(mailing.subject)],
        [texts.sender, mailing.sender],
        [texts.planned, time(mailing.plannedAt)],
        [texts.lastSent, time(mailing.lastSentAt)],
        [texts.repeat, repeatWords(mailing, language)],
        [texts.recipients, recipientsLine(mailing, context)],
        [texts.cost, mailing.cost === undefined ? undefined : formats.money(mailing.cost, currency)],
        [texts.created, time(mailing.createdAt)],
        [texts.changed, time(mailing.changedAt)],
      ]),
      ...progress({ ...mailing, name }, context),
      note(texts.asWritten(asWritten(mailing, language))),
    ],
  };
}

/** What the provider writes without telling its unit or meaning. */
function asWritten({ lifetime, spread, frequency, status, format }: Mailing, language: Language): string {
  const texts = mailingTexts[language];
  const values = [
    [texts.lifetime, lifetime],
    [texts.spread, spread],
    [texts.frequency, frequency],
  ] as const;
  const told = values.flatMap(([label, value]) => (value === undefined ? [] : [`${label} ${value}`]));
  return [...told, texts.codesOf(String(status), format)].join(', ');
}

function repeatWords({ repeat, repeatCount }: Mailing, language: Language): string | undefined {
  if (repeat === undefined) return undefined;
  const texts = mailingTexts[language];
  const name = nameOf(mailingRepeats, repeat);
  const words = name === undefined ? texts.code(String(repeat)) : texts.repeats[name];
  return repeatCount === undefined || name === 'manual' ? words : texts.repeatCount(words, repeatCount);
}

function recipientsLine({ recipients }: Mailing, { formats, language, message }: CommandContext): string | undefined {
  if (recipients.length === 0) return undefined;
  const first = recipients.slice(0, firstRecipients).map((recipient) => privacyOf(message).phone(recipient));
  const named = mailingTexts[language].firstOf(first.join(', '), recipients.length - first.length);
  return `${formats.number(recipients.length)}: ${named}`;
}

/** Nothing while the provider does not tell how much was sent, which it does in one of its formats only. */
function progress({ id, name, recipients, sent, delivered }: Mailing, { formats, language }: CommandContext) {
  if (sent === undefined && delivered === undefined) return [];
  const texts = mailingTexts[language];
  const amounts = [
    [texts.recipients, recipients.length === 0 ? undefined : recipients.length],
    [texts.sent, sent],
    [texts.delivered, delivered],
  ] as const;
  const shown = amounts.flatMap(([label, value]): readonly Bar[] =>
    value === undefined ? [] : [{ label, value, shown: formats.number(value) }],
  );
  return [bars(shown, { title: texts.progress(name === '' ? id : name), as: 'progress' })];
}

interface Asked {
  readonly id: string;
  readonly email?: true;
}

async function notFound(context: CommandContext, { id, email }: Asked): Promise<Reply> {
  const { language, message } = context;
  const texts = mailingTexts[language];
  const names = await knownNames(context, email);
  const similar = nearest(id, [...names.keys()]);
  const sentence = texts.notFound(id, email === true);
  const asEmail = printCommand(mailingShow, { id, email: true });
  const labelOf = (other: string): string => `${other} ${privacyOf(message).text(names.get(other) ?? '')}`.trim();
  return nothingFound({
    sentence,
    hints: email ? [] : [text(texts.ifEmail, ' ', code(asEmail))],
    heading: texts.similar,
    similar: similar.map((other) => buttonFor(mailingShow, { id: other, email }, labelOf(other), longestLabel)),
  });
}

/** The names of all mailings by their ids; none when they cannot be had at once, as the answer is worth showing without them. */
async function knownNames(
  { account, log }: CommandContext,
  email: true | undefined,
): Promise<ReadonlyMap<string, string>> {
  try {
    const options = { maxAgeMs: idsMaxAgeMs, maxWaitMs: 0 };
    const { value } = await account.client.mailings.list({ ...(email && { email }) }, options);
    return new Map(value.map((mailing) => [mailing.id, mailing.name]));
  } catch (err) {
    if (!(err instanceof SmscError)) throw err;
    log.warn({ err }, 'the ids of mailings are not known');
    return new Map();
  }
}
