import type { Catalogue } from '../language.ts';
import { fitYear, readDay, withoutYear, writeDay } from './days.ts';
import { monthNamed } from './months.ts';
import { type Moment, type Parameter, type Parsed, right, today, wrong } from './parameter.ts';

/** Days in a row, both ends included. */
export interface Period {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

const length = /^(\d{1,4})\s*(d|д|days?|день|дня|дней|w|н|нед|weeks?|недел[яьи]|mo|months?|мес|месяц(?:а|ев)?)$/iu;
const relative =
  /^(?:на\s+)?(this|last|previous|эт\S*|текущ\S*|прошл\S*|предыдущ\S*)\s+(week|month|недел\S*|месяц\S*)$/iu;
/** A week or a month that ends today. */
const lastOne = /^(?:за\s+)?(недел[яюи]|week|месяц|month)$/iu;
const monthOfYear = /^(?:(\d{1,2})\.(\d{4})|(\p{L}+)(?:\s+(\d{4}))?)$/u;
const between = /^(\d{1,2}\.\d{1,2}(?:\.\d{2,4})?|\d{4}-\d{1,2}-\d{1,2}|\p{L}+)\s*(?:-|–|—|\.\.|…)\s*(\S+)$/u;

/**
 * Days in a row: `7d` for the last seven days with today, `last month`, `эта неделя`, `november`, `11.2026`, one day, or
 * two days with a dash between them.
 */
export function period(hint: string): Parameter<Period> {
  return {
    hint,
    place: 'many',
    required: true,
    field: 'text',
    expects: {
      en: 'a period such as 7d, yesterday, last month, november or 01.11.2026-15.11.2026',
      ru: 'период, например 7д, вчера, прошлый месяц, ноябрь или 01.11.2026-15.11.2026',
    },
    words: ['today', 'yesterday', '7d'],
    parse: readPeriod,
    print: ({ from, to }) => `${writeDay(from)}-${writeDay(to)}`,
  };
}

function readPeriod(written: string, moment: Moment): Parsed<Period> {
  const text = written.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  const now = today(moment);
  const [, amount, unit = ''] = length.exec(text) ?? [];
  if (amount !== undefined) return lastOnes(Number(amount), unit, now);
  const [, which, what = ''] = relative.exec(text) ?? [];
  if (which !== undefined)
    return right(relativeTo(now, /^(?:this|эт|текущ)/u.test(which), /^(?:week|недел)/u.test(what)));
  const [, lastWhole = ''] = lastOne.exec(text) ?? [];
  if (lastWhole !== '') return lastOnes(1, /^m|^мес/u.test(lastWhole) ? 'mo' : 'w', now);
  const month = readMonth(text, now);
  if (month !== undefined) return right(wholeMonth(month));
  const [, first, last = ''] = between.exec(text) ?? [];
  if (first !== undefined) return fromTo(first, last, moment);
  const one = readDay(text, moment);
  return one.ok ? right({ from: one.value, to: one.value }) : one;
}

function lastOnes(amount: number, unit: string, now: Temporal.PlainDate): Parsed<Period> {
  if (amount === 0) return wrong;
  const units = /^m|^мес/u.test(unit) ? { months: amount } : { days: amount * (/^[wн]/u.test(unit) ? 7 : 1) };
  return right({ from: now.subtract(units).add({ days: 1 }), to: now });
}

function relativeTo(now: Temporal.PlainDate, isThis: boolean, isWeek: boolean): Period {
  if (!isWeek) return wholeMonth((isThis ? now : now.subtract({ months: 1 })).toPlainYearMonth());
  const monday = now.subtract({ days: now.dayOfWeek - 1 + (isThis ? 0 : 7) });
  return { from: monday, to: monday.add({ days: 6 }) };
}

/** `11.2026`, `november 2026`, `ноябрь`: without a year the last one that has begun. */
function readMonth(text: string, now: Temporal.PlainDate): Temporal.PlainYearMonth | undefined {
  const [, number, yearOfNumber, name, yearOfName] = monthOfYear.exec(text) ?? [];
  if (number !== undefined) {
    const isMonth = Number(number) >= 1 && Number(number) <= 12 && fitYear(Number(yearOfNumber));
    return isMonth ? new Temporal.PlainYearMonth(Number(yearOfNumber), Number(number)) : undefined;
  }
  const month = name === undefined ? undefined : monthNamed(name);
  if (month === undefined || (yearOfName !== undefined && !fitYear(Number(yearOfName)))) return undefined;
  return new Temporal.PlainYearMonth(
    yearOfName === undefined ? now.year - (month > now.month ? 1 : 0) : Number(yearOfName),
    month,
  );
}

function wholeMonth(month: Temporal.PlainYearMonth): Period {
  return { from: month.toPlainDate({ day: 1 }), to: month.toPlainDate({ day: month.daysInMonth }) };
}

function fromTo(first: string, last: string, moment: Moment): Parsed<Period> {
  const from = readDay(first, moment);
  const to = readDay(last, moment);
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (Temporal.PlainDate.compare(from.value, to.value) <= 0) return right({ from: from.value, to: to.value });
  // `15.12-15.01` goes over the turn of a year.
  const yearBefore = from.value.subtract({ years: 1 });
  const isOverNewYear = withoutYear.test(first) && Temporal.PlainDate.compare(yearBefore, to.value) <= 0;
  return isOverNewYear ? right({ from: yearBefore, to: to.value }) : { ok: false, reason: backwards };
}

const backwards: Catalogue<string> = {
  en: 'The last day lies before the first.',
  ru: 'Последний день раньше первого.',
};
