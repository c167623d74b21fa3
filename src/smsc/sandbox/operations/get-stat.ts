import { type Account, sharesBalance, type Turnover } from '../account.ts';
import { dayOf } from '../dates.ts';
import { Refusal } from '../errors.ts';
import { type Form, many, type Row } from '../formats/answer.ts';
import { any } from '../limits.ts';
import { writeMoney } from '../money.ts';
import { day, isOn, type Params, required } from '../params.ts';
import { minuteMs } from '../spans.ts';
import type { Operation } from './operation.ts';

/** `credit` is what was spent and `debit` what came in: the page's «<credit> – debit» is a book-keeper's "outgoing". */
export const stat: Form = {
  text0: 'login = {login}, sms = {sms}, credit = {credit}, debit = {debit}, currency = {currency}',
  text1: '{login},{sms},{credit},{debit},{currency}',
  element: 'stat',
  fields: 'login sms credit debit currency',
};

/** get.php get_stat: "Getting statistics", for the account and for those who share its balance. */
export const getStat: Operation = {
  file: 'get.php',
  command: 'get_stat',
  limits: [any(3, minuteMs)],
  answer: ({ account, params, now }) => {
    required(params, 'start');
    const independent = new Set(account.subclients.filter((known) => !sharesBalance(known)).map(({ login }) => login));
    const entries = within(account, params, now).filter(
      (entry) => entry.electronic === isOn(params, 'balance2') && !independent.has(entry.login),
    );
    return many('list', stat, summed(entries, account.currency));
  },
};

/** What was sent and paid in the period that `start` and `end` name. @throws Refusal 1 when it ends before it starts */
export function within(account: Account, params: Params, now: number): readonly Turnover[] {
  const start = day(params, 'start', account.gmt);
  const end = day(params, 'end', account.gmt) ?? now;
  if (start !== undefined && end < start) throw new Refusal(1);
  const first = start === undefined ? '' : dayOf(start, account.gmt);
  const last = dayOf(end, account.gmt);
  return account.turnover.filter((entry) => entry.day >= first && entry.day <= last);
}

/** One row for each login. */
export function summed(entries: readonly Turnover[], currency: string): readonly Row[] {
  return [...Map.groupBy(entries, (entry) => entry.login)].map(([login, own]) => ({
    login,
    sms: own.reduce((sum, entry) => sum + entry.sms, 0),
    credit: writeMoney(own.reduce((sum, entry) => sum + entry.spent, 0)),
    debit: writeMoney(own.reduce((sum, entry) => sum + entry.received, 0)),
    currency,
  }));
}
