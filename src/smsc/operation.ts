import type { RefusalCode } from './error.ts';

/**
 * The provider's answer formats (the `fmt` parameter, on every page): 0 text with labels, 1 values with separators,
 * 2 XML, 3 JSON.
 */
export type Format = 0 | 1 | 2 | 3;

/** The form fields of a request, by the provider's names; without credentials, `fmt` and `charset`. */
export type Form = Readonly<Record<string, string>>;

/** A file that goes with a request as multipart. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One record of an answer, whatever its format: the provider's field names, values as they came. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Reads a whole answer of format 0 or 1. Gives `undefined` when the text is not of the form that the page defines, so
 * that a foreign or torn text is never taken for data.
 */
export type TextReader = (text: string) => readonly Row[] | undefined;

/** How one answer is written in each format. A format that is missing is not defined by the page. */
export interface Layout {
  /** `one`: exactly one record. `list`: any number, and error 3, `[]`, `{}` or an empty body all mean none. */
  readonly shape: 'one' | 'list';
  readonly text0?: TextReader;
  readonly text1?: TextReader;
  readonly xml?: XmlLayout;
  /** For JSON that is not simply an object or an array of objects. `undefined`: not of this form. */
  readonly json?: (value: unknown) => readonly Row[] | undefined;
}

/**
 * The XML form: `root` is the outermost element. With `item`, each child of that name is a record; without, the root
 * is the only record. Attributes and children become fields, and so does the text of an element that also has
 * attributes, under the element's own name (`<sender id="5">shop</sender>` is `{ id: '5', sender: 'shop' }`).
 * `lists` names children that are themselves lists: `{ zones: 'zone' }` gives the field `zones` an array of records.
 */
export interface XmlLayout {
  /** The element's name, or several where pages and practice differ. */
  readonly root: string | readonly string[];
  readonly item?: string;
  readonly lists?: Readonly<Record<string, string>>;
}

/** At most `requests` requests with the same key within `perMs` milliseconds. */
export interface Limit {
  readonly requests: number;
  readonly perMs: number;
  /** `identical`: the same form. `any`: every request of the operation. Otherwise the field that tells requests apart. */
  readonly of: 'identical' | 'any' | { readonly field: string };
}

/**
 * One operation of the provider, described once: what is sent, how answers look, what its errors and limits are.
 * The page that documents it is named in the docstring of the client's method.
 */
export interface Operation<Params, Result> {
  /** The name of the client's method; also what logs and metrics call it. */
  readonly name: string;
  /** The file name that is appended to the base URL. */
  readonly file: string;
  /** A `read` may be shared, kept and asked again at the spare host; a `write` is sent once and never repeated. */
  readonly kind: 'read' | 'write';
  /** The format that is asked for unless the client is told otherwise. */
  readonly prefers: 2 | 3;
  /** What the provider's error numbers mean for this operation, beside those common to all (1, 2, 4, 9). */
  readonly errors: Readonly<Record<number, RefusalCode>>;
  readonly limits: readonly Limit[];
  /** How old a kept answer may be to be given to the next caller who asks the same; 0 for writes. */
  readonly freshMs: number;
  /** Checks the parameters and writes the form. @throws SmscError `invalid` */
  form(params: Params): Form;
  /** The document to send along, for operations that take one. @throws SmscError `invalid` */
  upload?(params: Params): Upload | undefined;
  layout(params: Params): Layout;
  /** The values of a whole answer. Called with every record at once; large lists use `mapInSlices`. */
  read(rows: readonly Row[], context: ReadContext, params: Params): Promise<Result> | Result;
}

export interface ReadContext {
  /** The time zone of the account, in which the provider writes its dates. */
  readonly zone: string;
}

/** A minute and an hour, the periods of the provider's limits. */
export const minute = 60_000;
export const hour = 3_600_000;
