import { longestMessage } from '../../smsc/areas/message-form.ts';
import { asOfNow } from '../../smsc/call.ts';
import { messageStatuses, nameOf } from '../../smsc/codes.ts';
import type { Action, Done } from '../acting/action.ts';
import { defineAction } from '../acting/define-action.ts';
import { lookingUp } from '../acting/looking-up.ts';
import type { Command, CommandContext } from '../command.ts';
import { printCommand } from '../line/print.ts';
import { messageStatusWords } from '../messages/message-words.ts';
import { partsWords } from '../messages/parts-words.ts';
import { currencyOf } from '../money/account-currency.ts';
import { differenceOf } from '../money/sums.ts';
import { keyed, optional } from '../parameters/parameter.ts';
import { phone } from '../parameters/phones.ts';
import { messageText, word } from '../parameters/words.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, fields, note, text } from '../reply.ts';
import { sendingTexts } from '../texts/sending.ts';
import { history } from './history.ts';

/** Exactly what is sent. */
export interface Sending {
  readonly phone: string;
  readonly text: string;
  /** The account's usual one when `null`. */
  readonly sender: string | null;
}

/** How one SMS is sent, whatever command asks for it. */
export const oneSms: Action<CommandContext, Sending> = {
  propose: async (context, payload) => {
    const { account, formats, language, message } = context;
    const [price, balance] = await Promise.all([
      account.client.sending.price(draftOf(payload), asOfNow),
      account.client.balance.get(asOfNow),
    ]);
    const texts = sendingTexts[language];
    const { cost, parts } = price.value;
    const { currency, amount } = balance.value;
    const after = differenceOf(amount, cost);
    const shownCost = formats.money(cost, currency);
    const privacy = privacyOf(message);
    return {
      summary: texts.question,
      blocks: [
        text(texts.question),
        fields([
          [texts.to, privacy.phone(payload.phone)],
          [texts.sender, payload.sender === null ? texts.usualSender : privacy.phone(payload.sender)],
          [texts.parts, partsWords(payload.text, parts, 1, context)],
          [texts.cost, shownCost],
          [texts.balanceAfter, formats.money(after, currency)],
        ]),
        { kind: 'items', items: [{ title: '', facts: [], text: payload.text }] },
        ...(after.startsWith('-') ? [note(texts.notEnough, 'warning')] : []),
      ] satisfies readonly Block[],
      goAhead: texts.goAhead(shownCost),
      quote: JSON.stringify([cost, parts, currency, after.startsWith('-')]),
      balance: amount,
      cost: { amount: cost, currency: currency ?? '' },
    };
  },
  perform: async (context, payload, id) => {
    const { cost, balance } = await context.account.client.sending.send({ ...draftOf(payload), id: ownId(id) });
    return sent(context, payload, id, { cost, balance });
  },
  lookUp: async (context, payload, id) => {
    const query = { id: ownId(id), to: payload.phone, details: true };
    const { value } = await context.account.client.messageStatus.get(query, lookingUp);
    return nameOf(messageStatuses, value.status) === 'not-found'
      ? 'not-done'
      : sent(context, payload, id, { cost: value.cost, status: value.status });
  },
};

export const send: Command = defineAction({
  name: 'send',
  aliases: ['sms', 'отправить'],
  parameters: {
    phone: phone('PHONE'),
    text: messageText('TEXT', longestMessage),
    sender: optional(keyed(word('NAME', { en: 'a sender name', ru: 'имя отправителя' }))),
  },
  role: 'operator',
  risk: 'spend',
  summary: { en: 'send an SMS, after showing its price', ru: 'отправить SMS, сначала показав цену' },
  details: {
    en: [
      'Without sender: it comes from the usual sender name of the account. How to answer an SMS that came in: /help inbox.',
    ],
    ru: ['Без sender: — от обычного имени отправителя аккаунта. Как ответить на входящее SMS: /help inbox.'],
  },
  examples: ['/send 79991234567 Your order is ready', '/send sender:my_shop 79991234567 "Заказ готов"'],
  plan: async (_context, { phone: to, text: written, sender }) => {
    const payload: Sending = { phone: to, text: written, sender: sender ?? null };
    return { payload };
  },
  ...oneSms,
});

function draftOf({ phone: to, text: written, sender }: Sending) {
  return { phones: [to], text: written, ...(sender !== null && { sender }) };
}

/** By which the message can be found when the answer is lost. */
function ownId(id: string): string {
  return `bot-${id}`;
}

/** What is known of a message that was sent. */
interface Known {
  readonly cost?: string | undefined;
  readonly balance?: string | undefined;
  readonly status?: number;
}

async function sent(
  context: CommandContext,
  { phone: to }: Sending,
  id: string,
  { cost, balance, status }: Known,
): Promise<Done> {
  const { formats, language, message } = context;
  const texts = sendingTexts[language];
  const currency = await currencyOf(context);
  const sentence = texts.sent(privacyOf(message).phone(to));
  return {
    reply: {
      summary: sentence,
      tone: 'good',
      blocks: [
        text(sentence),
        fields([
          [texts.id, ownId(id)],
          [texts.cost, cost === undefined ? undefined : formats.money(cost, currency)],
          [texts.left, balance === undefined ? undefined : formats.money(balance, currency)],
          [texts.status, status === undefined ? undefined : messageStatusWords(status, undefined, language)],
        ]),
        note(texts.later),
      ],
      buttons: [{ label: texts.look, command: printCommand(history, { phones: [to] }) }],
    },
    ...(cost !== undefined && { cost: { amount: cost, currency: currency ?? '' } }),
  };
}
