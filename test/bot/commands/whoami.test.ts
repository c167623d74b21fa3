import { describe, expect, it } from 'vitest';
import { startBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

describe('/whoami', () => {
  it('tells the ids that others need to admit somebody, the role and the account', async () => {
    await using bot = await startBot({ role: 'operator' });

    const reply = plainText(await bot.ask('/whoami'));

    expect(reply).toMatch(
      /^You +test:ann\nRole +operator\nRole from +being where the bot runs\nConversation +test:one\nAccount +demo\nLanguage +English/,
    );
  });

  it.each([
    ['en', 'ADMINS; test:dora (viewer); this conversation (operator, by test:dora)'],
    ['ru', 'ADMINS; test:dora (viewer); этого чата (operator, от test:dora)'],
  ] as const)('tells all that the role comes from (%s)', async (language, sources) => {
    await using bot = await startBot({ role: undefined, admins: [{ platform: 'test', id: 'ann' }] });
    const { grants } = bot.parts('en').admission;
    const dora = { platform: 'test', id: 'dora' };
    await grants.grant({ platform: 'test', kind: 'person', id: 'ann' }, 'viewer', dora);
    await grants.grant({ platform: 'test', kind: 'conversation', id: 'one' }, 'operator', dora);

    expect(plainText(await bot.ask('/whoami', language))).toContain(sources);
  });

  it('tells it in Russian too', async () => {
    await using bot = await startBot({ role: 'viewer' });

    expect(plainText(await bot.ask('/ктоя', 'ru'))).toMatch(
      /^Вы +test:ann\nРоль +viewer\nРоль от +места, где запущен бот\nЧат +test:one\nАккаунт +demo\nЯзык +русский/,
    );
  });
});
