import { describe, expect, it } from 'vitest';
import { everyCommand } from '../../../src/bot/commands/index.ts';
import { takeAccount, withAccount } from '../../../src/bot/line/account-name.ts';

const take = (line: string): ReturnType<typeof takeAccount> => takeAccount(line, everyCommand);

describe('the account that a line names', () => {
  it.each([
    ['@shop /balance', 'shop', '/balance'],
    ['  @Shop   balance', 'shop', 'balance'],
    ['@shop', 'shop', ''],
    ['/balance @shop', 'shop', '/balance'],
    ['/баланс @shop', 'shop', '/баланс'],
    ['/sender status @shop-2 my_shop', 'shop-2', '/sender status my_shop'],
    ['/sender @shop status my_shop', 'shop', '/sender status my_shop'],
    ['/SENDER  status @shop my_shop', 'shop', '/SENDER  status my_shop'],
    ['/send @shop 79991234567 hi @blog', 'shop', '/send 79991234567 hi @blog'],
  ])('stands before a line, or behind the words of a command: %s', (line, account, rest) => {
    expect(take(line)).toEqual({ line: rest, account });
  });

  it.each([
    '/balance',
    '/balance@shop',
    '/send 79991234567 @shop is open',
    '/send 79991234567 "@shop"',
    '/sender status my_shop @shop',
    '/template add my_shop @shop',
    'write to a@shop',
    '@shop.example /balance',
    '/balance @shop.example',
    '@a-name-of-more-than-20-letters /balance',
    '',
  ])('is not taken out of a text or an address: %s', (line) => {
    expect(take(line)).toEqual({ line });
  });

  it('is read back from a line that was made to name it', () => {
    expect(take(withAccount('shop', '/send 79991234567 "@blog hi"'))).toEqual({
      account: 'shop',
      line: '/send 79991234567 "@blog hi"',
    });
  });
});
