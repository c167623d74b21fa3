import { describe, expect, test } from 'vitest';
import { subclientOperations } from '../../../src/smsc/areas/subclients.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [statistics, detailed] = subclientOperations;
const from = Temporal.PlainDate.from('2014-01-01');
const to = Temporal.PlainDate.from('2014-02-01');

test('statistics are asked for all, for those with a balance of their own, or for one', () => {
  expect(statistics.form({ from })).toEqual({ get_stat: '1', start: '01.01.2014' });
  expect(
    statistics.form({ from, to, ownBalance: true, electronic: true, hideDeleted: true, ourCurrency: true }),
  ).toEqual({
    get_stat: '1',
    start: '01.01.2014',
    end: '01.02.2014',
    reseller: '1',
    balance2: '1',
    hide_deleted: '1',
    mycur: '1',
  });
  expect(statistics.form({ from, subclient: { login: 'sub_alex' } })).toMatchObject({ user: 'sub_alex' });
  expect(detailed.form({ from, subclient: { id: '15' } })).toEqual({
    get_stat_all: '1',
    start: '01.01.2014',
    user_id: '15',
  });
});

test('a wrong subclient or period is refused', () => {
  expect(refusalOf(statistics, { from, subclient: { login: '' } }).parameter).toBe('subclient.login');
  expect(refusalOf(detailed, { from, subclient: { id: 'sub' } }).parameter).toBe('subclient.id');
  expect(refusalOf(detailed, { from: to, to: from }).parameter).toBe('to');
});

const row = { login: 'sub_alex', messages: 12, spent: '45.60', paidIn: '0', currency: 'RUR', rest: {} };

describe('statistics of subclients', () => {
  test.each([
    [0, 'login = sub_alex, sms = 12, credit = 45.60, debit = 0, currency = RUR'],
    [1, 'sub_alex,12,45.60,0,RUR'],
    [
      2,
      '<list><stat><login>sub_alex</login><sms>12</sms><credit>45.60</credit><debit>0</debit><currency>RUR</currency></stat></list>',
    ],
    [3, '[{"login": "sub_alex", "sms": "12", "credit": "45.60", "debit": "0", "currency": "RUR"}]'],
  ] as const)('are read in format %i', async (format, answer) => {
    expect(plain(await readAs(statistics, { from }, format, answer))).toEqual([row]);
  });

  test.each([
    [0, 'date = 01.01.2014, login = sub_alex, sms = 12, credit = 45.60, debit = 0, currency = RUR'],
    [
      2,
      '<list><stat><date>01.01.2014</date><login>sub_alex</login><sms>12</sms><credit>45.60</credit><debit>0</debit><currency>RUR</currency></stat></list>',
    ],
    [
      3,
      '[{"date": "01.01.2014", "login": "sub_alex", "sms": "12", "credit": "45.60", "debit": "0", "currency": "RUR"}]',
    ],
  ] as const)('in detail keep in format %i what no page names', async (format, answer) => {
    expect(plain(await readAs(detailed, { from }, format, answer))).toEqual([{ ...row, rest: { date: '01.01.2014' } }]);
  });

  test('are none when there are no records', async () => {
    expect(await readAs(statistics, { from }, 3, '{"error": "no records", "error_code": 3}')).toEqual([]);
    await expect(readAs(statistics, { from }, 3, '{"error": "?", "error_code": 6}')).rejects.toThrow(
      'no-such-subclient',
    );
  });
});
