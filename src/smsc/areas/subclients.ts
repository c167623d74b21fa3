import { mapInSlices } from '../../lib/slices.ts';
import type { Answer, Caller, ReadOptions } from '../call.ts';
import { digits, filled, flag, given, period } from '../checks.ts';
import { pairs } from '../decode/text.ts';
import type { RefusalCode } from '../error.ts';
import { type Form, type Layout, minute, type Operation } from '../operation.ts';
import { type Statistics, statistics, statisticsLayout } from './statistics.ts';

export interface SubclientStatisticsQuery {
  /** First day, in the account's zone. */
  readonly from: Temporal.PlainDate;
  /** Last day; the day of `from` alone when absent. */
  readonly to?: Temporal.PlainDate;
  /** One subclient, by login or by id; every subclient when absent. */
  readonly subclient?: { readonly login: string } | { readonly id: string };
  /** Subclients with a balance of their own; those who share ours when absent. */
  readonly ownBalance?: boolean;
  /** Messages that were paid from the electronic balance. */
  readonly electronic?: boolean;
  readonly hideDeleted?: boolean;
  /** Amounts in our currency. */
  readonly ourCurrency?: boolean;
}

/** One table for all that can be done with subclients, as on the page. */
export const subclientErrors: Readonly<Record<number, RefusalCode>> = {
  3: 'not-found',
  5: 'operation-failed',
  6: 'no-such-subclient',
  7: 'not-own-balance',
  8: 'not-saved',
  10: 'no-money',
};

// No page shows these answers; they are taken to be like those of the account's own statistics (facts 4), the detailed
// ones with further fields, which format 1 does not name.
const layout: Layout = { ...statisticsLayout(), text0: pairs() };
const { text1: _text1, ...detailedLayout } = layout;

const getStatistics = statisticsOperation('subclients.statistics', 'get_stat', layout);
const getDetailedStatistics = statisticsOperation('subclients.detailedStatistics', 'get_stat_all', detailedLayout);

function statisticsOperation(
  name: string,
  action: 'get_stat' | 'get_stat_all',
  layout: Layout,
): Operation<SubclientStatisticsQuery, readonly Statistics[]> {
  return {
    name,
    file: 'users.php',
    kind: 'read',
    prefers: 3,
    errors: subclientErrors,
    limits: [],
    freshMs: minute,
    form: (query) => statisticsForm(name, action, query),
    layout: () => layout,
    read: (rows) => mapInSlices(rows, statistics),
  };
}

function statisticsForm(operation: string, action: string, query: SubclientStatisticsQuery): Form {
  const { subclient } = query;
  return given({
    [action]: '1',
    ...period(operation, query.from, query.to),
    user: subclient && 'login' in subclient ? filled(operation, 'subclient.login', subclient.login) : undefined,
    user_id: subclient && 'id' in subclient ? digits(operation, 'subclient.id', subclient.id) : undefined,
    reseller: flag(query.ownBalance),
    balance2: flag(query.electronic),
    hide_deleted: flag(query.hideDeleted),
    mycur: flag(query.ourCurrency),
  });
}

export const subclientOperations = [getStatistics, getDetailedStatistics] as const;

export interface SubclientsApi {
  /**
   * What each subclient sent and spent in a period. Fields beyond those of our own statistics are in `rest`.
   *
   * Empty when there is none.
   *
   * @throws SmscError `no-such-subclient` (6), `not-own-balance` (7), and the codes common to all operations
   * @see https://smscentre.com/api/http/users/subclients/subclients_actions/
   */
  statistics(query: SubclientStatisticsQuery, options?: ReadOptions): Promise<Answer<readonly Statistics[]>>;
  /**
   * The same in more detail; what the detail is no page tells, it is in `rest`.
   *
   * Empty when there is none.
   *
   * @throws SmscError `no-such-subclient` (6), `not-own-balance` (7), and the codes common to all operations
   * @see https://smscentre.com/api/http/users/subclients/subclients_actions/
   */
  detailedStatistics(query: SubclientStatisticsQuery, options?: ReadOptions): Promise<Answer<readonly Statistics[]>>;
}

export function subclientsApi(caller: Caller): SubclientsApi {
  return {
    statistics: (query, options) => caller.read(getStatistics, query, options),
    detailedStatistics: (query, options) => caller.read(getDetailedStatistics, query, options),
  };
}
