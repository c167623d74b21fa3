import { mapInSlices } from '../../lib/slices.ts';
import type { Answer, Caller, ReadOptions } from '../call.ts';
import { anyId, flag, given, period } from '../checks.ts';
import { columns } from '../decode/text.ts';
import { SmscError } from '../error.ts';
import { date, decimal, FieldError, integer, requiredInteger, requiredText, rest, text } from '../fields.ts';
import { minute, type Operation, type Row } from '../operation.ts';

/** What is known of a mailing in a list and alone. */
export interface MailingSummary {
  readonly id: string;
  readonly name: string;
  readonly changedAt: Temporal.Instant | undefined;
  /** When it is to be sent. */
  readonly plannedAt: Temporal.Instant | undefined;
  readonly lastSentAt: Temporal.Instant | undefined;
  /** Phone numbers or groups such as `G12`, or e-mail addresses of an e-mail mailing. */
  readonly recipients: readonly string[];
  /** How many recipients there are; only in a list. */
  readonly recipientCount: number | undefined;
  readonly text: string;
  /** The page's "message format", whose values it does not list. */
  readonly format: string | undefined;
  /** A number whose meaning no page tells. */
  readonly status: number;
  readonly sender: string | undefined;
  /** A decimal text in the account's currency; for one mailing only in JSON. */
  readonly cost: string | undefined;
  /** How many messages were sent; only in JSON. */
  readonly sent: number | undefined;
  /** How many messages were delivered; only in JSON. */
  readonly delivered: number | undefined;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

/** A mailing with all that is known of it. */
export interface Mailing extends MailingSummary {
  /** Of an e-mail mailing. */
  readonly subject: string | undefined;
  /** `mailingRepeats` in `codes.ts`. */
  readonly repeat: number | undefined;
  readonly repeatCount: number | undefined;
  readonly createdAt: Temporal.Instant | undefined;
  /** How long a message is tried, as the provider writes it. */
  readonly lifetime: string | undefined;
  /** Over what time it is spread, as the provider writes it. */
  readonly spread: string | undefined;
  /** How often a part of it is sent, as the provider writes it. */
  readonly frequency: string | undefined;
}

export interface MailingRef {
  readonly id: string;
  /** Set for an e-mail mailing. */
  readonly email?: boolean;
}

export interface MailingQuery {
  /** First day, in the account's zone. */
  readonly from?: Temporal.PlainDate;
  readonly to?: Temporal.PlainDate;
  /** E-mail mailings instead of SMS mailings. */
  readonly email?: boolean;
}

/** One identical request a minute, for whatever is done with mailings. */
export const mailingLimits = [{ requests: 1, perMs: minute, of: 'identical' }] as const;

const getMailing: Operation<MailingRef, Mailing> = {
  name: 'mailings.get',
  file: 'jobs.php',
  kind: 'read',
  prefers: 3,
  errors: { 3: 'not-found', 5: 'bad-date' },
  limits: mailingLimits,
  freshMs: minute,
  form: (mailing) => given({ get: '1', id: anyId('mailings.get', 'id', mailing.id), mail: flag(mailing.email) }),
  layout: ({ email }) => {
    const keys = fullKeys.map((key) => (key === 'phones' && email === true ? 'emails' : key));
    return {
      // One mailing is a list of one (facts 5). No error is documented for an id that does not exist, so it is read as
      // a list, of which error 3 and every empty answer mean none.
      shape: 'list',
      text0: columns(keys, { separator: '|', open: 'message' }),
      text1: columns(keys, { separator: ';', open: 'message' }),
      xml: { root: 'job' },
    };
  },
  read: ([row, ...more], { zone }) => {
    if (row === undefined) throw new SmscError('not-found', 'no such mailing', { operation: 'mailings.get' });
    if (more.length > 0) throw new FieldError('several mailings instead of one');
    return mailing(row, zone);
  },
};

const listMailings: Operation<MailingQuery, readonly MailingSummary[]> = {
  name: 'mailings.list',
  file: 'jobs.php',
  kind: 'read',
  prefers: 3,
  errors: { 3: 'not-found', 5: 'bad-date' },
  limits: mailingLimits,
  freshMs: minute,
  form: (query) => given({ get_all: '1', ...period('mailings.list', query.from, query.to), mail: flag(query.email) }),
  layout: ({ email }) => {
    const keys = summaryKeys.map((key) => (key === 'phones' && email === true ? 'emails' : key));
    return {
      shape: 'list',
      text0: columns(keys, { separator: '|', open: 'message' }),
      text1: columns(keys, { separator: ';', open: 'message' }),
      xml: { root: 'sms_jobs', item: 'job' },
    };
  },
  read: (rows, { zone }) => mapInSlices(rows, (row) => summary(row, zone, knownInList)),
};

const fullKeys = [
  'id',
  'name',
  'subject',
  'repeat_send',
  'repeat_cnt',
  'created',
  'changed',
  'need_date',
  'last_sent',
  'phones',
  'message',
  'format',
  'validity',
  'period',
  'frequency',
  'status',
  'sender_id',
] as const;

const summaryKeys = [
  'id',
  'name',
  'changed',
  'need_date',
  'last_sent',
  'phones',
  'message',
  'phones_cnt',
  'cost',
  'status',
  'sender_id',
  'format',
] as const;

const counts = ['cost', 'sms_sent', 'sms_ok'] as const;
const knownAlone = new Set<string>([...fullKeys, ...counts, 'emails']);
const knownInList = new Set<string>([...summaryKeys, ...counts, 'emails', 'emails_cnt']);

function summary(row: Row, zone: string, known: ReadonlySet<string>): MailingSummary {
  return {
    id: requiredText(row, 'id'),
    name: text(row, 'name') ?? '',
    changedAt: date(row, 'changed', zone),
    plannedAt: date(row, 'need_date', zone),
    lastSentAt: date(row, 'last_sent', zone),
    recipients: recipients(text(row, 'phones') ?? text(row, 'emails') ?? ''),
    recipientCount: integer(row, 'phones_cnt') ?? integer(row, 'emails_cnt'),
    text: text(row, 'message') ?? '',
    format: text(row, 'format'),
    status: requiredInteger(row, 'status'),
    sender: text(row, 'sender_id'),
    cost: decimal(row, 'cost'),
    sent: integer(row, 'sms_sent'),
    delivered: integer(row, 'sms_ok'),
    rest: rest(row, known),
  };
}

function mailing(row: Row, zone: string): Mailing {
  return {
    ...summary(row, zone, knownAlone),
    subject: text(row, 'subject'),
    repeat: integer(row, 'repeat_send'),
    repeatCount: integer(row, 'repeat_cnt'),
    createdAt: date(row, 'created', zone),
    lifetime: text(row, 'validity'),
    spread: text(row, 'period'),
    frequency: text(row, 'frequency'),
  };
}

function recipients(list: string): readonly string[] {
  return list.split(/[,;\s]+/).filter((recipient) => recipient !== '');
}

export const mailingOperations = [getMailing, listMailings] as const;

export interface MailingsApi {
  /**
   * One mailing.
   *
   * Limit: 1 identical request a minute, so an answer is kept for a minute.
   *
   * @throws SmscError `not-found` (3), and the codes common to all operations
   * @see https://smscentre.com/api/http/jobs/ "When receiving information about a specific mailing list"
   */
  get(mailing: MailingRef, options?: ReadOptions): Promise<Answer<Mailing>>;
  /**
   * SMS mailings, or e-mail mailings.
   *
   * Limit: 1 identical request a minute, so an answer is kept for a minute. Empty when there is none.
   *
   * @throws SmscError `bad-date` (5), and the codes common to all operations
   * @see https://smscentre.com/api/http/jobs/ "When receiving a mailing list"
   */
  list(query?: MailingQuery, options?: ReadOptions): Promise<Answer<readonly MailingSummary[]>>;
}

export function mailingsApi(caller: Caller): MailingsApi {
  return {
    get: (mailing, options) => caller.read(getMailing, mailing, options),
    list: (query = {}, options) => caller.read(listMailings, query, options),
  };
}
