import { leadingPhone, leadingPhones } from '../phones/leading-phones.ts';
import { readPhone, readPhones } from '../phones/phone-numbers.ts';
import { type Parameter, right, wrong } from './parameter.ts';

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
    reach: leadingPhones,
    words: [],
    parse: (written) => readPhones(written, most),
    print: (numbers) => numbers.join(' '),
  };
}

/** One phone number in any shape, as digits with the country code and without a plus. */
export function phone(hint: string): Parameter<string> {
  const one = phones(hint, 1);
  return {
    ...one,
    place: 'next',
    reach: leadingPhone,
    parse: (written) => {
      const whole = readPhone(written);
      if (whole?.isValid === true) return right(whole.number);
      const read = readPhones(written, 1);
      const [number] = read.ok ? read.value : [];
      return number === undefined ? wrong : right(number);
    },
    print: (number) => number,
  };
}
