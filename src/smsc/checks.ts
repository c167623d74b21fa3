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

/** A day as the provider writes it, `DD.MM.YYYY`. */
export function day(value: Temporal.PlainDate): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(value.day)}.${two(value.month)}.${String(value.year).padStart(4, '0')}`;
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
