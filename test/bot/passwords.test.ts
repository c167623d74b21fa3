import { beforeEach, describe, expect, it } from 'vitest';
import { createActing } from '../../src/bot/acting/acting.ts';
import type { ChatMessage } from '../../src/bot/chat.ts';
import { commands } from '../../src/bot/commands/index.ts';
import { formForLine } from '../../src/bot/forms/form-line.ts';
import { createMessenger } from '../../src/bot/messenger.ts';
import { createRouter } from '../../src/bot/router.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { audited, goAhead, say } from '../support/confirming.ts';
import { watchingAdapter } from '../support/core-stage.ts';
import { readerAtNoon, typed } from '../support/message.ts';
import { canary, whereIs } from '../support/passwords.ts';
import { plainText } from '../support/reply.ts';

const admin = { role: 'admin' } as const;
const group = { platform: 'test', id: 'g', kind: 'group' } as const;
const line = `/subclient add sub_new password:${canary}`;
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

function isThere(login: string): boolean {
  return bot.sandbox.account().subclients.some((subclient) => subclient.login === login);
}

/** What the bot answers an admin on a platform that notes what it was asked to delete. */
async function sayTo(text: string, about: Partial<ChatMessage> = {}) {
  const { adapter, seen } = watchingAdapter();
  const taken: string[] = [];
  bot.connect({
    ...adapter,
    takeAway: async ({ id }) => {
      taken.push(id);
    },
  });
  await createRouter(bot.parts('en', 'admin')).handle(adapter, typed(text, { id: 'm1', ...about }));
  return { reply: seen.at(-1), taken };
}

describe('a password that was typed where others read along', () => {
  it.each([
    line,
    `/subclient add sub_new --password ${canary}`,
    `/subclient add sub_new pasword:${canary}`,
    `/subclient add sub_new email:wrong password:${canary}`,
    '/subclient add sub_new password:simple',
    `/subclient change sub_shop currentpassword:${canary} password:${canary}`,
    `/subclent add sub_new password:${canary}`,
    `.ыгисдшуте фвв ыги_туц зфыыцщкв:${canary}`,
    `/subclient password:${canary}`,
    `subclient password:${canary}`,
    `/access password:${canary}`,
    `subclient stat password:${canary}`,
    `/balance password:${canary}`,
    `/password:${canary}`,
    `password: ${canary}`,
    `зфыыцщкв:${canary}`,
  ])('is not used, is to be deleted, and does not come back: %s', async (typed) => {
    const { reply, taken } = await sayTo(typed, { in: group });

    expect(plainText(reply)).toContain('passwords are not taken where others read along');
    expect(taken).toEqual(['m1']);
    expect(reply?.buttons ?? []).toEqual([]);
    expect(plainText(reply)).not.toContain('canary');
    expect(isThere('sub_new')).toBe(false);
  });

  it('is noted in the audit log as refused, without the line', async () => {
    await say(bot, line, { ...admin, in: group });

    expect((await audited(bot)).at(-1)).toBe('denied /subclient add');
  });

  it('is deleted also when the person may not use the command', async () => {
    const reply = await say(bot, line, { role: 'viewer', in: group });

    expect(plainText(reply)).toContain('passwords are not taken where others read along');
  });

  it.each(['passport: checked', 'the password: see the wiki'])(
    'is none in a line that has nothing to do with the bot: %s',
    async (text) => {
      const { taken } = await sayTo(text, { in: group });

      expect(taken).toEqual([]);
    },
  );

  it.each([
    ['/send 79161234567 Your password: 1234', 'Send this SMS?'],
    ['/send 7916 Your password: 1234', 'phone number'],
    ['/sned 79161234567 Your password: 1234', 'No such command'],
    ['/template Your password: 1234', 'Did you mean'],
  ])('is none when a text only speaks of one, be the line right or wrong: %s', async (text, answer) => {
    const { reply, taken } = await sayTo(text, { in: group });

    expect(plainText(reply)).toContain(answer);
    expect(taken).toEqual([]);
  });
});

describe('a password that was typed in private', () => {
  it('is used, and its message deleted', async () => {
    const { reply, taken } = await sayTo(line);

    expect(plainText(reply)).toContain('Add the subclient sub_new?');
    expect(taken).toEqual(['m1']);
  });

  it('that came in a form is used wherever the form was opened, and nothing is deleted', async () => {
    const { reply, taken } = await sayTo(line, { in: group, isUnseen: true });

    expect(plainText(reply)).toContain('Add the subclient sub_new?');
    expect(taken).toEqual([]);
  });

  it.each(['short-1', 'alllowercase', 'lower123456', 'With blank-1'])(
    'and is too simple is refused by its rule before the provider is asked: %s',
    async (password) => {
      const reply = plainText(await say(bot, `/subclient add sub_new password:"${password}"`, admin));

      expect(reply).toContain('The provider refuses simple passwords. It must be 8 characters or more');
      expect(reply).not.toContain(password);
    },
  );

  it.each([
    `/subclient add sub_new tarif:1 password:${canary}`,
    `/subclient add sub_new psswrd:${canary}`,
    `/subclient add sub_new ${canary}`,
    `/subclient add sub_new password:"${canary}`,
    `/subclent add sub_new password:${canary}`,
    `/subclient password:${canary}`,
    `/password:${canary}`,
    `зфыыцщкв:${canary}`,
    `/balance password:${canary}`,
  ])('in a line that is not understood is neither shown nor kept in a button: %s', async (typed) => {
    const reply = await say(bot, typed, admin);

    expect(JSON.stringify(reply)).not.toContain('canary');
  });

  it('in a line that has to wait is kept in no button that asks again', async () => {
    bot.sandbox.fault('limited', 60_000);
    for (let times = 0; times < 4; times += 1) await say(bot, `/subclient add sub_new password:${canary}`, admin);

    expect(JSON.stringify(await say(bot, line, admin))).not.toContain('canary');
  });
});

describe('a password that is missing', () => {
  it('is asked for with its rule, in private at once', async () => {
    const reply = await say(bot, '/subclient add sub_new on:testMode', admin);

    expect(plainText(reply)).toContain('It must be 8 characters or more');
    expect(plainText(reply)).toContain('/subclient add sub_new on:testMode password:PASSWORD');
    expect(reply.audience).toBeUndefined();
  });

  it('is asked for where others read along by a form, and of the asker alone', async () => {
    const reply = await say(bot, '/subclient add sub_new on:testMode', { ...admin, in: group });

    expect(reply).toMatchObject({
      audience: 'asker',
      again: '/subclient add sub_new on:testMode',
      buttons: [{ command: '/subclient add sub_new on:testMode', form: true }],
    });
  });

  it('is no more in the form than before it', () => {
    const form = formForLine(line, commands, 'en', readerAtNoon());
    const field = form?.fields.find(({ name }) => name === 'password');

    expect(field).toMatchObject({ label: 'Password', optional: false });
    expect(field).not.toHaveProperty('initial');
    expect(field).not.toHaveProperty('example');
    expect(JSON.stringify(form)).not.toContain('canary');
  });
});

describe('a password that waits to be used', () => {
  it('has to be given again after a restart, and nothing is done', async () => {
    const question = await say(bot, line, admin);
    const { database, clock } = bot;
    const acting = createActing({ database, account: 'demo', messenger: createMessenger(() => []), clock });
    const { adapter, seen } = watchingAdapter();
    const press = typed(question.buttons?.[0]?.command ?? '', { id: 'press' });
    await createRouter({ ...bot.parts('en', 'admin'), acting }).handle(adapter, press);

    expect(plainText(seen.at(-1))).toContain('The password has to be given again');
    expect(isThere('sub_new')).toBe(false);
    expect((await audited(bot)).at(-1)).toMatch(/^failed/);
  });

  it('is forgotten with the question that is cancelled', async () => {
    const question = await say(bot, line, admin);
    const [, id = ''] = question.buttons?.[0]?.command.split(' ') ?? [];
    await say(bot, question.buttons?.[1]?.command ?? '', admin);

    expect(() => bot.parts('en').acting.vault.take(id, ['password'])).toThrow('has to be given again');
  });

  it('is forgotten after five minutes', async () => {
    const question = await say(bot, line, admin);
    const [, id = ''] = question.buttons?.[0]?.command.split(' ') ?? [];
    await bot.clock.advance(5 * 60_000);

    expect(() => bot.parts('en').acting.vault.take(id, ['password'])).toThrow('has to be given again');
  });
});

describe('a password, in the whole of its way', () => {
  it('stands in no chat, no line of the log, no audit entry and no file', async () => {
    const question = await say(bot, line, admin);
    const done = await goAhead(bot, question, admin);
    const changing = await say(bot, `/subclient change sub_new password:${canary}9`, admin);
    await goAhead(bot, changing, admin);
    const refused = await say(bot, line, { ...admin, in: group });
    bot.sandbox.fault('outage', 5000);
    const failed = await say(bot, `/subclient add sub_two password:${canary}`, admin);
    const replies = [question, done, changing, refused, failed];

    expect(isThere('sub_new')).toBe(true);
    const audit = JSON.stringify(await bot.parts('en').acting.audit.list({ limit: 100 }));
    expect(whereIs(canary, bot, { replies: JSON.stringify(replies), audit })).toEqual([]);
  });
});
