import { mapInSlices } from '../../lib/slices.ts';
import type { Answer, Caller, ReadOptions } from '../call.ts';
import { flag, given, period } from '../checks.ts';
import { columns, labelled } from '../decode/text.ts';
import { decimal, integer, requiredText, rest, text } from '../fields.ts';
import { type Layout, minute, type Operation, type Row } from '../operation.ts';

/** What one login sent in a period. */
export interface Statistics {
  readonly login: string;
  readonly messages: number | undefined;
  /**
   * What was charged, a decimal text in `currency`. The provider's field is `credit`, which the page explains as
   * "debit"; nothing but its explanation tells the two apart.
   */
  readonly spent: string | undefined;
  /** What came in, a decimal text in `currency`. The provider's field is `debit`, which the page explains as "credit". */
  readonly paidIn: string | undefined;
  /** Three letters, with the provider's `RUR` for roubles. */
  readonly currency: string | undefined;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

export interface StatisticsQuery {
  /** First day, in the account's zone. */
  readonly from: Temporal.PlainDate;
  /** Last day; the day of `from` alone when absent. */
  readonly to?: Temporal.PlainDate;
  /** Amounts in the account's own currency. */
  readonly ownCurrency?: boolean;
  /** Messages that were paid from the electronic balance. */
  readonly electronic?: boolean;
}

const operation = 'statistics.get';

const getStatistics: Operation<StatisticsQuery, readonly Statistics[]> = {
  name: operation,
  file: 'get.php',
  kind: 'read',
  prefers: 3,
  errors: {},
  limits: [{ requests: 3, perMs: minute, of: 'any' }],
  freshMs: 60_000,
  form: (query) =>
    given({
      get_stat: '1',
      ...period(operation, query.from, query.to),
      mycur: flag(query.ownCurrency),
      balance2: flag(query.electronic),
    }),
  layout: statisticsLayout,
  read: (rows) => mapInSlices(rows, statistics),
};

const keys = ['login', 'sms', 'credit', 'debit', 'currency'] as const;
const known = new Set<string>(keys);

/** The layout of statistics, which subclients share (facts 4). */
export function statisticsLayout(): Layout {
  return {
    shape: 'list',
    text0: labelled(keys.map((key) => [key, key] as const)),
    text1: columns(keys),
    xml: { root: 'list', item: 'stat' },
  };
}

/** One record of statistics. @throws FieldError */
export function statistics(row: Row): Statistics {
  return {
    login: requiredText(row, 'login'),
    messages: integer(row, 'sms'),
    spent: decimal(row, 'credit'),
    paidIn: decimal(row, 'debit'),
    currency: text(row, 'currency'),
    rest: rest(row, known),
  };
}

export const statisticsOperations = [getStatistics] as const;

export interface StatisticsApi {
  /**
   * What each login of the account sent and spent in a period.
   *
   * Limit: 3 requests a minute. Empty when nothing was sent.
   *
   * @throws SmscError with the codes common to all operations
   * @see https://smscentre.com/api/http/get_data/ "Getting statistics"
   */
  get(query: StatisticsQuery, options?: ReadOptions): Promise<Answer<readonly Statistics[]>>;
}

export function statisticsApi(caller: Caller): StatisticsApi {
  return { get: (query, options) => caller.read(getStatistics, query, options) };
}
