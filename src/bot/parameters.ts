import type { Catalogue } from './language.ts';

/** One argument of a command: how it is typed, read and written. `Value` includes `undefined` when it may be left out. */
export interface Parameter<Value> {
  /** Stands for it in the usage line, such as `NAME`. */
  readonly hint: string;
  /** `next`: by its place in the line. `rest`: all that is left of the line. `key`: only as `key:value`. */
  readonly place: 'next' | 'rest' | 'key';
  readonly required: boolean;
  /** Completes the sentence "… must be …". */
  readonly expects: Catalogue<string>;
  readonly parse: (written: string) => Parsed<Value>;
}

export type Parsed<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false };

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** The values that a command's `run` is given, by the names of its parameters. */
export type Values<Named extends Parameters> = {
  readonly [Name in keyof Named]: Named[Name] extends Parameter<infer Value> ? Value : never;
};

const wrong = { ok: false } as const;

function right<Value>(value: Value): Parsed<Value> {
  return { ok: true, value };
}

/** A word, or a text in quotes. */
export function word(hint: string, expects: Catalogue<string>): Parameter<string> {
  return {
    hint,
    place: 'next',
    required: true,
    expects,
    parse: (written) => (written.trim() === '' ? wrong : right(written)),
  };
}

/** All that is left of the line. */
export function restOfLine(hint: string, expects: Catalogue<string>): Parameter<string> {
  return { ...word(hint, expects), place: 'rest' };
}

/** One of a few words, in any case of letters. */
export function choice<Word extends string>(hint: string, words: readonly Word[]): Parameter<Word> {
  return {
    hint,
    place: 'next',
    required: true,
    expects:
      words.length === 1
        ? { en: `the word ${words[0]}`, ru: `слово ${words[0]}` }
        : { en: `one of ${words.join(', ')}`, ru: `одно из: ${words.join(', ')}` },
    parse: (written) => {
      const found = words.find((candidate) => candidate === written.toLowerCase());
      return found === undefined ? wrong : right(found);
    },
  };
}

const unitMs: readonly (readonly [names: RegExp, ms: number])[] = [
  [/^(?:s|sec|с|сек)$/i, 1000],
  [/^(?:m|min|м|мин)$/i, 60_000],
  [/^(?:h|ч)$/i, 3_600_000],
  [/^(?:d|д)$/i, 86_400_000],
  [/^(?:w|н|нед)$/i, 604_800_000],
];
const longestDays = 366;

/** A length of time such as `26h`, `5m`, `2h30m`, `7д`; in milliseconds, more than zero and at most 366 days. */
export function duration(hint: string): Parameter<number> {
  return {
    hint,
    place: 'next',
    required: true,
    expects: {
      en: `a length of time such as 90s, 5m, 26h or 7d, at most ${longestDays} days`,
      ru: `промежуток времени, например 90с, 5м, 26ч или 7д, не больше ${longestDays} дней`,
    },
    parse: parseDuration,
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

/** The same parameter, which may be left out. */
export function optional<Value>(parameter: Parameter<Value>): Parameter<Value | undefined> {
  return { ...parameter, required: false };
}

/** The same parameter, given only as `key:value` or `--key value`. */
export function keyed<Value>(parameter: Parameter<Value>): Parameter<Value> {
  return { ...parameter, place: 'key' };
}
