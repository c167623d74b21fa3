import { describe, expect, test } from 'vitest';
import { type MessageQuery, messageOperations } from '../../../src/smsc/areas/messages.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [get] = messageOperations;
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

test('without a query the newest messages are asked for', () => {
  expect(get.form({})).toEqual({ get_messages: '1' });
});

test('every parameter of the page is sent', () => {
  expect(
    get.form({
      from: day('2026-05-20'),
      to: day('2026-11-20'),
      phones: ['79999999999', '+380501234567'],
      count: 1000,
      before: '98765432109876543210',
    }),
  ).toEqual({
    get_messages: '1',
    start: '20.05.2026',
    end: '20.11.2026',
    phone: '79999999999,+380501234567',
    cnt: '1000',
    prev_id: '98765432109876543210',
  });
});

test('e-mails are asked for by kind or by address', () => {
  expect(get.form({ kind: 'email' })).toEqual({ get_messages: '1', format: '8' });
  expect(get.form({ emails: ['a@b.ru', 'c@d.ru'] })).toEqual({
    get_messages: '1',
    email: 'a@b.ru,c@d.ru',
    format: '8',
  });
  expect(get.form({ kind: 'sms' })).toEqual({ get_messages: '1' });
});

test.each<[parameter: string, query: MessageQuery]>([
  ['count', { count: 0 }],
  ['count', { count: 1001 }],
  ['count', { count: 1.5 }],
  ['before', { before: '12a' }],
  ['before', { before: '' }],
  ['phones', { phones: [] }],
  ['phones', { phones: ['8 (999) 123'] }],
  ['phones', { phones: ['79991234567'], emails: ['a@b.ru'] }],
  ['emails', { emails: ['nobody'] }],
  ['emails', { emails: ['a@b.ru'], kind: 'sms' }],
  ['from', { to: day('2026-11-20') }],
  ['to', { from: day('2026-11-20'), to: day('2026-11-19') }],
  ['to', { from: day('2026-05-20'), to: day('2026-11-21') }],
])('%s is refused: %j', (parameter, query) => {
  const refused = refusalOf(get, query);

  expect(refused.parameter).toBe(parameter);
  expect(refused.message).toMatch(/^messages\.get: \w+ must be /);
  expect(refused.message).not.toContain('999');
});

const message = {
  id: '10000000000000000002',
  globalId: '98765432109876543210',
  status: 1,
  statusName: 'Доставлено',
  changedAt: '2026-11-20T09:00:05Z',
  error: 0,
  sentAt: '2026-11-20T09:00:00Z',
  to: '79999999999',
  cost: '3.80',
  sender: 'my_shop',
  text: 'Привет, "мир", до 5 < 6 & больше\nвторая строка',
  networkCode: '25001',
  country: 'Россия',
  operator: 'МТС',
  region: 'Москва',
  type: 0,
  parts: 1,
  format: 0,
  checksum: '1234567890',
  rest: {},
};

const written = {
  status: 1,
  last_date: '20.11.2026 12:00:05',
  last_timestamp: 1_795_165_205,
  err: 0,
  send_date: '20.11.2026 12:00:00',
  send_timestamp: 1_795_165_200,
  phone: '79999999999',
  mccmnc: '25001',
  country: 'Россия',
  operator: 'МТС',
  region: 'Москва',
  cost: '3.80',
  sender_id: 'my_shop',
  status_name: 'Доставлено',
  message: message.text,
  type: 0,
  id: message.id,
  int_id: message.globalId,
  sms_cnt: 1,
  format: 0,
  crc: 1_234_567_890,
};

const escaped = (value: unknown): string => String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const line0 =
  `Status = 1, check_time = 20.11.2026 12:00:05, err = 0, send_date = 20.11.2026 12:00:00, phone = 79999999999, ` +
  `mccmnc = 25001, country = Россия, operator = МТС, region = Москва, cost = 3.80, sender_id = my_shop, ` +
  `status_name = Доставлено, message = ${message.text}, type = 0, ID = ${message.id}, int_id = ${message.globalId}, ` +
  `sms_cnt = 1, format = 0, crc = 1234567890`;
const line1 =
  `1,1795165205,0,1795165200,79999999999,25001,Россия,МТС,Москва,3.80,my_shop,Доставлено,${message.text},0,` +
  `${message.id},${message.globalId},1,0,1234567890`;
const element = `<sms>\n${Object.entries(written)
  .map(([key, value]) => `<${key}>${escaped(value)}</${key}>`)
  .join('\n')}\n</sms>`;
const object = JSON.stringify(written).replace(`"id":"${message.id}"`, `"id":${message.id}`);

describe('the history', () => {
  test.each([
    [0, `${line0}\n${line0}`],
    [1, `${line1}\n${line1}\n`],
    [2, `<list>\n${element}\n${element}\n</list>`],
    [3, `[${object},\n${object}]`],
  ] as const)('is read in format %i', async (format, answer) => {
    expect(plain(await readAs(get, {}, format, answer))).toEqual([message, message]);
  });

  test('is read when only dates say when', async () => {
    const { last_timestamp: _last, send_timestamp: _send, ...dated } = written;

    const [only] = await readAs(get, {}, 3, JSON.stringify([dated]));

    expect(only?.changedAt?.toString()).toBe('2026-11-20T09:00:05Z');
    expect(only?.sentAt?.toString()).toBe('2026-11-20T09:00:00Z');
  });

  test('prefers timestamps, which need no zone', async () => {
    const [only] = await readAs(get, {}, 3, `[${object}]`, 'Asia/Almaty');

    expect(only?.changedAt?.toString()).toBe('2026-11-20T09:00:05Z');
  });

  test('keeps fields that the page does not name', async () => {
    const [only] = await readAs(get, {}, 3, JSON.stringify([{ ...written, flag: 64, imsi: '250011234' }]));

    expect(plain(only?.rest)).toEqual({ flag: '64', imsi: '250011234' });
  });

  test('is empty when there is no message', async () => {
    expect(await readAs(get, {}, 3, '{"error": "message not found", "error_code": 3}')).toEqual([]);
    expect(await readAs(get, {}, 2, '<list></list>')).toEqual([]);
  });
});
