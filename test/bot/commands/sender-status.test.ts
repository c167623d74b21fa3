import { describe, expect, it, onTestFinished } from 'vitest';
import { languages } from '../../../src/bot/language.ts';
import { startBot } from '../../support/bot.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount, sandboxSender } from '../../support/sandbox-account.ts';

describe('/sender status', () => {
  it('tells moderation, id, replacements and a line for each operator in English', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/sender status my_shop'));

    expect(reply).toMatch(/^my_shop\nModeration +allowed to use\nID +12402\n/);
    expect(reply).toMatch(/Shown instead +SHOPINFO \(MegaFon, common name\)/);
    expect(reply).toMatch(/\nMTS +paid +✓ accepted\n/);
    expect(reply).toMatch(/\nTele2 +paid +✗ not accepted\n/);
    expect(reply).toMatch(/\nUkraine +international +! no documents\n/);
    expect(reply).toContain('Checked just now');
  });

  it('tells the same in Russian', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/sender status my_shop', 'ru'));

    expect(reply).toMatch(/^my_shop\nМодерация +разрешено\n/);
    expect(reply).toMatch(/\nМТС +платное +✓ допущено\n/);
  });

  it('has words for every status of the page and shows an unknown one and an unknown operator as they came', async () => {
    const statuses = {
      mts_step: 0,
      bee_step: 1,
      mega_step: 2,
      motiv_step: 3,
      tele2_step: 4,
      tele2: 5,
      ua_reg: 8,
      ua_int: 77,
      yota_step: 2,
    };
    const operators = new Map(Object.entries(statuses));
    const account = sandboxAccount({ senders: [sandboxSender({ name: 'every', operators })] });

    for (const language of languages) {
      await using bot = await startBot({ account });
      const reply = await bot.ask('/sender status every', language);
      const shown = reply?.blocks.find((block) => block.kind === 'table')?.rows.map(([, , status]) => status) ?? [];

      expect(new Set(shown).size).toBe(8);
      expect(plainText(reply)).toMatch(language === 'en' ? /\? code 77/ : /\? код 77/);
      expect(plainText(reply)).toMatch(/\nyota_step +✓/);
    }
  });

  it.each<[number, string, string]>([
    [0, 'waiting for moderation', 'ожидает модерации'],
    [1, 'allowed to use', 'разрешено'],
    [2, 'disabled', 'отключено'],
    [9, 'code 9', 'код 9'],
  ])('has words for moderation %i', async (moderation, english, russian) => {
    const account = sandboxAccount({ senders: [sandboxSender({ name: 'one', moderation })] });
    await using bot = await startBot({ account });

    expect(plainText(await bot.ask('/sender status one'))).toMatch(new RegExp(`Moderation +${english}`));
    expect(plainText(await bot.ask('/sender status one', 'ru'))).toMatch(new RegExp(`Модерация +${russian}`));
  });

  it('makes up no code for a moderation that the provider leaves out', async () => {
    const provider = await startProvider(answer('[{"sender": "one", "id": 5}]'));
    onTestFinished(() => provider.close());
    await using bot = await startBot({ url: provider.url });

    const reply = plainText(await bot.ask('/sender status one'));

    expect(reply).toMatch(/^one\nModeration +not told by the provider\nID +5\n/);
  });

  it('finds a name in other letters than it was registered in, unless both exist', async () => {
    const account = sandboxAccount({
      senders: [sandboxSender({ id: '1', name: 'SHOP' }), sandboxSender({ id: '2', name: 'shop' })],
    });
    await using bot = await startBot({ account });

    expect(plainText(await bot.ask('/sender status Shop'))).toMatch(/^(SHOP|shop)\n/);
    expect(plainText(await bot.ask('/sender status shop'))).toMatch(/^shop\n/);
  });

  it('says that a name does not exist and offers the nearest ones as buttons', async () => {
    await using bot = await startBot();

    const reply = await bot.ask('/sender status my_shp');

    expect(plainText(reply)).toContain('There is no sender name “my_shp”');
    expect(reply?.buttons).toContainEqual({ label: 'my_shop', command: '/sender status my_shop' });
  });

  it('says that a name does not exist when the account has none at all', async () => {
    await using bot = await startBot({ account: sandboxAccount({ senders: [] }) });

    expect(plainText(await bot.ask('/sender status x', 'ru'))).toContain('Имени отправителя «x» на этом аккаунте нет.');
  });

  it('asks for the names of a subclient', async () => {
    await using bot = await startBot();

    const found = plainText(await bot.ask('/sender status AlexStore user:sub_alex'));
    const none = plainText(await bot.ask('/sender status my_shop user:sub_alex'));

    expect(found).toMatch(/^AlexStore\n[\s\S]*\nSubclient +sub_alex\n/);
    expect(none).toMatch(/^The subclient “sub_alex” has no sender name “my_shop”\./);
  });

  it('needs a name and says so with an example', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/sender status'));

    expect(reply).toContain('NAME is missing: a sender name.');
    expect(reply).toContain('Example: /sender status my_shop');
  });

  it('asks the provider twice for any number of people who ask about any name', async () => {
    await using bot = await startBot();

    await Promise.all(
      ['my_shop', 'MyShopInfo', 'nope'].flatMap((name) => [
        bot.ask(`/sender status ${name}`),
        bot.ask(`/sender status ${name}`, 'ru'),
      ]),
    );

    expect(bot.sandbox.counts().requests).toEqual({ 'senders.php get': 2 });
  });

  it('is as old as the older of its two answers', async () => {
    await using bot = await startBot();
    await bot.client.senders.get({ all: true, count: 15_000 });
    bot.sandbox.advance(10_000);

    expect(plainText(await bot.ask('/sender status my_shop'))).toContain('Checked 10 s ago');
  });

  it('shows the last known state under a banner while the provider is down', async () => {
    await using bot = await startBot();
    await bot.ask('/sender status my_shop');

    bot.sandbox.advance(60_000);
    bot.sandbox.fault('outage', 300_000);

    expect(plainText(await bot.ask('/sender status my_shop'))).toMatch(/^STALE, 1 min old[\s\S]*allowed to use/);
    expect(plainText(await bot.ask('/sender status brand_new'))).toMatch(
      /^STALE, 1 min old[\s\S]*There is no sender name/,
    );
    expect(bot.log.join('')).toContain('a known answer stood in for a new one');
  });
});
