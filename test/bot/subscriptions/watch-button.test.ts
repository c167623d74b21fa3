import { describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../support/bot.ts';
import { sandboxAccount, sandboxSender } from '../../support/sandbox-account.ts';

const watch = [{ label: 'Watch', command: '/subscribe sender name:my_shop' }];

async function buttons(bot: TestBot, line = '/sender status my_shop') {
  return (await bot.ask(line))?.buttons ?? [];
}

describe('[Watch] of a sender name', () => {
  it('subscribes the conversation to it, and is gone then', async () => {
    await using bot = await startBot({ role: 'operator' });

    expect(await buttons(bot)).toEqual(watch);
    await bot.ask('/subscribe sender name:my_shop');
    expect(await buttons(bot)).toEqual([]);
  });

  it.each(['sender', 'sender name:my*', 'sender name:MY_SHOP'])(
    'is not there where /subscribe %s tells all of it',
    async (line) => {
      await using bot = await startBot();
      await bot.ask(`/subscribe ${line}`);

      expect(await buttons(bot)).toEqual([]);
    },
  );

  it.each(['sender name:other', 'sender name:my_shop operator:mts', 'sender status:rejected', 'inbox'])(
    'is there where /subscribe %s tells only a part',
    async (line) => {
      await using bot = await startBot();
      await bot.ask(`/subscribe ${line}`);

      expect(await buttons(bot)).toEqual(watch);
    },
  );

  it('is there again when the subscription is broken', async () => {
    await using bot = await startBot();
    await bot.ask('/subscribe sender');
    await bot.parts('en').notices.subscriptions.broken(1, 'the bot was removed');

    expect(await buttons(bot)).toEqual(watch);
  });

  it('is not there for viewers, nor for a name of a subclient, which nobody watches', async () => {
    await using bot = await startBot({ role: 'viewer' });
    expect(await buttons(bot)).toEqual([]);

    await using another = await startBot();
    expect((await another.ask('/sender status AlexStore user:sub_alex'))?.summary).toContain('AlexStore');
    expect(await buttons(another, '/sender status AlexStore user:sub_alex')).toEqual([]);
  });

  it('names any name so that it reads back', async () => {
    const name = 'My "shop" 1';
    await using bot = await startBot({ account: sandboxAccount({ senders: [sandboxSender({ name })] }) });

    const [button] = await buttons(bot, `/sender status '${name}'`);
    await bot.ask(button?.command ?? '');

    expect((await bot.parts('en').notices.subscriptions.list()).map(({ filters }) => filters)).toEqual([{ name }]);
  });
});

describe('[Watch] of a template', () => {
  const line = '/template status my_shop "Заказ №%d собран и ждёт вас: %w"';

  it('subscribes the conversation to its text, and is gone then', async () => {
    await using bot = await startBot();
    const [button] = await buttons(bot, line);
    expect(button).toEqual({
      label: 'Watch',
      command: '/subscribe template sender:my_shop text:"Заказ №%d собран и ждёт вас: %w"',
    });
    await bot.ask(button?.command ?? '');

    expect(await buttons(bot, line)).toEqual([]);
  });
});
