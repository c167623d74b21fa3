import type { Format, Operation } from '../../src/smsc/operation.ts';
import { operations } from '../../src/smsc/operations.ts';

/** One answer as the provider's pages show it, with the operation that reads it. */
export interface Sample {
  readonly name: string;
  readonly operation: Operation<unknown, unknown>;
  readonly params: unknown;
  readonly format: Format;
  readonly text: string;
}

type Record = Readonly<{ [field: string]: string | number }>;

/** An answer whose records are plain fields: the pages write each as one element with a child for each field. */
interface Plain {
  readonly operation: string;
  readonly params?: unknown;
  readonly records: readonly Record[];
  /** Outermost element and, for lists, the element of a record. */
  readonly xml: readonly [root: string, item?: string];
}

const messages = [1, 2, 3].map((n) => ({
  status: n,
  last_date: `2${n}.11.2026 15:34:12`,
  last_timestamp: 1_795_264_452 + n,
  err: 0,
  send_date: '21.11.2026 15:34:00',
  send_timestamp: 1_795_264_440,
  phone: `7999000000${n}`,
  cost: `${n}.40`,
  sender_id: 'my_shop',
  status_name: 'Доставлено',
  message: n === 2 ? 'ERROR = 3 (x), "да" & <нет>\nвторая строка' : `Ваш код ${n}7${n}5`,
  mccmnc: '25001',
  country: 'Россия',
  operator: 'МТС',
  region: 'г. Москва и Московская область',
  type: 0,
  id: 100 + n,
  int_id: `${700 + n}`,
  sms_cnt: 1,
  format: 0,
  crc: 3_735_928_559,
}));

const incoming = [1, 2, 3].map((n) => ({
  id: 1000 + n,
  received: `21.11.2026 10:0${n}:00`,
  phone: `7999000000${n}`,
  message: n === 3 ? '{"error": "x", "error_code": 3}' : `Перезвоните мне, ${n}-й раз прошу 😀`,
  to_phone: '79990000009',
  sent: '21.11.2026 09:59:58',
}));

const mailing = {
  id: 77,
  name: 'Новости',
  changed: '20.11.2026 10:00:00',
  need_date: '22.11.2026 10:00:00',
  last_sent: '00.00.0000 00:00:00',
  phones: 'G12,79990000001',
  message: 'Скидка 20 %; только сегодня',
  phones_cnt: 250,
  cost: '350.00',
  status: 1,
  sender_id: 'my_shop',
  format: 0,
};

const plain: readonly Plain[] = [
  { operation: 'balance.get', records: [{ balance: '1871.62', currency: 'RUR', credit: '500.00' }], xml: ['balance'] },
  { operation: 'messages.get', params: {}, records: messages, xml: ['list', 'sms'] },
  { operation: 'incoming.get', params: {}, records: incoming, xml: ['sms_answers', 'sms'] },
  { operation: 'mailings.list', params: {}, records: [mailing], xml: ['sms_jobs', 'job'] },
  {
    operation: 'statistics.get',
    params: { from: Temporal.PlainDate.from('2026-11-01') },
    records: [
      { login: 'alex', sms: '120', credit: '168.00', debit: '500.00', currency: 'RUR' },
      { login: 'sub_alex', sms: '0', credit: '0.00', debit: '0.00', currency: 'RUR' },
    ],
    xml: ['list', 'stat'],
  },
  {
    operation: 'shortLinks.get',
    params: { id: '145142' },
    records: [
      { id: '145142', cnt: '64', cnt_mon: '10', cnt_day: '2', cnt_yes: '3', cnt_pmon: '54', link: 'a.ru/x?y=1' },
    ],
    xml: ['result'],
  },
];

const senders = [
  { sender: 'my_shop', status: 1, id: 12 },
  { sender: 'Пример, ООО', status: 0, id: 11 },
  { sender: 'ERROR = 3 (x)', status: 2, id: 10 },
];
const statuses = { mega_step: '2', bee_step: '3', mts_step: '0', tele2: '1', ua_reg: '5' };

const prices = `{
"zones": [{
"zone": "1",
"name": "Россия, МТС",
"api": "2.50",
"mass": "2.70",
"mms": "7.00",
"hlr": "0.20",
"call": "1.50"
}],
"codes": [{
"mccmnc": "25001",
"cost": "2.10"
}],
"mail": "0.10"
}`;

const pricesXml = `<price>
<zones>
<zone name="Россия, МТС" api="2.50" mass="2.70" mms="7.00" hlr="0.20" call="1.50">1</zone>
</zones>
<codes>
<mccmnc cost="2.10">25001</mccmnc>
</codes>
<mail>0.10</mail>
</price>`;

/** Answers in JSON and XML, as the pages show them. */
export const samples: readonly Sample[] = [
  ...plain.flatMap(({ operation, params, records, xml: [root, item] }) => [
    sample(operation, params, 3, jsonOf(item === undefined ? records[0] : records)),
    sample(operation, params, 2, xmlOf(records, root, item)),
  ]),
  sample('senders.get', { all: true }, 3, jsonOf(senders)),
  sample('senders.get', { all: true }, 2, senderXml(senders.map(({ sender, ...rest }) => [sender, rest]))),
  sample('senders.get', { operators: true }, 3, jsonOf(senders.map(({ sender, id }) => ({ sender, ...statuses, id })))),
  sample(
    'senders.get',
    { operators: true },
    2,
    senderXml(senders.map(({ sender, id }) => [sender, { ...statuses, id }])),
  ),
  sample('prices.get', undefined, 3, prices),
  sample('prices.get', undefined, 2, pricesXml),
];

function sample(name: string, params: unknown, format: Format, text: string): Sample {
  const operation = operations.find((known) => known.name === name);
  if (operation === undefined) throw new Error(`no operation ${name}`);
  return {
    name: `${name} in format ${format}`,
    operation,
    params,
    format,
    text,
  };
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll('\n ', '\n');
}

function xmlOf(records: readonly Record[], root: string, item: string | undefined): string {
  const fields = (record: Record): string =>
    Object.entries(record)
      .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
      .join('\n');
  const inner = records.map((record) =>
    item === undefined ? fields(record) : `<${item}>\n${fields(record)}\n</${item}>`,
  );
  return `<${root}>\n${inner.join('\n')}\n</${root}>`;
}

function senderXml(items: readonly (readonly [sender: string, attributes: Record])[]): string {
  const lines = items.map(([sender, attributes]) => {
    const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
    return `<sender${written.join('')}>${escaped(sender)}</sender>`;
  });
  return `<list>\n${lines.join('\n')}\n</list>`;
}

function escaped(value: string | number): string {
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
