import { mapInSlices } from '../../lib/slices.ts';
import type { Answer, Caller, ReadOptions } from '../call.ts';
import { digits, email, given, joined, optional, period, phone, refuse, within } from '../checks.ts';
import { columns, labelled } from '../decode/text.ts';
import { date, decimal, integer, requiredInteger, requiredText, rest, text, timestamp } from '../fields.ts';
import { hour, minute, type Operation, type Row } from '../operation.ts';

/** A message that was sent. */
export interface SentMessage {
  /** Its id, given by the sender or by the provider; need not be unique. */
  readonly id: string;
  /** Its place in the history: asked on with `before`. */
  readonly globalId: string;
  /** `messageStatuses` in `codes.ts`. */
  readonly status: number;
  /** The status in the provider's words. */
  readonly statusName: string | undefined;
  /** When the status changed last. */
  readonly changedAt: Temporal.Instant | undefined;
  /** Why it was not delivered: `messageErrors` in `codes.ts`. */
  readonly error: number | undefined;
  readonly sentAt: Temporal.Instant | undefined;
  /** Who it went to: a phone number, or an e-mail address for an e-mail. */
  readonly to: string;
  /** What it cost, a decimal text in the account's currency. */
  readonly cost: string | undefined;
  /** The name it came from. */
  readonly sender: string | undefined;
  readonly text: string;
  /** Country and network of the number, as digits. */
  readonly networkCode: string | undefined;
  readonly country: string | undefined;
  readonly operator: string | undefined;
  readonly region: string | undefined;
  /** `messageTypes` in `codes.ts`. */
  readonly type: number | undefined;
  /** How many parts it was sent in. */
  readonly parts: number | undefined;
  /** The page's "message format"; probably numbered like `type` (facts 2.3). */
  readonly format: number | undefined;
  readonly checksum: string | undefined;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

export interface MessageQuery {
  /** First day, in the account's zone. */
  readonly from?: Temporal.PlainDate;
  /** Last day, at most six months after `from`; the day of `from` alone when absent. */
  readonly to?: Temporal.PlainDate;
  readonly phones?: readonly string[];
  /** E-mail addresses; asks for e-mails. */
  readonly emails?: readonly string[];
  /** SMS when absent. */
  readonly kind?: 'sms' | 'email';
  /** How many messages at the most, 1 to 1000. */
  readonly count?: number;
  /** Only messages before the one with this `globalId`. */
  readonly before?: string;
}

const operation = 'messages.get';
const longestPeriodMonths = 6;

const getMessages: Operation<MessageQuery, readonly SentMessage[]> = {
  name: operation,
  file: 'get.php',
  kind: 'read',
  prefers: 3,
  errors: { 3: 'not-found' },
  limits: [
    { requests: 3, perMs: minute, of: 'identical' },
    { requests: 30, perMs: hour, of: 'any' },
  ],
  freshMs: 60_000,
  form: (query) => {
    const { emails, kind } = query;
    if (emails !== undefined && kind === 'sms') refuse(operation, 'emails', 'left out when kind is sms');
    if (emails !== undefined && query.phones !== undefined)
      refuse(operation, 'phones', 'left out when emails are given');
    return given({
      get_messages: '1',
      ...period(operation, query.from, query.to, longestPeriodMonths),
      phone: query.phones && joined(operation, 'phones', query.phones, phone),
      email: emails && joined(operation, 'emails', emails, email),
      format: emails !== undefined || kind === 'email' ? '8' : undefined,
      cnt: query.count === undefined ? undefined : within(operation, 'count', query.count, 1, 1000),
      prev_id: optional(digits, operation, 'before', query.before),
    });
  },
  layout: () => ({
    shape: 'list',
    text0: labelled(
      [
        ['Status', 'status'],
        ['check_time', 'last_date'],
        ['err', 'err'],
        ['send_date', 'send_date'],
        ...common.map((key) => [key === 'id' ? 'ID' : key, key] as const),
      ],
      { open: 'message' },
    ),
    text1: columns(['status', 'last_timestamp', 'err', 'send_timestamp', ...common], { open: 'message' }),
    xml: { root: 'list', item: 'sms' },
  }),
  read: (rows, { zone }) => mapInSlices(rows, (row) => sentMessage(row, zone)),
};

const common = [
  'phone',
  'mccmnc',
  'country',
  'operator',
  'region',
  'cost',
  'sender_id',
  'status_name',
  'message',
  'type',
  'id',
  'int_id',
  'sms_cnt',
  'format',
  'crc',
] as const;

const known = new Set<string>([
  'status',
  'last_date',
  'last_timestamp',
  'err',
  'send_date',
  'send_timestamp',
  ...common,
]);

/** A message of the history; the timestamps are used where there are any, since they need no zone. */
function sentMessage(row: Row, zone: string): SentMessage {
  return {
    id: requiredText(row, 'id'),
    globalId: requiredText(row, 'int_id'),
    status: requiredInteger(row, 'status'),
    statusName: text(row, 'status_name'),
    changedAt: timestamp(row, 'last_timestamp') ?? date(row, 'last_date', zone),
    error: integer(row, 'err'),
    sentAt: timestamp(row, 'send_timestamp') ?? date(row, 'send_date', zone),
    to: requiredText(row, 'phone'),
    cost: decimal(row, 'cost'),
    sender: text(row, 'sender_id'),
    text: text(row, 'message') ?? '',
    networkCode: text(row, 'mccmnc'),
    country: text(row, 'country'),
    operator: text(row, 'operator'),
    region: text(row, 'region'),
    type: integer(row, 'type'),
    parts: integer(row, 'sms_cnt'),
    format: integer(row, 'format'),
    checksum: text(row, 'crc'),
    rest: rest(row, known),
  };
}

export const messageOperations = [getMessages] as const;

export interface MessagesApi {
  /**
   * The history of sent messages, newest first. One answer holds at most 1000; ask on with `before` the last `globalId`.
   *
   * Limits: 3 identical requests a minute, 30 requests an hour. Empty when there is none.
   *
   * @throws SmscError with the codes common to all operations
   * @see https://smscentre.com/api/http/get_data/outbox/ "Getting the history of sent messages"
   */
  get(query?: MessageQuery, options?: ReadOptions): Promise<Answer<readonly SentMessage[]>>;
}

export function messagesApi(caller: Caller): MessagesApi {
  return { get: (query = {}, options) => caller.read(getMessages, query, options) };
}
