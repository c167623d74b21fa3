import type { Caller, WriteOptions } from '../call.ts';
import { digits, filled, given, optional, phone } from '../checks.ts';
import { phrase } from '../decode/text.ts';
import { requiredText, text } from '../fields.ts';
import { type Form, minute, type Operation } from '../operation.ts';
import { documentUpload } from './documents.ts';
import { doneLayout, readDone } from './done.ts';
import { type SenderDetails, senderDetails } from './sender-details.ts';
import { senderErrors } from './senders.ts';

export interface NewSender extends SenderDetails {
  readonly name: string;
}

/** A sender name, by its id or by itself. */
export type SenderRef = { readonly id: string } | { readonly name: string };

export type SenderChange = SenderRef & SenderDetails;
export type SenderDeletion = SenderRef & { readonly user?: string };

export interface SenderCodeRequest {
  /** The phone number that shall become a sender name. */
  readonly phone: string;
  /** The site that the code comes from: itself an active sender name. The default sender when absent. */
  readonly site?: string;
  /** The site's address as the text of the message names it. */
  readonly siteName?: string;
  readonly user?: string;
}

export interface SenderConfirmation {
  readonly phone: string;
  readonly code: string;
  readonly user?: string;
}

const addSender: Operation<NewSender, string> = {
  name: 'senders.add',
  file: 'senders.php',
  kind: 'write',
  prefers: 3,
  errors: senderErrors,
  limits: [{ requests: 5, perMs: minute, of: 'any' }],
  freshMs: 0,
  form: (sender) => ({
    add: '1',
    sender: filled('senders.add', 'name', sender.name),
    ...senderDetails('senders.add', sender),
  }),
  upload: ({ document }) => document && documentUpload('senders.add', document),
  layout: () => ({
    shape: 'one',
    text0: phrase(/ID = (?<id>\d+)/),
    text1: phrase(/(?<id>\d+)/),
    xml: { root: 'sender' },
  }),
  // JSON alone calls the id "sender" (facts 9.6).
  read: ([row = {}]) => text(row, 'id') ?? requiredText(row, 'sender'),
};

const changeSender: Operation<SenderChange, void> = {
  name: 'senders.change',
  file: 'senders.php',
  kind: 'write',
  prefers: 3,
  errors: senderErrors,
  limits: [],
  freshMs: 0,
  form: (change) => ({ chg: '1', ...which('senders.change', change), ...senderDetails('senders.change', change) }),
  upload: ({ document }) => document && documentUpload('senders.change', document),
  layout: doneLayout,
  read: readDone,
};

const sendSenderCode: Operation<SenderCodeRequest, void> = {
  name: 'senders.sendCode',
  file: 'senders.php',
  kind: 'write',
  prefers: 3,
  errors: senderErrors,
  limits: [],
  freshMs: 0,
  form: (request) =>
    given({
      send_code: '1',
      sender: phone('senders.sendCode', 'phone', request.phone),
      site: optional(filled, 'senders.sendCode', 'site', request.site),
      site_name: optional(filled, 'senders.sendCode', 'siteName', request.siteName),
      user: optional(filled, 'senders.sendCode', 'user', request.user),
    }),
  layout: doneLayout,
  read: readDone,
};

const confirmSender: Operation<SenderConfirmation, void> = {
  name: 'senders.confirm',
  file: 'senders.php',
  kind: 'write',
  prefers: 3,
  errors: senderErrors,
  limits: [],
  freshMs: 0,
  form: (confirmation) =>
    given({
      check_code: '1',
      sender: phone('senders.confirm', 'phone', confirmation.phone),
      code: filled('senders.confirm', 'code', confirmation.code),
      user: optional(filled, 'senders.confirm', 'user', confirmation.user),
    }),
  layout: doneLayout,
  read: readDone,
};

const deleteSender: Operation<SenderDeletion, void> = {
  name: 'senders.delete',
  file: 'senders.php',
  kind: 'write',
  prefers: 3,
  errors: senderErrors,
  limits: [],
  freshMs: 0,
  form: (sender) =>
    given({
      del: '1',
      ...which('senders.delete', sender),
      user: optional(filled, 'senders.delete', 'user', sender.user),
    }),
  layout: doneLayout,
  read: readDone,
};

function which(operation: string, sender: SenderRef): Form {
  if ('id' in sender) return { id: digits(operation, 'id', sender.id) };
  return { sender: filled(operation, 'name', sender.name) };
}

export const senderChangeOperations = [addSender, changeSender, sendSenderCode, confirmSender, deleteSender] as const;

export interface SenderChangesApi {
  /**
   * Adds a sender name, which then waits for moderation. Registering it with an operator may cost money.
   *
   * Limit: 5 requests a minute.
   *
   * @returns the new name's id
   * @throws SmscError `not-saved` (5), and the codes common to all operations
   * @see https://smscentre.com/api/http/senders/ "When adding a new sender name"
   */
  add(sender: NewSender, options?: WriteOptions): Promise<string>;
  /**
   * Changes a sender name; what is left out stays as it is.
   *
   * @throws SmscError `not-found` (3), `not-saved` (5), and the codes common to all operations
   * @see https://smscentre.com/api/http/senders/ "When changing the sender's name"
   */
  change(change: SenderChange, options?: WriteOptions): Promise<void>;
  /**
   * Sends a code to a phone number that shall become a sender name.
   *
   * @throws SmscError `bad-number` (7), `undeliverable` (8), `code-already-sent` (10: possible again after 8 hours), and
   *   the codes common to all operations
   * @see https://smscentre.com/api/http/senders/ "sending the code"
   */
  sendCode(request: SenderCodeRequest, options?: WriteOptions): Promise<void>;
  /**
   * Confirms a phone number as a sender name with the code that was sent to it.
   *
   * @throws SmscError `not-found` (3), `wrong-code` (11), and the codes common to all operations
   * @see https://smscentre.com/api/http/senders/ "confirming"
   */
  confirm(confirmation: SenderConfirmation, options?: WriteOptions): Promise<void>;
  /**
   * Deletes a sender name.
   *
   * @throws SmscError `not-found` (3), `not-saved` (5), and the codes common to all operations
   * @see https://smscentre.com/api/http/senders/ "deleting the sender's name"
   */
  delete(sender: SenderDeletion, options?: WriteOptions): Promise<void>;
}

export function senderChangesApi(caller: Caller): SenderChangesApi {
  return {
    add: (sender, options) => caller.write(addSender, sender, options),
    change: (change, options) => caller.write(changeSender, change, options),
    sendCode: (request, options) => caller.write(sendSenderCode, request, options),
    confirm: (confirmation, options) => caller.write(confirmSender, confirmation, options),
    delete: (sender, options) => caller.write(deleteSender, sender, options),
  };
}
