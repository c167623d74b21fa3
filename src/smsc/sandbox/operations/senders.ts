import { type Account, nextId, type Sender } from '../account.ts';
import { appoint } from '../agenda.ts';
import { Refusal } from '../errors.ts';
import { done, type Form, one } from '../formats/answer.ts';
import { any } from '../limits.ts';
import { rangeOf, readPhone } from '../numbering.ts';
import { filled, id, isOn, type Params, required } from '../params.ts';
import type { UploadedFile } from '../request.ts';
import { hourMs, minuteMs } from '../spans.ts';
import type { Operation } from './operation.ts';
import { getSenders } from './senders-list.ts';

const added: Form = { text0: 'ID = {id}', text1: '{id}', element: 'sender', fields: 'id', json: 'sender#' };

const registrations = [
  'mts_step',
  'tele2',
  'mega_step',
  'bee_step',
  'motiv_step',
  'tele2_step',
  'mega_int',
  'motiv_int',
  'mts_int',
  'ua_reg',
  'ua_int',
];
/** What ua_reg needs beside itself; `site` is optional. */
const ukrainianDetails = ['fio', 'inn', 'email', 'address', 'desc', 'subj'];

const addSender: Operation = {
  file: 'senders.php',
  command: 'add',
  limits: [any(5, minuteMs)],
  answer: ({ account, params, files, now }) => {
    const name = required(params, 'sender');
    if (!isName(name, isOn(params, 'mail'))) throw new Refusal(1);
    const wanted = wantedOperators(params);
    const user = filled(params, 'user') ?? '';
    if (account.senders.some((sender) => sender.name === name && sender.user === user)) throw new Refusal(5);
    const sender: Sender = {
      id: nextId(account, 'sender'),
      name,
      user,
      moderation: 0,
      operators: new Map(wanted.map((key) => [key, 0])),
      replacements: new Map(),
      changedAt: now,
      comment: params.get('cmt') ?? '',
      document: documentOf(params, files),
      codeSentAt: undefined,
    };
    account.senders.push(sender);
    appoint(account.agenda, now + minuteMs, { what: 'sender-is-moderated', id: sender.id });
    return one(added, { id: sender.id, sender: sender.id });
  },
};

const changeSender: Operation = {
  file: 'senders.php',
  command: 'chg',
  limits: [],
  answer: ({ account, params, files, now }) => {
    const sender = named(account, params);
    const document = documentOf(params, files);
    const wanted = wantedOperators(params);
    sender.comment = params.get('cmt') ?? sender.comment;
    sender.document = document ?? sender.document;
    for (const key of wanted) if (!sender.operators.has(key)) register(account, sender, key, 0, now);
    if (document === undefined) return done;
    for (const [key, status] of sender.operators) if (status === 8) register(account, sender, key, 1, now);
    return done;
  },
};

const deleteSender: Operation = {
  file: 'senders.php',
  command: 'del',
  limits: [],
  answer: ({ account, params }) => {
    account.senders.splice(account.senders.indexOf(named(account, params)), 1);
    return done;
  },
};

/** Between two codes to one number. */
const codeEveryMs = 8 * hourMs;
/** The code that every number gets here: the one of the page's example. */
const confirmationCode = '338824';

const sendCode: Operation = {
  file: 'senders.php',
  command: 'send_code',
  limits: [],
  answer: ({ account, params, now }) => {
    const phone = phoneIn(params);
    if (rangeOf(phone) === undefined) throw new Refusal(8);
    const site = filled(params, 'site');
    const isActive = (name: string) => account.senders.some((known) => known.name === name && known.moderation === 1);
    if (site !== undefined && !isActive(site)) throw new Refusal(3);
    const sender = digital(account, params, phone) ?? addDigital(account, params, phone, now);
    if (sender.codeSentAt !== undefined && now - sender.codeSentAt < codeEveryMs) throw new Refusal(10);
    sender.codeSentAt = now;
    return done;
  },
};

const checkCode: Operation = {
  file: 'senders.php',
  command: 'check_code',
  limits: [],
  answer: ({ account, params }) => {
    const sender = digital(account, params, phoneIn(params));
    if (sender === undefined) throw new Refusal(3);
    if (sender.codeSentAt === undefined || required(params, 'code') !== confirmationCode) throw new Refusal(11);
    sender.moderation = 1;
    return done;
  },
};

/** senders.php. */
export const senders: readonly Operation[] = [getSenders, addSender, changeSender, sendCode, checkCode, deleteSender];

/** Eleven Latin characters, or a number of up to 15 digits, or an address of e-mail. */
function isName(name: string, mail: boolean): boolean {
  return mail
    ? /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(name)
    : /^(?:[\x21-\x7e][\x20-\x7e]{0,10}|\+?\d{1,15})$/.test(name);
}

/** The operators that a request asks to register with. @throws Refusal 1 when ua_reg lacks its details */
function wantedOperators(params: Params): readonly string[] {
  if (isOn(params, 'ua_reg')) for (const detail of ukrainianDetails) required(params, detail);
  return registrations.filter((key) => isOn(params, key));
}

const largestDocument = 3 * 1024 * 1024;

/** The document for the operators. @throws Refusal 1 when it is of another kind or too large */
function documentOf(params: Params, files: readonly UploadedFile[]): Sender['document'] {
  const file = files[0];
  if (file === undefined) return undefined;
  if (!/\.(jpg|tif|pdf|png|zip|rar)$/i.test(file.name) || file.size > largestDocument) throw new Refusal(1);
  return { name: file.name, size: file.size, info: params.get('doc_info') ?? '' };
}

function register(account: Account, sender: Sender, operator: string, status: number, now: number): void {
  sender.operators.set(operator, status);
  sender.changedAt = now;
  appoint(account.agenda, now + minuteMs, { what: 'operator-decides', id: sender.id, operator });
}

/** The sender that `sender` or `id` names. @throws Refusal 1 without either, 3 when there is none */
function named(account: Account, params: Params): Sender {
  const wanted = id(params, 'id');
  const name = wanted === undefined ? required(params, 'sender') : undefined;
  const user = filled(params, 'user') ?? '';
  const found = account.senders.find(
    (sender) => sender.user === user && (name === undefined ? sender.id === wanted : sender.name === name),
  );
  if (found === undefined) throw new Refusal(3);
  return found;
}

/** @throws Refusal 7 when the sender is no number */
function phoneIn(params: Params): string {
  const phone = readPhone(required(params, 'sender'));
  if (phone === undefined) throw new Refusal(7);
  return phone;
}

function digital(account: Account, params: Params, phone: string): Sender | undefined {
  const user = filled(params, 'user') ?? '';
  return account.senders.find((sender) => sender.user === user && readPhone(sender.name) === phone);
}

/** A number that is to become a name is not in the list before its code was sent; moderation is the code's affair. */
function addDigital(account: Account, params: Params, phone: string, now: number): Sender {
  const sender: Sender = {
    id: nextId(account, 'sender'),
    name: phone,
    user: filled(params, 'user') ?? '',
    moderation: 0,
    operators: new Map(),
    replacements: new Map(),
    changedAt: now,
    comment: '',
    document: undefined,
    codeSentAt: undefined,
  };
  account.senders.push(sender);
  return sender;
}
