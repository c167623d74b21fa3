import type { Mailing } from '../../smsc/areas/mailings.ts';
import { mailingRepeats, nameOf } from '../../smsc/codes.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { dated } from '../freshness.ts';
import type { Language } from '../language.ts';
import { findMailing } from '../mailings/find-mailing.ts';
import { emailMailing, mailingId } from '../mailings/mailing-parameters.ts';
import { currencyOf } from '../money/account-currency.ts';
import { privacyOf } from '../privacy.ts';
import { type Bar, bars, fields, items, note, type Reply } from '../reply.ts';
import { mailingTexts } from '../texts/mailings.ts';

/** How many recipients are named; a mailing may have tens of thousands. */
const firstRecipients = 3;

export const mailingShow: Command = defineCommand({
  name: 'mailing show',
  aliases: ['рассылка'],
  parameters: {
    id: mailingId('ID'),
    email: emailMailing,
  },
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'one mailing: text, dates, recipients, progress, cost',
    ru: 'одна рассылка: текст, даты, получатели, ход, стоимость',
  },
  details: {
    en: ['It tells too whether the mailing is repeated, and over what time it is spread.'],
    ru: ['Сообщает и то, повторяется ли рассылка и на какое время растянута.'],
  },
  examples: ['/mailing show 51204', '/mailing show 51203 email'],
  run: async (context, { id, email }) => {
    const [found, currency] = await Promise.all([
      findMailing(context, { id, email }, mailingShow),
      currencyOf(context),
    ]);
    if ('refused' in found) return found.refused;
    const reply = describe(found.answer.value, currency, context);
    return { ...reply, blocks: dated(reply.blocks, [found.answer], context) };
  },
});

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
