import { describe, expect, test } from 'vitest';
import type { NewMessage } from '../../../src/smsc/areas/message-form.ts';
import { sendingOperations } from '../../../src/smsc/areas/sending.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [price, send] = sendingOperations;
const draft = { phones: ['79999999999', '+79161234567'], text: 'Привет' } as const;
const message = { ...draft, id: 'bot.5-1_a' };

test('a price is asked for and nothing is sent', () => {
  expect(price.form(draft)).toEqual({ cost: '1', phones: '79999999999,+79161234567', mes: 'Привет' });
  expect(price.kind).toBe('read');
});

test('a message is sent with an id of our own, asking for cost and balance', () => {
  expect(send.form(message)).toEqual({
    cost: '3',
    id: 'bot.5-1_a',
    phones: '79999999999,+79161234567',
    mes: 'Привет',
  });
  expect(send.kind).toBe('write');
});

test('every parameter is sent', () => {
  expect(
    send.form({
      ...message,
      sender: 'my_shop',
      when: { fromHour: 9, toHour: 21 },
      hoursAheadOfMoscow: 2,
      lifetimeMinutes: 1440,
      transliterate: true,
      shortenLinks: true,
      maxParts: 3,
      channel: 'telegram',
      bot: '@my_bot',
      perRecipient: true,
    }),
  ).toEqual({
    cost: '3',
    id: 'bot.5-1_a',
    phones: '79999999999,+79161234567',
    mes: 'Привет',
    sender: 'my_shop',
    time: '9-21',
    tz: '2',
    valid: '24:00',
    translit: '1',
    tinyurl: '1',
    maxsms: '3',
    tg: '1',
    bot: '@my_bot',
    op: '1',
    err: '1',
  });
  expect(price.form({ personal: [{ phone: '79999999999', text: 'a:b' }], channel: 'viber' })).toEqual({
    cost: '1',
    list: '79999999999:a:b',
    viber: '1',
  });
});

test.each<[parameter: string, message: NewMessage]>([
  ['phones', { ...message, phones: [] }],
  ['phones', { ...message, phones: ['89991234567 ext. 5'] }],
  ['phones', { ...message, phones: ['79991234567,79990000000'] }],
  ['text', { ...message, text: '' }],
  ['text', { ...message, text: 'a'.repeat(1001) }],
  ['personal.text', { id: '1', personal: [{ phone: '79991234567', text: 'a'.repeat(1001) }] }],
  ['id', { ...message, id: '' }],
  ['id', { ...message, id: 'a'.repeat(41) }],
  ['id', { ...message, id: '0' }],
  ['maxParts', { ...message, maxParts: 0 }],
  ['bot', { ...message, bot: '' }],
  ['lifetimeMinutes', { ...message, lifetimeMinutes: 0 }],
])('a wrong %s is refused', (parameter, wrong) => {
  const refused = refusalOf(send, wrong);

  expect(refused.parameter).toBe(parameter);
  expect(refused.message).not.toMatch(/999|aaa/);
});

test.each([
  ['viber', 'viber'],
  ['telegram', 'tg'],
  ['whatsapp', 'whatsapp'],
] as const)('the channel %s is sent as %s=1, and an unknown one not as an SMS', (channel, field) => {
  const unknown = JSON.parse(JSON.stringify({ ...message, channel: 'pigeon' })) as NewMessage;

  expect(send.form({ ...message, channel })).toEqual({ ...send.form(message), [field]: '1' });
  expect(refusalOf(send, unknown).parameter).toBe('channel');
});

test('a text of 1000 characters is taken', () => {
  const text = 'ё'.repeat(1000);

  expect(send.form({ ...message, text, maxParts: 1 })).toMatchObject({ mes: text, maxsms: '1' });
  expect(send.form({ id: '1', personal: [{ phone: '79991234567', text }] })).toMatchObject({
    list: `79991234567:${text}`,
  });
});

describe('a price', () => {
  test.each([
    [0, '7.60 (2 SMS)'],
    [1, '7.60,2'],
    [2, '<result><cost>7.60</cost><cnt>2</cnt></result>'],
    [3, '{"cost": "7.60", "cnt": 2}'],
  ] as const)('is read in format %i', async (format, answer) => {
    expect(plain(await readAs(price, draft, format, answer))).toEqual({
      cost: '7.60',
      parts: 2,
      recipients: [],
      rest: {},
    });
  });

  test.each([
    [
      2,
      '<result><cost>3.80</cost><cnt>1</cnt><phones><phone mccmnc="25002" cost="3.80" status="0" error="0">79999999999</phone><phone mccmnc="" cost="0" status="20" error="8">74950000000</phone></phones></result>',
    ],
    [
      3,
      '{"cost": "3.80", "cnt": 1, "phones": [{"phone": "79999999999", "mccmnc": "25002", "cost": "3.80", "status": "0", "error": "0"}, {"phone": "74950000000", "mccmnc": "", "cost": "0", "status": "20", "error": "8"}]}',
    ],
  ] as const)('of each recipient is read in format %i', async (format, answer) => {
    const found = await readAs(price, { ...draft, perRecipient: true }, format, answer);

    expect(plain(found.recipients)).toEqual([
      { phone: '79999999999', networkCode: '25002', cost: '3.80', status: 0, error: '0', rest: {} },
      { phone: '74950000000', networkCode: undefined, cost: '0', status: 20, error: '8', rest: {} },
    ]);
  });
});

describe('sending', () => {
  test.each([
    [0, 'OK - 2 SMS, ID - bot.5-1_a, COST - 7.60, BALANCE - 100.50'],
    [1, 'bot.5-1_a,2,7.60,100.50'],
    [2, '<result><id>bot.5-1_a</id><cnt>2</cnt><cost>7.60</cost><balance>100.50</balance></result>'],
    [3, '{"id": "bot.5-1_a", "cnt": 2, "cost": "7.60", "balance": "100.50"}'],
  ] as const)('gives what it cost in format %i', async (format, answer) => {
    expect(plain(await readAs(send, message, format, answer))).toEqual({
      id: 'bot.5-1_a',
      parts: 2,
      cost: '7.60',
      balance: '100.50',
      recipients: [],
      rest: {},
    });
  });

  test.each([
    [0, 'ERROR = 7 (invalid number), ID - 34', 'bad-number'],
    [1, '34,-3', 'no-money'],
    [2, '<result><error>message is denied</error><error_code>6</error_code><id>34</id></result>', 'forbidden'],
    [3, '{"error": "can\'t to deliver", "error_code": 8, "id": 34}', 'undeliverable'],
    [3, 'ERROR = 5 (invalid date)', 'bad-date'],
  ] as const)('that is refused is an error in format %i', async (format, answer, code) => {
    await expect(readAs(send, message, format, answer)).rejects.toThrow(code);
  });
});
