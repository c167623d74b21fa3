import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/bot/language.ts';
import { StorageError } from '../../../src/storage/error.ts';
import { startBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

describe('/home', () => {
  it.each([
    [
      'en',
      /^Account +demo\nYour role +operator\nBalance +₽1,871\.62\nRunway +about[\s\S]*\nWhat you can type\n\n?\/balance +money/,
    ],
    [
      'ru',
      /^Аккаунт +demo\nВаша роль +operator\nБаланс +1 871,62 ₽\nЗапас +примерно[\s\S]*\nЧто можно набрать\n\n?\/balance +деньги/,
    ],
  ] as const)('tells the account, the role, the balance and what can be typed (%s)', async (language, shown) => {
    await using bot = await startBot({ role: 'operator' });

    const reply = await bot.ask('/home', language);

    expect(plainText(reply)).toMatch(shown);
    const about = { en: 'sender names and their state', ru: 'имена отправителя и их состояние' }[language];
    expect(plainText(reply)).toMatch(new RegExp(`^/sender +list, status · ${about}`, 'm'));
    expect(reply?.buttons).toEqual([{ label: language === 'en' ? 'All commands' : 'Все команды', command: '/help' }]);
  });

  it('shows what /balance shows', async () => {
    await using bot = await startBot();

    const home = await bot.ask('/home');
    const balance = await bot.ask('/balance');

    expect(home?.blocks).toEqual(expect.arrayContaining([...(balance?.blocks ?? [])]));
    expect(bot.sandbox.counts().requests['balance.php']).toBe(1);
  });

  it('offers only what its reader may run', async () => {
    await using bot = await startBot({ role: 'viewer' });

    const reply = plainText(await bot.ask('/home'));

    expect(reply).toMatch(/^\/balance /m);
    expect(reply).not.toMatch(/^\/(?:access|subclient|home|page) /m);
  });

  it('tells the rest while the provider is down', async () => {
    for (const language of languages) {
      await using bot = await startBot();
      bot.sandbox.fault('outage', 60_000);

      const reply = plainText(await bot.ask('/home', language));

      expect(reply).toContain(language === 'en' ? 'The provider cannot be reached.' : 'Провайдер недоступен.');
      expect(reply).toMatch(/^\/sender +list, status · /m);
      expect(bot.log.join('')).toContain('the balance is not known');
    }
  });

  it('does not hide a failure of the bot itself', async () => {
    await using bot = await startBot();
    bot.client.balance.get = async () => {
      throw new StorageError('damaged', 'as the test says');
    };

    expect((await bot.ask('/home'))?.tone).toBe('bad');
  });

  it('is in no list of commands', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/help'))).not.toContain('/home');
    expect(plainText(await bot.ask('/hom'))).not.toContain('/home');
  });
});
