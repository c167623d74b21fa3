import { type Form, one } from '../formats/answer.ts';
import { any } from '../limits.ts';
import { writeMoney } from '../money.ts';
import { isOn } from '../params.ts';
import { minuteMs } from '../spans.ts';
import type { Operation } from './operation.ts';

const amount: Form = {
  text0: '{balance}',
  text1: '{balance}',
  element: 'balance',
  own: 'balance',
  fields: 'balance',
};

const withCurrency: Form = {
  text0: '{balance},{currency}',
  text1: '{balance},{currency}',
  element: 'result',
  fields: 'balance currency',
};

const withCredit: Form = {
  text0: '{balance},{currency},{credit}',
  text1: '{balance},{currency},{credit}',
  element: 'result',
  fields: 'balance credit currency',
};

/** balance.php, after facts 1: the page with its answers is not among the five. */
export const balance: Operation = {
  file: 'balance.php',
  limits: [any(10, minuteMs)],
  answer: ({ account, params }) => {
    const row = {
      balance: writeMoney(account.balance),
      currency: account.currency,
      credit: writeMoney(account.credit),
    };
    if (!isOn(params, 'cur')) return one(amount, row);
    return one(account.credit === 0 ? withCurrency : withCredit, row);
  },
};
