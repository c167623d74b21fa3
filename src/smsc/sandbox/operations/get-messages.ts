import { crc32 } from 'node:zlib';
import { type Account, isBefore, type Message } from '../account.ts';
import { writeDate, writeTimestamp } from '../dates.ts';
import { Refusal } from '../errors.ts';
import { type Form, many, type Row } from '../formats/answer.ts';
import { any, identical } from '../limits.ts';
import { writeMoney } from '../money.ts';
import { readPhone } from '../numbering.ts';
import { day, filled, id, listed, type Params, whole } from '../params.ts';
import { dayMs, hourMs, minuteMs } from '../spans.ts';
import { statusName } from '../words.ts';
import type { Operation } from './operation.ts';

/** The page's fields; `flag` is in real answers though not on the page (facts 2.3). */
const sms: Form = {
  text0:
    'Status = {status}, check_time = {last_date}, err = {err}, send_date = {send_date}, phone = {phone}, ' +
    'mccmnc = {mccmnc}, country = {country}, operator = {operator}, region = {region}, cost = {cost}, ' +
    'sender_id = {sender_id}, status_name = {status_name}, message = {message}, type = {type}, ID = {id}, ' +
    'int_id = {int_id}, sms_cnt = {sms_cnt}, format = {format}, crc = {crc}',
  text1:
    '{status},{last_timestamp},{err},{send_timestamp},{phone},{mccmnc},{country},{operator},{region},{cost},' +
    '{sender_id},{status_name},{message},{type},{id},{int_id},{sms_cnt},{format},{crc}',
  element: 'sms',
  fields:
    'status# last_date last_timestamp# err# send_date send_timestamp# phone cost sender_id status_name message ' +
    'mccmnc country operator region type# id# int_id sms_cnt# format# crc# flag#',
};

/** The longest period that may be asked for: six months, from a day to the same day, that day included. */
const longestPeriod = 185 * dayMs;

/** get.php get_messages: "Getting the history of sent messages", newest first. */
export const getMessages: Operation = {
  file: 'get.php',
  command: 'get_messages',
  limits: [identical(3, minuteMs), any(30, hourMs)],
  answer: ({ account, params, now }) => {
    const found = chosen(account, params, now);
    if (found.length === 0) throw new Refusal(3);
    return many(
      'list',
      sms,
      found.map((message) => messageRow(message, account.gmt)),
    );
  },
};

function chosen(account: Account, params: Params, now: number): readonly Message[] {
  const start = day(params, 'start', account.gmt);
  const end = day(params, 'end', account.gmt);
  const until = end === undefined ? now : end + dayMs - 1;
  if (start === undefined ? end !== undefined : until < start || until - start > longestPeriod) throw new Refusal(1);
  const before = id(params, 'prev_id');
  const mail = whole(params, 'format', 0, 8) === 8;
  const recipients = mail ? list(params, 'email') : list(params, 'phone')?.map((phone) => readPhone(phone) ?? phone);
  // Without a count and a period the page's example is "the last message".
  const count = whole(params, 'cnt', 1, 1_000) ?? (start === undefined ? 1 : 1_000);
  return [...account.messages.values()]
    .reverse()
    .filter((message) => message.login === account.login && (message.type === 8) === mail)
    .filter((message) => start === undefined || (message.sentAt >= start && message.sentAt <= until))
    .filter((message) => before === undefined || isBefore(message.intId, before))
    .filter((message) => recipients === undefined || recipients.includes(message.phone))
    .slice(0, count);
}

function list(params: Params, name: string): readonly string[] | undefined {
  const written = filled(params, name);
  return written === undefined ? undefined : listed(written);
}

/** All that is known of a message. */
export function messageRow(message: Message, gmt: number): Row {
  return {
    status: message.status,
    last_date: writeDate(message.changedAt, gmt),
    last_timestamp: writeTimestamp(message.changedAt),
    err: message.err,
    send_date: writeDate(message.sentAt, gmt),
    send_timestamp: writeTimestamp(message.sentAt),
    phone: message.phone,
    cost: writeMoney(message.cost),
    sender_id: message.sender,
    status_name: statusName(message.status),
    message: message.text,
    mccmnc: message.mccmnc,
    country: message.country,
    operator: message.operator,
    region: message.region,
    type: message.type,
    id: message.id,
    int_id: message.intId,
    sms_cnt: message.parts,
    format: message.type,
    crc: crc32(message.text),
    flag: 0,
  };
}
