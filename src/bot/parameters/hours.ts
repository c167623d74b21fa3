import { type Parameter, right, wrong } from './parameter.ts';

/** From one full hour of the day to another, 0 to 24. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

const lastHour = 24;

/** The hours of a day in which something may be, such as `9-21`. */
export function hours(hint: string): Parameter<Hours> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects: { en: 'hours of the day such as 9-21', ru: 'часы суток, например 9-21' },
    words: [],
    parse: (written) => {
      const [, first = '', last = ''] =
        /^(\d{1,2})(?:[:.]00)?\s*[-–—]\s*(\d{1,2})(?:[:.]00)?$/u.exec(written.trim()) ?? [];
      const [from, to] = [Number(first), Number(last)];
      return first === '' || from > lastHour || to > lastHour ? wrong : right({ from, to });
    },
    print: ({ from, to }) => `${from}-${to}`,
  };
}
