import { type Account, nextId } from '../account.ts';
import { canPay } from '../billing.ts';
import { readSendTime } from '../dates.ts';
import { dispatch, isAddress, messageTypes, quote } from '../dispatch.ts';
import { Refusal } from '../errors.ts';
import { type Answer, type Form, many, one } from '../formats/answer.ts';
import { whole as everything } from '../limits.ts';
import { shorten, shortened } from '../links.ts';
import { writeMoney } from '../money.ts';
import { rangeOf, readPhone } from '../numbering.ts';
import { filled, isOn, listed, type Params, required, whole } from '../params.ts';
import { minuteMs } from '../spans.ts';
import type { Call, Operation } from './operation.ts';

const sent: Form = {
  text0: 'OK - {cnt} SMS, ID - {id}',
  text1: '{id},{cnt}',
  element: 'result',
  fields: 'id# cnt# cost balance phones',
};

/** The forms for the values 0 to 3 of `cost` (facts 8). */
const forms: readonly Form[] = [
  sent,
  { ...sent, text0: '{cost} ({cnt} SMS)', text1: '{cost},{cnt}', fields: 'cost cnt# phones' },
  { ...sent, text0: `${sent.text0}, COST - {cost}`, text1: `${sent.text1},{cost}` },
  { ...sent, text0: `${sent.text0}, COST - {cost}, BALANCE - {balance}`, text1: `${sent.text1},{cost},{balance}` },
];

const phoneForm: Form = {
  text0: '{phone},{mccmnc},{cost},{status},{error}',
  text1: '{phone},{mccmnc},{cost},{status},{error}',
  element: 'phone',
  own: 'phone',
  fields: 'mccmnc cost status error phone',
  json: 'phone mccmnc cost status error',
};

/** send.php, after facts 8: the page is not among the five. */
export const send: Operation = {
  file: 'send.php',
  limits: [
    { requests: 1, perMs: minuteMs, key: (params) => (params.get('cost') === '1' ? undefined : everything(params)) },
    { requests: 5, perMs: minuteMs, key: (params) => (params.get('cost') === '1' ? everything(params) : undefined) },
  ],
  answer: (call) => {
    const { account, params } = call;
    const cost = whole(params, 'cost', 0, 3) ?? 0;
    const at = sendTime(call);
    const given = messageId(params);
    const recipients = readRecipients(account, params);
    const id = given ?? (cost === 1 ? undefined : nextId(account, 'message'));
    const good = recipients.filter((recipient) => recipient.error === 0);
    const total = good.reduce((sum, recipient) => sum + recipient.cost, 0);
    refuseIfDenied(account, params, recipients, id);
    if (good.length === 0) throw new Refusal(recipients[0]?.error ?? 7, id);
    if (cost !== 1 && !canPay(account, total)) throw new Refusal(3, id);
    if (id !== undefined && cost !== 1) transmit(call, good, id, at);
    return result(account, params, cost, id, recipients);
  },
};

interface Recipient {
  readonly phone: string;
  readonly text: string;
  readonly type: number;
  readonly parts: number;
  readonly cost: number;
  /** 0, 7 for no number, 8 for one that nothing can be delivered to. */
  readonly error: number;
}

function readRecipients(account: Account, params: Params): readonly Recipient[] {
  const type = Object.entries(messageTypes).find(([name]) => isOn(params, name))?.[1] ?? 0;
  const texts = pairs(params, type);
  if (texts.length === 0 || texts.some(([, text]) => text.length > longest)) throw new Refusal(1);
  return texts.map(([written, text]) => {
    const phone = type === messageTypes.mail ? addressIn(written) : readPhone(written);
    if (phone === undefined) return { phone: written, text, type, parts: 0, cost: 0, error: 7 };
    const price = quote(account.prices, phone, isOn(params, 'tinyurl') ? shortened(account, text) : text, type);
    return { phone, text, type, parts: price?.parts ?? 0, cost: price?.cost ?? 0, error: price ? 0 : 8 };
  });
}

/** The longest text of one message. */
const longest = 1_000;

/** Recipients with their texts: `list` has a text for each, otherwise all get `mes`. HLR and ping need no text. */
function pairs(params: Params, type: number): readonly (readonly [recipient: string, text: string])[] {
  const list = filled(params, 'list');
  if (list === undefined) {
    const empty = type === messageTypes.hlr || type === messageTypes.ping;
    const text = empty ? (params.get('mes') ?? '') : required(params, 'mes');
    return listed(required(params, 'phones')).map((phone) => [phone, text]);
  }
  return list
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      if (colon === -1) throw new Refusal(1);
      return [line.slice(0, colon).trim(), line.slice(colon + 1)];
    });
}

function addressIn(written: string): string | undefined {
  return isAddress(written) ? written : undefined;
}

/** @throws Refusal 5 */
export function sendTime({ account, params, now }: Call): number {
  const written = filled(params, 'time');
  if (written === undefined || written === '0') return now;
  const zone = filled(params, 'tz');
  // `tz` counts from Moscow; without it the account's own zone holds (facts 8).
  const gmt = zone === undefined ? account.gmt : 3 + Number(zone);
  const at = Number.isFinite(gmt) ? readSendTime(written, now, gmt) : undefined;
  if (at === undefined) throw new Refusal(5);
  return Math.max(at, now);
}

function messageId(params: Params): string | undefined {
  const id = filled(params, 'id');
  if (id !== undefined && !/^[A-Za-z0-9._-]{1,40}$/.test(id)) throw new Refusal(1);
  return id;
}

/** @throws Refusal 6 for a sender name that is not the account's, or not allowed, and for a forbidden word */
function refuseIfDenied(
  account: Account,
  params: Params,
  recipients: readonly Recipient[],
  id: string | undefined,
): void {
  const name = filled(params, 'sender');
  const known = name === undefined || account.senders.some((sender) => sender.name === name && sender.moderation === 1);
  if (!known || recipients.some(({ text }) => /казино/i.test(text))) throw new Refusal(6, id);
}

function transmit({ account, params, now }: Call, recipients: readonly Recipient[], id: string, at: number): void {
  const sender = filled(params, 'sender') ?? 'SMSC.RU';
  for (const { phone, text: given, type } of recipients) {
    const text = isOn(params, 'tinyurl') ? shorten(account, given) : given;
    dispatch(account, now, { id, phone, text, type, sender, at, login: account.login });
  }
}

function result(
  account: Account,
  params: Params,
  cost: number,
  id: string | undefined,
  recipients: readonly Recipient[],
): Answer {
  const form = forms[cost] ?? sent;
  const shown = recipients.filter(({ error }) => isOn(params, 'op') || (isOn(params, 'err') && error !== 0));
  const withPhones = isOn(params, 'op') || isOn(params, 'err');
  const phones = shown.map(({ phone, cost, error }) => ({
    phone,
    mccmnc: rangeOf(phone)?.mccmnc ?? '',
    cost: writeMoney(cost),
    status: error === 0 ? '0' : '20',
    error: String(error),
  }));
  const row = {
    id,
    cnt: recipients.reduce((sum, { parts }) => sum + parts, 0),
    cost: cost === 0 ? undefined : writeMoney(recipients.reduce((sum, { cost }) => sum + cost, 0)),
    balance: cost === 3 ? writeMoney(account.balance) : undefined,
    phones: withPhones ? many('phones', phoneForm, phones) : undefined,
  };
  if (!withPhones) return one(form, row);
  return one({ ...form, text0: `${form.text0}\n{phones}`, text1: `${form.text1}\n{phones}` }, row);
}
