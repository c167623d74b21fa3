import type { Clock } from '../../src/lib/clock.ts';
import { balanceOperations } from '../../src/smsc/areas/balance.ts';
import { incomingOperations } from '../../src/smsc/areas/incoming.ts';
import { mailingOperations } from '../../src/smsc/areas/mailings.ts';
import { messageStatusOperations } from '../../src/smsc/areas/message-status.ts';
import { messageOperations } from '../../src/smsc/areas/messages.ts';
import { operatorTemplateOperations } from '../../src/smsc/areas/operator-templates.ts';
import { operatorOperations } from '../../src/smsc/areas/operators.ts';
import { priceOperations } from '../../src/smsc/areas/prices.ts';
import { senderOperations } from '../../src/smsc/areas/senders.ts';
import { sendingOperations } from '../../src/smsc/areas/sending.ts';
import { shortLinkOperations } from '../../src/smsc/areas/short-links.ts';
import { statisticsOperations } from '../../src/smsc/areas/statistics.ts';
import { subclientOperations } from '../../src/smsc/areas/subclients.ts';
import type { Decoder } from '../../src/smsc/decode/decode.ts';
import type { Format, Operation } from '../../src/smsc/operation.ts';
import type { Account } from '../../src/smsc/sandbox/account.ts';
import { createSandbox, type SandboxCore } from '../../src/smsc/sandbox/sandbox.ts';
import { plain } from './operations.ts';

/** Something that can be asked about an account. */
interface Question {
  readonly name: string;
  /** The formats that the page defines for it. */
  readonly formats: readonly Format[];
  /** Fields that only JSON has, by the page. */
  readonly onlyInJson: readonly string[];
  /** Fields that only XML and JSON have. */
  readonly notInText: readonly string[];
  /** The value that the client reads from the answer in a format; for one that it cannot read the reason. */
  ask(core: SandboxCore, account: Account, decoder: Decoder, format: Format): Promise<unknown>;
}

const [getBalance] = balanceOperations;
const [getSenders] = senderOperations;
const [, getTemplate] = operatorTemplateOperations;
const [getMessages] = messageOperations;
const [getStatus] = messageStatusOperations;
const [getIncoming] = incomingOperations;
const [getStatistics] = statisticsOperations;
const [getPrices] = priceOperations;
const [getOperators] = operatorOperations;
const [getShortLink] = shortLinkOperations;
const [getMailing, listMailings] = mailingOperations;
const [subclientStatistics, detailedStatistics] = subclientOperations;
const [price] = sendingOperations;

/** What only JSON tells of a mailing, by the page. */
const inFull = { onlyInJson: ['cost', 'sent', 'delivered'] };
const inList = { onlyInJson: ['sent', 'delivered'] };
/** Text has the page's columns; practice has further fields in XML and JSON (facts 2.3). */
const extended = { notInText: ['rest'] };

/** Every read of the client, with parameters that the account has an answer to, as far as it has any. */
function questionsAbout(account: Account): readonly Question[] {
  const from = Temporal.PlainDate.from('2026-05-20');
  const to = Temporal.PlainDate.from('2026-11-20');
  const all = { from, to };
  const template = account.templates[0];
  const messages = [...account.messages.values()];
  const message = messages[0];
  const link = account.links[0];
  const sms = account.mailings.find(({ format }) => format !== 8);
  const email = account.mailings.find(({ format }) => format === 8);
  return [
    question(getBalance, undefined),
    question(getSenders, {}),
    question(getSenders, { all: true }),
    question(getSenders, { all: true, operators: true }),
    ...(template ? [question(getTemplate, { sender: template.sender, text: template.text })] : []),
    question(getMessages, all, extended),
    question(getMessages, { ...all, kind: 'email' }, extended),
    ...(message ? statusQuestions(message) : []),
    question(getIncoming, { hours: 168 }),
    question(getStatistics, all),
    question(getStatistics, { ...all, electronic: true }),
    question(getPrices, undefined),
    question(getOperators, { phones: ['79161234567'] }),
    question(getOperators, { phones: ['79161234567', '79251234567', '77011234567'] }),
    ...(link ? [question(getShortLink, { id: link.id }), question(getShortLink, { link: link.target })] : []),
    ...(sms ? [question(getMailing, { id: sms.id }, inFull)] : []),
    ...(email ? [question(getMailing, { id: email.id, email: true }, inFull)] : []),
    question(listMailings, {}, inList),
    question(listMailings, { email: true }, inList),
    question(subclientStatistics, all),
    question(subclientStatistics, { ...all, ownBalance: true }),
    question(detailedStatistics, { ...all, ownBalance: true }),
    question(price, { phones: ['79161234567', '79251234567'], text: 'Привет' }),
    question(price, { phones: ['79161234567', '79251234567'], text: 'Привет', perRecipient: true }),
  ];
}

function statusQuestions(message: { readonly id: string; readonly phone: string }): readonly Question[] {
  const asked = { id: message.id, to: message.phone };
  return [question(getStatus, asked), question(getStatus, { ...asked, details: true })];
}

function question<Params, Result>(
  operation: Operation<Params, Result>,
  params: Params,
  { onlyInJson = [], notInText = [] }: Partial<Pick<Question, 'onlyInJson' | 'notInText'>> = {},
): Question {
  const layout = operation.layout(params);
  const form = operation.form(params);
  const defined = [layout.text0, layout.text1, layout.xml, true];
  return {
    name: `${operation.name} ${JSON.stringify(form)}`,
    formats: ([0, 1, 2, 3] as const).filter((format) => defined[format] !== undefined),
    onlyInJson,
    notInText,
    ask: async (core, { login, password, gmt }, decoder, format) => {
      const body = new URLSearchParams({ ...form, login, psw: password, charset: 'utf-8', fmt: String(format) });
      const answer = core.answer({
        target: `/sys/${operation.file}`,
        contentType: 'application/x-www-form-urlencoded',
        body: Buffer.from(body.toString()),
      });
      const decoded = await decoder.decodeAnswer({ bytes: answer.body, format, layout, framed: true });
      if (decoded.kind === 'unreadable') return `unreadable: ${decoded.why}`;
      const isNone = decoded.kind === 'refused' && decoded.number === 3 && layout.shape === 'list';
      if (decoded.kind === 'refused' && !isNone) return `refused with ${decoded.number}`;
      try {
        const rows = decoded.kind === 'rows' ? decoded.rows : [];
        return plain(await operation.read(rows, { zone: zoneOf(gmt) }, params));
      } catch (error) {
        return `unreadable: ${String(error)}`;
      }
    },
  };
}

/** A zone such as `+03:00`. */
function zoneOf(gmt: number): string {
  return `${gmt < 0 ? '-' : '+'}${String(Math.abs(gmt)).padStart(2, '0')}:00`;
}

export interface Comparison {
  /** How many answers were read. */
  readonly answers: number;
  /** How many of them were a value, not a refusal. */
  readonly values: number;
  /** What the formats differ in, with the answers as they were read. */
  readonly differences: readonly string[];
}

/**
 * Asks an account everything in each of the formats and compares what is read with what is read from JSON. Each format
 * has a copy of the account of its own, so that neither limits nor order matter.
 */
export async function compareFormats(
  account: Account,
  formats: readonly Format[],
  decoder: Decoder,
  clock: Clock,
): Promise<Comparison> {
  const differences: string[] = [];
  let answers = 0;
  let values = 0;
  const json = createSandbox({ account, clock });
  const others = formats.map((format) => ({ format, core: createSandbox({ account, clock }) }));
  for (const question of questionsAbout(account)) {
    const expected = await question.ask(json, account, decoder, 3);
    answers += 1;
    if (typeof expected !== 'string') values += 1;
    if (typeof expected === 'string' && !expected.startsWith('refused'))
      differences.push(`${question.name}: ${expected}`);
    for (const { format, core } of others) {
      if (!question.formats.includes(format)) continue;
      const found = await question.ask(core, account, decoder, format);
      answers += 1;
      const left = [...question.onlyInJson, ...(format < 2 ? question.notInText : [])];
      const [one, other] = [expected, found].map((value) => JSON.stringify(without(value, left), canonical));
      if (one !== other) differences.push(`${question.name}, format ${format}: ${firstDifference(one, other)}`);
    }
  }
  return { answers, values, differences };
}

const shownBefore = 60;
const shownAfter = 80;

/** Where two texts part. */
function firstDifference(expected = '', found = ''): string {
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at += 1;
  const [one, other] = [expected, found].map((text) => text.slice(Math.max(0, at - shownBefore), at + shownAfter));
  return `\n  ${other}\nin place of\n  ${one}`;
}

/** An account without the characters that a text format uses between values, so that its texts can be read one way only. */
export function tameAccount(account: Account): Account {
  return tamed(account) as Account;
}

function tamed(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/[\r\n,;|=]/g, '').trim();
  if (Array.isArray(value)) return value.map(tamed);
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, tamed(inner)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tamed(inner)]));
}

/** A value without some fields, in each item when it is a list. */
function without(value: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, fields));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !fields.includes(name)));
}

/** For `JSON.stringify`: fields in one order, and those that are `undefined` kept apart from those that are not there. */
function canonical(_key: string, value: unknown): unknown {
  if (value === undefined) return 'undefined';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
