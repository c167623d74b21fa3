/**
 * The provider's numbers and keys with names of our own. A table is never complete: a code that is not in it is kept
 * as its number and shown as "code N".
 */
type CodeTable = Readonly<Record<number, string>>;

/** The name of a code, or `undefined` for one that the table does not know. */
export function nameOf<Table extends CodeTable>(table: Table, code: number): Table[keyof Table] | undefined {
  return Object.hasOwn(table, code) ? table[code as keyof Table] : undefined;
}

/** Where a message is (facts 2.1). */
export const messageStatuses = {
  '-3': 'not-found',
  '-2': 'stopped',
  '-1': 'waiting',
  0: 'at-operator',
  1: 'delivered',
  2: 'read',
  3: 'expired',
  4: 'link-clicked',
  6: 'reported-as-spam',
  20: 'undeliverable',
  22: 'wrong-number',
  23: 'forbidden',
  24: 'no-money',
  25: 'unreachable',
} as const;

/** Why a message was not delivered (facts 2.2). */
export const messageErrors = {
  0: 'none',
  1: 'no-such-subscriber',
  6: 'offline',
  11: 'no-sms-service',
  12: 'phone-fault',
  13: 'subscriber-blocked',
  21: 'not-supported',
  200: 'virtual-sending',
  219: 'sim-replaced',
  220: 'operator-queue-full',
  237: 'no-answer',
  239: 'address-not-allowed',
  240: 'line-busy',
  241: 'conversion-error',
  242: 'answering-machine',
  243: 'no-contract',
  244: 'mailing-forbidden',
  245: 'no-status-in-a-day',
  246: 'time-limit',
  247: 'daily-limit',
  248: 'no-route',
  249: 'bad-number-format',
  250: 'forbidden-by-settings',
  251: 'limit-per-number',
  252: 'number-forbidden',
  253: 'spam-filter',
  254: 'unregistered-sender',
  255: 'rejected-by-operator',
} as const;

/** What kind of message it is (facts 2.3); 9, 11 and above are not known. */
export const messageTypes = {
  0: 'sms',
  1: 'flash',
  2: 'binary',
  3: 'wap-push',
  4: 'hlr',
  5: 'ping',
  6: 'mms',
  7: 'call',
  8: 'email',
  10: 'viber',
  12: 'social',
} as const;

/** Moderation of a sender name, as the senders page lists it. */
export const senderModeration = { 0: 'waiting', 1: 'allowed', 2: 'disabled' } as const;

/** State of a sender name at an operator, as the senders page lists it. */
export const senderStatuses = {
  0: 'waiting',
  1: 'sent',
  2: 'accepted',
  3: 'rejected',
  4: 'paused',
  5: 'no-money',
  8: 'documents-needed',
} as const;

/** What became of a new operator template, as the operator templates page lists it for `add`. */
export const templateAddResults = { '-2': 'not-saved', '-1': 'sender-not-accepted', 1: 'added' } as const;

/** State of an operator template, as the operator templates page lists it for `get`. */
export const templateStatuses = {
  '-1': 'not-found',
  0: 'waiting',
  1: 'sent',
  2: 'accepted',
  3: 'rejected',
  4: 'paused',
} as const;

/** How often a mailing repeats itself (facts 5). */
export const mailingRepeats = {
  0: 'manual',
  1: 'hourly',
  2: 'daily',
  3: 'on-working-days',
  4: 'on-weekends',
  5: 'weekly',
  6: 'monthly',
  7: 'yearly',
} as const;
