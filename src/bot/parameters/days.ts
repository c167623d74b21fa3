import type { Catalogue } from '../language.ts';
import { monthNamed } from './months.ts';
import { type Moment, type Parameter, type Parsed, right, today, wrong } from './parameter.ts';

/** Days that have a name, by their distance from today. */
const named: Readonly<Record<string, number>> = {
  today: 0,
  сегодня: 0,
  yesterday: -1,
  вчера: -1,
  позавчера: -2,
  tomorrow: 1,
  завтра: 1,
};
/** So long ago: `7d`, `2w`, `7 дней`. */
const ago = /^(\d{1,4})\s*(d|д|days?|день|дня|дней|w|н|нед|weeks?|недел[яьи])$/iu;
const dotted = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$/;
/** A day that is told without its year. */
export const withoutYear = /^\d{1,2}\.\d{1,2}$/;
const worded = /^(\d{1,2})\s+(\p{L}+)(?:\s+(\d{4}))?$/u;
/** So far ahead a day without a year may lie. */
const daysAhead = 31;
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

const noSuchYear: Catalogue<string> = { en: 'Years go from 2000 to 2100 here.', ru: 'Годы здесь — от 2000 до 2100.' };
const noSuchDay: Catalogue<string> = { en: 'The calendar has no such day.', ru: 'Такого дня в календаре нет.' };

/** A day of the account: `21.11.2026`, `21.11`, `2026-11-21`, `yesterday`, `вчера`, `7d` for seven days ago. */
export function day(hint: string): Parameter<Temporal.PlainDate> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'day',
    expects: {
      en: 'a day such as 21.11.2026, yesterday or 7d (seven days ago)',
      ru: 'день, например 21.11.2026, вчера или 7д (семь дней назад)',
    },
    words: ['today', 'yesterday'],
    parse: readDay,
    print: writeDay,
  };
}

/** Reads a day in any of the ways that `day` allows. */
export function readDay(written: string, moment: Moment): Parsed<Temporal.PlainDate> {
  const text = written.trim().toLowerCase();
  const distance = Object.hasOwn(named, text) ? named[text] : undefined;
  if (distance !== undefined) return right(today(moment).add({ days: distance }));
  const [, amount, unit = ''] = ago.exec(text) ?? [];
  if (amount !== undefined) {
    const days = Number(amount) * (/^[wн]/u.test(unit) ? 7 : 1);
    return right(today(moment).subtract({ days }));
  }
  const [, dayOfMonth, month, year] = dotted.exec(text) ?? [];
  if (dayOfMonth !== undefined) return onCalendar(year, Number(month), Number(dayOfMonth), moment);
  const [, isoYear, isoMonth, isoDay] = iso.exec(text) ?? [];
  if (isoYear !== undefined) return onCalendar(isoYear, Number(isoMonth), Number(isoDay), moment);
  const [, namedDay, monthName = '', yearOfName] = worded.exec(text) ?? [];
  const monthNumber = monthNamed(monthName);
  return namedDay === undefined || monthNumber === undefined
    ? wrong
    : onCalendar(yearOfName, monthNumber, Number(namedDay), moment);
}

/** A year of two digits is of this century; without one it is the last such day, or one of the next month. */
function onCalendar(
  written: string | undefined,
  month: number,
  day: number,
  moment: Moment,
): Parsed<Temporal.PlainDate> {
  const now = today(moment);
  const year = written === undefined ? now.year : Number(written) + (written.length === 2 ? 2000 : 0);
  if (!fitYear(year)) return { ok: false, reason: noSuchYear };
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    const isFarAhead = Temporal.PlainDate.compare(date, now.add({ days: daysAhead })) > 0;
    return right(written === undefined && isFarAhead ? date.subtract({ years: 1 }) : date);
  } catch {
    return { ok: false, reason: noSuchDay };
  }
}

/** Whether a year is one that people mean. */
export function fitYear(year: number): boolean {
  return year >= 2000 && year <= 2100;
}

/** A day as people write it, `21.11.2026`. */
export function writeDay(date: Temporal.PlainDate): string {
  return `${two(date.day)}.${two(date.month)}.${String(date.year).padStart(4, '0')}`;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
