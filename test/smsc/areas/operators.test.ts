import { describe, expect, test } from 'vitest';
import { operatorOperations } from '../../../src/smsc/areas/operators.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [get] = operatorOperations;
const one = { phones: ['79999999999'] };
const two = { phones: ['79999999999', '79161234567'] };

test('one number and many are asked for in one field', () => {
  expect(get.form(one)).toEqual({ get_operator: '1', phone: '79999999999' });
  expect(get.form(two)).toEqual({ get_operator: '1', phone: '79999999999,79161234567' });
});

test('1 to 100 numbers of digits are taken', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => `7999000${String(index).padStart(4, '0')}`);

  expect(get.form({ phones: hundred })['phone']?.split(',')).toHaveLength(100);
  expect(refusalOf(get, { phones: [...hundred, '79991234567'] }).parameter).toBe('phones');
  expect(refusalOf(get, { phones: [] }).parameter).toBe('phones');
  expect(refusalOf(get, { phones: ['8 (999) 1234567'] }).message).not.toContain('999');
});

const first = {
  phone: '79999999999',
  country: 'Россия',
  operator: 'МегаФон',
  region: 'Москва, Московская область',
  countryCode: '250',
  networkCode: '02',
  timeZone: '3',
  rest: {},
};
const second = { ...first, phone: '79161234567', operator: 'МТС', networkCode: '01' };

const info = (operator: string, mnc: string): string =>
  `<country>Россия</country>\n<operator>${operator}</operator>\n<region>Москва, Московская область</region>\n<mcc>250</mcc>\n<mnc>${mnc}</mnc>\n<tz>3</tz>`;

describe('one number', () => {
  test.each([
    [0, 'country = Россия, operator = МегаФон, region = Москва, Московская область, mcc = 250, mnc = 02, tz = 3'],
    [1, 'Россия,МегаФон,Москва, Московская область,250,02,3'],
    [2, `<info>\n${info('МегаФон', '02')}\n</info>`],
    [
      3,
      '{"country": "Россия", "operator": "МегаФон", "region": "Москва, Московская область", "mcc": "250", "mnc": "02", "tz": "3"}',
    ],
  ] as const)('is read in format %i, with the number that was asked for', async (format, answer) => {
    expect(plain(await readAs(get, one, format, answer))).toEqual([first]);
  });

  test('that nobody knows is an error', async () => {
    await expect(readAs(get, one, 3, '{"error": "operator not found", "error_code": 3}')).rejects.toThrow('not-found');
  });
});

describe('several numbers', () => {
  test.each([
    [
      1,
      'in front',
      '79999999999,Россия,МегаФон,Москва, Московская область,250,02,3\n79161234567,Россия,МТС,Москва, Московская область,250,01,3',
    ],
    [
      1,
      'at the end',
      'Россия,МегаФон,Москва, Московская область,250,02,3,79999999999\nРоссия,МТС,Москва, Московская область,250,01,3,79161234567',
    ],
    [
      2,
      'in each record',
      `<list>\n<info>\n<phone>79999999999</phone>\n${info('МегаФон', '02')}\n</info>\n<info>\n<phone>79161234567</phone>\n${info('МТС', '01')}\n</info>\n</list>`,
    ],
    [
      3,
      'in each record',
      '[{"phone": "79999999999", "country": "Россия", "operator": "МегаФон", "region": "Москва, Московская область", "mcc": "250", "mnc": "02", "tz": "3"},' +
        '{"phone": "79161234567", "country": "Россия", "operator": "МТС", "region": "Москва, Московская область", "mcc": "250", "mnc": "01", "tz": "3"}]',
    ],
  ] as const)('are read in format %i with the number %s', async (format, _place, answer) => {
    expect(plain(await readAs(get, two, format, answer))).toEqual([first, second]);
  });

  test('are read in format 0 with the number anywhere', async () => {
    const answer =
      'phone = 79999999999, country = Россия, operator = МегаФон, region = Москва, mcc = 250, mnc = 02, tz = 3\n' +
      'country = Россия, operator = МТС, region = Москва, mcc = 250, mnc = 01, tz = 3, phone = 79161234567';

    const found = await readAs(get, two, 0, answer);

    expect(found.map(({ phone, networkCode }) => [phone, networkCode])).toEqual([
      ['79999999999', '02'],
      ['79161234567', '01'],
    ]);
  });

  test('that nobody knows are an empty list', async () => {
    expect(await readAs(get, two, 3, '{"error": "operator not found", "error_code": 3}')).toEqual([]);
  });
});
