import { describe, expect, it } from 'vitest';
import { greetingReply } from '../../src/bot/greeting.ts';
import { startBot } from '../support/bot.ts';
import { plainText } from '../support/reply.ts';

describe('the greeting', () => {
  it('names the version, the account and what to type', async () => {
    await using bot = await startBot();
    const real = { id: 'alex', name: 'alex', client: bot.client, zone: 'UTC', now: () => bot.sandbox.now() };

    expect(plainText(greetingReply('1.2.3', real, 'en'))).toBe(
      'smsc-chatops 1.2.3\nAccount alex.\nType /help for the commands; Ctrl-C ends.',
    );
    expect(plainText(greetingReply('1.2.3', { ...real, sandbox: bot.sandbox }, 'ru'))).toBe(
      'smsc-chatops 1.2.3\nУчебный аккаунт: данные ненастоящие, SMS и деньги тоже.\nСписок команд: /help. Выход: Ctrl-C.',
    );
  });
});
