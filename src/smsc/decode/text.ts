import type { TextReader } from '../operation.ts';

export interface ColumnOptions {
  /** What stands between the values. */
  readonly separator?: ',' | ';' | '|';
  /** The field that may itself hold separators and line breaks; a record is read around it from both ends. */
  readonly open?: string;
  /** How many of the last columns may be missing. */
  readonly optional?: number;
}

/** Reader for records of values in a fixed order, one a line (format 1). */
export declare function columns(keys: readonly string[], options?: ColumnOptions): TextReader;
/** Reader for records of `label = value, label = value` in a fixed order, one a line (format 0). */
export declare function labelled(
  fields: readonly (readonly [label: string, key: string])[],
  options?: Omit<ColumnOptions, 'separator'>,
): TextReader;
/** Reader for records of `key = value, key = value` with any keys in any order; `names` gives keys other names. */
export declare function pairs(names?: Readonly<Record<string, string>>): TextReader;
/** Reader for an answer of exactly this form; the named groups become the fields of its one record. */
export declare function phrase(pattern: RegExp): TextReader;
