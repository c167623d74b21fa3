import { mapInSlices } from '../../lib/slices.ts';
import type { Answer, Caller, ReadOptions } from '../call.ts';
import { digits, given, optional, phone, within } from '../checks.ts';
import { columns, labelled } from '../decode/text.ts';
import { date, requiredText, rest, text } from '../fields.ts';
import { minute, type Operation, type Row } from '../operation.ts';

/** An SMS that came in. */
export interface IncomingMessage {
  readonly id: string;
  /** When the provider received it. */
  readonly receivedAt: Temporal.Instant | undefined;
  /** Who it came from: a phone number, or a name where a service writes. */
  readonly from: string;
  readonly text: string;
  /** The account's number that it came to. */
  readonly to: string | undefined;
  readonly sentAt: Temporal.Instant | undefined;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

export interface IncomingQuery {
  /** How many messages at the most, 1 to 10 000. */
  readonly count?: number;
  /** Only messages of the last hours, 1 to 168; those of the current day when neither this nor `after` is given. */
  readonly hours?: number;
  /** Only messages that came after the one with this id. */
  readonly after?: string;
  /** Only messages to this number of the account. */
  readonly to?: string;
}

const operation = 'incoming.get';

const getIncoming: Operation<IncomingQuery, readonly IncomingMessage[]> = {
  name: operation,
  file: 'get.php',
  kind: 'read',
  prefers: 3,
  errors: {},
  limits: [{ requests: 3, perMs: minute, of: 'identical' }],
  freshMs: 15_000,
  form: (query) =>
    given({
      get_answers: '1',
      cnt: query.count === undefined ? undefined : within(operation, 'count', query.count, 1, 10_000),
      hour: query.hours === undefined ? undefined : within(operation, 'hours', query.hours, 1, 168),
      after_id: optional(digits, operation, 'after', query.after),
      to_phone: optional(phone, operation, 'to', query.to),
    }),
  layout: () => ({
    shape: 'list',
    text0: labelled(
      ['id', 'received', 'phone', 'message', 'to_phone', 'sent'].map((key) => [key, key] as const),
      { open: 'message' },
    ),
    text1: columns(['id', 'received', 'phone', 'to_phone', 'sent', 'message'], { open: 'message' }),
    xml: { root: 'sms_answers', item: 'sms' },
  }),
  read: (rows, { zone }) => mapInSlices(rows, (row) => incomingMessage(row, zone)),
};

const known = new Set(['id', 'received', 'phone', 'message', 'to_phone', 'sent']);

function incomingMessage(row: Row, zone: string): IncomingMessage {
  return {
    id: requiredText(row, 'id'),
    receivedAt: date(row, 'received', zone),
    from: requiredText(row, 'phone'),
    text: text(row, 'message') ?? '',
    to: text(row, 'to_phone'),
    sentAt: date(row, 'sent', zone),
    rest: rest(row, known),
  };
}

export const incomingOperations = [getIncoming] as const;

export interface IncomingApi {
  /**
   * Incoming SMS. The page does not say in which order; sort by `id`.
   *
   * Limit: 3 identical requests a minute. Empty when there is none.
   *
   * @throws SmscError with the codes common to all operations
   * @see https://smscentre.com/api/http/get_data/inbox/ "Receiving incoming messages"
   */
  get(query?: IncomingQuery, options?: ReadOptions): Promise<Answer<readonly IncomingMessage[]>>;
}

export function incomingApi(caller: Caller): IncomingApi {
  return { get: (query = {}, options) => caller.read(getIncoming, query, options) };
}
