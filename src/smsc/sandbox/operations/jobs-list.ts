import type { Mailing } from '../account.ts';
import { writeDate } from '../dates.ts';
import { messageTypes } from '../dispatch.ts';
import { Refusal } from '../errors.ts';
import { type Form, many, type Row } from '../formats/answer.ts';
import { identical } from '../limits.ts';
import { writeMoney } from '../money.ts';
import { day, id, isOn, required } from '../params.ts';
import { dayMs, minuteMs } from '../spans.ts';
import type { Operation } from './operation.ts';

/** The columns of a mailing in formats 0 and 1, where only the separator differs. */
function columns(names: string): Pick<Form, 'text0' | 'text1'> {
  const values = names.split(' ').map((name) => `{${name}}`);
  return { text0: values.join('|'), text1: values.join(';') };
}

const onePage =
  'id name subject repeat_send repeat_cnt created changed need_date last_sent phones message format validity period ' +
  'frequency status sender_id';
const mailing: Form = {
  ...columns(onePage),
  element: 'job',
  fields: onePage,
  json:
    'id# name subject repeat_send# repeat_cnt# created changed need_date last_sent phones message format# validity# ' +
    'period frequency status# cost sms_sent# sms_ok# sender_id',
};

const listPage = 'id name changed need_date last_sent phones message phones_cnt cost status sender_id format';
const listedMailing: Form = {
  ...columns(listPage),
  element: 'job',
  fields: listPage,
  json: 'id# name changed need_date last_sent phones message phones_cnt# cost status# sender_id format# sms_sent# sms_ok#',
};

function renamed(fields: string): string {
  return fields.replace(/\bphones\b/, 'emails');
}

/** "When mail=1, the phones parameter is replaced with emails." */
function forAddresses(form: Form): Form {
  return {
    ...form,
    text0: renamed(form.text0),
    text1: renamed(form.text1),
    fields: renamed(form.fields),
    json: renamed(form.json ?? ''),
  };
}

/** One identical request a minute, for every action. */
export const limits = [identical(1, minuteMs)];

/** jobs.php get. JSON answers with an array of one (page); the page has no error for an unknown id, so it is empty. */
export const getMailing: Operation = {
  file: 'jobs.php',
  command: 'get',
  limits,
  answer: ({ account, params }) => {
    required(params, 'id');
    const wanted = id(params, 'id');
    const mail = isOn(params, 'mail');
    const form = mail ? forAddresses(mailing) : mailing;
    const found = account.mailings.filter((known) => known.id === wanted && isMail(known) === mail);
    return { array: true, records: found.map((known) => ({ form, row: mailingRow(known, account.gmt) })) };
  },
};

/** jobs.php get_all: the mailings that were changed, sent or to be sent between `start` and `end`, newest first. */
export const getMailings: Operation = {
  file: 'jobs.php',
  command: 'get_all',
  limits,
  answer: ({ account, params }) => {
    const mail = isOn(params, 'mail');
    const from = day(params, 'start', account.gmt) ?? Number.NEGATIVE_INFINITY;
    const to = (day(params, 'end', account.gmt) ?? Number.POSITIVE_INFINITY) + dayMs;
    if (to <= from) throw new Refusal(1);
    const isWithin = (at: number | undefined): boolean => at !== undefined && at >= from && at < to;
    const rows = account.mailings
      .filter((known) => isMail(known) === mail)
      .filter((known) => [known.changedAt, known.needAt, known.sentAt].some(isWithin))
      .map((known) => mailingRow(known, account.gmt))
      .reverse();
    return many('sms_jobs', mail ? forAddresses(listedMailing) : listedMailing, rows);
  },
};

function isMail(known: Mailing): boolean {
  return known.format === messageTypes.mail;
}

function mailingRow(known: Mailing, gmt: number): Row {
  const recipients = known.recipients.join(',');
  return {
    id: known.id,
    name: known.name,
    subject: known.subject,
    repeat_send: known.repeat,
    repeat_cnt: known.repeatsLeft,
    created: writeDate(known.createdAt, gmt),
    changed: writeDate(known.changedAt, gmt),
    need_date: writeDate(known.needAt, gmt),
    last_sent: writeDate(known.sentAt, gmt),
    phones: recipients,
    emails: recipients,
    message: known.text,
    format: known.format,
    validity: known.validity,
    period: known.period,
    frequency: known.frequency,
    phones_cnt: known.recipients.length,
    status: known.status,
    cost: writeMoney(known.cost),
    sms_sent: known.sent,
    sms_ok: known.delivered,
    sender_id: known.sender,
  };
}
