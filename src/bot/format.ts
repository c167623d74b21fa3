import type { Language } from './language.ts';
import { currencyCode } from './money/currency-code.ts';

/** How numbers, money and time are written for one reader. */
export interface Formats {
  /** An amount with its currency; the provider's `RUR` is shown as roubles. */
  money(amount: string, currency: string | undefined): string;
  number(value: number): string;
  /** An amount for a table of figures in a file: ungrouped, with the decimal sign of the language. */
  decimal(amount: string): string;
  /** A day of the account, such as 21.11.2026 or 21 Nov 2026. */
  day(date: Temporal.PlainDate): string;
  /** A day and time in the account's zone, such as 21.11.2026, 12:01. */
  time(instant: Temporal.Instant): string;
  /** The time of day in another zone, such as 12:01. */
  clock(instant: Temporal.Instant, zone: string): string;
  /** The two largest units of a length of time, such as 3 d 4 h. */
  duration(ms: number): string;
  /** How long ago something was, such as 14 min ago or just now. */
  ago(then: Temporal.Instant, now: Temporal.Instant): string;
}

const units = {
  en: [' d', ' h', ' min', ' s'],
  ru: [' д', ' ч', ' мин', ' с'],
} as const;
const unitMs = [86_400_000, 3_600_000, 60_000, 1000] as const;
const words = {
  en: { ago: (length: string) => `${length} ago`, now: 'just now', moment: 'less than a second' },
  ru: { ago: (length: string) => `${length} назад`, now: 'только что', moment: 'меньше секунды' },
} as const;
/** An answer younger than this is called new. */
const justNowMs = 5000;

/**
 * @param zone - the account's time zone
 */
export function createFormats(language: Language, zone: string): Formats {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const dateStyle = language === 'ru' ? 'short' : 'medium';
  const numbers = new Intl.NumberFormat(locale);
  const times = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle, timeStyle: 'short' });
  const days = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle });
  const duration = (ms: number): string => writeDuration(language, ms);
  return {
    money: (amount, currency) => writeMoney(locale, amount, currency),
    number: (value) => numbers.format(value),
    decimal: (amount) => (language === 'ru' ? amount.replace('.', ',') : amount),
    day: (date) => days.format(date.toZonedDateTime('UTC').epochMilliseconds),
    time: (instant) => times.format(instant.epochMilliseconds),
    clock: (instant, otherZone) =>
      new Intl.DateTimeFormat(locale, { timeZone: otherZone, timeStyle: 'short' }).format(instant.epochMilliseconds),
    duration,
    ago: (then, now) => {
      const ms = now.epochMilliseconds - then.epochMilliseconds;
      return ms < justNowMs ? words[language].now : words[language].ago(duration(ms));
    },
  };
}

/** The decimal text goes to the formatter as it is, so no amount passes through a float. */
function writeMoney(locale: string, amount: string, currency: string | undefined): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 6 };
  const shown = currency === undefined ? undefined : currencyCode(currency);
  if (shown === undefined || !/^[A-Z]{3}$/.test(shown)) {
    const plain = new Intl.NumberFormat(locale, digits).format(amount as Intl.StringNumericLiteral);
    return shown === undefined ? plain : `${plain} ${shown}`;
  }
  const style = { style: 'currency', currency: shown, currencyDisplay: 'narrowSymbol', ...digits } as const;
  return new Intl.NumberFormat(locale, style).format(amount as Intl.StringNumericLiteral);
}

function writeDuration(language: Language, ms: number): string {
  const first = unitMs.findIndex((unit) => ms >= unit);
  const large = unitMs[first];
  if (large === undefined) return words[language].moment;
  const small = unitMs[first + 1];
  const head = `${Math.floor(ms / large)}${units[language][first]}`;
  const left = small === undefined ? 0 : Math.floor((ms % large) / small);
  return left === 0 ? head : `${head} ${left}${units[language][first + 1]}`;
}
