import { type Account, nextId } from '../account.ts';
import { appoint } from '../agenda.ts';
import { Refusal } from '../errors.ts';
import type { Answer, Form } from '../formats/answer.ts';
import { identical } from '../limits.ts';
import { isOn, type Params, required } from '../params.ts';
import { minuteMs } from '../spans.ts';
import type { Operation } from './operation.ts';

/** Operators and kinds of messages, in the page's order. */
const kinds = (
  'mts_srv mts_auth mts_trn mega_adv mega_srv mega_auth mega_trn ' +
  'bee_srv bee_trn tele2_srv tele2_trn motiv_srv motiv_trn soc'
).split(' ');

const added = 1;
const notSaved = -2;
const notFound = -1;

/** op_templates.php add: "When creating a template". */
const addTemplate: Operation = {
  file: 'op_templates.php',
  command: 'add',
  limits: [identical(10, minuteMs)],
  answer: ({ account, params, now }) => {
    const sender = required(params, 'sender');
    const text = required(params, 'msg');
    const wanted = kinds.filter((kind) => isOn(params, kind));
    if (wanted.length === 0) throw new Refusal(1);
    return states(wanted, (kind) => {
      if (!mayRegister(account, sender, kind)) return { status: notFound, id: none };
      if (find(account, sender, text, kind) !== undefined || !isText(text)) return { status: notSaved, id: none };
      const template = { id: nextId(account, 'template'), sender, text, kind, status: 0 };
      account.templates.push(template);
      appoint(account.agenda, now + minuteMs, { what: 'template-is-decided', id: template.id });
      return { status: added, id: template.id };
    });
  },
};

/** op_templates.php get: every operator and kind, or those that are named. */
const getTemplate: Operation = {
  file: 'op_templates.php',
  command: 'get',
  limits: [identical(10, minuteMs)],
  answer: ({ account, params }) => {
    const sender = required(params, 'sender');
    const text = required(params, 'msg');
    return states(asked(params), (kind) => {
      const template = find(account, sender, text, kind);
      return { status: template?.status ?? notFound, id: template?.id ?? none };
    });
  },
};

export const opTemplates: readonly Operation[] = [addTemplate, getTemplate];

/** The id where there is no template: the page always shows one. */
const none = '0';

function asked(params: Params): readonly string[] {
  const wanted = kinds.filter((kind) => isOn(params, kind));
  return wanted.length === 0 ? kinds : wanted;
}

/** JSON has the operator's name as the key of its status (facts 9.5). */
function states(wanted: readonly string[], stateOf: (kind: string) => { status: number; id: string }): Answer {
  const records = wanted.map((kind) => {
    const { status, id } = stateOf(kind);
    const form: Form = {
      text0: '{name} = {status}, id = {id}',
      text1: '{name},{status},{id}',
      element: 'template',
      fields: 'name status id',
      json: `${kind}# id#`,
    };
    return { form, row: { name: kind, status, id, [kind]: status } };
  });
  return { list: 'result', array: true, records };
}

function find(account: Account, sender: string, text: string, kind: string): Account['templates'][number] | undefined {
  return account.templates.find((known) => known.sender === sender && known.text === text && known.kind === kind);
}

/** A text that no operator takes: longer than a message may be, or with a placeholder that is not closed. */
function isText(text: string): boolean {
  return text.length <= 1_000 && !/%[wd]\{[^}]*$/.test(text);
}

/** Social networks ask for no sender name; an operator asks for one that it has accepted. */
function mayRegister(account: Account, name: string, kind: string): boolean {
  const operator = kind.split('_')[0] ?? '';
  const sender = account.senders.find((known) => known.name === name && known.moderation === 1);
  if (sender === undefined || operator === 'soc') return sender !== undefined;
  return [`${operator}_step`, operator, `${operator}_int`].some((key) => sender.operators.get(key) === 2);
}
