import { beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/bot/chat.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { say } from '../../support/confirming.ts';
import { plainText } from '../../support/reply.ts';

const content = 'Заказ №%d собран и ждёт вас: %w';
const watch = `/template watch my_shop "${content}"`;
const team: Conversation = { platform: 'test', id: '-team', kind: 'group' };
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

async function subscribed(): Promise<readonly string[]> {
  const all = await bot.parts('en').notices.subscriptions.list();
  return all.map(({ topic, filters, in: { id } }) => `${id} ${topic} ${JSON.stringify(filters)}`);
}

async function registered(): Promise<readonly number[]> {
  return (await bot.parts('en').templates.list()).map(({ number }) => number);
}

describe('watching a template', () => {
  it('asks for no confirmation, puts it into the list and subscribes this conversation', async () => {
    const reply = await say(bot, watch, { in: team });

    expect(reply.asks).toBeUndefined();
    expect(plainText(reply)).toContain('Template #1 is watched.');
    expect(await registered()).toEqual([1]);
    expect(await subscribed()).toEqual([`-team template ${JSON.stringify({ sender: 'my_shop', text: content })}`]);
  });

  it('twice is the same as once', async () => {
    await say(bot, watch);
    const again = await say(bot, watch);

    expect(plainText(again)).toContain('already: #1 template');
    expect([await registered(), (await subscribed()).length]).toEqual([[1], 1]);
  });

  it('is refused for what no operator knows, with what is near to it', async () => {
    await say(bot, watch);
    const reply = await say(bot, watch.replace('собран', 'сoбран'));

    expect(plainText(reply)).toContain('No operator knows a template');
    expect(reply.buttons).toContainEqual({ label: '#1', command: '/template status #1' });
    expect(await registered()).toEqual([1]);
  });

  it('changes nothing at the provider', async () => {
    const before = bot.sandbox.account();
    await say(bot, watch);

    expect(bot.sandbox.account()).toEqual(before);
  });
});

describe('watching a template no longer', () => {
  it.each(['#1', '1', `my_shop "${content}"`])(
    'takes %s off the list and ends the subscription here alone',
    async (name) => {
      await say(bot, '/subscribe template operator:mts');
      await say(bot, watch);
      await say(bot, watch, { in: team });

      const reply = await say(bot, `/template unwatch ${name}`);

      expect(plainText(reply)).toContain('Template #1 is no longer watched.');
      expect(plainText(reply)).toContain('Ended here: #2 template sender:my_shop text:');
      expect(await registered()).toEqual([]);
      expect(await subscribed()).toEqual([
        'one template {"operator":["mts"]}',
        expect.stringMatching(/^-team template/),
      ]);
    },
  );

  it('can be taken back by a button', async () => {
    await say(bot, watch);
    const reply = await say(bot, '/template unwatch #1');

    await say(bot, reply.buttons?.[0]?.command ?? '');

    expect(await registered()).toEqual([2]);
  });

  it.each(['#7', 'my_shop "something else"'])('is refused for what is not in the list: %s', async (name) => {
    expect(plainText(await say(bot, `/template unwatch ${name}`))).toContain('not in the list');
  });

  it.each([
    ['/template unwatch my_shop', 'TEXT'],
    ['/template unwatch #1 "something"', 'has its text already'],
  ])('is not asked for by %s', async (line, words) => {
    await say(bot, watch);

    expect(plainText(await say(bot, line))).toContain(words);
    expect(await registered()).toEqual([1]);
  });
});
