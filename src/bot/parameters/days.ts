import type { Catalogue } from '../language.ts';
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
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

const noSuchDay: Catalogue<string> = { en: 'The calendar has no such day.', ru: 'Такого дня в календаре нет.' };

/** A day of the account: `21.11.2026`, `21.11`, `2026-11-21`, `yesterday`, `вчера`, `7d` for seven days ago. */
export function day(hint: string): Parameter<Temporal.PlainDate> {
  return {
    hint,
    place: 'next',
    required: true,
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
  const [, dayOfMonth, month, year = today(moment).year] = dotted.exec(text) ?? [];
  if (dayOfMonth !== undefined) return onCalendar(Number(year), Number(month), Number(dayOfMonth));
  const [, isoYear, isoMonth, isoDay] = iso.exec(text) ?? [];
  return isoYear === undefined ? wrong : onCalendar(Number(isoYear), Number(isoMonth), Number(isoDay));
}

/** A year of two digits is of this century. */
function onCalendar(year: number, month: number, day: number): Parsed<Temporal.PlainDate> {
  const fullYear = year < 100 ? 2000 + year : year;
  try {
    return right(Temporal.PlainDate.from({ year: fullYear, month, day }, { overflow: 'reject' }));
  } catch {
    return { ok: false, reason: noSuchDay };
  }
}

/** A day as people write it, `21.11.2026`. */
export function writeDay(date: Temporal.PlainDate): string {
  return `${two(date.day)}.${two(date.month)}.${String(date.year).padStart(4, '0')}`;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
