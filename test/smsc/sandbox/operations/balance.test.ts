import { describe, expect, it } from 'vitest';
import { sandboxAccount } from '../../../support/sandbox-account.ts';
import { lines, testBench } from '../ask.ts';

describe('balance.php', () => {
  it('is a number in formats 0 and 1, an element and a quoted text in the others', async () => {
    const { inAllFormats } = await testBench({ account: sandboxAccount() });

    const texts = await inAllFormats('balance.php');

    expect(texts).toEqual([
      '1871.62',
      '1871.62',
      '<balance>1871.62</balance>',
      lines('{', '"balance": "1871.62"', '}'),
    ]);
  });

  it('has the currency behind a comma when it is asked for', async () => {
    const { inAllFormats } = await testBench({ account: sandboxAccount({ balance: 0 }) });

    const texts = await inAllFormats('balance.php', { cur: '1' });

    expect(texts).toEqual([
      '0.00,RUR',
      '0.00,RUR',
      lines('<result>', '<balance>0.00</balance>', '<currency>RUR</currency>', '</result>'),
      lines('{', '"balance": "0.00",', '"currency": "RUR"', '}'),
    ]);
  });

  it('tells the credit line where there is one, and a balance below zero', async () => {
    const { ask, json } = await testBench({ account: sandboxAccount({ balance: -1_205, credit: 50_000 }) });

    expect(await ask('balance.php', { cur: '1' })).toBe('-12.05,RUR,500.00');
    expect(await json('balance.php', { cur: '1' })).toEqual({ balance: '-12.05', credit: '500.00', currency: 'RUR' });
  });
});
