import { type Parameter, type Parsed, right, wrong } from './parameter.ts';

/** A sum of money such as `5000` or `99,50`, as a decimal text; or the word `off`. */
export function sum(hint: string): Parameter<string> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects: {
      en: 'a sum of money such as 5000 or 99.50, or the word off',
      ru: 'сумма денег, например 5000 или 99,50, или слово off',
    },
    words: ['off'],
    parse: readSum,
    print: (amount) => amount,
  };
}

function readSum(written: string): Parsed<string> {
  const plain = written.trim().toLowerCase();
  if (plain === 'off' || plain === 'нет') return right('off');
  const [, whole, fraction] = /^(\d{1,3}(?:[\s\u00a0]?\d{3}){0,3}|\d{1,12})(?:[.,](\d{1,2}))?$/u.exec(plain) ?? [];
  if (whole === undefined) return wrong;
  const digits = whole.replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '');
  return right(fraction === undefined ? digits : `${digits}.${fraction}`);
}
