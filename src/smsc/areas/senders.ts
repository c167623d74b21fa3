import { mapInSlices } from '../../lib/slices.ts';
import type { Answer, Caller, ReadOptions } from '../call.ts';
import { day, digits, filled, flag, given, optional, within } from '../checks.ts';
import { columns, labelled, pairs } from '../decode/text.ts';
import type { RefusalCode } from '../error.ts';
import { asText, integer, requiredText, rest } from '../fields.ts';
import { type Layout, minute, type Operation, type Row } from '../operation.ts';

/** A sender name: the name that an SMS comes from. */
export interface Sender {
  readonly id: string;
  readonly name: string;
  /** Moderation (`senderModeration` in `codes.ts`); only in an answer to `all`. */
  readonly moderation: number | undefined;
  /** Status code (`senderStatuses` in `codes.ts`) by operator key such as `mts_step`; only in an answer to `operators`. */
  readonly operators: Readonly<Record<string, number>>;
  /** The name that an operator shows instead, by the provider's key; only in an answer to `operators`. */
  readonly replacements: Readonly<Record<string, string>>;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

export interface SenderQuery {
  /** Names of every moderation state, with the state; otherwise only activated names. */
  readonly all?: boolean;
  /** With the status at each operator, without the moderation state. */
  readonly operators?: boolean;
  /** Only names whose status at any operator changed on or after this day, newest change first. */
  readonly changedSince?: Temporal.PlainDate;
  /** Only names created before the one with this id. */
  readonly before?: string;
  /** How many names at the most, 1 to 15 000. */
  readonly count?: number;
  /** The subclient whose names are asked for. */
  readonly user?: string;
}

/** One table for all that can be done with sender names, as on the page. */
export const senderErrors: Readonly<Record<number, RefusalCode>> = {
  3: 'not-found',
  5: 'not-saved',
  7: 'bad-number',
  8: 'undeliverable',
  10: 'code-already-sent',
  11: 'wrong-code',
};

const getSenders: Operation<SenderQuery, readonly Sender[]> = {
  name: 'senders.get',
  file: 'senders.php',
  kind: 'read',
  prefers: 3,
  errors: senderErrors,
  limits: [{ requests: 3, perMs: minute, of: 'identical' }],
  freshMs: 20_000,
  form: (query) =>
    given({
      get: '1',
      all: flag(query.all),
      operators: flag(query.operators),
      from_date: query.changedSince && day(query.changedSince),
      prev_id: optional(digits, 'senders.get', 'before', query.before),
      cnt: query.count === undefined ? undefined : within('senders.get', 'count', query.count, 1, 15_000),
      user: optional(filled, 'senders.get', 'user', query.user),
    }),
  layout,
  read: (rows, _context, query) => mapInSlices(rows, query.operators === true ? withOperators : plain),
};

/** The page defines other columns for each of `all` and `operators`, and no format 1 for `operators`. */
function layout(query: SenderQuery): Layout {
  const xml = { root: 'list', item: 'sender' };
  if (query.operators === true) return { shape: 'list', xml, text0: pairs({ name: 'sender' }) };
  const keys = query.all === true ? ['sender', 'status', 'id'] : ['sender', 'id'];
  const labels = keys.map((key) => [key === 'sender' ? 'name' : key, key] as const);
  return { shape: 'list', xml, text0: labelled(labels, { open: 'sender' }), text1: columns(keys, { open: 'sender' }) };
}

const plainKeys = new Set(['sender', 'id', 'status']);

function plain(row: Row): Sender {
  return {
    id: requiredText(row, 'id'),
    name: requiredText(row, 'sender'),
    moderation: integer(row, 'status'),
    operators: none,
    replacements: none,
    rest: rest(row, plainKeys),
  };
}

const none: Readonly<Record<string, never>> = Object.freeze(Object.create(null));
const statusCode = /^-?\d{1,2}$/;

/**
 * Every further key is an operator's status when it holds a short number, also a key that the page does not know;
 * otherwise it is a replacement name, whose keys the page mentions without naming them.
 */
function withOperators(row: Row): Sender {
  const operators: Record<string, number> = {};
  let replacements: Record<string, string> | undefined;
  for (const key in row) {
    if (key === 'sender' || key === 'id' || key === 'status') continue;
    const value = asText(row[key]);
    if (statusCode.test(value)) put(operators, key, Number(value));
    else if (value !== '') (replacements ??= Object.create(null) as Record<string, string>)[key] = value;
  }
  return {
    id: requiredText(row, 'id'),
    name: requiredText(row, 'sender'),
    moderation: integer(row, 'status'),
    operators,
    replacements: replacements ?? none,
    rest: none,
  };
}

/** A plain object takes half the memory of one without a prototype; `__proto__` is the one key that is no data in it. */
function put(operators: Record<string, number>, key: string, status: number): void {
  if (key !== '__proto__') operators[key] = status;
  else Object.defineProperty(operators, key, { value: status, enumerable: true, configurable: true, writable: true });
}

export const senderOperations = [getSenders] as const;

export interface SendersApi {
  /**
   * Sender names, newest first. One answer holds at most 15 000 names; ask on with `before` the last id.
   *
   * Limit: 3 identical requests a minute. Empty when there is none.
   *
   * @throws SmscError with the codes common to all operations
   * @see https://smscentre.com/api/http/senders/ "When requesting a list of sender names"
   */
  get(query?: SenderQuery, options?: ReadOptions): Promise<Answer<readonly Sender[]>>;
}

export function sendersApi(caller: Caller): SendersApi {
  return { get: (query = {}, options) => caller.read(getSenders, query, options) };
}
