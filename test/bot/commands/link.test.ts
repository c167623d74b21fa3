import { describe, expect, it } from 'vitest';
import { startBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

describe('/link', () => {
  it('tells the clicks on a short link by its id', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/link 145142'));

    expect(reply).toMatch(/^Short link +https:\/\/\S+\nID +145142\nClicks altogether +[\d,]+\n\nToday/);
    expect(reply).toMatch(/\nLast month +█+\S* [\d,]+\nChecked just now/);
  });

  it('finds it by the full link behind it, and answers in Russian', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/link mywebsite.ru', 'ru'));

    expect(reply).toMatch(/^Короткая ссылка +https:\/\/\S+\nID +145142\nВсего переходов/);
    expect(reply).toMatch(/\nПрошлый месяц +█/);
  });

  it.each([
    ['en', 'There is no short link “999” on this account.'],
    ['ru', 'Короткой ссылки «999» на этом аккаунте нет.'],
  ] as const)('says that there is none, with what was asked (%s)', async (language, sentence) => {
    await using bot = await startBot();

    const reply = await bot.ask('/link 999', language);

    expect(plainText(reply)).toContain(sentence);
    expect(reply?.tone).toBe('warning');
  });

  it.each([
    ['en', 'Ask by its id or by the full link behind it, not by the short link itself.'],
    ['ru', 'Спросите по её id или по полной ссылке за ней, а не по самой короткой ссылке.'],
  ] as const)('says how to ask to somebody who pasted the short link (%s)', async (language, hint) => {
    await using bot = await startBot();
    const shown = plainText(await bot.ask('/link 145142'));
    const [short = ''] = /https:\/\/\S+/.exec(shown) ?? [];

    expect(plainText(await bot.ask(`/link ${short}`, language))).toContain(`\n${hint}\n`);
  });

  it('shows the last known clicks under a banner while the provider is down', async () => {
    await using bot = await startBot();
    await bot.ask('/link 145142');

    bot.sandbox.advance(120_000);
    bot.sandbox.fault('outage', 300_000);

    expect(plainText(await bot.ask('/link 145142'))).toMatch(
      /^STALE, 2 min old\. The provider cannot be reached\.\nShort link/,
    );
  });

  it('fails in words when nothing is known', async () => {
    await using bot = await startBot();
    bot.sandbox.fault('blocked', 300_000);

    expect(plainText(await bot.ask('/link 145142', 'ru'))).toContain('заблокировал IP-адрес');
  });

  it.each([
    ['en', 'Clicks on short link 145142'],
    ['ru', 'Переходы по короткой ссылке 145142'],
  ] as const)('has a picture where pictures are shown (%s)', async (language, title) => {
    await using bot = await startBot();

    const reply = await bot.ask('/link 145142', language);

    expect(reply?.blocks.find((block) => block.kind === 'bars')?.picture).toEqual({ title, as: 'rows' });
  });

  it('needs an id or a link', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/link'))).toContain(
      'ID|LINK is missing: the id of a short link, or the full link behind it.',
    );
  });
});
