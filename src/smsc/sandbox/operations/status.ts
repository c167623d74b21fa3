import type { Message } from '../account.ts';
import { Refusal } from '../errors.ts';
import { type Answer, done, type Form, many, one, type Row } from '../formats/answer.ts';
import { type Limit } from '../limits.ts';
import { readPhone } from '../numbering.ts';
import { isOn, listed, type Params, required, whole } from '../params.ts';
import { minuteMs } from '../spans.ts';
import { messageRow } from './get-messages.ts';
import type { Call, Operation } from './operation.ts';

const short: Form = {
  text0: 'Status = {status}, check_time = {last_date}, err = {err}',
  text1: '{status},{last_timestamp},{err}',
  element: 'status',
  fields: 'status# last_date last_timestamp# err#',
};

const full: Form = {
  ...short,
  text0:
    `${short.text0}, send_date = {send_date}, phone = {phone}, cost = {cost}, sender_id = {sender_id}, ` +
    'status_name = {status_name}, message = {message}',
  text1: `${short.text1},{send_timestamp},{phone},{cost},{sender_id},{status_name},{message}`,
  fields: `${short.fields} send_date send_timestamp# phone cost sender_id status_name message`,
};

const withOrigin: Form = {
  ...full,
  text0: `${full.text0}, mccmnc = {mccmnc}, country = {country}, operator = {operator}, region = {region}, type = {type}`,
  text1: `${full.text1},{mccmnc},{country},{operator},{region},{type}`,
  fields: `${full.fields} mccmnc country operator region type#`,
};

/** More than five requests for one message within a minute are refused. */
const perMessage: Limit = {
  requests: 5,
  perMs: minuteMs,
  key: (params) => `${params.get('phone') ?? ''} ${params.get('id') ?? ''}`,
};

/** status.php, after facts 2.4: the page is not among the five. */
export const status: Operation = {
  file: 'status.php',
  limits: [perMessage],
  answer: (call) => {
    const { params } = call;
    const phones = listed(required(params, 'phone'));
    const ids = listed(required(params, 'id'));
    if (phones.length === 0 || phones.length !== ids.length) throw new Refusal(1);
    const asked = ids.map((id, place) => ({ id, phone: phones[place] ?? '' }));
    if (isOn(params, 'del')) return erase(call, asked);
    // A comma, even the last one, asks for the form of a list.
    const multiple = params.get('id')?.includes(',') === true || params.get('phone')?.includes(',') === true;
    const form = formOf(params, multiple);
    const rows = asked.map((one) => rowOf(call, one.phone, one.id));
    return multiple ? many('list', form, rows) : one(form, rows[0] ?? {});
  },
};

function formOf(params: Params, multiple: boolean): Form {
  const all = whole(params, 'all', 0, 2) ?? 0;
  const form = all === 0 ? short : all === 1 ? full : withOrigin;
  if (!multiple) return form;
  const [id, phone] = all === 0 ? [', ID = {id}', ', phone = {phone}'] : [', ID = {id}', ''];
  return {
    ...form,
    text0: `${form.text0}${id}${phone}`,
    text1: `${form.text1},{id}${all === 0 ? ',{phone}' : ''}`,
    fields: `${form.fields} id#${all === 0 ? ' phone' : ''}`,
  };
}

function rowOf(call: Call, phone: string, id: string): Row {
  const message = find(call, phone, id);
  return message === undefined ? { status: -3, id, phone } : messageRow(message, call.account.gmt);
}

function find({ account }: Call, phone: string, id: string): Message | undefined {
  const recipient = readPhone(phone) ?? phone;
  return [...account.messages.values()].findLast((message) => message.id === id && message.phone === recipient);
}

/** @throws Refusal 5 when one of them is not there; nothing is deleted then */
function erase(call: Call, asked: readonly { readonly phone: string; readonly id: string }[]): Answer {
  const found = asked.map(({ phone, id }) => find(call, phone, id));
  for (const message of found) if (message === undefined) throw new Refusal(5);
  for (const message of found) if (message !== undefined) call.account.messages.delete(message.intId);
  return done;
}
