import type { Caller, WriteOptions } from '../call.ts';
import { anyId, flag, given } from '../checks.ts';
import { phrase } from '../decode/text.ts';
import type { RefusalCode } from '../error.ts';
import { decimal, requiredText } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { doneLayout, readDone } from './done.ts';
import { mailingForm, type NewMailing } from './mailing-form.ts';
import { type MailingRef, mailingLimits } from './mailings.ts';

export interface AddedMailing {
  readonly id: string;
  /** What it will cost, a decimal text in the account's currency. */
  readonly cost: string | undefined;
}

const errors: Readonly<Record<number, RefusalCode>> = { 3: 'not-saved', 5: 'bad-date' };

/** `cost=1` only adds the cost to the answer: the mailing is made either way. */
const addMailing: Operation<NewMailing, AddedMailing> = {
  name: 'mailings.add',
  file: 'jobs.php',
  kind: 'write',
  prefers: 3,
  errors,
  limits: mailingLimits,
  freshMs: 0,
  form: (mailing) => ({ ...mailingForm('mailings.add', mailing), add: '1', cost: '1' }),
  layout: () => ({
    shape: 'one',
    text0: phrase(/OK, ID - (?<id>[\w.-]+)(?:, COST - (?<cost>[\d.]+))?/),
    text1: phrase(/(?<id>[\w.-]+?)(?:,(?<cost>[\d.]+))?/),
    xml: { root: 'result' },
  }),
  read: ([row = {}]) => ({ id: requiredText(row, 'id'), cost: decimal(row, 'cost') }),
};

const cancelMailing: Operation<MailingRef, void> = {
  name: 'mailings.cancel',
  file: 'jobs.php',
  kind: 'write',
  prefers: 3,
  errors,
  limits: mailingLimits,
  freshMs: 0,
  form: (mailing) => given({ cancel: '1', ...reference('mailings.cancel', mailing) }),
  layout: doneLayout,
  read: readDone,
};

const deleteMailing: Operation<MailingRef, void> = {
  name: 'mailings.delete',
  file: 'jobs.php',
  kind: 'write',
  prefers: 3,
  errors,
  limits: mailingLimits,
  freshMs: 0,
  form: (mailing) => given({ del: '1', ...reference('mailings.delete', mailing) }),
  layout: doneLayout,
  read: readDone,
};

function reference(operation: string, mailing: MailingRef): Readonly<Record<string, string | undefined>> {
  return { id: anyId(operation, 'id', mailing.id), mail: flag(mailing.email) };
}

export const mailingChangeOperations = [addMailing, cancelMailing, deleteMailing] as const;

export interface MailingChangesApi {
  /**
   * Makes a mailing, which is then sent at its time. There is no asking for its cost alone; `sending.price` tells what
   * its messages cost.
   *
   * Limit: 1 identical request a minute.
   *
   * @throws SmscError `not-saved` (3), `bad-date` (5), and the codes common to all operations
   * @see https://smscentre.com/api/http/jobs/ "When creating a mailing list"
   */
  add(mailing: NewMailing, options?: WriteOptions): Promise<AddedMailing>;
  /**
   * Switches off a mailing that waits to be sent.
   *
   * Limit: 1 identical request a minute.
   *
   * @throws SmscError `not-saved` (3), and the codes common to all operations
   * @see https://smscentre.com/api/http/jobs/ "When you disable or delete a mailing list"
   */
  cancel(mailing: MailingRef, options?: WriteOptions): Promise<void>;
  /**
   * Deletes a mailing.
   *
   * Limit: 1 identical request a minute.
   *
   * @throws SmscError `not-saved` (3), and the codes common to all operations
   * @see https://smscentre.com/api/http/jobs/ "When you disable or delete a mailing list"
   */
  delete(mailing: MailingRef, options?: WriteOptions): Promise<void>;
}

export function mailingChangesApi(caller: Caller): MailingChangesApi {
  return {
    add: (mailing, options) => caller.write(addMailing, mailing, options),
    cancel: (mailing, options) => caller.write(cancelMailing, mailing, options),
    delete: (mailing, options) => caller.write(deleteMailing, mailing, options),
  };
}
