import { defineCommand } from '../command.ts';
import { currencyOf } from '../money/account-currency.ts';
import { optional } from '../parameters/parameter.ts';
import { sum } from '../parameters/sums.ts';
import { code, type Reply, text } from '../reply.ts';
import { spendingTexts } from '../texts/spending.ts';

export const accessLimit = defineCommand({
  name: 'access limit',
  aliases: ['доступ лимит'],
  parameters: { amount: optional(sum('SUM|off')) },
  role: 'admin',
  risk: 'change',
  summary: {
    en: "how much may be spent without another operator's approval",
    ru: 'сколько можно потратить без одобрения другого оператора',
  },
  details: {
    en: [
      'What costs more, or nobody knows how much, waits up to half an hour for another operator to approve of it.',
      'Without a sum it tells the limit; off takes it away.',
    ],
    ru: [
      'Что стоит больше или неизвестно сколько, ждёт одобрения другого оператора, не дольше получаса.',
      'Без суммы — показать лимит; off убирает его.',
    ],
  },
  examples: ['/access limit 5000', '/access limit off', '/access limit'],
  run: async (context, { amount }): Promise<Reply> => {
    const { acting, language, formats } = context;
    const texts = spendingTexts[language];
    if (amount === 'off') await acting.limit.clear();
    else if (amount !== undefined) await acting.limit.set(amount);
    const limit = await acting.limit.get();
    const sentence = limit === undefined ? texts.noLimit : texts.limit(formats.money(limit, await currencyOf(context)));
    const more = amount === undefined ? [text(texts.change, ' ', code('/access limit 5000'))] : [];
    return { summary: sentence, blocks: [text(sentence), ...more] };
  },
});
