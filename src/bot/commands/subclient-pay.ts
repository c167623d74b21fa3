import { asOfNow } from '../../smsc/call.ts';
import { defineAction } from '../acting/define-action.ts';
import { inWords } from '../acting/in-words.ts';
import type { Command, CommandContext } from '../command.ts';
import { printCommand } from '../line/print.ts';
import { currencyOf } from '../money/account-currency.ts';
import { differenceOf } from '../money/sums.ts';
import { transfer } from '../parameters/sums.ts';
import { flag, word } from '../parameters/words.ts';
import { code, fields, note, strong, text } from '../reply.ts';
import { buttonFor } from '../similar.ts';
import { hasSubclient } from '../subclients/has-subclient.ts';
import { noneSuch } from '../subclients/none-such.ts';
import { sendingTexts } from '../texts/sending.ts';
import { subclientChangeTexts, subclientRefusals } from '../texts/subclient-changes.ts';
import { balance } from './balance.ts';
import { subclientStats } from './subclient-stats.ts';

interface Payment {
  readonly login: string;
  /** A decimal text; below zero for money that is taken back. */
  readonly sum: string;
  readonly isElectronic: boolean;
}

export const subclientPay: Command = defineAction({
  name: 'subclient pay',
  aliases: [],
  parameters: {
    user: word('USER', { en: 'the login of a subclient', ru: 'логин субклиента' }),
    sum: transfer('SUM'),
    electronic: flag({
      en: 'the word electronic: from our electronic balance to its own',
      ru: 'слово electronic: с нашего электронного баланса на его',
    }),
  },
  role: 'admin',
  risk: 'spend',
  summary: {
    en: 'move money to a subclient, or back',
    ru: 'перевести деньги субклиенту или обратно',
  },
  details: {
    en: [
      'The subclient has to have a balance of its own. A sum with a minus is believed to take money back; no page of the provider says so.',
    ],
    ru: [
      'У субклиента должен быть свой баланс. Сумма с минусом, судя по всему, забирает деньги обратно; на страницах провайдера этого нет.',
    ],
  },
  examples: ['/subclient pay sub_shop 500', '/subclient pay sub_electro 99.50 electronic'],
  plan: async (context, { user: login, sum, electronic }) => {
    if ((await hasSubclient(context, login)) === false) return { refused: noneSuch(context, login) };
    const payload: Payment = { login, sum, isElectronic: electronic === true };
    return { payload };
  },
  propose: async (context, { login, sum, isElectronic }) => {
    const { account, formats, language } = context;
    const texts = subclientChangeTexts[language];
    const { amount, currency } = (await account.client.balance.get(asOfNow)).value;
    const isBack = sum.startsWith('-');
    const shown = formats.money(sum.replace('-', ''), currency);
    const summary = isBack ? texts.takeBack(login, shown) : texts.pay(login, shown);
    const ours = isElectronic ? texts.electronicBalance : texts.mainBalance;
    const after = isElectronic ? undefined : differenceOf(amount, sum);
    return {
      summary,
      blocks: [
        text(strong(summary)),
        fields([
          [texts.from, isBack ? login : ours],
          [texts.to, isBack ? ours : login],
          [texts.sum, shown],
          [texts.balanceAfter, after && formats.money(after, currency)],
        ]),
        ...(isElectronic ? [note(texts.electronicNotTold)] : []),
        ...(isBack ? [note(texts.believed, 'warning')] : []),
        ...(after?.startsWith('-') ? [note(sendingTexts[language].notEnough, 'warning')] : []),
      ],
      goAhead: isBack ? texts.takeItBack(shown) : texts.payIt(shown),
      quote: JSON.stringify([sum, currency, after?.startsWith('-')]),
      ...(!isElectronic && { balance: amount }),
      ...(!isBack && { cost: { amount: sum, currency: currency ?? '' } }),
    };
  },
  perform: async (context, { login, sum, isElectronic }) => {
    const refusals = {
      'no-such-subclient': subclientRefusals.gone,
      'not-own-balance': subclientRefusals.notOwnBalance,
      'operation-failed': subclientRefusals.notPaid,
      'not-saved': subclientRefusals.notSaved,
      'no-money': subclientRefusals.noMoney,
    };
    const payment = { login, sum, ...(isElectronic && { electronic: true }) };
    await inWords(refusals, () => context.account.client.subclients.pay(payment));
    return paid(context, login, sum);
  },
  // Money moves for other reasons too, so no balance tells whether this did.
  lookUp: undefined,
  lookAt: ({ language }, { login }) => [
    text(
      subclientChangeTexts[language].lookAtMoney,
      ' ',
      code('/balance'),
      ', ',
      code(printCommand(subclientStats, { user: login, own: true })),
    ),
  ],
});

async function paid(context: CommandContext, login: string, sum: string) {
  const texts = subclientChangeTexts[context.language];
  const shown = context.formats.money(sum.replace('-', ''), await currencyOf(context));
  const sentence = sum.startsWith('-') ? texts.takenBack(login, shown) : texts.paid(login, shown);
  return {
    reply: {
      summary: sentence,
      tone: 'good',
      blocks: [text(sentence)],
      buttons: [buttonFor(balance, {})],
    },
  } as const;
}
