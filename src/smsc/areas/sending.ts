import type { Answer, Caller, ReadOptions, WriteOptions } from '../call.ts';
import { ownId } from '../checks.ts';
import { columns, phrase } from '../decode/text.ts';
import type { RefusalCode } from '../error.ts';
import { decimal, integer, records, requiredDecimal, requiredInteger, requiredText, rest, text } from '../fields.ts';
import { minute, type Operation, type Row } from '../operation.ts';
import { type MessageDraft, messageForm, type NewMessage } from './message-form.ts';

/** What the provider says of one recipient. */
export interface RecipientPrice {
  readonly phone: string;
  /** Country and network of the number, as digits. */
  readonly networkCode: string | undefined;
  readonly cost: string | undefined;
  /** `messageStatuses` in `codes.ts`. */
  readonly status: number | undefined;
  /** Why it will not be sent. */
  readonly error: string | undefined;
  /** Fields that no page names. */
  readonly rest: Readonly<Record<string, string>>;
}

export interface MessagePrice {
  /** Of all recipients together, a decimal text in the account's currency. */
  readonly cost: string;
  /** How many SMS parts will be sent altogether. */
  readonly parts: number;
  /** Empty unless asked for with `perRecipient`. */
  readonly recipients: readonly RecipientPrice[];
  /** Fields that no page names. */
  readonly rest: Readonly<Record<string, string>>;
}

export interface SendingResult {
  readonly id: string;
  readonly parts: number;
  /** What it cost, a decimal text in the account's currency. */
  readonly cost: string | undefined;
  /** Money left on the account. */
  readonly balance: string | undefined;
  /** Empty unless asked for with `perRecipient`. */
  readonly recipients: readonly RecipientPrice[];
  /** Fields that no page names. */
  readonly rest: Readonly<Record<string, string>>;
}

const errors: Readonly<Record<number, RefusalCode>> = {
  3: 'no-money',
  5: 'bad-date',
  6: 'forbidden',
  7: 'bad-number',
  8: 'undeliverable',
};

const priceMessage: Operation<MessageDraft, MessagePrice> = {
  name: 'sending.price',
  file: 'send.php',
  // With `cost=1` nothing is sent, so asking twice does no harm.
  kind: 'read',
  prefers: 3,
  errors,
  limits: [{ requests: 5, perMs: minute, of: 'identical' }],
  freshMs: 15_000,
  form: (draft) => ({ ...messageForm('sending.price', draft), cost: '1' }),
  layout: ({ perRecipient }) => ({
    shape: 'one',
    xml: { root: 'result', lists: { phones: 'phone' } },
    // What texts look like with each recipient is documented nowhere.
    ...(perRecipient === true
      ? {}
      : { text0: phrase(/(?<cost>[\d.]+) \((?<cnt>\d+) SMS\)/), text1: columns(['cost', 'cnt']) }),
  }),
  read: ([row = {}]) => ({
    cost: requiredDecimal(row, 'cost'),
    parts: requiredInteger(row, 'cnt'),
    recipients: records(row, 'phones').map(recipientPrice),
    rest: rest(row, knownInPrice),
  }),
};

const sendMessage: Operation<NewMessage, SendingResult> = {
  name: 'sending.send',
  file: 'send.php',
  kind: 'write',
  prefers: 3,
  errors,
  limits: [{ requests: 1, perMs: minute, of: 'identical' }],
  freshMs: 0,
  form: (message) => ({
    ...messageForm('sending.send', message),
    id: ownId('sending.send', 'id', message.id),
    cost: '3',
  }),
  layout: ({ perRecipient }) => ({
    shape: 'one',
    xml: { root: 'result', lists: { phones: 'phone' } },
    ...(perRecipient === true
      ? {}
      : {
          text0: phrase(
            /OK - (?<cnt>\d+) SMS, ID - (?<id>[\w.-]+)(?:, COST - (?<cost>[\d.]+))?(?:, BALANCE - (?<balance>-?[\d.]+))?/,
          ),
          text1: columns(['id', 'cnt', 'cost', 'balance'], { optional: 2 }),
        }),
  }),
  read: ([row = {}]) => ({
    id: requiredText(row, 'id'),
    parts: requiredInteger(row, 'cnt'),
    cost: decimal(row, 'cost'),
    balance: decimal(row, 'balance'),
    recipients: records(row, 'phones').map(recipientPrice),
    rest: rest(row, knownInResult),
  }),
};

const knownInPrice = new Set(['cost', 'cnt', 'phones']);
const knownInResult = new Set(['id', 'cnt', 'cost', 'balance', 'phones']);
const knownOfRecipient = new Set(['phone', 'mccmnc', 'cost', 'status', 'error']);

function recipientPrice(row: Row): RecipientPrice {
  return {
    phone: requiredText(row, 'phone'),
    networkCode: text(row, 'mccmnc'),
    cost: decimal(row, 'cost'),
    status: integer(row, 'status'),
    error: text(row, 'error'),
    rest: rest(row, knownOfRecipient),
  };
}

export const sendingOperations = [priceMessage, sendMessage] as const;

export interface SendingApi {
  /**
   * What a message would cost. Nothing is sent.
   *
   * Limit: 5 identical requests a minute.
   *
   * @throws SmscError `bad-date` (5), `forbidden` (6: text or sender name), `bad-number` (7), `undeliverable` (8), and
   *   the codes common to all operations
   * @see https://smscentre.com/api/http/send/sms/ "To get the SMS cost"
   */
  price(draft: MessageDraft, options?: ReadOptions): Promise<Answer<MessagePrice>>;
  /**
   * Sends a message. It costs money and is never repeated; when the answer is lost, look the id up with
   * `messageStatus.get`.
   *
   * Limit: 1 identical request a minute.
   *
   * @throws SmscError `no-money` (3), `bad-date` (5), `forbidden` (6: text or sender name), `bad-number` (7),
   *   `undeliverable` (8), and the codes common to all operations
   * @see https://smscentre.com/api/http/send/sms/ "Sending an SMS message"
   */
  send(message: NewMessage, options?: WriteOptions): Promise<SendingResult>;
}

export function sendingApi(caller: Caller): SendingApi {
  return {
    price: (draft, options) => caller.read(priceMessage, draft, options),
    send: (message, options) => caller.write(sendMessage, message, options),
  };
}
