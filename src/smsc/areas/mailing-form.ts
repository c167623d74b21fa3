import {
  atLeast,
  digits,
  email,
  filled,
  flag,
  given,
  joined,
  optional,
  ownId,
  phone,
  refuse,
  within,
} from '../checks.ts';
import type { mailingRepeats } from '../codes.ts';
import type { Form } from '../operation.ts';
import { type MessageOptions, messageOptions, type PersonalText, personalTexts } from './message-options.ts';

/** What a mailing sends when it is not SMS, with the field and value that asks for it. */
const kinds = {
  flash: ['flash', '1'],
  binary: ['bin', '1'],
  'binary-hex': ['bin', '2'],
  'wap-push': ['push', '1'],
  hlr: ['hlr', '1'],
  ping: ['ping', '1'],
  mms: ['mms', '1'],
  email: ['mail', '1'],
  social: ['soc', '1'],
  viber: ['viber', '1'],
  call: ['call', '1'],
} as const satisfies Readonly<Record<string, readonly [field: string, value: string]>>;
export type MailingKind = keyof typeof kinds;

export type MailingRepeat = (typeof mailingRepeats)[keyof typeof mailingRepeats];
const repeats: Readonly<Record<MailingRepeat, string>> = {
  manual: '0',
  hourly: '1',
  daily: '2',
  'on-working-days': '3',
  'on-weekends': '4',
  weekly: '5',
  monthly: '6',
  yearly: '7',
};

/** Recipients of one text, or a text of its own for each. */
export type MailingContent =
  | {
      /** Phone numbers or groups such as `G12`; e-mail addresses for the kind `email`. */
      readonly recipients: readonly string[];
      /** Either this or `templateId`. */
      readonly text?: string;
      /** A message template's id. */
      readonly templateId?: string;
    }
  | { readonly personal: readonly PersonalText[] };

interface MailingFields extends MessageOptions {
  readonly name: string;
  /** An id of our own; the provider gives one when absent. */
  readonly id?: string;
  /** SMS when absent. */
  readonly kind?: MailingKind;
  /** A second name: messages that are not delivered are sent again from it. */
  readonly secondSender?: string;
  readonly repeat?: MailingRepeat;
  /** How many repetitions at the most. */
  readonly repeatCount?: number;
  /** Spread the mailing over so many hours, 0.1 to 720; with `everyMinutes`. */
  readonly spreadHours?: number;
  /** Send a part of it so often, 1 to 1440 minutes; with `spreadHours`. */
  readonly everyMinutes?: number;
  /** Of an e-mail or MMS. */
  readonly subject?: string;
  /** Address of a file to send along. */
  readonly fileUrl?: string;
  /** The voice of a call, by the provider's name. */
  readonly voice?: string;
  /** How a call is made, in the provider's own form. */
  readonly callParameters?: string;
  /** The text of the SMS that is sent when the other way fails. */
  readonly fallbackText?: string;
}

export type NewMailing = MailingContent & MailingFields;

/** The fields for a new mailing. @throws SmscError `invalid` */
export function mailingForm(operation: string, mailing: NewMailing): Form {
  const { kind, secondSender } = mailing;
  return given({
    name: filled(operation, 'name', mailing.name),
    ...content(operation, mailing),
    ...messageOptions(operation, mailing),
    ...kindOf(operation, kind),
    ...spread(operation, mailing),
    id: optional(ownId, operation, 'id', mailing.id),
    sender2: optional(filled, operation, 'secondSender', secondSender),
    'fl[5]': flag(secondSender !== undefined),
    rpt:
      mailing.repeat &&
      (repeats[mailing.repeat] ?? refuse(operation, 'repeat', `one of ${Object.keys(repeats).join(', ')}`)),
    rptn: mailing.repeatCount === undefined ? undefined : atLeast(operation, 'repeatCount', mailing.repeatCount, 1),
    subj: mailing.subject,
    fileurl: mailing.fileUrl,
    voice: mailing.voice,
    param: mailing.callParameters,
    mes2: mailing.fallbackText,
  });
}

function content(operation: string, mailing: NewMailing): Readonly<Record<string, string | undefined>> {
  if ('personal' in mailing) return { list: personalTexts(operation, mailing.personal) };
  const { recipients, text, templateId, kind } = mailing;
  if ((text === undefined) === (templateId === undefined))
    refuse(operation, 'text', 'given, or templateId in its place');
  return {
    phones: joined(operation, 'recipients', recipients, kind === 'email' ? email : phoneOrGroup),
    mes: optional(filled, operation, 'text', text),
    tpl: optional(digits, operation, 'templateId', templateId),
  };
}

function phoneOrGroup(operation: string, parameter: string, value: string): string {
  return /^G\d+$/.test(value) ? value : phone(operation, parameter, value);
}

function kindOf(operation: string, kind: MailingKind | undefined): Readonly<Record<string, string>> {
  if (kind === undefined) return {};
  if (!Object.hasOwn(kinds, kind)) refuse(operation, 'kind', `one of ${Object.keys(kinds).join(', ')}`);
  const [field, value] = kinds[kind];
  return { [field]: value };
}

function spread(operation: string, { spreadHours, everyMinutes }: MailingFields): Readonly<Record<string, string>> {
  if (spreadHours === undefined && everyMinutes === undefined) return {};
  if (spreadHours === undefined) refuse(operation, 'spreadHours', 'given when everyMinutes is given');
  if (everyMinutes === undefined) refuse(operation, 'everyMinutes', 'given when spreadHours is given');
  if (!(spreadHours >= 0.1 && spreadHours <= 720)) refuse(operation, 'spreadHours', 'a number from 0.1 to 720');
  return { period: String(spreadHours), freq: within(operation, 'everyMinutes', everyMinutes, 1, 24 * 60) };
}
