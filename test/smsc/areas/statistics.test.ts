import { describe, expect, test } from 'vitest';
import { statisticsOperations } from '../../../src/smsc/areas/statistics.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [get] = statisticsOperations;
const from = Temporal.PlainDate.from('2014-01-01');
const to = Temporal.PlainDate.from('2014-02-01');

test('the page’s example is sent as the page writes it', () => {
  expect(get.form({ from, to, ownCurrency: true })).toEqual({
    get_stat: '1',
    start: '01.01.2014',
    end: '01.02.2014',
    mycur: '1',
  });
  expect(get.form({ from, electronic: true, ownCurrency: false })).toEqual({
    get_stat: '1',
    start: '01.01.2014',
    balance2: '1',
  });
});

test('a period that ends before it begins is refused', () => {
  expect(refusalOf(get, { from: to, to: from }).parameter).toBe('to');
});

const alex = { login: 'alex', messages: 1200, spent: '4560.00', paidIn: '5000.00', currency: 'RUR', rest: {} };
const sub = { login: 'sub_alex', messages: 0, spent: '0', paidIn: '-10.5', currency: 'RUR', rest: {} };

describe('statistics', () => {
  test.each([
    [
      0,
      'login = alex, sms = 1200, credit = 4560.00, debit = 5000.00, currency = RUR\nlogin = sub_alex, sms = 0, credit = 0, debit = -10.5, currency = RUR',
    ],
    [1, 'alex,1200,4560.00,5000.00,RUR\nsub_alex,0,0,-10.5,RUR\n'],
    [
      2,
      '<list>\n<stat>\n<login>alex</login>\n<sms>1200</sms>\n<credit>4560.00</credit>\n<debit>5000.00</debit>\n<currency>RUR</currency>\n</stat>\n<stat>\n<login>sub_alex</login>\n<sms>0</sms>\n<credit>0</credit>\n<debit>-10.5</debit>\n<currency>RUR</currency>\n</stat>\n</list>',
    ],
    [
      3,
      '[{"login": "alex", "sms": "1200", "credit": "4560.00", "debit": "5000.00", "currency": "RUR"}, {"login": "sub_alex", "sms": "0", "credit": "0", "debit": "-10.5", "currency": "RUR"}]',
    ],
  ] as const)('are read in format %i, credit as spent and debit as paid in', async (format, answer) => {
    expect(plain(await readAs(get, { from }, format, answer))).toEqual([alex, sub]);
  });
});
