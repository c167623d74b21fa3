import { readDay } from './dates.ts';
import { Refusal } from './errors.ts';

/** The parameters of a request, query and body together, by the names that were sent (`fl[29]` included). */
export type Params = ReadonlyMap<string, string>;

/** A parameter that is switched on: neither absent, nor empty, nor 0. */
export function isOn(params: Params, name: string): boolean {
  const value = params.get(name);
  return value !== undefined && value !== '' && value !== '0';
}

/** A parameter that is filled in, or `undefined`. */
export function filled(params: Params, name: string): string | undefined {
  return params.get(name) || undefined;
}

/** @throws Refusal 1 when it is absent or empty */
export function required(params: Params, name: string): string {
  return filled(params, name) ?? refuse();
}

/** A whole number within limits. @throws Refusal 1 when it is something else */
export function whole(params: Params, name: string, least: number, most: number): number | undefined {
  const written = filled(params, name);
  if (written === undefined) return undefined;
  const number = Number(written);
  return /^\d{1,15}$/.test(written) && number >= least && number <= most ? number : refuse();
}

/** An id: digits. @throws Refusal 1 when it is something else */
export function id(params: Params, name: string): string | undefined {
  const written = filled(params, name);
  return written === undefined || /^\d+$/.test(written) ? written : refuse();
}

/** The moment at which a day begins in the account's zone. @throws Refusal 1 when it is no `DD.MM.YYYY` */
export function day(params: Params, name: string, gmt: number): number | undefined {
  const written = filled(params, name);
  return written === undefined ? undefined : (readDay(written, gmt) ?? refuse());
}

/** The values of a list with commas, semicolons or line breaks between them. */
export function listed(value: string): readonly string[] {
  return value
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function refuse(): never {
  throw new Refusal(1);
}
