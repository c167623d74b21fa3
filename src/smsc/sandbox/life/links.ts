import type { Account, ShortLink } from '../account.ts';
import { type Appointment, appoint } from '../agenda.ts';
import { dayOf } from '../dates.ts';
import { randomFor } from '../random.ts';
import { hourMs, minuteMs } from '../spans.ts';
import { nextOf } from './pace.ts';

/** Somebody follows a short link that stands somewhere else than in an SMS. */
export function linkIsClicked(account: Account, { at, turn }: Appointment): void {
  const random = randomFor(account.agenda.seed, turn);
  if (account.links.length > 0) count(account, random.pick(account.links), at);
  appoint(account.agenda, nextOf(account, at, random, 50 * minuteMs, 4 * hourMs), { what: 'link-is-clicked' });
}

/** Somebody follows the short link in a message. */
export function click(account: Account, text: string, at: number): void {
  const link = account.links.find((known) => text.includes(known.link));
  if (link !== undefined) count(account, link, at);
}

function count(account: Account, link: ShortLink, at: number): void {
  const day = dayOf(at, account.gmt);
  link.clicks.set(day, (link.clicks.get(day) ?? 0) + 1);
}
