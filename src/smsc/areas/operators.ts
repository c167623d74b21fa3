import type { Answer, Caller, ReadOptions } from '../call.ts';
import { joined, phone } from '../checks.ts';
import { columns, labelled, pairs } from '../decode/text.ts';
import { requiredText, rest, text } from '../fields.ts';
import { type Layout, minute, type Operation, type Row } from '../operation.ts';

/** Where a phone number was registered. Numbers that were taken to another operator show the former one. */
export interface NumberOperator {
  /** The number; as it was asked for when it was the only one, otherwise as the provider writes it. */
  readonly phone: string;
  readonly country: string | undefined;
  readonly operator: string | undefined;
  readonly region: string | undefined;
  /** Code of the country, digits. */
  readonly countryCode: string | undefined;
  /** Code of the operator, digits that may begin with 0. */
  readonly networkCode: string | undefined;
  /** Time zone of the region as the provider writes it; the page does not say how. */
  readonly timeZone: string | undefined;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

export interface NumberQuery {
  /** 1 to 100 numbers. */
  readonly phones: readonly string[];
}

const getOperators: Operation<NumberQuery, readonly NumberOperator[]> = {
  name: 'operators.get',
  file: 'info.php',
  kind: 'read',
  prefers: 3,
  errors: { 3: 'not-found' },
  limits: [
    { requests: 3, perMs: minute, of: 'identical' },
    { requests: 100, perMs: minute, of: 'any' },
  ],
  freshMs: 3_600_000,
  form: ({ phones }) => ({ get_operator: '1', phone: joined('operators.get', 'phones', phones, phone, 100) }),
  layout: ({ phones }) => (phones.length === 1 ? layoutOfOne : layoutOfMany),
  read: (rows, _context, { phones }) => {
    const [only] = phones;
    return rows.map((row) => numberOperator(phones.length === 1 ? { phone: only, ...row } : row));
  },
};

const keys = ['country', 'operator', 'region', 'mcc', 'mnc', 'tz'] as const;
const known = new Set<string>(['phone', ...keys]);

const layoutOfOne: Layout = {
  shape: 'one',
  text0: labelled(
    keys.map((key) => [key, key] as const),
    { open: 'region' },
  ),
  text1: columns(keys, { open: 'region' }),
  xml: { root: 'info' },
};

/** For several numbers the page adds "phone" to each record without saying where, so either end is read. */
const layoutOfMany: Layout = {
  shape: 'list',
  text0: pairs(),
  text1: (answer) =>
    (/^\+?\d{5,},/.test(answer)
      ? columns(['phone', ...keys], { open: 'region' })
      : columns([...keys, 'phone'], { open: 'region' }))(answer),
  xml: { root: 'list', item: 'info' },
};

function numberOperator(row: Row): NumberOperator {
  return {
    phone: requiredText(row, 'phone'),
    country: text(row, 'country'),
    operator: text(row, 'operator'),
    region: text(row, 'region'),
    countryCode: text(row, 'mcc'),
    networkCode: text(row, 'mnc'),
    timeZone: text(row, 'tz'),
    rest: rest(row, known),
  };
}

export const operatorOperations = [getOperators] as const;

export interface OperatorsApi {
  /**
   * Country, operator and region of 1 to 100 phone numbers, in one request.
   *
   * Limits: 3 identical requests a minute, 100 requests a minute. For one number that the provider does not know the
   * call throws `not-found`; of several numbers the unknown ones are missing from the answer, down to an empty list.
   *
   * @throws SmscError `not-found` (3), and the codes common to all operations
   * @see https://smscentre.com/api/http/get_data/ "Getting information about the operator"
   */
  get(query: NumberQuery, options?: ReadOptions): Promise<Answer<readonly NumberOperator[]>>;
}

export function operatorsApi(caller: Caller): OperatorsApi {
  return { get: (query, options) => caller.read(getOperators, query, options) };
}
