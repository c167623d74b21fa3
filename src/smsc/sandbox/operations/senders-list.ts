import { type Account, isBefore, type Sender } from '../account.ts';
import { Refusal } from '../errors.ts';
import { type Answer, type Form, many, type Row } from '../formats/answer.ts';
import { identical } from '../limits.ts';
import { day, filled, id, isOn, type Params, whole } from '../params.ts';
import { minuteMs } from '../spans.ts';
import type { Operation } from './operation.ts';

const activated: Form = {
  text0: 'name = {sender}, id = {id}',
  text1: '{sender},{id}',
  element: 'sender',
  own: 'sender',
  fields: 'id sender',
  json: 'sender id#',
};

const everyState: Form = {
  text0: 'name = {sender}, status = {status}, id = {id}',
  text1: '{sender},{status},{id}',
  element: 'sender',
  own: 'sender',
  fields: 'status id sender',
  json: 'sender status# id#',
};

/** The operators in the order of format 0, and in that of formats 2 and 3. */
const textOrder =
  'mega_step bee_step motiv_step mts_step tele2_step tele2 ua_reg ua_int mega_int motiv_int mts_int'.split(' ');
const otherOrder =
  'mega_step mega_int bee_step motiv_step motiv_int mts_step mts_int tele2_step tele2 ua_reg ua_int'.split(' ');

/** senders.php get: "When requesting a list of sender names". */
export const getSenders: Operation = {
  file: 'senders.php',
  command: 'get',
  limits: [identical(3, minuteMs)],
  answer: ({ account, params }) => {
    const senders = chosen(account, params);
    if (senders.length === 0) throw new Refusal(3);
    if (isOn(params, 'operators')) return withOperators(senders);
    const form = isOn(params, 'all') ? everyState : activated;
    return many('list', form, senders.map(plainRow));
  },
};

function chosen(account: Account, params: Params): readonly Sender[] {
  const user = filled(params, 'user') ?? '';
  const since = day(params, 'from_date', account.gmt);
  const before = id(params, 'prev_id');
  const senders = account.senders
    .filter((sender) => sender.user === user && (isOn(params, 'all') || sender.moderation === 1))
    .filter((sender) => since === undefined || (sender.operators.size > 0 && sender.changedAt >= since))
    .filter((sender) => before === undefined || isBefore(sender.id, before))
    .sort((one, other) => (isBefore(one.id, other.id) ? 1 : -1));
  if (since !== undefined) senders.sort((one, other) => other.changedAt - one.changedAt);
  return senders.slice(0, whole(params, 'cnt', 1, 15_000));
}

function plainRow(sender: Sender): Row {
  return { sender: sender.name, status: sender.moderation, id: sender.id };
}

/**
 * A name has only the operators that it is registered with, so every name has a form of its own. The page has no
 * format 1 for `operators`; it gets the plain columns.
 */
function withOperators(senders: readonly Sender[]): Answer {
  const records = senders.map((sender) => {
    const text = keysOf(sender, textOrder);
    const other = keysOf(sender, otherOrder);
    const form: Form = {
      text0: ['name = {sender}', ...text.map((key) => `${key} = {${key}}`), 'id = {id}'].join(', '),
      text1: activated.text1,
      element: 'sender',
      own: 'sender',
      fields: [...other, 'id', 'sender'].join(' '),
      json: ['sender', ...other, 'id'].join(' '),
    };
    return { form, row: operatorRow(sender) };
  });
  return { list: 'list', array: true, records };
}

/** What a name's replacement at an operator is called in the answer: the page says that it is there, not under what key. */
function replacementKey(operator: string): string {
  return `${operator}_name`;
}

function keysOf(sender: Sender, order: readonly string[]): readonly string[] {
  const known = order.filter((key) => sender.operators.has(key));
  const others = [...sender.operators.keys()].filter((key) => !order.includes(key));
  return [...known, ...others].flatMap((key) => (sender.replacements.has(key) ? [key, replacementKey(key)] : [key]));
}

function operatorRow(sender: Sender): Row {
  const row: Record<string, string> = Object.create(null);
  for (const [key, status] of sender.operators) row[key] = String(status);
  for (const [key, name] of sender.replacements) row[replacementKey(key)] = name;
  row['sender'] = sender.name;
  row['id'] = sender.id;
  return row;
}
