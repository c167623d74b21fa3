import type { Account, Message } from '../account.ts';
import { type Appointment, appoint } from '../agenda.ts';
import { messageTypes } from '../dispatch.ts';
import { randomFor } from '../random.ts';
import { hourMs, minuteMs } from '../spans.ts';
import { click } from './links.ts';

/** How a message that was handed to an operator may end, and how long that takes. */
const outcomes = [
  { share: 91, status: 1, err: 0, leastMs: 2_000, mostMs: minuteMs },
  { share: 2, status: 20, err: 1, leastMs: 5_000, mostMs: minuteMs },
  { share: 1, status: 20, err: 13, leastMs: 5_000, mostMs: minuteMs },
  { share: 2, status: 3, err: 6, leastMs: 24 * hourMs, mostMs: 25 * hourMs },
  { share: 1, status: 22, err: 249, leastMs: 1_000, mostMs: 5_000 },
  { share: 1, status: 23, err: 253, leastMs: 1_000, mostMs: 5_000 },
  { share: 1, status: 25, err: 248, leastMs: 1_000, mostMs: 5_000 },
  { share: 1, status: 20, err: 255, leastMs: 5_000, mostMs: 10 * minuteMs },
] as const;

/** A message goes its way: waiting, handed over, delivered or not, and perhaps read or its link clicked. */
export function messageMoves(account: Account, { at, id }: Appointment & { readonly id: string }): void {
  const message = account.messages.get(id);
  if (message === undefined) return;
  const random = randomFor(account.agenda.seed, Number(message.intId), message.status);
  switch (message.status) {
    case -1: {
      move(message, at, 0, 0);
      const { leastMs, mostMs } = outcomeOf(account, message);
      return appoint(account.agenda, at + random.whole(leastMs, mostMs), { what: 'message-moves', id });
    }
    case 0: {
      const { status, err } = outcomeOf(account, message);
      move(message, at, status, err);
      if (status !== 1) return undefined;
      countDelivery(account, message);
      if (!random.chance(0.3) || !canGoOn(message)) return undefined;
      return appoint(account.agenda, at + random.wait(20 * minuteMs), { what: 'message-moves', id });
    }
    case 1: {
      const isMail = message.type === messageTypes.mail;
      move(message, at, isMail ? 2 : 4, 0);
      return isMail ? undefined : click(account, message.text, at);
    }
    default:
      return undefined;
  }
}

function outcomeOf(account: Account, message: Message): (typeof outcomes)[number] {
  return randomFor(account.agenda.seed, Number(message.intId)).pick(outcomes, ({ share }) => share);
}

function move(message: Message, at: number, status: number, err: number): void {
  message.status = status;
  message.err = err;
  message.changedAt = at;
}

function countDelivery(account: Account, message: Message): void {
  const mailing = account.mailings.find((known) => known.id === message.mailing);
  if (mailing !== undefined) mailing.delivered += 1;
}

/** An e-mail can be read, a link in an SMS can be clicked. */
function canGoOn(message: Message): boolean {
  return message.type === messageTypes.mail || message.text.includes('https://');
}
