import type { Catalogue } from '../language.ts';

/** One argument of a command: how it is typed, read and written. `Value` includes `undefined` when it may be left out. */
export interface Parameter<Value> {
  /** Stands for it in the usage line, such as `NAME`. */
  readonly hint: string;
  /**
   * - `next`: by its place in the line
   * - `many`: everything that is left and has no name, such as a list of phone numbers
   * - `rest`: all that is left of the line, as it was typed
   * - `key`: only as `key:value` or `--key value`
   * - `flag`: its own name alone, anywhere in the line
   */
  readonly place: 'next' | 'many' | 'rest' | 'key' | 'flag';
  readonly required: boolean;
  /** What a form asks for it with. */
  readonly field: FieldKind;
  /** Completes the sentence "… must be …". */
  readonly expects: Catalogue<string>;
  /**
   * What the audit log does not hold:
   *
   * - `secret`: a code that is worth nothing once it was used
   * - `password`: stays one, so it is taken only where nobody reads along, and stands nowhere afterwards
   * - `text`: of a message or about a person
   */
  readonly holds?: 'secret' | 'password' | 'text';
  /** Comes with the line of a button: no field of a form. */
  readonly isGiven?: true;
  /** Filled in wherever there is a form for it, although a typed line may leave it out. */
  readonly isWanted?: true;
  /**
   * How much of the beginning of a text is its own, in characters, for a value that may have spaces in it without quotes;
   * `undefined` where one piece is.
   */
  readonly reach?: (typed: string) => number | undefined;
  /** Words that can be offered while it is typed. */
  readonly words: readonly string[];
  /** Reads what was typed, without its quotes. Never throws. */
  readonly parse: (written: string, moment: Moment) => Parsed<Value>;
  /** Writes a value so that `parse` reads the same value. */
  print(value: Value): string;
}

/**
 * - `text`: a line of text; `lines`: several
 * - `choice`: one of the parameter's words
 * - `flag`: on or off
 * - `day`: picked from a calendar
 * - `count`: a whole number
 */
export type FieldKind = 'text' | 'lines' | 'choice' | 'flag' | 'day' | 'count';

/** When and where a line is read: "yesterday" and "7d" depend on it. */
export interface Moment {
  readonly now: Temporal.Instant;
  /** The zone of the account's days. */
  readonly zone: string;
}

export type Parsed<Value> = { readonly ok: true; readonly value: Value } | Refused;

/** Why a text is not read. */
export interface Refused {
  readonly ok: false;
  /** The whole sentence, where "… must be …" would not say what is wrong. */
  readonly reason?: Catalogue<string>;
  /** The part of the text that is wrong; all of it when absent. */
  readonly start?: number;
  readonly end?: number;
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** The values that a command's `run` is given, by the names of its parameters. */
export type Values<Named extends Parameters> = {
  readonly [Name in keyof Named]: Named[Name] extends Parameter<infer Value> ? Value : never;
};

/** A text that is read. */
export function right<Value>(value: Value): Parsed<Value> {
  return { ok: true, value };
}

/** A text that is not read, for the reason that `expects` gives. */
export const wrong: Refused = { ok: false };

/** The day it is at the account. */
export function today({ now, zone }: Moment): Temporal.PlainDate {
  return now.toZonedDateTimeISO(zone).toPlainDate();
}

/** The same parameter, which may be left out. */
export function optional<Value>(parameter: Parameter<Value>): Parameter<Value | undefined> {
  return {
    ...parameter,
    required: false,
    print: (value) => (value === undefined ? '' : parameter.print(value)),
  };
}

/** The same parameter, for texts that may have line breaks. */
export function inLines<Value>(parameter: Parameter<Value>): Parameter<Value> {
  return { ...parameter, field: 'lines' };
}

/** The same parameter, given only as `key:value` or `--key value`. */
export function keyed<Value>(parameter: Parameter<Value>): Parameter<Value> {
  return { ...parameter, place: 'key' };
}
