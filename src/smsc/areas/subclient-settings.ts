import { amount, email, filled, given, joined, phone, refuse, within } from '../checks.ts';
import type { Form } from '../operation.ts';

/** Whose tariff and balance a subclient uses. */
const kinds = {
  'own-tariff-own-balance': '0',
  'our-tariff-own-balance': '1',
  'our-tariff-our-balance': '2',
  'own-tariff-our-balance': '3',
  'additional-login': '4',
} as const;
export type SubclientKind = keyof typeof kinds;

const currencies = { RUB: '1', USD: '2', EUR: '3', UAH: '4', KZT: '5' } as const;
export type SubclientCurrency = keyof typeof currencies;

export const subclientKinds = Object.keys(kinds).filter((word) => isOne(kinds, word));
export const subclientCurrencies = Object.keys(currencies).filter((word) => isOne(currencies, word));

/** What can be switched on and off for a subclient (facts 4), with the provider's names. */
const switches = {
  /** Incoming SMS over SMPP. */
  smppIncoming: 'fl[1]',
  smpp: 'fl[2]',
  deliveryControl: 'fl[5]',
  mailingsForbidden: 'fl[6]',
  incomingToPhone: 'fl[8]',
  incomingToEmail: 'fl[9]',
  /** Calls `callbackUrl` with statuses. */
  pushStatuses: 'fl[10]',
  /** Calls `callbackUrl` with incoming SMS. */
  pushIncoming: 'fl[11]',
  detectAnsweringMachines: 'fl[16]',
  statusOfEachPart: 'fl[23]',
  ourContacts: 'fl[26]',
  settingsLocked: 'fl[27]',
  paymentsForbidden: 'fl[28]',
  ourSenderNames: 'fl[29]',
  /** Keeps the last 20 API requests for 10 minutes. */
  apiLog: 'fl[30]',
  hideMessages: 'fl2[1]',
  noCallForwarding: 'fl2[4]',
  extendedPanel: 'fl2[8]',
  expensiveRoutes: 'fl2[9]',
  blocked: 'fl2[10]',
  /** Replaces the sender name automatically. Two switches do so, and no page tells them apart. */
  senderReplacement: 'fl2[12]',
  senderReplacement2: 'fl2[13]',
  /** Limits the times of sending. Two switches do so, and no page tells them apart. */
  timeLimits: 'fl2[15]',
  timeLimits2: 'fl2[16]',
  noAdvertising: 'fl2[23]',
  cheapRoutesFirst: 'fl2[24]',
  /** Nothing is really sent. */
  testMode: 'fl2[27]',
  newAddressUnconfirmed: 'fl3[20]',
  /** No page tells what this and the next one do. */
  answeringMachine: 'answ',
  answeringMachineCall: 'answ_call',
  /** E-mail to SMS; no page tells what each of the seven means. */
  emailToSms0: 'mfl[0]',
  emailToSms1: 'mfl[1]',
  emailToSms2: 'mfl[2]',
  emailToSms3: 'mfl[3]',
  emailToSms4: 'mfl[4]',
  emailToSms5: 'mfl[5]',
  emailToSms6: 'mfl[6]',
} as const;
export type SubclientSwitch = keyof typeof switches;

export const subclientSwitches = Object.keys(switches).filter((word) => isOne(switches, word));

/** What can be set for a subclient; what is left out stays as it is. */
export interface SubclientSettings {
  readonly kind?: SubclientKind;
  readonly siteId?: number;
  readonly email?: string;
  /** Where incoming SMS are forwarded to. */
  readonly incomingEmail?: string;
  readonly phone?: string;
  /** Where incoming SMS are forwarded to. */
  readonly incomingPhone?: string;
  readonly fullName?: string;
  /** Bank and company details. */
  readonly requisites?: string;
  readonly contract?: string;
  /** 0 to 8. */
  readonly tariff?: number;
  readonly leastTariff?: number;
  readonly currency?: SubclientCurrency;
  /** Hours ahead of GMT, -12 to 12. */
  readonly hoursAheadOfGmt?: number;
  readonly sender?: string;
  readonly secondSender?: string;
  /** The balance below which the provider sends a notice, a decimal text. */
  readonly lowBalance?: string;
  /** How many days the history is kept. */
  readonly historyDays?: number;
  /** Beginnings of the numbers that may be sent to; one that begins with `-` is an exception, as in `7`, `-77`. */
  readonly numberBeginnings?: readonly string[];
  readonly notes?: string;
  /** Phones that may send commands by SMS. */
  readonly commandPhones?: readonly string[];
  /** How many messages a day. */
  readonly limitPerDay?: number;
  /** How many messages to one number. */
  readonly limitPerNumber?: number;
  /** How many messages of one text to one number. */
  readonly limitPerText?: number;
  /** How many messages from one IP address. */
  readonly limitPerAddress?: number;
  /** The hours in which messages may be sent, 0 to 24. */
  readonly sendingHours?: { readonly from: number; readonly to: number };
  /** How long delivery of a message is tried, in minutes. */
  readonly lifetimeMinutes?: number;
  readonly callbackUrl?: string;
  /** E-mail to SMS: the phones that e-mails go to, the hours, and the longest text. */
  readonly emailToSms?: {
    readonly phones?: readonly string[];
    readonly fromHour?: number;
    readonly toHour?: number;
    readonly length?: number;
  };
  readonly switches?: Readonly<Partial<Record<SubclientSwitch, boolean>>>;
}

const most = 1_000_000_000;

/** The fields for a subclient's settings. @throws SmscError `invalid` */
export function subclientSettings(operation: string, settings: SubclientSettings): Form {
  const whole = (name: string, value: number | undefined, least = 0, greatest = most): string | undefined =>
    value === undefined ? undefined : within(operation, name, value, least, greatest);
  const { emailToSms, sendingHours } = settings;
  return given({
    type: choice(operation, 'kind', kinds, settings.kind),
    site_id: whole('siteId', settings.siteId),
    email: settings.email && email(operation, 'email', settings.email),
    email2: settings.incomingEmail && email(operation, 'incomingEmail', settings.incomingEmail),
    phone: settings.phone && phone(operation, 'phone', settings.phone),
    phone2: settings.incomingPhone && phone(operation, 'incomingPhone', settings.incomingPhone),
    fio: settings.fullName,
    props: settings.requisites,
    cntr: settings.contract,
    tariff: whole('tariff', settings.tariff, 0, 8),
    mintrf: whole('leastTariff', settings.leastTariff),
    curr: choice(operation, 'currency', currencies, settings.currency),
    tz: hoursFromGmt(operation, settings.hoursAheadOfGmt),
    sender: settings.sender,
    sender2: settings.secondSender,
    nb: settings.lowBalance && amount(operation, 'lowBalance', settings.lowBalance),
    ktm: whole('historyDays', settings.historyDays),
    fmts: settings.numberBeginnings && joined(operation, 'numberBeginnings', settings.numberBeginnings, beginning),
    notes: settings.notes,
    ph: settings.commandPhones && joined(operation, 'commandPhones', settings.commandPhones, phone),
    dlim: whole('limitPerDay', settings.limitPerDay),
    plim: whole('limitPerNumber', settings.limitPerNumber),
    tlim: whole('limitPerText', settings.limitPerText),
    ilim: whole('limitPerAddress', settings.limitPerAddress),
    tmlim: sendingHours && hours(operation, 'sendingHours', sendingHours),
    vld: whole('lifetimeMinutes', settings.lifetimeMinutes),
    url: settings.callbackUrl && filled(operation, 'callbackUrl', settings.callbackUrl),
    mph: emailToSms?.phones && joined(operation, 'emailToSms.phones', emailToSms.phones, phone),
    mh1: whole('emailToSms.fromHour', emailToSms?.fromHour, 0, 24),
    mh2: whole('emailToSms.toHour', emailToSms?.toHour, 0, 24),
    mlen: whole('emailToSms.length', emailToSms?.length),
    ...switched(operation, settings.switches ?? {}),
  });
}

/** One of a set of words. The words come from people, so an unknown one can arrive in spite of the types. */
function choice<Word extends string>(
  operation: string,
  parameter: string,
  words: Readonly<Record<Word, string>>,
  word: Word | undefined,
): string | undefined {
  if (word === undefined) return undefined;
  if (!Object.hasOwn(words, word)) refuse(operation, parameter, `one of ${Object.keys(words).join(', ')}`);
  return words[word];
}

/** The provider counts zones from 0 for GMT-12 to 24 for GMT+12. */
function hoursFromGmt(operation: string, value: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  return String(Number(within(operation, 'hoursAheadOfGmt', value, -12, 12)) + 12);
}

function beginning(operation: string, parameter: string, value: string): string {
  if (!/^-?\d{1,15}$/.test(value)) refuse(operation, parameter, 'beginnings of numbers such as 7 or -77');
  return value;
}

function hours(operation: string, parameter: string, { from, to }: { from: number; to: number }): string {
  return `${within(operation, `${parameter}.from`, from, 0, 24)}-${within(operation, `${parameter}.to`, to, 0, 24)}`;
}

/** A switch that is off is written out, unlike elsewhere: it may have to be switched off. */
function switched(operation: string, values: NonNullable<SubclientSettings['switches']>): Form {
  const form: Record<string, string> = {};
  for (const [name, on] of Object.entries(values)) {
    if (!isOne(switches, name)) refuse(operation, 'switches', `among ${Object.keys(switches).join(', ')}`);
    if (on !== undefined) form[switches[name]] = on ? '1' : '0';
  }
  return form;
}

function isOne<Word extends string>(words: Readonly<Record<Word, string>>, word: string): word is Word {
  return Object.hasOwn(words, word);
}
