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

/** A sum of money such as `500` or `99,50`, as a decimal text. */
export function money(hint: string): Parameter<string> {
  return {
    ...sum(hint),
    expects: { en: 'a sum of money such as 500 or 99.50', ru: 'сумма денег, например 500 или 99,50' },
    words: [],
    parse: readMoney,
  };
}

/** A sum other than zero; one below zero goes the other way. */
export function transfer(hint: string): Parameter<string> {
  return {
    ...money(hint),
    expects: {
      en: 'a sum of money such as 500 or 99.50, or -500 to take it back',
      ru: 'сумма денег, например 500 или 99,50, или -500, чтобы забрать обратно',
    },
    parse: (written) => {
      const [, sign = '', amount = ''] = /^([-−–]?)([^]*)$/u.exec(written.trim()) ?? [];
      const read = readMoney(amount);
      if (!read.ok) return read;
      if (Number(read.value) === 0) return wrong;
      return right(sign === '' ? read.value : `-${read.value}`);
    },
  };
}

function readSum(written: string): Parsed<string> {
  const plain = written.trim().toLowerCase();
  return plain === 'off' || plain === 'нет' ? right('off') : readMoney(plain);
}

function readMoney(written: string): Parsed<string> {
  const plain = written.trim();
  const [, whole, fraction] = /^(\d{1,3}(?:[\s\u00a0]?\d{3}){0,3}|\d{1,12})(?:[.,](\d{1,2}))?$/u.exec(plain) ?? [];
  if (whole === undefined) return wrong;
  const digits = whole.replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '');
  return right(fraction === undefined ? digits : `${digits}.${fraction}`);
}
