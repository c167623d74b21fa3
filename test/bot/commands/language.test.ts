import { describe, expect, it } from 'vitest';
import { startBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

describe('/language', () => {
  it('is answered in the language that was chosen, and so is everything after it', async () => {
    await using bot = await startBot();

    const chosen = plainText(await bot.ask('/language ru'));
    const after = plainText(await bot.ask('/balance'));

    expect(chosen).toMatch(/^Теперь ответы вам будут на русском языке\./);
    expect(after).toMatch(/^Баланс/);
  });

  it('for everybody here is given way to by a choice of one’s own', async () => {
    await using bot = await startBot();

    await bot.ask('/language ru here');
    const here = plainText(await bot.ask('/balance'));
    await bot.ask('/language en');
    const own = plainText(await bot.ask('/balance'));

    expect(here).toMatch(/^Баланс/);
    expect(own).toMatch(/^Balance/);
  });

  it('alone tells the current one and how to change it', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/language'))).toMatch(
      /^Answers are in English\.\nTo change it: \/language ru, \/language en/,
    );
    expect(plainText(await bot.ask('/язык', 'ru'))).toMatch(/^Ответы на русском языке\./);
  });

  it('refuses one that the bot does not speak', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/language de'))).toContain('LANGUAGE must be one of en, ru.');
  });

  it('cannot be kept by a broken database, which is said', async () => {
    await using bot = await startBot();
    await bot.database.query('DROP TABLE kept');

    const reply = await bot.ask('/language ru');

    expect(reply?.tone).toBe('bad');
    expect(plainText(reply)).toContain('The database failed.');
  });
});
