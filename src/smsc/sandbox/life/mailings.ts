import { type Account, type Mailing, mailingStates } from '../account.ts';
import { type Appointment, appoint } from '../agenda.ts';
import { canPay } from '../billing.ts';
import { local } from '../dates.ts';
import { costOf, dispatch } from '../dispatch.ts';
import { dayMs, hourMs, minuteMs } from '../spans.ts';

/** How many messages of a mailing leave in a minute. */
const perMinute = 6;

/** The next minute of a mailing. Without money it waits until there is some. */
export function mailingSends(account: Account, { at, id }: Appointment & { readonly id: string }): void {
  const mailing = account.mailings.find((known) => known.id === id);
  if (mailing?.status === mailingStates.waiting) begin(mailing, at);
  if (mailing?.status !== mailingStates.running) return;
  const recipients = mailing.recipients.slice(mailing.sent, mailing.sent + perMinute);
  const cost = costOf(account.prices, recipients, mailing);
  if (!canPay(account, cost)) return appoint(account.agenda, at + 10 * minuteMs, { what: 'mailing-sends', id });
  for (const phone of recipients) transmit(account, mailing, phone, at);
  mailing.sent += recipients.length;
  mailing.sentAt = at;
  if (mailing.sent < mailing.recipients.length) {
    return appoint(account.agenda, at + minuteMs, { what: 'mailing-sends', id });
  }
  return end(account, mailing, at);
}

function begin(mailing: Mailing, at: number): void {
  mailing.status = mailingStates.running;
  mailing.changedAt = at;
  mailing.sent = 0;
  mailing.delivered = 0;
}

function transmit(account: Account, mailing: Mailing, phone: string, at: number): void {
  dispatch(account, at, {
    id: mailing.id,
    phone,
    text: mailing.texts.get(phone) ?? mailing.text,
    sender: mailing.sender,
    type: mailing.format,
    login: account.login,
    at,
    mailing: mailing.id,
  });
}

/** A mailing that repeats waits for its next time, the others are finished. */
function end(account: Account, mailing: Mailing, at: number): void {
  mailing.changedAt = at;
  const next = nextTime(mailing, account.gmt);
  if (next === undefined || mailing.repeatsLeft === 0) {
    mailing.status = mailingStates.finished;
    return;
  }
  mailing.repeatsLeft -= 1;
  mailing.status = mailingStates.waiting;
  mailing.needAt = next;
  appoint(account.agenda, Math.max(next, at + minuteMs), { what: 'mailing-sends', id: mailing.id });
}

/** When a mailing is due again, by the parameter `rpt` (facts 5). */
function nextTime({ repeat, needAt }: Mailing, gmt: number): number | undefined {
  switch (repeat) {
    case 1:
      return needAt + hourMs;
    case 2:
      return needAt + dayMs;
    case 3:
      return nextDay(needAt, gmt, (weekday) => weekday >= 1 && weekday <= 5);
    case 4:
      return nextDay(needAt, gmt, (weekday) => weekday === 0 || weekday === 6);
    case 5:
      return needAt + 7 * dayMs;
    case 6:
      return needAt + 30 * dayMs;
    case 7:
      return needAt + 365 * dayMs;
    default:
      return undefined;
  }
}

function nextDay(at: number, gmt: number, fits: (weekday: number) => boolean): number {
  let next = at + dayMs;
  while (!fits(local(next, gmt).getUTCDay())) next += dayMs;
  return next;
}
