import { type Account, isBefore } from '../account.ts';
import { dayOf, writeDate } from '../dates.ts';
import { type Form, many } from '../formats/answer.ts';
import { identical } from '../limits.ts';
import { readPhone } from '../numbering.ts';
import { filled, id, type Params, whole } from '../params.ts';
import { hourMs, minuteMs } from '../spans.ts';
import type { Operation } from './operation.ts';

const incoming: Form = {
  text0: 'id = {id}, received = {received}, phone = {phone}, message = {message}, to_phone = {to_phone}, sent = {sent}',
  text1: '{id},{received},{phone},{to_phone},{sent},{message}',
  element: 'sms',
  fields: 'id# received phone message to_phone sent',
};

/**
 * get.php get_answers: "Receiving incoming messages". The page speaks of the "first" messages, also of those with ids
 * larger than one: the oldest come first. It lists no error for an empty list, so that is an empty answer.
 */
export const getAnswers: Operation = {
  file: 'get.php',
  command: 'get_answers',
  limits: [identical(3, minuteMs)],
  answer: ({ account, params, now }) => {
    const rows = chosen(account, params, now).map((sms) => ({
      id: sms.id,
      received: writeDate(sms.receivedAt, account.gmt),
      phone: sms.phone,
      message: sms.text,
      to_phone: sms.toPhone,
      sent: writeDate(sms.sentAt, account.gmt),
    }));
    return many('sms_answers', incoming, rows);
  },
};

function chosen(account: Account, params: Params, now: number): Account['answers'] {
  const hours = whole(params, 'hour', 1, 168);
  const after = id(params, 'after_id');
  const to = filled(params, 'to_phone');
  const count = whole(params, 'cnt', 1, 10_000) ?? 10_000;
  const today = dayOf(now, account.gmt);
  return account.answers
    .filter((sms) => {
      if (hours !== undefined) return sms.receivedAt > now - hours * hourMs;
      return after !== undefined || dayOf(sms.receivedAt, account.gmt) === today;
    })
    .filter((sms) => after === undefined || isBefore(after, sms.id))
    .filter((sms) => to === undefined || sms.toPhone === (readPhone(to) ?? to))
    .slice(0, count);
}
