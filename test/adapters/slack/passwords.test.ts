import { describe, expect, it, onTestFinished } from 'vitest';
import { canary, whereIs } from '../../support/passwords.ts';
import { type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions) {
  const it = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { bot, slack, anna, boris, channel, direct, log, ask } = it;
  /** Where the password is found that should be nowhere, with all that was asked of Slack and of the log. */
  const found = () => whereIs(canary, bot, { log: log.join('\n'), calls: JSON.stringify(slack.calls()) });
  /** Whose screens show a password. */
  const shownTo = () =>
    [anna, boris].filter((person) =>
      JSON.stringify([channel, direct].map((place) => slack.shown(place, person))).includes(canary),
    );
  const passwordOf = (login: string) =>
    bot.sandbox.account().subclients.find((subclient) => subclient.login === login)?.password;
  /** The form that a command in the channel offers, as the password is missing. */
  async function open(line: string) {
    const asked = await ask(line);
    await slack.press(channel, anna, asked, 'Fill in a form');
    await slack.until(() => slack.modal(anna) !== undefined);
    return { asked, modal: slack.modal(anna) };
  }
  return { ...it, found, shownTo, passwordOf, open };
}

describe.each(['socket', 'http'] as const)('over %s, a password', (way) => {
  it('is given in a form, seen by nobody and found nowhere afterwards', async () => {
    const { slack, anna, channel, open, replies, found, shownTo, passwordOf } = await started({ way });
    const { asked, modal } = await open('/subclient add sub_new on:testMode');
    expect(asked.isEphemeral).toBe(true);
    expect(modal?.read).toContain('8 characters or more');

    await slack.submit(anna, { user: 'sub_new', on: 'testMode', password: canary });
    const question = (await replies(2)).at(-1);
    if (question === undefined) throw new Error('nothing was asked');
    await slack.press(channel, anna, question, 'Add it');

    await expect.poll(() => passwordOf('sub_new')).toBe(canary);
    expect(slack.modal(anna)).toBeUndefined();
    expect(shownTo()).toEqual([]);
    await expect.poll(found).toEqual([]);
    expect(slack.refused()).toEqual([]);
  });

  it('that is too simple is told under its field, and kept nowhere', async () => {
    const { slack, anna, open, found } = await started({ way });
    await open('/subclient add sub_new');
    await slack.submit(anna, { user: 'sub_new', password: 'canary' });

    expect(slack.modal(anna)?.errors).toEqual({
      password: expect.stringContaining('The provider refuses simple passwords'),
    });
    expect(found()).toEqual([]);
  });

  it('that was typed in a channel is not used, and its author is told to delete it', async () => {
    const { slack, anna, channel, say, ask, found, passwordOf } = await started({ way });
    const told = await say(`@bot subclient add sub_new password:${canary}`);
    const command = await ask(`/subclient add sub_new password:${canary}`);

    for (const { read, isEphemeral } of [told, command]) {
      expect(read).toContain('passwords are not taken where others read along');
      expect(read).toContain('delete it');
      expect(isEphemeral).toBe(true);
    }
    expect(passwordOf('sub_new')).toBeUndefined();
    expect(slack.shown(channel, anna).filter(({ byBot, text }) => byBot && text.includes(canary))).toEqual([]);
    expect(found()).toEqual([]);
  });

  it('that was typed in the direct chat is used', async () => {
    const { ask, direct, found, passwordOf, slack, anna } = await started({ way });
    const question = await ask(`/subclient add sub_new password:${canary}`, direct);
    await slack.press(direct, anna, question, 'Add it');

    await expect.poll(() => passwordOf('sub_new')).toBe(canary);
    expect(found()).toEqual([]);
  });
});

describe('after a crash', () => {
  it.each([
    ['a form', 'The password has to be given again'],
    ['a slash command', 'The bot was restarted before it could see to your line'],
    ['a message', 'The bot was restarted before it could see to your line'],
  ])('the password of %s is gone, and the answer says so', async (kind, words) => {
    const { slack, anna, direct, start, say, command, open, replies, found, passwordOf } = await started();
    if (kind === 'a form') await open('/subclient add sub_new');
    const hung = Promise.withResolvers<void>();
    onTestFinished(() => hung.resolve());
    const seen: string[] = [];
    await start({
      handle: async ({ text }) => {
        seen.push(text);
        await hung.promise;
      },
    });
    if (kind === 'a form') await slack.submit(anna, { user: 'sub_new', password: canary });
    if (kind === 'a slash command') await command(`/subclient add sub_new password:${canary}`);
    if (kind === 'a message') void say(`subclient add sub_new password:${canary}`, direct).catch(() => undefined);
    await expect.poll(() => seen.length).toBe(1);
    expect(found()).toEqual([]);

    await start();

    const place = kind === 'a message' ? direct : undefined;
    await expect.poll(async () => (await replies(1, place)).at(-1)?.read).toContain(words);
    expect(passwordOf('sub_new')).toBeUndefined();
  });
});
