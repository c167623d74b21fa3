import { describe, expect, test } from 'vitest';
import { type IncomingQuery, incomingOperations } from '../../../src/smsc/areas/incoming.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [get] = incomingOperations;

test('without a query those of the current day are asked for', () => {
  expect(get.form({})).toEqual({ get_answers: '1' });
});

test('every parameter of the page is sent', () => {
  expect(get.form({ count: 10_000, hours: 168, after: '1234567', to: '79991112233' })).toEqual({
    get_answers: '1',
    cnt: '10000',
    hour: '168',
    after_id: '1234567',
    to_phone: '79991112233',
  });
});

test.each<[parameter: string, query: IncomingQuery]>([
  ['count', { count: 0 }],
  ['count', { count: 10_001 }],
  ['hours', { hours: 169 }],
  ['hours', { hours: 0 }],
  ['after', { after: '-1' }],
  ['to', { to: 'office' }],
])('%s is refused: %j', (parameter, query) => {
  expect(refusalOf(get, query).parameter).toBe(parameter);
});

const first = {
  id: '20000000000000000001',
  receivedAt: '2026-11-20T09:00:05Z',
  from: '79999999999',
  text: 'Да, согласен, sent = завтра\nвторая строка',
  to: '79991112233',
  sentAt: '2026-11-20T09:00:00Z',
  rest: {},
};
const second = { ...first, id: '20000000000000000002', from: 'MTS', text: '' };

describe('incoming SMS', () => {
  test.each([
    [
      0,
      `id = ${first.id}, received = 20.11.2026 12:00:05, phone = 79999999999, message = ${first.text}, to_phone = 79991112233, sent = 20.11.2026 12:00:00\n` +
        `id = ${second.id}, received = 20.11.2026 12:00:05, phone = MTS, message = , to_phone = 79991112233, sent = 20.11.2026 12:00:00`,
    ],
    [
      1,
      `${first.id},20.11.2026 12:00:05,79999999999,79991112233,20.11.2026 12:00:00,${first.text}\n` +
        `${second.id},20.11.2026 12:00:05,MTS,79991112233,20.11.2026 12:00:00,`,
    ],
    [
      2,
      `<sms_answers>\n<sms>\n<id>${first.id}</id>\n<received>20.11.2026 12:00:05</received>\n<phone>79999999999</phone>\n<message>${first.text}</message>\n<to_phone>79991112233</to_phone>\n<sent>20.11.2026 12:00:00</sent>\n</sms>\n` +
        `<sms>\n<id>${second.id}</id>\n<received>20.11.2026 12:00:05</received>\n<phone>MTS</phone>\n<message></message>\n<to_phone>79991112233</to_phone>\n<sent>20.11.2026 12:00:00</sent>\n</sms>\n</sms_answers>`,
    ],
    [
      3,
      `[{\n"id": ${first.id},\n"received": "20.11.2026 12:00:05",\n"phone": "79999999999",\n"message": ${JSON.stringify(first.text)},\n"to_phone": "79991112233",\n"sent": "20.11.2026 12:00:00"\n},\n` +
        `{\n"id": ${second.id},\n"received": "20.11.2026 12:00:05",\n"phone": "MTS",\n"message": "",\n"to_phone": "79991112233",\n"sent": "20.11.2026 12:00:00"\n}]`,
    ],
  ] as const)('are read in format %i', async (format, answer) => {
    expect(plain(await readAs(get, {}, format, answer))).toEqual([first, second]);
  });

  test.each([
    [0, ''],
    [1, ''],
    [2, '<sms_answers></sms_answers>'],
    [2, ''],
    [3, '[]'],
    [3, ''],
    [3, '{}'],
  ] as const)('are none in format %i when the answer is "%s"', async (format, answer) => {
    expect(await readAs(get, {}, format, answer)).toEqual([]);
  });

  test('have their dates in the account’s zone', async () => {
    const answer =
      '[{"id": 1, "received": "20.11.2026 12:00:05", "phone": "1", "message": "a", "to_phone": "2", "sent": ""}]';

    const [only] = await readAs(get, {}, 3, answer, 'Asia/Omsk');

    expect(only?.receivedAt?.toString()).toBe('2026-11-20T06:00:05Z');
    expect(only?.sentAt).toBeUndefined();
  });
});
