import type { Agenda } from './agenda.ts';
import type { Hundredths } from './money.ts';

/**
 * The state of an account at the provider. Moments are milliseconds since the epoch, ids digits. It holds no clock and
 * no connection, so it can be copied with `structuredClone` and made up by a test.
 */
export interface Account {
  readonly login: string;
  readonly password: string;
  readonly apikey: string;
  /** The zone of every date in answers, in hours from Greenwich: the account's setting `tz` (facts 9.4). */
  readonly gmt: number;
  /** Three letters; `RUR` for roubles. */
  readonly currency: string;
  balance: Hundredths;
  /** The second, "electronic" balance. */
  electronic: Hundredths;
  /** How far the balance may go below zero; 0 without a credit line. */
  readonly credit: Hundredths;
  readonly senders: Sender[];
  readonly templates: Template[];
  /** By `intId`, oldest first. */
  readonly messages: Map<string, Message>;
  /** Incoming SMS, oldest first. */
  readonly answers: IncomingSms[];
  readonly prices: Prices;
  readonly links: ShortLink[];
  readonly mailings: Mailing[];
  readonly subclients: Subclient[];
  readonly turnover: Turnover[];
  /** What will happen on its own, and the seed of its chances. */
  readonly agenda: Agenda;
  /** The id that each kind of record was given last. */
  readonly lastIds: Record<'message' | 'answer' | 'sender' | 'template' | 'mailing' | 'link' | 'subclient', number>;
}

/** A sender name. */
export interface Sender {
  readonly id: string;
  readonly name: string;
  /** The subclient whose name it is; empty for the account's own. */
  readonly user: string;
  /** 0 waits for moderation, 1 allowed, 2 disabled. */
  moderation: number;
  /** The status code by the operator's key such as `mts_step`; only operators that it is to be registered with. */
  readonly operators: Map<string, number>;
  /** The common name that an operator shows instead, by the operator's key. */
  readonly replacements: Map<string, string>;
  /** When the status at any operator changed last. */
  changedAt: number;
  comment: string;
  document: { readonly name: string; readonly size: number; readonly info: string } | undefined;
  /** When the last confirmation code of a digital name was sent. */
  codeSentAt: number | undefined;
}

/** A text registered with one operator for one kind of messages. */
interface Template {
  readonly id: string;
  readonly sender: string;
  readonly text: string;
  /** Operator and kind, such as `mts_srv`. */
  readonly kind: string;
  /** 0 waits, 1 sent for registration, 2 accepted, 3 not accepted, 4 temporarily disabled. */
  status: number;
}

/** Where a number belongs. */
export interface Origin {
  readonly mccmnc: string;
  readonly country: string;
  readonly operator: string;
  readonly region: string;
}

/** A message that was sent. */
export interface Message extends Origin {
  /** The id that the client gave or was given; need not be unique. */
  readonly id: string;
  /** The provider's own id, the cursor of the history. */
  readonly intId: string;
  readonly login: string;
  /** A phone number, or an address when `type` is 8. */
  readonly phone: string;
  readonly sender: string;
  readonly text: string;
  readonly parts: number;
  readonly cost: Hundredths;
  /** 0 SMS, 8 e-mail and so on (facts 2.3). */
  readonly type: number;
  readonly sentAt: number;
  status: number;
  err: number;
  changedAt: number;
  /** The mailing that it belongs to. */
  readonly mailing: string | undefined;
}

interface IncomingSms {
  readonly id: string;
  readonly receivedAt: number;
  readonly sentAt: number;
  readonly phone: string;
  readonly toPhone: string;
  readonly text: string;
}

interface Zone {
  readonly zone: string;
  readonly name: string;
  readonly api: Hundredths;
  readonly mass: Hundredths;
  readonly mms: Hundredths;
  readonly hlr: Hundredths;
  readonly call: Hundredths;
}

export interface Prices {
  readonly zones: readonly Zone[];
  /** Prices of their own for single operators. */
  readonly codes: readonly { readonly mccmnc: string; readonly cost: Hundredths }[];
  readonly mail: Hundredths;
}

export interface ShortLink {
  readonly id: string;
  readonly link: string;
  /** The full address that it leads to. */
  readonly target: string;
  /** Clicks by day, `YYYY-MM-DD`. */
  readonly clicks: Map<string, number>;
}

/**
 * The states of a mailing. No public source names the provider's numbers (facts 5), so these are the sandbox's own and
 * nothing may be built on them.
 */
export const mailingStates = { waiting: 0, running: 1, finished: 2, cancelled: 3 } as const;

/** A mailing list and its sending. */
export interface Mailing {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  /** How often it repeats, the parameter `rpt`: 0 never, 2 daily, 5 weekly, … */
  readonly repeat: number;
  /** How many repetitions are left. */
  repeatsLeft: number;
  readonly createdAt: number;
  changedAt: number;
  /** When it is to be sent next. */
  needAt: number;
  sentAt: number | undefined;
  /** Phone numbers, or addresses when `format` is 8. */
  readonly recipients: readonly string[];
  readonly text: string;
  /** The texts of recipients who get another one than `text`. */
  readonly texts: ReadonlyMap<string, string>;
  readonly format: number;
  /** Minutes. */
  readonly validity: number;
  readonly period: string;
  readonly frequency: string;
  status: number;
  readonly sender: string;
  cost: Hundredths;
  sent: number;
  delivered: number;
}

export interface Subclient {
  readonly id: string;
  login: string;
  password: string;
  balance: Hundredths;
  /** 0 own tariff and balance … 2 our tariff and balance … 4 a further login of ours (facts 4). */
  type: number;
  /** Whether it is paid for from the electronic balance. */
  readonly electronic: boolean;
  /** Everything else that was set, by the provider's parameter names. */
  readonly settings: Map<string, string>;
}

/** What one login sent and paid on one day. */
export interface Turnover {
  readonly day: string;
  readonly login: string;
  readonly electronic: boolean;
  sms: number;
  spent: Hundredths;
  received: Hundredths;
}

/** Whether a subclient spends the main account's money. */
export function sharesBalance(subclient: Subclient): boolean {
  return subclient.type >= 2;
}

/** The next id of a kind of records. */
export function nextId(account: Account, kind: keyof Account['lastIds']): string {
  account.lastIds[kind] += 1;
  return String(account.lastIds[kind]);
}

/** Whether one id was given before another; ids may be longer than a number holds exactly. */
export function isBefore(id: string, other: string): boolean {
  return id.length === other.length ? id < other : id.length < other.length;
}
