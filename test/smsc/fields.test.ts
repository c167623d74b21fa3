import { describe, expect, test } from 'vitest';
import {
  asText,
  date,
  decimal,
  FieldError,
  integer,
  records,
  requiredDecimal,
  requiredInteger,
  requiredText,
  rest,
  text,
  timestamp,
} from '../../src/smsc/fields.ts';

test('a text may have come as a number, and an absent one is undefined', () => {
  expect(text({ id: 15 }, 'id')).toBe('15');
  expect(text({ id: 20_000_000_000_000_000_001n }, 'id')).toBe('20000000000000000001');
  expect([text({}, 'id'), text({ id: null }, 'id'), text({ id: '' }, 'id')]).toEqual([undefined, undefined, undefined]);
  expect(() => text({ id: {} }, 'id')).toThrow(FieldError);
  expect(() => text({ id: true }, 'id')).toThrow('"id" is no text');
});

test('a whole number may have come in quotes', () => {
  expect(integer({ cnt: '-3' }, 'cnt')).toBe(-3);
  expect(integer({ cnt: 7 }, 'cnt')).toBe(7);
  expect(integer({ cnt: '' }, 'cnt')).toBeUndefined();
  for (const wrong of ['1.5', '1e3', 'x', 1.5, '1234567890123456']) {
    expect(() => integer({ cnt: wrong }, 'cnt')).toThrow('"cnt" is no whole number');
  }
});

test('an amount stays the text that the provider wrote', () => {
  expect(decimal({ cost: '10.10' }, 'cost')).toBe('10.10');
  expect(decimal({ cost: -3 }, 'cost')).toBe('-3');
  expect(decimal({ cost: '' }, 'cost')).toBeUndefined();
  for (const wrong of ['1,5', '1e3', '.5', '5.', 'NaN']) {
    expect(() => decimal({ cost: wrong }, 'cost')).toThrow('"cost" is no amount');
  }
});

test('what is required must be there, and its value is in no error', () => {
  expect(() => requiredText({}, 'id')).toThrow('"id" is missing');
  expect(() => requiredInteger({ id: '' }, 'id')).toThrow('"id" is missing');
  expect(() => requiredDecimal({ id: null }, 'id')).toThrow('"id" is missing');
  expect(() => decimal({ cost: 'secret' }, 'cost')).not.toThrow('secret');
});

describe('dates', () => {
  test('are local to the account’s zone', () => {
    expect(date({ at: '12.02.2018 18:34:21' }, 'at', 'Asia/Almaty')?.toString()).toBe('2018-02-12T12:34:21Z');
    expect(date({ at: '12.02.2018 18:34:21' }, 'at', '+03:00')?.toString()).toBe('2018-02-12T15:34:21Z');
    expect(date({ at: '12.02.2018' }, 'at', '+00:00')?.toString()).toBe('2018-02-12T00:00:00Z');
    expect(date({ at: '12.02.2018 18:34: 21' }, 'at', '+00:00')?.toString()).toBe('2018-02-12T18:34:21Z');
  });

  test('of zeros and none are never', () => {
    for (const never of ['', '00.00.0000 00:00:00', '0', null, undefined]) {
      expect(date({ at: never }, 'at', '+03:00')).toBeUndefined();
    }
  });

  test('that do not exist are refused', () => {
    for (const wrong of ['31.02.2026 10:00:00', '2026-02-01', '1.2.2026', '12.02.2018 25:00:00', 'soon']) {
      expect(() => date({ at: wrong }, 'at', '+03:00')).toThrow('"at" is no date');
    }
  });

  test('with a timestamp are instants', () => {
    expect(timestamp({ at: 1_476_794_052 }, 'at')?.toString()).toBe('2016-10-18T12:34:12Z');
    expect(timestamp({ at: '1476794052' }, 'at')?.toString()).toBe('2016-10-18T12:34:12Z');
    expect(timestamp({ at: 0 }, 'at')).toBeUndefined();
    expect(timestamp({}, 'at')).toBeUndefined();
  });
});

test('a list in a record may be absent, alone or many', () => {
  expect(records({}, 'zones')).toEqual([]);
  expect(records({ zones: '' }, 'zones')).toEqual([]);
  expect(records({ zones: { zone: '1' } }, 'zones')).toEqual([{ zone: '1' }]);
  expect(records({ zones: [{ zone: '1' }, {}] }, 'zones')).toHaveLength(2);
  expect(() => records({ zones: ['1'] }, 'zones')).toThrow('"zones" is no list of records');
  expect(() => records({ zones: 'none' }, 'zones')).toThrow('"zones" is no list of records');
});

test('fields that are not known are kept as texts', () => {
  const row = JSON.parse('{"id": 1, "flag": 64, "note": "a", "more": {"x": [1]}, "none": null, "__proto__": "b"}');

  const kept = rest(row, new Set(['id']));

  expect(Object.entries(kept)).toEqual([
    ['flag', '64'],
    ['note', 'a'],
    ['more', '{"x":[1]}'],
    ['none', ''],
    ['__proto__', 'b'],
  ]);
  expect(asText(true)).toBe('true');
});
