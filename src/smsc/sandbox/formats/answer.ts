/** The provider's answer formats, the parameter `fmt`: 0 labelled text, 1 values, 2 XML, 3 JSON. */
export type Format = 0 | 1 | 2 | 3;

/** A value of a record; a list within a record is an answer of its own (zones of the price list, numbers of a send). */
export type Value = string | number | Answer;

/** The values of one record by the names that its form uses. */
export type Row = Readonly<Record<string, Value | undefined>>;

/**
 * How one kind of record is written in each format, transcribed from the page that defines it.
 *
 * Field lists are names with spaces between them, in the page's order; `#` behind a name says that JSON has it as a
 * bare number, otherwise it is quoted.
 */
export interface Form {
  /** Format 0, with `{name}` where the page has `<name>`. */
  readonly text0: string;
  /** Format 1, in the same way. */
  readonly text1: string;
  /** The XML element of a record. */
  readonly element: string;
  /** The field that is the element's own text; the other fields are then its attributes. */
  readonly own?: string;
  /** The fields of XML and JSON. */
  readonly fields: string;
  /** The fields of JSON where the page gives it others than XML. */
  readonly json?: string;
}

export interface Answer {
  /** The XML element around all records; none around a single record. */
  readonly list?: string;
  /** Whether JSON writes an array. */
  readonly array: boolean;
  readonly records: readonly { readonly form: Form; readonly row: Row }[];
}

/** An answer of one record. */
export function one(form: Form, row: Row): Answer {
  return { array: false, records: [{ form, row }] };
}

/** An answer of any number of records of one form. */
export function many(list: string, form: Form, rows: readonly Row[]): Answer {
  return { list, array: true, records: rows.map((row) => ({ form, row })) };
}

/** "OK", as every page writes it for a change that was made. */
export const done: Answer = one(
  { text0: 'OK', text1: 'OK', element: 'result', own: 'result', fields: 'result' },
  { result: 'OK' },
);

/** The field names of a list, each with whether JSON has it as a bare number. */
export function fieldsOf(list: string): readonly { readonly name: string; readonly bare: boolean }[] {
  return list.split(' ').map((field) => ({ name: field.replace('#', ''), bare: field.endsWith('#') }));
}
