import { type Parameter, type Parsed, right, wrong } from './parameter.ts';

const unitMs: readonly (readonly [names: RegExp, ms: number])[] = [
  [/^(?:s|sec|с|сек)$/i, 1000],
  [/^(?:m|min|м|мин)$/i, 60_000],
  [/^(?:h|ч)$/i, 3_600_000],
  [/^(?:d|д)$/i, 86_400_000],
  [/^(?:w|н|нед)$/i, 604_800_000],
];
const longestDays = 366;

/** A length of time such as `26h`, `5m`, `2h30m`, `7д`; in milliseconds, whole seconds and at most 366 days. */
export function duration(hint: string): Parameter<number> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects: {
      en: `a length of time such as 90s, 5m, 26h or 7d, at most ${longestDays} days`,
      ru: `промежуток времени, например 90с, 5м, 26ч или 7д, не больше ${longestDays} дней`,
    },
    words: [],
    parse: parseDuration,
    print: (ms) => `${Math.round(ms / 1000)}s`,
  };
}

function parseDuration(written: string): Parsed<number> {
  if (!/^(?:\d{1,9}\p{L}+)+$/u.test(written)) return wrong;
  let total = 0;
  for (const [, amount = '', name = ''] of written.matchAll(/(\d+)(\p{L}+)/gu)) {
    const unit = unitMs.find(([names]) => names.test(name));
    if (unit === undefined) return wrong;
    total += Number(amount) * unit[1];
  }
  return total > 0 && total <= longestDays * 86_400_000 ? right(total) : wrong;
}
