import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/bot/language.ts';
import { createRouter } from '../../../src/bot/router.ts';
import { StorageError } from '../../../src/storage/error.ts';
import { recordingAdapter, startBot } from '../../support/bot.ts';
import { typed } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

const group = { platform: 'test', id: '-team', kind: 'group' } as const;

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
    const about = { en: 'sender names: their state', ru: 'имена отправителя: состояние' }[language];
    expect(plainText(reply)).toMatch(new RegExp(`^/sender +list, status, add, .*delete · ${about}`, 'm'));
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
    expect(reply).toMatch(/^\/sender +list, status · /m);
    expect(reply).toMatch(/^\/access +link · be one person/m);
    expect(reply).not.toMatch(/^\/(?:audit|subclient|home|page) /m);
  });

  it('tells the rest while the provider is down', async () => {
    for (const language of languages) {
      await using bot = await startBot();
      bot.sandbox.fault('outage', 60_000);

      const reply = plainText(await bot.ask('/home', language));

      expect(reply).toContain(language === 'en' ? 'The provider cannot be reached.' : 'Провайдер недоступен.');
      expect(reply).toMatch(/^\/sender +list, status, /m);
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

  it('lists what its reader has told anywhere, what does not work first, with buttons that end it', async () => {
    await using bot = await startBot({ role: 'operator' });
    await bot.ask('/subscribe sender');
    await bot.ask('/subscribe inbox from:+7(916)123-45-67', 'en', { in: group });
    await bot.ask('/subscribe mailing', 'en', { in: group, from: { id: 'bob' } });
    await bot.parts('en').notices.subscriptions.broken(2, 'the bot was removed');

    const reply = await bot.ask('/home');

    const listed = reply?.blocks.find((block) => block.kind === 'items')?.items ?? [];
    expect(listed.map(({ title, tone }) => [title, tone])).toEqual([
      ['#2 inbox from:79161234567', 'bad'],
      ['#1 sender', undefined],
    ]);
    expect(listed[0]?.facts).toEqual(expect.arrayContaining(['broken: the bot was removed', 'in test:-team']));
    expect(listed[1]?.facts).toEqual(expect.arrayContaining(['works', 'in a private chat on test']));
    expect(reply?.buttons?.slice(1).map(({ command }) => command)).toEqual([
      '/unsubscribe #2 anywhere',
      '/unsubscribe #1 anywhere',
    ]);
  });

  it('lists for admins what anybody has told, and for viewers nothing', async () => {
    await using bot = await startBot();
    await bot.ask('/subscribe sender', 'en', { in: group, from: { id: 'bob' } });
    const viewer = createRouter(bot.parts('en', 'viewer'));
    const { adapter, replies } = recordingAdapter();

    await viewer.handle(adapter, typed('/home', { from: { id: 'bob' } }));

    expect(plainText(await bot.ask('/home'))).toContain('#1 sender');
    expect(plainText(replies[0])).not.toContain('#1 sender');
  });

  it('counts what it has no room for', async () => {
    await using bot = await startBot();
    for (let number = 1; number <= 12; number += 1) await bot.ask(`/subscribe sender name:shop${number}`);

    const reply = await bot.ask('/home', 'ru');

    expect(reply?.buttons).toHaveLength(11);
    expect(plainText(reply)).toContain('и ещё 2 подписки');
  });

  it('is in no list of commands', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/help'))).not.toContain('/home');
    expect(plainText(await bot.ask('/hom'))).not.toContain('/home');
  });
});
