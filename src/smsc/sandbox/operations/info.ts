import { Refusal } from '../errors.ts';
import { type Form, many, one } from '../formats/answer.ts';
import { any, identical } from '../limits.ts';
import { rangeOf, readPhone } from '../numbering.ts';
import { listed, required } from '../params.ts';
import { minuteMs } from '../spans.ts';
import type { Operation } from './operation.ts';

const single: Form = {
  text0: 'country = {country}, operator = {operator}, region = {region}, mcc = {mcc}, mnc = {mnc}, tz = {tz}',
  text1: '{country},{operator},{region},{mcc},{mnc},{tz}',
  element: 'info',
  fields: 'country operator region mcc mnc tz',
};

/** "The phone parameter is added": in front, as a public client reads it. */
const multiple: Form = {
  text0: `phone = {phone}, ${single.text0}`,
  text1: `{phone},${single.text1}`,
  element: 'info',
  fields: `phone ${single.fields}`,
};

/** info.php get_operator. Numbers of a list that belong to nobody are left out of the answer. */
export const getOperator: Operation = {
  file: 'info.php',
  command: 'get_operator',
  limits: [identical(3, minuteMs), any(100, minuteMs)],
  answer: ({ params }) => {
    const written = required(params, 'phone');
    const phones = listed(written).map(readPhone);
    if (phones.every((phone) => phone === undefined)) throw new Refusal(1);
    const rows = phones.flatMap((phone) => {
      const range = phone && rangeOf(phone);
      if (!range) return [];
      const { country, operator, region, mcc, mnc, tz } = range;
      return [{ phone, country, operator, region, mcc, mnc, tz }];
    });
    const [first] = rows;
    if (first === undefined) throw new Refusal(3);
    return written.includes(',') ? many('list', multiple, rows) : one(single, first);
  },
};
