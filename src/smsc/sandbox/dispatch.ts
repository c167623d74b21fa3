import { type Account, type Mailing, type Message, nextId, type Prices } from './account.ts';
import { appoint } from './agenda.ts';
import { canPay, spend } from './billing.ts';
import type { Hundredths } from './money.ts';
import { type Range, rangeOf } from './numbering.ts';
import { countParts } from './parts.ts';

/** The kinds of messages by the parameter that asks for them, with the number that answers have (facts 2.3). */
export const messageTypes = {
  flash: 1,
  bin: 2,
  push: 3,
  hlr: 4,
  ping: 5,
  mms: 6,
  call: 7,
  mail: 8,
  viber: 10,
  soc: 12,
} as const;

export interface Outgoing {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
  readonly sender: string;
  readonly type: number;
  readonly login: string;
  /** When it is to be sent. */
  readonly at: number;
  readonly mailing?: string;
}

/** What a message to a recipient takes, or `undefined` when there is no way to it. */
export function quote(
  prices: Prices,
  phone: string,
  text: string,
  type: number,
): { readonly parts: number; readonly cost: Hundredths } | undefined {
  if (type === messageTypes.mail) return isAddress(phone) ? { parts: 1, cost: prices.mail } : undefined;
  const range = rangeOf(phone);
  const zone = range && prices.zones.find((zone) => zone.zone === range.zone);
  if (range === undefined || zone === undefined) return undefined;
  if (type === messageTypes.hlr) return { parts: 1, cost: zone.hlr };
  if (type === messageTypes.call) return { parts: 1, cost: zone.call };
  if (type === messageTypes.mms) return { parts: 1, cost: zone.mms };
  const parts = countParts(text);
  const own = prices.codes.find((code) => code.mccmnc === range.mccmnc);
  return { parts, cost: parts * (own?.cost ?? zone.api) };
}

/** What a mailing to these recipients costs; those that there is no way to cost nothing. */
export function costOf(
  prices: Prices,
  recipients: readonly string[],
  { text, texts, format }: Pick<Mailing, 'text' | 'texts' | 'format'>,
): Hundredths {
  return recipients.reduce(
    (sum, recipient) => sum + (quote(prices, recipient, texts.get(recipient) ?? text, format)?.cost ?? 0),
    0,
  );
}

/** Takes a message in: it is paid for, listed, and on its way; without money it stays where it is with status 24. */
export function dispatch(account: Account, now: number, outgoing: Outgoing): Message {
  const { parts, cost } = quote(account.prices, outgoing.phone, outgoing.text, outgoing.type) ?? { parts: 1, cost: 0 };
  const paid = canPay(account, cost);
  const message: Message = {
    ...originOf(rangeOf(outgoing.phone)),
    id: outgoing.id,
    intId: nextId(account, 'message'),
    login: outgoing.login,
    phone: outgoing.phone,
    sender: outgoing.sender,
    text: outgoing.text,
    parts,
    cost: paid ? cost : 0,
    type: outgoing.type,
    sentAt: outgoing.at,
    status: paid ? -1 : 24,
    err: 0,
    changedAt: now,
    mailing: outgoing.mailing,
  };
  account.messages.set(message.intId, message);
  if (!paid) return message;
  spend(account, now, outgoing.login, parts, cost);
  appoint(account.agenda, outgoing.at + handOverMs, { what: 'message-moves', id: message.intId });
  return message;
}

/** How long a message waits before it is handed to the operator. */
const handOverMs = 2_000;

export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text);
}

function originOf(range: Range | undefined): Pick<Message, 'mccmnc' | 'country' | 'operator' | 'region'> {
  if (range === undefined) return { mccmnc: '', country: '', operator: '', region: '' };
  const { mccmnc, country, operator, region } = range;
  return { mccmnc, country, operator, region };
}
