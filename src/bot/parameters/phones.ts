import { readPhones } from '../phones/phone-numbers.ts';
import type { Parameter } from './parameter.ts';

/**
 * Phone numbers in any shape, with any separators between them; as digits with the country code, without a plus, each
 * once and in the order in which they were typed.
 *
 * @param most - how many there may be
 */
export function phones(hint: string, most: number): Parameter<readonly string[]> {
  return {
    hint,
    place: 'many',
    required: true,
    field: most === 1 ? 'text' : 'lines',
    expects:
      most === 1
        ? { en: 'a phone number such as 79991234567', ru: 'номер телефона, например 79991234567' }
        : {
            en: `1 to ${most} phone numbers such as 79991234567`,
            ru: `от 1 до ${most} номеров телефона, например 79991234567`,
          },
    words: [],
    parse: (written) => readPhones(written, most),
    print: (numbers) => numbers.join(' '),
  };
}

/** One phone number, as digits with the country code and without a plus. */
export function phone(hint: string): Parameter<string> {
  const one = phones(hint, 1);
  return {
    ...one,
    place: 'next',
    parse: (written) => {
      const read = readPhones(written, 1);
      const [number] = read.ok ? read.value : [];
      return number === undefined ? { ok: false } : { ok: true, value: number };
    },
    print: (number) => number,
  };
}
