import type { Answer, Caller, ReadOptions } from '../call.ts';
import { anyId, email, flag, given, phone } from '../checks.ts';
import { columns, labelled } from '../decode/text.ts';
import { date, decimal, integer, isRow, requiredInteger, rest, text, timestamp } from '../fields.ts';
import { type Layout, minute, type Operation, type Row } from '../operation.ts';

export interface MessageStatusQuery {
  /** The id that the message was sent with. */
  readonly id: string;
  /** The phone number, or e-mail address, that it went to. */
  readonly to: string;
  /** With text, cost and sender name. */
  readonly details?: boolean;
}

/** Where one message is. */
export interface MessageStatus {
  /** `messageStatuses` in `codes.ts`; -3 when there is no such message. */
  readonly status: number;
  /** When the status changed last. */
  readonly changedAt: Temporal.Instant | undefined;
  /** Why it was not delivered: `messageErrors` in `codes.ts`. */
  readonly error: number | undefined;
  /** From here on only in an answer with `details`. */
  readonly sentAt: Temporal.Instant | undefined;
  /** A decimal text in the account's currency. */
  readonly cost: string | undefined;
  readonly sender: string | undefined;
  readonly text: string | undefined;
  /** The status in the provider's words. */
  readonly statusName: string | undefined;
  /** `messageTypes` in `codes.ts`. */
  readonly type: number | undefined;
  /** Fields that no page names. */
  readonly rest: Readonly<Record<string, string>>;
}

const operation = 'messageStatus.get';

const getMessageStatus: Operation<MessageStatusQuery, MessageStatus> = {
  name: operation,
  file: 'status.php',
  kind: 'read',
  prefers: 3,
  errors: { 5: 'operation-failed' },
  limits: [{ requests: 5, perMs: minute, of: { field: 'id' } }],
  freshMs: 5_000,
  form: (query) =>
    given({
      phone: query.to.includes('@') ? email(operation, 'to', query.to) : phone(operation, 'to', query.to),
      id: anyId(operation, 'id', query.id),
      all: flag(query.details),
    }),
  layout: ({ details }) => ({ ...layout, ...(details === true ? {} : plainTexts) }),
  read: ([row = {}], { zone }) => messageStatus(row, zone),
};

const layout: Layout = {
  shape: 'one',
  xml: { root: ['status', 'result', 'sms'] },
  // Asked for one message the provider gives an object; a list of one has been seen too (facts 2.4).
  json: (value) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.length === 1 && list.every(isRow) ? list : undefined;
  },
};

/** The page gives the text forms for the plain answer only. */
const plainTexts: Pick<Layout, 'text0' | 'text1'> = {
  text0: labelled(
    [
      ['Status', 'status'],
      ['check_time', 'last_date'],
      ['err', 'err'],
    ],
    { optional: 1 },
  ),
  text1: columns(['status', 'last_timestamp', 'err'], { optional: 1 }),
};

const known = new Set([
  'status',
  'last_date',
  'last_timestamp',
  'err',
  'send_date',
  'send_timestamp',
  'cost',
  'sender_id',
  'message',
  'status_name',
  'type',
  'id',
  'phone',
]);

function messageStatus(row: Row, zone: string): MessageStatus {
  return {
    status: requiredInteger(row, 'status'),
    changedAt: timestamp(row, 'last_timestamp') ?? date(row, 'last_date', zone),
    error: integer(row, 'err'),
    sentAt: timestamp(row, 'send_timestamp') ?? date(row, 'send_date', zone),
    cost: decimal(row, 'cost'),
    sender: text(row, 'sender_id'),
    text: text(row, 'message'),
    statusName: text(row, 'status_name'),
    type: integer(row, 'type'),
    rest: rest(row, known),
  };
}

export const messageStatusOperations = [getMessageStatus] as const;

export interface MessageStatusApi {
  /**
   * Where a message is. A message that does not exist has the status -3, which is how it is seen that a message whose
   * answer was lost has not been sent.
   *
   * Limit: 5 requests a minute for the same message.
   *
   * @throws SmscError `operation-failed` (5), and the codes common to all operations
   * @see https://smscentre.com/api/http/status_messages/
   */
  get(query: MessageStatusQuery, options?: ReadOptions): Promise<Answer<MessageStatus>>;
}

export function messageStatusApi(caller: Caller): MessageStatusApi {
  return { get: (query, options) => caller.read(getMessageStatus, query, options) };
}
