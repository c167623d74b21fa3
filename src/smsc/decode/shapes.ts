const whole = /^-?\d*$/;
const amount = /^-?[\d.]*$/;
const moment = /^[\d.: ]*$/;
const word = /^[\w.-]*$/;

const keys = {
  whole: [
    'err',
    'type',
    'sms_cnt',
    'crc',
    'mccmnc',
    'int_id',
    'last_timestamp',
    'send_timestamp',
    'cnt',
    'phones_cnt',
    'repeat_send',
    'repeat_cnt',
  ],
  amount: ['cost', 'balance', 'credit', 'debit', 'sms', 'mail'],
  moment: ['last_date', 'send_date', 'sent', 'created', 'changed', 'need_date', 'last_sent'],
  word: ['id', 'format'],
};

/**
 * What the values of well-known fields look like, by the provider's names. In a text without structure this is what
 * keeps a line of an SMS from being taken for a record, and an error page from being taken for data.
 */
const shapes: ReadonlyMap<string, RegExp> = new Map([
  ['status', /^-?\d+$/],
  ['received', /^[\d.: ]+$/],
  ...keys.whole.map((key) => [key, whole] as const),
  ...keys.amount.map((key) => [key, amount] as const),
  ...keys.moment.map((key) => [key, moment] as const),
  ...keys.word.map((key) => [key, word] as const),
]);

/** Whether a value may stand in the field. Any may where nothing is known of the field. */
export function fits(key: string, value: string): boolean {
  return shapes.get(key)?.test(value) ?? true;
}
