import { describe, expect, it, onTestFinished } from 'vitest';
import { canary, whereIs } from '../../support/passwords.ts';
import { startTelegramBot, type TelegramBotOptions } from '../../support/telegram-bot.ts';

const line = `/subclient add sub_new password:${canary}`;

async function started(options?: TelegramBotOptions) {
  const it = await startTelegramBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { bot, telegram, log } = it;
  /** Where the password is found that should be nowhere, with all that was asked of Telegram and of the log. */
  const found = () => whereIs(canary, bot, { log: log.join('\n'), calls: JSON.stringify(telegram.calls()) });
  const passwordOf = (login: string) =>
    bot.sandbox.account().subclients.find((subclient) => subclient.login === login)?.password;
  return { ...it, found, passwordOf };
}

describe('a password that was typed in a group', () => {
  it.each([
    ['deleted where the bot may', 'administrator', 0],
    ['left to its author where the bot may not', 'member', 1],
  ] as const)('is %s, and not used', async (_what, status, left) => {
    const { telegram, anna, ask, found, passwordOf } = await started();
    const group = telegram.addSupergroup({ people: [anna], bot: status });

    const answer = await ask(line, group);

    expect(answer.text).toContain('passwords are not taken where others read along');
    expect(telegram.messages(group).filter(({ text }) => text.includes(canary))).toHaveLength(left);
    expect(passwordOf('sub_new')).toBeUndefined();
    expect(found()).toEqual([]);
  });
});

describe('a password that is missing in a group', () => {
  it('is asked for in the private chat, and used there; its message does not stay', async () => {
    const { telegram, anna, ask, replies, found, passwordOf } = await started();
    const group = telegram.addSupergroup({ people: [anna] });
    telegram.say(group, anna, '/subclient_add sub_new on:testMode');
    const [asked] = await replies(1, anna);
    expect(asked?.text).toContain('/subclient add sub_new on:testMode password:PASSWORD');

    const question = await ask(line);
    await telegram.press(anna, anna, question, 'Add it');

    await expect.poll(() => passwordOf('sub_new')).toBe(canary);
    expect(telegram.messages(group).filter(({ byBot }) => byBot)).toEqual([]);
    expect(JSON.stringify(telegram.messages(anna))).not.toContain(canary);
    expect(found()).toEqual([]);
  });

  it('is asked for by a link to the private chat of a person who never opened it', async () => {
    const { telegram, replies } = await started();
    const nora = telegram.addUser({ first_name: 'Nora' });
    const group = telegram.addSupergroup({ people: [nora] });
    telegram.say(group, nora, '/subclient_add sub_new');
    const [told] = await replies(1, group);
    telegram.say(nora, nora, '/start show');

    const [asked] = await replies(1, nora);
    expect(told?.text).toContain('@smsc_test_bot');
    expect(asked?.text).toContain('/subclient add sub_new password:PASSWORD');
  });
});

describe('a line with a password', () => {
  it('that a crash came in between was not kept, and is to be typed again', async () => {
    const { telegram, anna, start, replies, found, passwordOf } = await started({ isStarted: false });
    const hung = Promise.withResolvers<void>();
    onTestFinished(() => hung.resolve());
    const seen: string[] = [];
    await start({
      handle: async ({ text }) => {
        seen.push(text);
        await hung.promise;
      },
    });
    telegram.say(anna, anna, line);
    await expect.poll(() => seen).toEqual([line]);
    expect(found()).toEqual([]);

    await start();
    const [answer] = await replies(1);

    expect(answer?.text).toContain('The bot was restarted before it could see to your line');
    expect(passwordOf('sub_new')).toBeUndefined();
  });
});
