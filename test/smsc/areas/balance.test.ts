import { describe, expect, test } from 'vitest';
import { balanceOperations } from '../../../src/smsc/areas/balance.ts';
import { readAs } from '../../support/operations.ts';

const [get] = balanceOperations;

test('the balance is asked for with its currency', () => {
  expect(get.form(undefined)).toEqual({ cur: '1' });
});

describe('the balance', () => {
  test.each([
    [0, '-250.80,RUR'],
    [1, '-250.80,RUR\n'],
    [2, '<result><balance>-250.80</balance><currency>RUR</currency></result>'],
    [3, '{"balance": "-250.80", "currency": "RUR"}'],
  ] as const)('is read in format %i', async (format, answer) => {
    expect(await readAs(get, undefined, format, answer)).toEqual({
      amount: '-250.80',
      currency: 'RUR',
      credit: undefined,
    });
  });

  test.each([
    [0, '0.00,KZT,500'],
    [2, '<balance><balance>0.00</balance><credit>500</credit><currency>KZT</currency></balance>'],
    [3, '{"balance": "0.00", "credit": "500", "currency": "KZT"}'],
  ] as const)('is read with a credit line in format %i', async (format, answer) => {
    expect(await readAs(get, undefined, format, answer)).toEqual({ amount: '0.00', currency: 'KZT', credit: '500' });
  });

  test.each([
    [1, '1871.62'],
    [2, '<balance>1871.62</balance>'],
    [3, '{"balance": 1871.62}'],
  ] as const)('is read alone in format %i', async (format, answer) => {
    expect(await readAs(get, undefined, format, answer)).toMatchObject({ amount: '1871.62', currency: undefined });
  });

  test('is never guessed from something else', async () => {
    await expect(readAs(get, undefined, 3, '{"balance": "much"}')).rejects.toThrow('bad-response');
    await expect(readAs(get, undefined, 3, '{"currency": "RUR"}')).rejects.toThrow('bad-response');
    await expect(readAs(get, undefined, 0, '')).rejects.toThrow('bad-response');
  });
});
