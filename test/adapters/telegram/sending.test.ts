import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from 'grammy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSending } from '../../../src/adapters/sending.ts';
import { call } from '../../../src/adapters/telegram/api.ts';
import { refusalOf } from '../../../src/adapters/telegram/refusals.ts';
import type { Conversation } from '../../../src/bot/chat.ts';
import { type Reply, text } from '../../../src/bot/reply.ts';
import { manualClock } from '../../support/clock.ts';
import { startTelegramBot, type TelegramBot, type TelegramBotOptions } from '../../support/telegram-bot.ts';
import { assertSendable } from '../../support/telegram-rules.ts';

async function started(options?: TelegramBotOptions): Promise<TelegramBot & { readonly place: Conversation }> {
  const it = await startTelegramBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return { ...it, place: { platform: 'telegram', id: String(it.anna.id), kind: 'private' } };
}

const saying = (words: string): Reply => ({ summary: words, blocks: [text(words)] });

describe('a long answer', () => {
  it('comes in several messages, whole and in order, with the buttons under the last', async () => {
    const { telegram, anna, adapter, place } = await started();
    const words = Array.from({ length: 900 }, (_, index) => `word ${index} 😀`).join(' ');

    const id = await adapter().post(place, {
      ...saying(words),
      buttons: [{ label: 'More', command: '/help' }],
    });

    const shown = telegram.messages(anna);
    expect(shown.length).toBeGreaterThan(2);
    expect(id.split(' ').map(Number)).toEqual(shown.map((message) => message.id));
    for (const message of shown) assertSendable(message);
    expect(shown.map((message) => message.text).join(' ')).toBe(words);
    expect(shown.map(({ keyboard }) => keyboard.length)).toEqual([...Array(shown.length - 1).fill(0), 1]);
  });

  it('is replaced as a whole by a short one', async () => {
    const { telegram, anna, adapter, place } = await started();
    const id = await adapter().post(place, saying('word '.repeat(2000)));

    await adapter().edit(place, id, saying('short'));

    expect(telegram.messages(anna).map((message) => message.text)).toEqual(['short']);
  });

  it('or a short one is replaced by the same once more without an error', async () => {
    const { telegram, anna, adapter, place } = await started();
    const id = await adapter().post(place, saying('same'));

    await adapter().edit(place, id, saying('same'));

    expect(telegram.calls('editMessageText').map(({ description }) => description ?? '')).toEqual([
      expect.stringContaining('message is not modified'),
    ]);
    expect(telegram.messages(anna).map((message) => message.text)).toEqual(['same']);
  });

  it('takes the place of a short one, which goes', async () => {
    const { telegram, anna, adapter, place } = await started();
    const id = await adapter().post(place, saying('working…'));

    await adapter().edit(place, id, saying('word '.repeat(2000)));

    const texts = telegram.messages(anna).map((message) => message.text);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts).not.toContain('working…');
  });
});

describe('when Telegram asks for patience', () => {
  it('the answer comes when it said, once', async () => {
    const { bot, telegram, anna, adapter, place } = await started();
    telegram.fault('sendMessage', { kind: 'flood', retryAfter: 17 });
    const posted = adapter().post(place, saying('late'));
    await bot.clock.asleep();
    expect(bot.clock.sleepers()).toEqual([17_000]);
    await bot.clock.advance(16_999);
    const before = telegram.calls('sendMessage').length;
    await bot.clock.advance(1);
    await posted;

    expect(before).toBe(1);
    expect(telegram.messages(anna).map((message) => message.text)).toEqual(['late']);
  });

  it('what is said to one chat keeps its order, and other chats do not wait', async () => {
    const { bot, telegram, anna, adapter, place } = await started();
    const boris = telegram.addPrivateChat();
    telegram.fault('sendMessage', { kind: 'flood', retryAfter: 5 });
    const posts = ['one', 'two', 'three'].map((words) => adapter().post(place, saying(words)));
    await bot.clock.asleep();

    await adapter().post({ ...place, id: String(boris.id) }, saying('quick'));
    const meanwhile = telegram.messages(anna).length;
    await bot.clock.advance(5000);
    await Promise.all(posts);

    expect(meanwhile).toBe(0);
    expect(telegram.messages(boris)).toHaveLength(1);
    expect(telegram.messages(anna).map((message) => message.text)).toEqual(['one', 'two', 'three']);
  });

  it('for longer than two minutes, the answer is given up', async () => {
    const { telegram, adapter, place } = await started();
    telegram.fault('sendMessage', { kind: 'flood', retryAfter: 3600 });

    await expect(adapter().post(place, saying('never'))).rejects.toMatchObject({ name: 'PostError', code: 'failed' });
  });

  it('twenty answers in one chat come through its flood control, all and in order', async () => {
    const { bot, telegram, anna, adapter, place } = await started();
    telegram.flood.keep();
    const words = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const all = Promise.all(words.map((each) => adapter().post(place, saying(each)))).then(() => true);
    while (!(await Promise.race([all, bot.clock.asleep().then(() => false)]))) await bot.clock.advance(1000);

    expect(telegram.messages(anna).map((message) => message.text)).toEqual(words);
  });
});

describe('when a message may or may not have been sent', () => {
  it.each([
    { kind: 'reset', after: true },
    { kind: 'page', status: 502, after: true },
  ] as const)('no second one goes out: $kind', async (fault) => {
    const { telegram, anna, adapter, place } = await started();
    telegram.fault('sendMessage', fault);

    await expect(adapter().post(place, saying('once'))).rejects.toMatchObject({ code: 'unknown' });
    expect(telegram.messages(anna)).toHaveLength(1);
  });
});

describe('while Telegram cannot be connected to', () => {
  it('an answer waits, comes once when it can be, and is given up after two minutes', async () => {
    const clock = manualClock();
    const sending = createSending({ clock, refusalOf, onMoved: async () => undefined });
    const away = new Api('42:x', { apiRoot: `http://127.0.0.1:${await closedPort()}` });
    let tries = 0;
    const make = async (until: number): Promise<string> => {
      tries += 1;
      if (tries < until) await call('sendMessage', () => away.getMe());
      return 'sent';
    };

    const sent = sending.to('1', () => make(3));
    for (let pause = 1; pause <= 2; pause += 1) {
      await clock.asleep();
      await clock.advance(2000);
    }
    expect(await sent).toBe('sent');
    expect(tries).toBe(3);
    const lost = sending.to('1', () => make(1000)).catch((error: unknown) => error);
    await clock.asleep();
    clock.step(120_000);
    await clock.advance(2000);
    expect(await lost).toMatchObject({ name: 'PostError', code: 'failed' });
  });
});

describe('nobody to write to', () => {
  it.each([
    { code: 403, description: 'Forbidden: bot was blocked by the user' },
    { code: 403, description: 'Forbidden: user is deactivated' },
    { code: 400, description: 'chat not found' },
  ])('is told as gone: $description', async (refusal) => {
    const { telegram, adapter, place } = await started();
    telegram.fault('sendMessage', { kind: 'refused', ...refusal });

    await expect(adapter().post(place, saying('lost'))).rejects.toMatchObject({ code: 'gone' });
  });
});

describe('a stranger', () => {
  it('hears one line that tells nothing, then nothing for an hour', async () => {
    const { bot, telegram, anna, replies, ask } = await started({ role: 'stranger' });
    const shown = await ask('/balance');
    for (const line of ['/help', '/inbox', 'hello', '/start']) telegram.say(anna, anna, line);
    telegram.say(anna, anna, { sticker: '👍' });
    await telegram.drained();
    const pressed = await telegram.press(anna, anna, shown, { data: 'x' });

    expect(shown.text).toMatch(/[A-Z2-9]{6}$/);
    expect(shown.text).not.toContain('/');
    expect(pressed?.text).toBe('This button no longer works. Ask again.');
    expect(await replies(1)).toHaveLength(1);
    await bot.clock.advance(3_600_001);
    expect((await ask('/balance')).text).toMatch(/[A-Z2-9]{6}$/);
    expect(await replies(2)).toHaveLength(2);
  });

  it('in a group hears one line, whoever asks', async () => {
    const { telegram, anna, replies } = await started({ role: 'stranger' });
    const boris = telegram.addPrivateChat();
    const group = telegram.addSupergroup({ people: [anna, boris] });
    for (const person of [anna, boris, anna]) telegram.say(group, person, '/balance');
    await replies(1, group);
    await telegram.drained();
    telegram.say(anna, anna, '/balance');
    await replies(1);

    expect(await replies(1, group)).toHaveLength(1);
  });
});

describe('no call of the suite', () => {
  it('has a parse_mode, shows a preview of a link, or is refused', async () => {
    const { telegram, ask } = await started();
    for (const line of [
      '/help',
      '/balance',
      '/inbox',
      '/history',
      '/link mywebsite.ru',
      '/wrong <b>x</b> http://x.ru',
    ]) {
      expect((await ask(line)).preview).toBe(false);
    }

    expect(telegram.markedUp()).toEqual([]);
    expect(telegram.calls().filter(({ status }) => status >= 400)).toEqual([]);
  });
});

async function closedPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
