import type { Account, Subclient, Turnover } from './account.ts';
import { appoint } from './agenda.ts';
import { dayOf } from './dates.ts';
import type { Hundredths } from './money.ts';
import { randomFor } from './random.ts';
import { hourMs } from './spans.ts';

/** When the balance falls below this, the account's owner pays in again some hours later. */
const lowWater: Hundredths = 200_00;

export function canPay(account: Account, cost: Hundredths): boolean {
  return account.balance + account.credit >= cost;
}

/** Takes the money for messages. A payment is on its way as soon as little is left. */
export function spend(account: Account, now: number, login: string, sms: number, cost: Hundredths): void {
  account.balance -= cost;
  const entry = turnoverOf(account, now, login);
  entry.sms += sms;
  entry.spent += cost;
  const { agenda } = account;
  if (account.balance >= lowWater || agenda.appointments.some(({ what }) => what === 'money-arrives')) return;
  const hours = randomFor(agenda.seed, agenda.turns).whole(6, 20);
  appoint(agenda, now + hours * hourMs, { what: 'money-arrives' });
}

/** Money that was paid in. */
export function receive(account: Account, now: number, amount: Hundredths): void {
  account.balance += amount;
  turnoverOf(account, now, account.login).received += amount;
}

/** Money from the account to a subclient, out of the balance that the subclient is paid for from. */
export function transfer(account: Account, now: number, subclient: Subclient, amount: Hundredths): void {
  subclient.balance += amount;
  if (subclient.electronic) account.electronic -= amount;
  else account.balance -= amount;
  turnoverOf(account, now, subclient.login, subclient.electronic).received += amount;
}

function turnoverOf(account: Account, now: number, login: string, electronic = false): Turnover {
  const day = dayOf(now, account.gmt);
  const known = account.turnover.findLast(
    (entry) => entry.day === day && entry.login === login && entry.electronic === electronic,
  );
  if (known !== undefined) return known;
  const entry = { day, login, electronic, sms: 0, spent: 0, received: 0 };
  account.turnover.push(entry);
  return entry;
}
