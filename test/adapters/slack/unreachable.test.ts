import { describe, expect, it, onTestFinished } from 'vitest';
import { note, type Reply, text } from '../../../src/bot/reply.ts';
import type { Channel } from '../../support/slack/control.ts';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

/** A bot, and a channel that it is no member of. */
async function started(options?: SlackBotOptions) {
  const it: SlackBot = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  const room = it.slack.addChannel({ people: [it.anna, it.boris], bot: false, isPrivate: true });
  const read = (place: Channel, person = it.anna): readonly string[] =>
    it.slack
      .shown(place, person)
      .filter(({ byBot }) => byBot)
      .map((shown) => shown.read);
  return { ...it, room, read };
}

const more = { label: 'More', command: '/more' };

describe('an answer for everybody, where the bot is no member', () => {
  it('is replaced by what a press on it brings', async () => {
    const bot = await started({
      handle: async (message) => {
        const adapter = bot.adapter();
        const reply: Reply = { summary: message.text, blocks: [text(message.text)], buttons: [more], again: '/list' };
        if (message.pressed === undefined) await adapter.post(message.in, reply, message);
        else await adapter.edit(message.in, message.pressed, reply);
      },
    });
    const { slack, room, boris, command, replies, read } = bot;
    await command('/list --share', room);
    const [shared] = await replies(1, room, boris);
    if (shared === undefined) throw new Error('nothing was shared');
    await slack.press(room, boris, shared, 'More');
    await slack.until(() => read(room, boris).includes('/more\nMore'));

    expect(read(room, boris)).toEqual(['/more\nMore']);
    expect(slack.refused()).toEqual([]);
  });

  it('lets the asker know that work goes on, and is left as it is by an answer for them', async () => {
    const bot = await started({
      handle: async (message) => {
        const adapter = bot.adapter();
        const reply: Reply = { summary: 'the answer', blocks: [text('the answer')], buttons: [more] };
        if (message.pressed === undefined) await adapter.post(message.in, { ...reply, again: '/list' }, message);
        else {
          const passing: Reply = { summary: 'working…', blocks: [note('working…')], passing: true };
          const over = await adapter.post(message.in, passing, message);
          await adapter.edit(message.in, over, reply);
        }
      },
    });
    const { slack, room, anna, boris, command, replies, read } = bot;
    await command('/list --share', room);
    const [shared] = await replies(1, room, boris);
    if (shared === undefined) throw new Error('nothing was shared');
    await slack.press(room, boris, shared, 'More');
    const seen = await replies(3, room, boris);

    expect(seen.slice(1)).toMatchObject([
      { read: 'working…', isEphemeral: true },
      { read: 'the answer\nMore', isEphemeral: true },
    ]);
    expect(read(room, anna)).toEqual([shared.read]);
  });
});

describe('an answer whose response address is spent, where the bot is no member', () => {
  it('goes to the direct chat of who asked', async () => {
    const { bot, slack, room, anna, direct, ask, replies } = await started();
    const usage = await ask('/sender status', room);
    await slack.press(room, anna, usage, 'Fill in a form');
    await slack.until(() => slack.modal(anna) !== undefined);
    await bot.clock.advance(31 * 60_000);
    await slack.submit(anna, { name: 'my_shop' });
    const [answer] = await replies(1, direct);

    expect(answer?.read).toContain('my_shop');
    expect(slack.shown(room, anna).filter(({ byBot }) => byBot)).toHaveLength(1);
  });
});

describe('a question to a mention in a channel that the bot may not write in', () => {
  it.each([
    ['en', 'nothing can be confirmed there. Type the command here.'],
    ['ru', 'подтвердить там ничего нельзя. Наберите команду здесь.'],
  ] as const)('is not put in the direct chat, where nobody could answer it, but told there: %s', async (...given) => {
    const [language, told] = given;
    const { slack, channel, anna, direct, replies, read } = await started({ language });
    slack.fault({ method: 'chat.postMessage', times: 1, as: { kind: 'error', error: 'restricted_action' } });

    await slack.say(channel, anna, '@bot sender delete my_shop');
    const [sentence, ...more] = await replies(1, direct);

    expect(sentence?.read).toContain(told);
    expect([sentence?.labels, more, read(channel)]).toEqual([[], [], []]);
  });
});

describe('what cannot be asked again is for the asker alone, though it was to be shared', () => {
  it.each(['/sender', '/balanse', '/language fr'])('such as the answer to %s', async (line) => {
    const { slack, channel, boris, ask } = await started();

    expect(await ask(`${line} --share`)).toMatchObject({ isEphemeral: true });
    expect(slack.shown(channel, boris)).toEqual([]);
  });

  it('such as an invitation', async () => {
    const { slack, channel, boris, ask } = await started({ role: 'stranger' });
    const told = await ask('/balance --share');

    expect(told).toMatchObject({ isEphemeral: true });
    expect(told.read).toMatch(/^This bot works for its own team only/);
    expect(slack.shown(channel, boris)).toEqual([]);
  });
});
