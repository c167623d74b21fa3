import { referenceNumber } from '../../lib/reference.ts';
import { longestMessage } from '../../smsc/areas/message-form.ts';
import { mailingRepeats } from '../../smsc/codes.ts';
import { SmscError } from '../../smsc/error.ts';
import type { Done } from '../acting/action.ts';
import { defineAction } from '../acting/define-action.ts';
import { lookingUp } from '../acting/looking-up.ts';
import type { Command, CommandContext } from '../command.ts';
import { quoteOf } from '../mailings/mailing-quote.ts';
import { newMailing, type PlannedMailing, refuseLate } from '../mailings/planned-mailing.ts';
import { mostRecipients, recipientsOf } from '../mailings/recipients.ts';
import { whenWords } from '../mailings/when-words.ts';
import { currencyOf } from '../money/account-currency.ts';
import { count } from '../parameters/counts.ts';
import { emailList } from '../parameters/emails.ts';
import { instant } from '../parameters/instants.ts';
import { keyed, optional } from '../parameters/parameter.ts';
import { phones } from '../parameters/phones.ts';
import { choice, messageText, word } from '../parameters/words.ts';
import { phoneListFiles } from '../phones/phone-files.ts';
import { privacyOf } from '../privacy.ts';
import { fields, text } from '../reply.ts';
import { buttonFor } from '../similar.ts';
import { mailingCreateTexts } from '../texts/mailing-create.ts';
import { mailingShow } from './mailing-show.ts';

const repeats = Object.values(mailingRepeats);
const mostTyped = 100;

export const mailingCreate: Command = defineAction({
  name: 'mailing create',
  aliases: ['mailing add'],
  parameters: {
    name: word('NAME', { en: 'the name of the mailing', ru: 'название рассылки' }),
    text: messageText('TEXT', longestMessage),
    to: optional(keyed(phones('PHONE,…', mostTyped))),
    email: optional(keyed(emailList('ADDRESS,…', mostTyped))),
    subject: optional(keyed(word('SUBJECT', { en: 'the subject of the e-mails', ru: 'тема писем' }))),
    sender: optional(keyed(word('NAME', { en: 'a sender name', ru: 'имя отправителя' }))),
    at: optional(keyed(instant('TIME'))),
    repeat: optional(keyed(choice('HOW', repeats))),
    times: optional(keyed(count('COUNT', 1, 10_000))),
    spread: optional(keyed(count('HOURS', 1, 720))),
    every: optional(keyed(count('MINUTES', 1, 1440))),
  },
  role: 'operator',
  risk: 'spend',
  takesFiles: { ...phoneListFiles, beside: 'to' },
  summary: {
    en: 'make a mailing, after showing its price',
    ru: 'создать рассылку, сначала показав цену',
  },
  details: {
    en: [
      `It goes to the numbers behind to: and in an attached file, ${mostRecipients} at most, or by e-mail to the addresses behind email:.`,
      'Without at: it begins at once, and without sender: it comes from the usual sender name of the account. spread: and every: go together: a part of it every so many minutes, over so many hours.',
    ],
    ru: [
      `Она идёт на номера из to: и из приложенного файла, не больше ${mostRecipients}, или по e-mail на адреса из email:.`,
      'Без at: она начинается сразу, без sender: идёт от обычного имени отправителя аккаунта. spread: и every: указывают вместе: по части раз в столько минут, в течение стольких часов.',
    ],
  },
  examples: [
    '/mailing create Sale to:79991234567,79997654321 Only today: everything at half price',
    '/mailing create News to:79991234567 at:"tomorrow 9:00" sender:my_shop "Come and see us"',
  ],
  check: ({ to, email, subject, repeat, times, spread, every }, _moment, { files }) => {
    if (to !== undefined && email !== undefined) return { parameter: 'email', reason: eitherOr };
    if (email !== undefined && files.length > 0) return { parameter: 'email', reason: noFile };
    if (subject !== undefined && email === undefined) return { parameter: 'subject', reason: onlyEmail };
    if (times !== undefined && repeat === undefined) return { parameter: 'repeat' };
    if ((spread === undefined) !== (every === undefined))
      return { parameter: spread === undefined ? 'spread' : 'every' };
    return undefined;
  },
  plan: async (context, asked) => {
    const payload: PlannedMailing = {
      ...(await recipientsOf(context, asked)),
      name: asked.name,
      text: asked.text,
      isEmail: asked.email !== undefined,
      subject: asked.subject ?? null,
      sender: asked.sender ?? null,
      at: asked.at ?? null,
      repeat: asked.repeat ?? null,
      times: asked.times ?? null,
      spreadHours: asked.spread ?? null,
      everyMinutes: asked.every ?? null,
    };
    return { payload };
  },
  propose: async (context, mailing) => {
    const quote = await quoteOf(context, mailing);
    refuseLate(context, mailing);
    const { mailingProposal } = await import('../mailings/mailing-proposal.ts');
    return mailingProposal(context, mailing, quote);
  },
  perform: async (context, mailing, id) => {
    const { id: given, cost } = await context.account.client.mailings.add({ ...newMailing(mailing), id: ownId(id) });
    return made(context, mailing, given, cost);
  },
  lookUp: async (context, mailing, id) => {
    try {
      const asked = { id: ownId(id), ...(mailing.isEmail && { email: true }) };
      const { value } = await context.account.client.mailings.get(asked, lookingUp);
      return made(context, mailing, value.id, value.cost);
    } catch (error) {
      if (error instanceof SmscError && error.code === 'not-found') return 'not-done';
      throw error;
    }
  },
});

const eitherOr = { en: 'Give either to: or email:.', ru: 'Укажите или to:, или email:.' };
const noFile = {
  en: 'An attached file is a list of phone numbers; e-mails go to email: alone.',
  ru: 'Приложенный файл — список номеров; письма идут только на адреса из email:.',
};
const onlyEmail = {
  en: 'Only e-mails have a subject; give email: too.',
  ru: 'Тема бывает только у писем; укажите и email:.',
};

/** By which the mailing can be found when the answer is lost: of a mailing no page says that its id may have letters. */
function ownId(id: string): string {
  return String(referenceNumber(id));
}

async function made(
  context: CommandContext,
  mailing: PlannedMailing,
  id: string,
  cost: string | undefined,
): Promise<Done> {
  const { name, isEmail, to } = mailing;
  const { language, formats, message } = context;
  const texts = mailingCreateTexts[language];
  const currency = await currencyOf(context);
  const sentence = texts.made(privacyOf(message).text(name));
  return {
    reply: {
      summary: sentence,
      tone: 'good',
      blocks: [
        text(sentence),
        fields([
          [texts.id, id],
          [texts.recipients, formats.number(to.length)],
          [texts.when, whenWords(mailing, context)],
          [texts.cost, cost === undefined ? undefined : formats.money(cost, currency)],
        ]),
      ],
      buttons: [buttonFor(mailingShow, { id, email: isEmail || undefined }, texts.look)],
    },
    ...(cost !== undefined && { cost: { amount: cost, currency: currency ?? '' } }),
  };
}
