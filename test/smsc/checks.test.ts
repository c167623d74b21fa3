import { expect, test } from 'vitest';
import {
  amount,
  anyId,
  atLeast,
  day,
  digits,
  email,
  filled,
  flag,
  given,
  joined,
  optional,
  ownId,
  period,
  phone,
  two,
  within,
} from '../../src/smsc/checks.ts';
import { SmscError } from '../../src/smsc/error.ts';
import { refusal } from '../support/operations.ts';

type Check = (operation: string, parameter: string, value: string) => string;

test.each<[name: string, check: Check, taken: readonly string[], refused: readonly string[]]>([
  ['filled', filled, ['a', ' a '], ['', ' ', '\n']],
  ['digits', digits, ['0', '20000000000000000001'], ['', '-1', '1.0', '1\n', '１']],
  ['phone', phone, ['79999999999', '+79999999999', '112'], ['', '+', '8 999', '7999-1', '1234567890123456', '1,2']],
  ['email', email, ['a@b.ru', 'имя@почта.рф'], ['', 'a', '@b', 'a@', 'a b@c', 'a@b,c@d', 'a@b;c']],
  ['anyId', anyId, ['0', '20000000000000000001', 'a.b-c_D'], ['', 'a'.repeat(41), 'a b', '1,2']],
  ['ownId', ownId, ['1', '2147483647', 'a.b-c_D', 'a'.repeat(40)], ['', '0', '2147483648', 'a'.repeat(41), 'а', 'a b']],
  ['amount', amount, ['0', '-5', '100.50'], ['', '.5', '5.', '1e3', '1,5', ' 5', '0x1']],
])('%s takes what the provider takes', (_name, check, taken, refused) => {
  for (const value of taken) expect(check('balance.get', 'field', value)).toBe(value);
  for (const value of refused) {
    const { parameter, message } = refusal(() => check('balance.get', 'field', value));
    expect(parameter).toBe('field');
    expect(message).toMatch(/^balance\.get: field must be \S/);
  }
});

test('whole numbers stay within their limits', () => {
  expect(within('a', 'b', 1, 1, 3)).toBe('1');
  expect(within('a', 'b', -3, -3, 3)).toBe('-3');
  expect(atLeast('a', 'b', 7, 7)).toBe('7');
  for (const wrong of [0, 4, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(refusal(() => within('a', 'b', wrong, 1, 3)).message).toBe('a: b must be a whole number from 1 to 3');
  }
  expect(refusal(() => atLeast('a', 'b', 6, 7)).message).toBe('a: b must be a whole number of at least 7');
  expect(refusal(() => atLeast('a', 'b', 7.5, 7)).parameter).toBe('b');
});

test('a list is joined when it has values and not too many', () => {
  expect(joined('a', 'b', ['1', '2'], digits)).toBe('1,2');
  expect(joined('a', 'b', ['1', '2'], digits, 2)).toBe('1,2');
  expect(refusal(() => joined('a', 'b', ['1', '2', '3'], digits, 2)).message).toBe('a: b must be 1 to 2 values');
  expect(refusal(() => joined('a', 'b', [], digits)).parameter).toBe('b');
  expect(refusal(() => joined('a', 'b', ['1', 'x'], digits)).parameter).toBe('b');
});

test('a period runs forward and is not longer than it may be', () => {
  const from = Temporal.PlainDate.from('2026-08-31');
  const halfAYear = Temporal.PlainDate.from('2027-02-28');

  expect(period('a', undefined, undefined)).toEqual({ start: undefined, end: undefined });
  expect(period('a', from, undefined)).toEqual({ start: '31.08.2026', end: undefined });
  expect(period('a', from, from)).toEqual({ start: '31.08.2026', end: '31.08.2026' });
  expect(period('a', from, halfAYear, 6)).toEqual({ start: '31.08.2026', end: '28.02.2027' });
  expect(period('a', from, halfAYear.add({ days: 1 }))).toMatchObject({ end: '01.03.2027' });
  expect(refusal(() => period('a', from, halfAYear.add({ days: 1 }), 6)).message).toBe(
    'a: to must be at most 6 months after from',
  );
  expect(refusal(() => period('a', from, from.subtract({ days: 1 }))).parameter).toBe('to');
  expect(refusal(() => period('a', undefined, from)).parameter).toBe('from');
});

test('days, switches and fields that were not given are written as the provider writes them', () => {
  expect(day(Temporal.PlainDate.from('0988-01-09'))).toBe('09.01.0988');
  expect([two(5), two(12)]).toEqual(['05', '12']);
  expect([flag(true), flag(false), flag(undefined)]).toEqual(['1', undefined, undefined]);
  expect(given({ a: '1', b: undefined, c: '' })).toEqual({ a: '1', c: '' });
  expect(optional(digits, 'a', 'b', undefined)).toBeUndefined();
  expect(optional(digits, 'a', 'b', '5')).toBe('5');
});

test('what is refused is an SmscError of the operation', () => {
  expect(() => digits('senders.get', 'before', 'x')).toThrow(SmscError);
});
