import { type Parameter, right, wrong } from './parameter.ts';

/** A whole number within limits. */
export function count(hint: string, least: number, most: number): Parameter<number> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'count',
    expects: { en: `a whole number from ${least} to ${most}`, ru: `целое число от ${least} до ${most}` },
    words: [],
    parse: (written) => {
      const value = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
      return value >= least && value <= most ? right(value) : wrong;
    },
    print: String,
  };
}

/** An id that the provider gave: digits, kept as they are because they may be longer than a number holds. */
export function id(hint: string): Parameter<string> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects: { en: 'an id of digits', ru: 'id из цифр' },
    words: [],
    parse: (written) => (/^\d{1,30}$/.test(written) ? right(written) : wrong),
    print: (value) => value,
  };
}
