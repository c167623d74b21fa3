const whole = /^-?\d*$/;
const amount = /^-?[\d.]*$/;
const moment = /^[\d.: ]*$/;
const id = /^[\w.-]*$/;

/**
 * What the values of well-known fields look like, by the provider's names. In a text without structure this is what
 * keeps a line of an SMS from being taken for a record, and an error page from being taken for data.
 */
const shapes: ReadonlyMap<string, RegExp> = new Map([
  ...['status', 'err', 'type', 'sms_cnt', 'crc', 'mccmnc', 'cnt', 'phones_cnt', 'repeat_send', 'repeat_cnt'].map(
    (key) => [key, whole] as const,
  ),
  ...['last_timestamp', 'send_timestamp', 'int_id'].map((key) => [key, whole] as const),
  ...['cost', 'balance', 'credit', 'debit', 'sms', 'mail'].map((key) => [key, amount] as const),
  ...['last_date', 'send_date', 'received', 'sent', 'created', 'changed', 'need_date', 'last_sent'].map(
    (key) => [key, moment] as const,
  ),
  ['id', id],
  ['format', id],
]);

/** Whether a value may stand in the field. Any may where nothing is known of the field. */
export function fits(key: string, value: string): boolean {
  return shapes.get(key)?.test(value) ?? true;
}
