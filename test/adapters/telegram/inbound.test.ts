import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import { text } from '../../../src/bot/reply.ts';
import { startTelegramBot, type TelegramBot, type TelegramBotOptions } from '../../support/telegram-bot.ts';

/** A bot that only notes what is said to it, in a group where it hears everything. */
async function listening(options: TelegramBotOptions = {}) {
  const heard: ChatMessage[] = [];
  const it = await startTelegramBot({
    telegram: { privacyMode: false },
    handle: async (message) => void heard.push(message),
    ...options,
  });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { telegram, anna } = it;
  const group = telegram.addSupergroup({ people: [anna], forum: true });
  return {
    ...it,
    group,
    heard,
    /** All that was said to the bot, when it has taken all that was said. */
    texts: async () => {
      telegram.say(anna, anna, 'the end');
      await telegram.until(() => heard.some((message) => message.text === 'the end'));
      return heard.map((message) => message.text).filter((said) => said !== 'the end');
    },
  };
}

const endLine = '/theend';

/** What the bot has answered in the private chat, when it has answered everything that was said there. */
async function untilEnd({ telegram, anna }: TelegramBot): Promise<readonly string[]> {
  telegram.say(anna, anna, endLine);
  const answers = (): string[] => {
    const ofBot = telegram.messages(anna).filter(({ byBot }) => byBot);
    return ofBot.map((message) => message.text);
  };
  await telegram.until(() => answers().some((line) => line.includes(endLine)));
  return answers().filter((line) => !line.includes(endLine));
}

describe('what is said to the bot in a group', () => {
  it('is a command, with its name or without, and not another bot’s', async () => {
    const { telegram, anna, group, texts } = await listening();
    telegram.say(group, anna, '/balance');
    telegram.say(group, anna, '/balance@smsc_test_bot');
    telegram.say(group, anna, '/sender@SMSC_Test_Bot status my_shop');
    telegram.say(group, anna, '/balance@other_bot');
    telegram.say(group, anna, '/balance@smsc_test_bot_2');
    telegram.say(group, anna, '/sender_status my_shop');

    expect(await texts()).toEqual(['/balance', '/balance', '/sender status my_shop', '/sender status my_shop']);
  });

  it('is a line that names it, and an answer to it', async () => {
    const { telegram, anna, group, texts, heard, adapter } = await listening();
    const place = { platform: 'telegram', id: String(group.id), kind: 'group' } as const;
    await telegram.until(() => telegram.calls('getUpdates').length > 0);
    const own = Number(await adapter().post(place, { summary: 'a', blocks: [text('a')] }));
    const other = telegram.say(group, anna, 'nobody answers this');
    telegram.say(group, anna, '@smsc_test_bot balance');
    telegram.say(group, anna, 'show the balance, @SMSC_TEST_BOT');
    telegram.say(group, anna, 'mail me@smsc_test_bot or @smsc_test_bot2');
    telegram.say(group, anna, '123456', { replyTo: own });
    telegram.say(group, anna, 'I see', { replyTo: other });

    expect(await texts()).toEqual(['balance', 'show the balance,', '123456']);
    expect(heard[0]).toMatchObject({ from: { id: String(anna.id) }, in: { id: String(group.id), kind: 'group' } });
  });

  it('in a topic stays there; what only stands in a topic is not said to the bot', async () => {
    const { telegram, anna, group, texts, heard } = await listening();
    const topic = telegram.addTopic(group, 'SMS');
    telegram.say(group, anna, 'chatter', { topic });
    telegram.say(group, anna, '/help', { topic });
    telegram.say(group, anna, '/help');

    expect(await texts()).toEqual(['/help', '/help']);
    expect(heard.slice(0, 2).map(({ in: place }) => place.thread)).toEqual([String(topic), undefined]);
  });

  it('is not what stands in a topic that the bot opened, nor what somebody signs as a chat', async () => {
    const { telegram, anna, group, texts } = await listening();
    const common = { date: 0, chat: group, from: { id: anna.id, is_bot: false, first_name: 'Anna' }, text: 'chatter' };
    const opened = { message_id: 5, date: 0, chat: group, from: telegram.bot, forum_topic_created: { name: 'SMS' } };
    telegram.deliver('message', { ...common, message_id: 6, is_topic_message: true, reply_to_message: opened });
    telegram.deliver('message', { ...common, message_id: 7, text: '/help', sender_chat: group });

    expect(await texts()).toEqual([]);
  });

  it('is answered in its topic, under the line that asked', async () => {
    const it = await startTelegramBot();
    onTestFinished(() => it[Symbol.asyncDispose]());
    const { telegram, anna, replies } = it;
    const group = telegram.addSupergroup({ people: [anna], forum: true });
    const topic = telegram.addTopic(group, 'SMS');
    const said = telegram.say(group, anna, '/help', { topic });

    const [shown] = await replies(1, group);

    expect(shown).toMatchObject({ topic, replyTo: said.message_id });
  });
});

describe('what runs nothing', () => {
  it('is edited, forwarded, signed by a channel or a hidden administrator, or of another bot', async () => {
    const { telegram, anna, group, texts, log } = await listening();
    const channel = telegram.addChannel();
    const bot = telegram.addUser({ is_bot: true });
    telegram.edit(anna, telegram.say(anna, anna, 'a'), '/help');
    telegram.edit(group, telegram.say(group, anna, 'b'), '/help');
    for (const chat of [anna, group]) {
      telegram.say(chat, anna, '/help', { forwardedFrom: 'Somebody' });
      telegram.say(chat, anna, '/help', { forwardedFrom: anna });
      telegram.say(chat, anna, '/help', { forwardedFrom: channel });
      telegram.say(chat, anna, '/help', { via: bot });
    }
    telegram.say(group, anna, '/help', { as: 'anonymous' });
    telegram.say(group, anna, '/help', { as: { channel } });
    telegram.say(group, anna, '/help', { as: { linkedChannel: channel } });
    telegram.say(group, bot, '/help');
    telegram.say(channel, anna, '/help');

    expect(await texts()).toEqual(['a']);
    expect(log.join('')).not.toContain('"level":"error"');
  });

  it('is an update of a kind or a shape that nobody knows, and the next one is heard', async () => {
    const { telegram, anna, group, texts, log } = await listening();
    const shapes = [{}, null, 'text', 7, [], { chat: {} }, { message_id: 1, chat: { id: 1, type: 'new kind' } }];
    for (const shape of shapes) telegram.deliver('message', shape);
    for (const shape of shapes) telegram.deliver('callback_query', shape);
    telegram.deliver('message_of_tomorrow', { id: 1 });
    telegram.setStatus(group, telegram.bot, 'administrator');
    telegram.say(group, anna, { other: { dice: { emoji: '🎲', value: 6 } } });
    telegram.say(anna, anna, '/balance');

    expect((await texts()).filter((said) => said !== '')).toEqual(['/balance']);
    expect(log.length).toBeGreaterThan(0);
  });
});

describe('what is no text', () => {
  it('is not the event that somebody pinned a message, or set something in the private chat', async () => {
    const it = await startTelegramBot();
    onTestFinished(() => it[Symbol.asyncDispose]());
    const { telegram, anna } = it;
    telegram.say(anna, anna, { other: { pinned_message: { message_id: 1, date: 0, chat: anna } } });
    telegram.say(anna, anna, { other: { message_auto_delete_timer_changed: { message_auto_delete_time: 86_400 } } });
    telegram.say(anna, anna, { other: { write_access_allowed: {} } });

    expect(await untilEnd(it)).toEqual([]);
  });

  it.each([
    { poll: { id: '1', question: 'Lunch?', options: [] } },
    { location: { latitude: 55.7, longitude: 37.6 } },
    { contact: { phone_number: '79991234567', first_name: 'Ann' } },
    { dice: { emoji: '🎲', value: 6 } },
    { video_note: { file_id: 'x', file_unique_id: 'x', length: 1, duration: 1 } },
  ])('gets one line in a private chat, and none in a group: %j', async (other) => {
    const it = await startTelegramBot({ telegram: { privacyMode: false } });
    onTestFinished(() => it[Symbol.asyncDispose]());
    const { telegram, anna, replies } = it;
    const group = telegram.addSupergroup({ people: [anna] });
    telegram.say(group, anna, { other });
    telegram.say(anna, anna, { other });

    expect((await replies(1))[0]?.text).toContain('/help');
    await telegram.drained();
    expect(await replies(0, group)).toEqual([]);
  });

  it('but a file says that its command is missing, once for a whole album', async () => {
    const it = await startTelegramBot();
    onTestFinished(() => it[Symbol.asyncDispose]());
    const { telegram, anna } = it;
    for (const name of ['a.txt', 'b.txt', 'c.txt']) {
      telegram.say(anna, anna, { document: { name, bytes: '79991234567' } }, { album: '77' });
    }
    telegram.say(anna, anna, { document: { name: 'd.txt', bytes: '79991234567' }, caption: '' });

    const shown = await untilEnd(it);
    expect(shown).toHaveLength(2);
    for (const line of shown) expect(line).toContain('with the command as its caption');
    expect(telegram.calls('getFile')).toEqual([]);
  });

  it('is said once for each of two albums whose parts come by turns', async () => {
    const it = await startTelegramBot();
    onTestFinished(() => it[Symbol.asyncDispose]());
    const { telegram, anna } = it;
    for (const album of ['81', '82', '81', '82']) {
      telegram.say(anna, anna, { document: { name: 'a.txt', bytes: '79991234567' } }, { album });
    }

    expect(await untilEnd(it)).toHaveLength(2);
  });

  it('is said once for an album whose first part has the command', async () => {
    const it = await startTelegramBot();
    onTestFinished(() => it[Symbol.asyncDispose]());
    const { telegram, anna } = it;
    const document = { name: 'a.txt', bytes: '79991234567' };
    telegram.say(anna, anna, { document, caption: '/operator' }, { album: '78' });
    telegram.say(anna, anna, { document }, { album: '78' });

    expect(await untilEnd(it)).toEqual([expect.stringContaining('79991234567')]);
  });

  it('is not a line of the bot’s name alone: that gets one too', async () => {
    const it = await startTelegramBot();
    onTestFinished(() => it[Symbol.asyncDispose]());

    expect((await it.ask('@smsc_test_bot')).text).toContain('/help');
    expect((await it.ask('/')).text).toContain('/help');
  });

  it('gets one line in a private chat', async () => {
    const it = await startTelegramBot();
    onTestFinished(() => it[Symbol.asyncDispose]());
    const { telegram, anna, replies } = it;
    telegram.say(anna, anna, { sticker: '👍' });
    telegram.say(anna, anna, { voice: 3 });
    telegram.say(anna, anna, { photo: true });

    const shown = await replies(3);

    expect(shown.map((message) => message.text)).toEqual(Array(3).fill('I read text only.\nAll commands: /help'));
  });

  it('is met with silence in a group', async () => {
    const { telegram, anna, group, texts } = await listening();
    telegram.say(group, anna, { sticker: '👍' });
    telegram.say(group, anna, { voice: 3 });
    telegram.say(group, anna, { photo: true });

    expect(await texts()).toEqual([]);
  });
});

describe('a line of 10 000 characters', () => {
  it.each(['x'.repeat(10_000), `/balance ${'y'.repeat(10_000)}`, `/sender status ${'😀'.repeat(5000)}`])(
    'is answered with helpful lines and harms nothing: %.20s…',
    async (line) => {
      const it = await startTelegramBot();
      onTestFinished(() => it[Symbol.asyncDispose]());
      const { telegram, anna, replies, log } = it;
      telegram.say(anna, anna, line);

      const shown = await replies(3);

      expect(shown.every((message) => message.text !== '' && message.text.length < 1000)).toBe(true);
      expect(log.join('')).not.toContain('"level":"error"');
      expect(telegram.calls().every(({ status }) => status < 400)).toBe(true);
    },
  );
});
