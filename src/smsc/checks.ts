import { SmscError } from './error.ts';

/** Refuses a parameter before anything is sent. @throws SmscError `invalid`, naming the parameter and what is allowed */
export function refuse(operation: string, parameter: string, allowed: string): never {
  throw new SmscError('invalid', `${parameter} must be ${allowed}`, { operation, parameter });
}

/** A whole number within limits, as the provider writes it. @throws SmscError `invalid` */
export function within(operation: string, parameter: string, value: number, least: number, most: number): string {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    refuse(operation, parameter, `a whole number from ${least} to ${most}`);
  }
  return String(value);
}

/** A text that is not empty. @throws SmscError `invalid` */
export function filled(operation: string, parameter: string, value: string): string {
  if (value.trim() === '') refuse(operation, parameter, 'filled in');
  return value;
}

/** An id as the provider gives it: digits. @throws SmscError `invalid` */
export function digits(operation: string, parameter: string, value: string): string {
  if (!/^\d+$/.test(value)) refuse(operation, parameter, 'digits');
  return value;
}

/** A check of a parameter that may be left out. @throws SmscError `invalid` */
export function optional(
  check: (operation: string, parameter: string, value: string) => string,
  operation: string,
  parameter: string,
  value: string | undefined,
): string | undefined {
  return value === undefined ? undefined : check(operation, parameter, value);
}

/** A day as the provider writes it, `DD.MM.YYYY`. */
export function day(value: Temporal.PlainDate): string {
  return `${two(value.day)}.${two(value.month)}.${String(value.year).padStart(4, '0')}`;
}

/** A number of at least two digits. */
export function two(part: number): string {
  return String(part).padStart(2, '0');
}

/** A form without the fields that were not given. */
export function given(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const form: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form[name] = value;
  return form;
}

/** How the provider writes a switch that is on; one that is off is left out. */
export function flag(on: boolean | undefined): '1' | undefined {
  return on === true ? '1' : undefined;
}

/** A phone number as the provider takes it: digits, with or without a leading plus. @throws SmscError `invalid` */
export function phone(operation: string, parameter: string, value: string): string {
  if (!/^\+?\d{1,15}$/.test(value)) refuse(operation, parameter, 'up to 15 digits with an optional leading +');
  return value;
}

/** An e-mail address, of which only the outline is checked. @throws SmscError `invalid` */
export function email(operation: string, parameter: string, value: string): string {
  if (!/^[^\s@,;]+@[^\s@,;]+$/.test(value)) refuse(operation, parameter, 'an e-mail address');
  return value;
}

/** Values as one comma-separated field. @throws SmscError `invalid` when there are too many, none, or one is wrong */
export function joined(
  operation: string,
  parameter: string,
  values: readonly string[],
  check: (operation: string, parameter: string, value: string) => string,
  most = 100_000,
): string {
  if (values.length === 0 || values.length > most) refuse(operation, parameter, `1 to ${most} values`);
  return values.map((value) => check(operation, parameter, value)).join(',');
}

/** An id that the provider or a client gave. @throws SmscError `invalid` */
export function anyId(operation: string, parameter: string, value: string): string {
  if (!/^[\w.-]{1,40}$/.test(value)) refuse(operation, parameter, 'up to 40 Latin letters, digits, ".", "-" or "_"');
  return value;
}

/** An id of our own for something new (facts 8). @throws SmscError `invalid` */
export function ownId(operation: string, parameter: string, value: string): string {
  anyId(operation, parameter, value);
  if (/^\d+$/.test(value) && (Number(value) < 1 || Number(value) > 2_147_483_647)) {
    refuse(operation, parameter, 'from 1 to 2147483647 when it is a number');
  }
  return value;
}

/** A whole number with a least value and none that is the most. @throws SmscError `invalid` */
export function atLeast(operation: string, parameter: string, value: number, least: number): string {
  if (!Number.isSafeInteger(value) || value < least)
    refuse(operation, parameter, `a whole number of at least ${least}`);
  return String(value);
}

/** An amount of money as decimal text. @throws SmscError `invalid` */
export function amount(operation: string, parameter: string, value: string): string {
  if (!/^-?\d{1,12}(?:\.\d{1,4})?$/.test(value)) refuse(operation, parameter, 'an amount such as 100 or 99.50');
  return value;
}

/** First and last day of a period, as the provider's `start` and `end`. @throws SmscError `invalid` */
export function period(
  operation: string,
  from: Temporal.PlainDate | undefined,
  to: Temporal.PlainDate | undefined,
  mostMonths?: number,
): { readonly start: string | undefined; readonly end: string | undefined } {
  if (from !== undefined && to !== undefined) {
    if (Temporal.PlainDate.compare(to, from) < 0) refuse(operation, 'to', 'the same day as from or a later one');
    if (mostMonths !== undefined && Temporal.PlainDate.compare(to, from.add({ months: mostMonths })) > 0) {
      refuse(operation, 'to', `at most ${mostMonths} months after from`);
    }
  }
  if (from === undefined && to !== undefined) refuse(operation, 'from', 'given when to is given');
  return { start: from && day(from), end: to && day(to) };
}
