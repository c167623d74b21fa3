import type { Answer, Caller, ReadOptions } from '../call.ts';
import { columns } from '../decode/text.ts';
import { requiredDecimal, text } from '../fields.ts';
import { minute, type Operation } from '../operation.ts';

export interface Balance {
  /** Money on the account, a decimal text in `currency`; may be negative. */
  readonly amount: string;
  /** Three letters, with the provider's `RUR` for roubles; absent where the provider leaves it out. */
  readonly currency: string | undefined;
  /** How far the account may go below zero, in the same currency; absent without a credit line. */
  readonly credit: string | undefined;
}

const getBalance: Operation<undefined, Balance> = {
  name: 'balance.get',
  file: 'balance.php',
  kind: 'read',
  prefers: 3,
  errors: {},
  limits: [{ requests: 10, perMs: minute, of: 'any' }],
  freshMs: 15_000,
  form: () => ({ cur: '1' }),
  layout: () => ({
    shape: 'one',
    text0: columns(['balance', 'currency', 'credit'], { optional: 2 }),
    text1: columns(['balance', 'currency', 'credit'], { optional: 2 }),
    xml: { root: ['balance', 'result'] },
  }),
  read: ([row = {}]) => ({
    amount: requiredDecimal(row, 'balance'),
    currency: text(row, 'currency'),
    credit: text(row, 'credit'),
  }),
};

export const balanceOperations = [getBalance] as const;

export interface BalanceApi {
  /**
   * Money on the account, with its currency and credit line.
   *
   * Limit: 10 requests a minute.
   *
   * @throws SmscError with the codes common to all operations
   * @see https://smscentre.com/api/http/balance/
   */
  get(options?: ReadOptions): Promise<Answer<Balance>>;
}

export function balanceApi(caller: Caller): BalanceApi {
  return { get: (options) => caller.read(getBalance, undefined, options) };
}
