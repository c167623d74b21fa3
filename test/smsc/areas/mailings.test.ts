import { describe, expect, test } from 'vitest';
import { mailingOperations } from '../../../src/smsc/areas/mailings.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [get, list] = mailingOperations;
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

test('a mailing is asked for by its id', () => {
  expect(get.form({ id: '500' })).toEqual({ get: '1', id: '500' });
  expect(get.form({ id: 'spring-1', email: true })).toEqual({ get: '1', id: 'spring-1', mail: '1' });
  expect(refusalOf(get, { id: 'a b' }).parameter).toBe('id');
});

test('mailings are asked for by period and kind', () => {
  expect(list.form({})).toEqual({ get_all: '1' });
  expect(list.form({ from: day('2026-11-01'), to: day('2026-11-20'), email: true })).toEqual({
    get_all: '1',
    start: '01.11.2026',
    end: '20.11.2026',
    mail: '1',
  });
  expect(refusalOf(list, { to: day('2026-11-20') }).parameter).toBe('from');
  expect(refusalOf(list, { from: day('2026-11-20'), to: day('2026-11-01') }).parameter).toBe('to');
});

const text = 'Скидки | только сегодня; до 50%\nмагазин';

const mailing = {
  id: '500',
  name: 'Ноябрь',
  subject: undefined,
  repeat: 2,
  repeatCount: 5,
  createdAt: '2026-11-01T07:00:00Z',
  changedAt: '2026-11-02T07:00:00Z',
  plannedAt: '2026-11-21T07:00:00Z',
  lastSentAt: undefined,
  recipients: ['79991234567', 'G12', '79161234567'],
  recipientCount: undefined,
  text,
  format: '0',
  lifetime: '1440',
  spread: '10-20',
  frequency: '0',
  status: 7,
  sender: 'my_shop',
  cost: undefined,
  sent: undefined,
  delivered: undefined,
  rest: {},
};

const values = [
  ['id', '500'],
  ['name', 'Ноябрь'],
  ['subject', ''],
  ['repeat_send', '2'],
  ['repeat_cnt', '5'],
  ['created', '01.11.2026 10:00:00'],
  ['changed', '02.11.2026 10:00:00'],
  ['need_date', '21.11.2026 10:00:00'],
  ['last_sent', ''],
  ['phones', '79991234567,G12, 79161234567'],
  ['message', text],
  ['format', '0'],
  ['validity', '1440'],
  ['period', '10-20'],
  ['frequency', '0'],
  ['status', '7'],
  ['sender_id', 'my_shop'],
] as const;

describe('one mailing', () => {
  test.each([
    [0, values.map(([, value]) => value).join('|')],
    [1, values.map(([, value]) => value).join(';')],
    [2, `<job>\n${values.map(([key, value]) => `<${key}>${value}</${key}>`).join('\n')}\n</job>`],
  ] as const)('is read in format %i', async (format, answer) => {
    expect(plain(await readAs(get, { id: '500' }, format, answer))).toEqual(mailing);
  });

  test('is read in format 3, which alone has cost and counts', async () => {
    const counts = { cost: '7.60', sms_sent: 3, sms_ok: 2 };
    const answer = JSON.stringify([{ ...Object.fromEntries(values), id: 500, status: 7, ...counts }]);

    expect(plain(await readAs(get, { id: '500' }, 3, answer))).toEqual({
      ...mailing,
      cost: '7.60',
      sent: 3,
      delivered: 2,
    });
  });

  test('of e-mails has addresses in place of phones', async () => {
    const answer = values.map(([key, value]) => (key === 'phones' ? 'a@b.ru; c@d.ru' : value)).join('|');

    const found = await readAs(get, { id: '500', email: true }, 0, answer);

    expect(found.recipients).toEqual(['a@b.ru', 'c@d.ru']);
  });

  test.each([
    [0, ''],
    [2, '<result><error>not found</error><error_code>3</error_code></result>'],
    [3, '[]'],
  ] as const)('that is not there is an error in format %i', async (format, answer) => {
    await expect(readAs(get, { id: '500' }, format, answer)).rejects.toThrow('not-found');
  });
});

const summary = {
  id: '500',
  name: 'Ноябрь',
  changedAt: '2026-11-02T07:00:00Z',
  plannedAt: '2026-11-21T07:00:00Z',
  lastSentAt: undefined,
  recipients: ['a@b.ru', 'c@d.ru'],
  recipientCount: 2,
  text,
  format: '8',
  status: 7,
  sender: 'shop@b.ru',
  cost: '0.10',
  sent: undefined,
  delivered: undefined,
  rest: {},
};

const listed = [
  ['id', '500'],
  ['name', 'Ноябрь'],
  ['changed', '02.11.2026 10:00:00'],
  ['need_date', '21.11.2026 10:00:00'],
  ['last_sent', ''],
  ['emails', 'a@b.ru,c@d.ru'],
  ['message', text],
  ['phones_cnt', '2'],
  ['cost', '0.10'],
  ['status', '7'],
  ['sender_id', 'shop@b.ru'],
  ['format', '8'],
] as const;

describe('e-mail mailings', () => {
  const line0 = listed.map(([, value]) => value).join('|');
  const line1 = listed.map(([, value]) => value).join(';');
  const job = `<job>\n${listed.map(([key, value]) => `<${key}>${value}</${key}>`).join('\n')}\n</job>`;

  test.each([
    [0, `${line0}\n${line0}`],
    [1, `${line1}\n${line1}\n`],
    [2, `<sms_jobs>\n${job}\n${job}\n</sms_jobs>`],
  ] as const)('are read in format %i', async (format, answer) => {
    expect(plain(await readAs(list, { email: true }, format, answer))).toEqual([summary, summary]);
  });

  test('are read in format 3, which alone has counts', async () => {
    const answer = JSON.stringify([{ ...Object.fromEntries(listed), sms_sent: 2, sms_ok: 0, tag: 'x' }]);

    expect(plain(await readAs(list, { email: true }, 3, answer))).toEqual([
      { ...summary, sent: 2, delivered: 0, rest: { tag: 'x' } },
    ]);
  });

  test.each([
    [0, ''],
    [2, '<sms_jobs></sms_jobs>'],
    [3, '[]'],
    [3, '{"error": "no records", "error_code": 3}'],
  ] as const)('are none in format %i when the answer is %s', async (format, answer) => {
    expect(await readAs(list, { email: true }, format, answer)).toEqual([]);
  });
});
