import { type Account, type Mailing, mailingStates, nextId } from '../account.ts';
import { appoint } from '../agenda.ts';
import { costOf, isAddress, messageTypes } from '../dispatch.ts';
import { Refusal } from '../errors.ts';
import { done, type Form, one } from '../formats/answer.ts';
import { shorten } from '../links.ts';
import { writeMoney } from '../money.ts';
import { readPhone } from '../numbering.ts';
import { filled, id, isOn, listed, type Params, required, whole } from '../params.ts';
import { getMailing, getMailings, limits } from './jobs-list.ts';
import type { Call, Operation } from './operation.ts';
import { sendTime } from './send.ts';

const added: Form = { text0: 'OK, ID - {id}', text1: '{id}', element: 'result', fields: 'id#' };
const addedWithCost: Form = {
  ...added,
  text0: 'OK, ID - {id}, COST - {cost}',
  text1: '{id},{cost}',
  fields: 'id# cost',
};

/** jobs.php add: "When creating a mailing list". With `cost=1` too the mailing is created; its cost is told besides. */
const addMailing: Operation = {
  file: 'jobs.php',
  command: 'add',
  limits,
  answer: (call) => {
    const { account, params, now } = call;
    const name = required(params, 'name');
    const needAt = sendTime(call);
    const format = Object.entries(messageTypes).find(([type]) => isOn(params, type))?.[1] ?? 0;
    const { recipients, ...given } = content(params, format === messageTypes.mail);
    const ownId = id(params, 'id');
    const repeat = whole(params, 'rpt', 0, 7) ?? 0;
    const repeatsLeft = whole(params, 'rptn', 0, 10_000) ?? 0;
    const validity = minutes(params);
    if (recipients.length === 0 || account.mailings.some((known) => known.id === ownId)) throw new Refusal(3);
    const shown = (text: string): string => (isOn(params, 'tinyurl') ? shorten(account, text) : text);
    const text = shown(given.text);
    const texts = new Map(Array.from(given.texts, ([recipient, own]) => [recipient, shown(own)]));
    const made: Mailing = {
      id: ownId ?? nextId(account, 'mailing'),
      name,
      subject: params.get('subj') ?? '',
      repeat,
      repeatsLeft,
      createdAt: now,
      changedAt: now,
      needAt,
      sentAt: undefined,
      recipients,
      text,
      texts,
      format,
      validity,
      period: params.get('period') ?? '',
      frequency: params.get('freq') ?? '',
      status: mailingStates.waiting,
      sender: params.get('sender') ?? '',
      cost: costOf(account.prices, recipients, { text, texts, format }),
      sent: 0,
      delivered: 0,
    };
    account.mailings.push(made);
    appoint(account.agenda, needAt + 1_000, { what: 'mailing-sends', id: made.id });
    return one(isOn(params, 'cost') ? addedWithCost : added, { id: made.id, cost: writeMoney(made.cost) });
  },
};

/** jobs.php cancel: switches off one that waits, or what is left of one that runs. */
const cancelMailing: Operation = {
  file: 'jobs.php',
  command: 'cancel',
  limits,
  answer: ({ account, params, now }) => {
    const found = named(account, params);
    const isOver = found.status === mailingStates.finished || found.status === mailingStates.cancelled;
    if (isOver) throw new Refusal(3);
    found.status = mailingStates.cancelled;
    found.changedAt = now;
    return done;
  },
};

const deleteMailing: Operation = {
  file: 'jobs.php',
  command: 'del',
  limits,
  answer: ({ account, params }) => {
    account.mailings.splice(account.mailings.indexOf(named(account, params)), 1);
    return done;
  },
};

export const jobs: readonly Operation[] = [addMailing, cancelMailing, deleteMailing, getMailing, getMailings];

/** Who gets what: `phones` (or `emails`) with `mes` or a message template, or `list` with a line for each. */
function content(params: Params, mail: boolean): Pick<Mailing, 'recipients' | 'text' | 'texts'> {
  const lines = filled(params, 'list')?.split('\n');
  if (lines !== undefined) {
    const texts = new Map<string, string>();
    for (const line of lines) {
      const colon = line.indexOf(':');
      const recipient = colon === -1 ? undefined : readRecipient(line.slice(0, colon).trim(), mail);
      if (recipient !== undefined) texts.set(recipient, line.slice(colon + 1));
    }
    return { recipients: [...texts.keys()], text: texts.values().next().value ?? '', texts };
  }
  const written = (mail ? filled(params, 'emails') : undefined) ?? required(params, 'phones');
  const template = filled(params, 'tpl');
  const text = template === undefined ? required(params, 'mes') : `[шаблон ${template}]`;
  const recipients = listed(written).map((recipient) => readRecipient(recipient, mail));
  return { recipients: recipients.filter((recipient) => recipient !== undefined), text, texts: new Map() };
}

/** Who is meant, or `undefined` when it cannot be a recipient: such a one is left out. */
function readRecipient(written: string, mail: boolean): string | undefined {
  if (!mail) return readPhone(written);
  return isAddress(written) ? written : undefined;
}

function minutes(params: Params): number {
  const written = filled(params, 'valid');
  if (written === undefined) return 24 * 60;
  const parts = /^(\d{1,2})(?::(\d{2}))?$/.exec(written);
  if (parts === null) throw new Refusal(1);
  return Number(parts[1]) * 60 + Number(parts[2] ?? 0);
}

/** @throws Refusal 1 without an id, 3 when there is none: the page's "error saving a record" */
function named(account: Account, params: Call['params']): Mailing {
  required(params, 'id');
  const wanted = id(params, 'id');
  const found = account.mailings.find((known) => known.id === wanted);
  if (found === undefined) throw new Refusal(3);
  return found;
}
