import { duration } from '../parameters/durations.ts';
import { type Parameter, right, wrong } from '../parameters/parameter.ts';
import { writeLength } from './print-length.ts';

/** An amount of money, more than nothing, as a decimal text without needless zeros. */
export function amount(hint: string): Parameter<string> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects: { en: 'an amount of money such as 500 or 99.50', ru: 'сумма, например 500 или 99,50' },
    words: [],
    parse: (written) => {
      const [, whole, part = ''] =
        /^(\d{1,12})(?:[.,](\d{1,2}))?(?:₽|р\.?|руб\.?|rub|rur)?$/iu.exec(written.replaceAll(/\s/gu, '')) ?? [];
      if (whole === undefined) return wrong;
      const [large, small] = [whole.replace(/^0+(?=\d)/, ''), part.replace(/0+$/, '')];
      return large === '0' && small === '' ? wrong : right(small === '' ? large : `${large}.${small}`);
    },
    print: (value) => value,
  };
}

/** How long something lasts, in milliseconds, written as people do: `3d`. */
export function length(hint: string): Parameter<number> {
  return { ...duration(hint), print: writeLength };
}
