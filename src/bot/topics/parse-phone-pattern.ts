import type { Parameter, Parsed } from '../parameters/parameter.ts';
import { right, wrong } from '../parameters/parameter.ts';
import { readPhone } from '../phones/phone-numbers.ts';

const longest = 60;
/** Without a plus such a number is a Russian one: with the 8 of a call within the country, or without any code. */
const nationalCall = /^8(?=[3489])/;
const nationalNumber = /^9/;

/**
 * A phone number in any shape, its beginning as `7916*`, its end as `*4567`, a short number such as `900`, or the name of
 * a service, in which `*` stands for anything too.
 */
export function phonePattern(hint: string): Parameter<string> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects: {
      en: 'a phone number, the beginning of one such as 7916*, or the name of a service',
      ru: 'номер телефона, его начало, например 7916*, или имя сервиса',
    },
    words: [],
    parse: readPattern,
    print: writePattern,
  };
}

function readPattern(written: string): Parsed<string> {
  const plain = written
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
  if (plain === '' || plain.length > longest) return wrong;
  if (/\p{L}/u.test(plain)) return /[*]{2}/.test(plain) ? wrong : right(plain);
  if (!/^\+?[\d\s().*\p{Pd}\u2212]+$/u.test(plain)) return wrong;
  const digits = plain.replaceAll(/[^\d*]/g, '');
  if (!digits.includes('*')) return readNumber(plain, digits);
  if (!/\d/.test(digits) || digits.includes('**')) return wrong;
  return right(plain.startsWith('+') ? digits : digits.replace(nationalCall, '7').replace(nationalNumber, '79'));
}

/** A whole number; pieces of one are refused, so that the next pieces of the line are tried with them. */
function readNumber(plain: string, digits: string): Parsed<string> {
  if (/^\d{3,6}$/.test(plain)) return right(digits);
  const number = readPhone(plain)?.number;
  return number === undefined ? wrong : right(number);
}

function writePattern(pattern: string): string {
  const isNumber = /^\d{7,}$/.test(pattern) && !/^7\d{10}$/.test(pattern);
  return isNumber || /^[89][\d*]*\*[\d*]*$/.test(pattern) ? `+${pattern}` : pattern;
}
