import type { Secret } from '../../lib/secret.ts';
import type { Caller, WriteOptions } from '../call.ts';
import { amount, filled, flag, given, optional, refuse } from '../checks.ts';
import { phrase } from '../decode/text.ts';
import { FieldError, requiredText, text } from '../fields.ts';
import { type Layout, minute, type Operation, type Row } from '../operation.ts';
import { type SubclientSettings, subclientSettings } from './subclient-settings.ts';
import { subclientErrors } from './subclients.ts';

export interface NewSubclient extends SubclientSettings {
  readonly login: string;
  /** The provider refuses a simple one: 8 characters or more, mixed of letters, digits, cases and signs. */
  readonly password: Secret;
}

export interface SubclientChange extends SubclientSettings {
  readonly login: string;
  readonly newLogin?: string;
  readonly password?: Secret;
  /** The subclient's password as it is now, where the provider asks for it. */
  readonly currentPassword?: Secret;
}

export interface SubclientPayment {
  readonly login: string;
  /** In our account's currency, a decimal text; one below zero is believed to take money back (facts 4). */
  readonly sum: string;
  /** From our electronic balance. */
  readonly electronic?: boolean;
}

const addSubclient: Operation<NewSubclient, string> = {
  name: 'subclients.add',
  file: 'users.php',
  kind: 'write',
  prefers: 3,
  errors: subclientErrors,
  limits: [{ requests: 3, perMs: minute, of: 'any' }],
  freshMs: 0,
  form: (subclient) => ({
    ...subclientSettings('subclients.add', subclient),
    add: '1',
    user: filled('subclients.add', 'login', subclient.login),
    password: revealed('subclients.add', 'password', subclient.password),
  }),
  layout: () => ({
    shape: 'one',
    text0: phrase(/(?:OK, )?ID (?:=|-) (?<id>\d+)/),
    text1: phrase(/(?<id>\d+)/),
    xml: { root: ['result', 'user'] },
  }),
  read: ([row = {}]) => requiredText(row, 'id'),
};

const changeSubclient: Operation<SubclientChange, void> = {
  name: 'subclients.change',
  file: 'users.php',
  kind: 'write',
  prefers: 3,
  errors: subclientErrors,
  limits: [{ requests: 3, perMs: minute, of: { field: 'user' } }],
  freshMs: 0,
  form: (change) =>
    given({
      ...subclientSettings('subclients.change', change),
      chg: '1',
      user: filled('subclients.change', 'login', change.login),
      new_login: optional(filled, 'subclients.change', 'newLogin', change.newLogin),
      password: change.password && revealed('subclients.change', 'password', change.password),
      pswc: change.currentPassword && revealed('subclients.change', 'currentPassword', change.currentPassword),
    }),
  layout: resultLayout,
  read: ([row = {}]) => requireDone(row),
};

const paySubclient: Operation<SubclientPayment, string | undefined> = {
  name: 'subclients.pay',
  file: 'users.php',
  kind: 'write',
  prefers: 3,
  errors: subclientErrors,
  limits: [{ requests: 3, perMs: minute, of: { field: 'user' } }],
  freshMs: 0,
  form: (payment) =>
    given({
      pay: '1',
      user: filled('subclients.pay', 'login', payment.login),
      sum: sum('subclients.pay', payment.sum),
      balance2: flag(payment.electronic),
    }),
  layout: resultLayout,
  read: ([row = {}]) => {
    requireDone(row);
    return text(row, 'result');
  },
};

/**
 * What these answers say is documented nowhere but for `{"result": …}` (facts 4). Any record that speaks of a result or
 * of the subclient is taken, as the error is what matters: a change that was made must not be reported as failed.
 */
function resultLayout(): Layout {
  return {
    shape: 'one',
    text0: phrase(/(?<result>OK\b.*|-?[\d.]+)/),
    text1: phrase(/(?<result>OK\b.*|-?[\d.]+)/),
    xml: { root: ['result', 'user'] },
  };
}

const signs = ['result', 'id', 'user', 'login'] as const;

/** A record with none of these is not about the change, and does not say that it was made. */
function requireDone(row: Row): void {
  if (signs.every((key) => text(row, key) === undefined)) throw new FieldError('"result" is missing');
}

function revealed(operation: string, parameter: string, value: Secret): string {
  return filled(operation, parameter, value.reveal());
}

function sum(operation: string, value: string): string {
  if (Number(amount(operation, 'sum', value)) === 0) refuse(operation, 'sum', 'other than zero');
  return value;
}

export const subclientChangeOperations = [addSubclient, changeSubclient, paySubclient] as const;

export interface SubclientChangesApi {
  /**
   * Makes a subclient. There is no deleting one; `switches: { blocked: true }` stops it.
   *
   * Limit: 3 requests a minute.
   *
   * @returns the new subclient's id
   * @throws SmscError `operation-failed` (5), `not-saved` (8), and the codes common to all operations
   * @see https://smscentre.com/api/http/users/subclients/subclients_actions/
   */
  add(subclient: NewSubclient, options?: WriteOptions): Promise<string>;
  /**
   * Changes a subclient; what is left out stays as it is.
   *
   * Limit: 3 requests a minute for the same subclient.
   *
   * @throws SmscError `no-such-subclient` (6), `not-saved` (8), and the codes common to all operations
   * @see https://smscentre.com/api/http/users/subclients/subclients_actions/
   */
  change(change: SubclientChange, options?: WriteOptions): Promise<void>;
  /**
   * Moves money from the account to a subclient with a balance of its own. Never repeated.
   *
   * Limit: 3 requests a minute for the same subclient.
   *
   * @returns what the provider says about it, which no page describes
   * @throws SmscError `no-such-subclient` (6), `not-own-balance` (7), `not-saved` (8), `no-money` (10), and the codes
   *   common to all operations
   * @see https://smscentre.com/api/http/users/subclients/subclients_actions/
   */
  pay(payment: SubclientPayment, options?: WriteOptions): Promise<string | undefined>;
}

export function subclientChangesApi(caller: Caller): SubclientChangesApi {
  return {
    add: (subclient, options) => caller.write(addSubclient, subclient, options),
    change: (change, options) => caller.write(changeSubclient, change, options),
    pay: (payment, options) => caller.write(paySubclient, payment, options),
  };
}
