import { describe, expect, it } from 'vitest';
import { startBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

describe('/whoami', () => {
  it('tells the ids that others need to admit somebody, the role and the account', async () => {
    await using bot = await startBot({ role: 'operator' });

    const reply = plainText(await bot.ask('/whoami'));

    expect(reply).toMatch(/^You +test:ann\nRole +operator\nConversation +test:one\nAccount +demo\nLanguage +English/);
  });

  it('tells it in Russian too', async () => {
    await using bot = await startBot({ role: 'viewer' });

    expect(plainText(await bot.ask('/ктоя', 'ru'))).toMatch(
      /^Вы +test:ann\nРоль +viewer\nЧат +test:one\nАккаунт +demo\nЯзык +русский/,
    );
  });
});
