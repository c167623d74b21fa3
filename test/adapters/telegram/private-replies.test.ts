import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import { type Reply, text } from '../../../src/bot/reply.ts';
import { startTelegramBot, type TelegramBot } from '../../support/telegram-bot.ts';

/** A bot that answers every line with a button, and the button with a text for who pressed it. */
async function showing(secretText: string, { isRepeatable = true } = {}) {
  const last: { it?: TelegramBot } = {};
  const handled: ChatMessage[] = [];
  const reply: Reply = {
    summary: 'private',
    blocks: [text(secretText)],
    audience: 'asker',
    ...(isRepeatable && { again: '/show' }),
  };
  const offer: Reply = {
    summary: 'offer',
    blocks: [text('covered')],
    buttons: [{ label: 'Show', command: '/show' }],
  };
  const handle = async (message: ChatMessage): Promise<void> => {
    handled.push(message);
    const isPrivate = message.text === '/show' || message.text === '/private';
    await last.it?.adapter().post(message.in, isPrivate ? reply : offer, message);
  };
  const it = await startTelegramBot({ handle });
  last.it = it;
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { telegram, anna } = it;
  const stranger = telegram.addUser({ first_name: 'Nora' });
  const group = telegram.addSupergroup({ people: [anna, stranger] });
  telegram.say(group, anna, '/inbox');
  const [offered] = await it.replies(1, group);
  if (offered === undefined) throw new Error('nothing was offered');
  return { ...it, handled, stranger, group, offered };
}

const link = 'https://t.me/smsc_test_bot?start=show';

describe('what is for the asker alone', () => {
  it('is an alert over the chat when it fits', async () => {
    const { telegram, anna, group, offered, replies } = await showing('x'.repeat(200));

    const answer = await telegram.press(group, anna, offered, 'Show');

    expect(answer).toEqual({ text: 'x'.repeat(200), alert: true, url: undefined });
    expect(await replies(1, group)).toHaveLength(1);
    expect(telegram.messages(anna)).toEqual([]);
  });

  it('goes to the private chat when it is longer, and the press says so', async () => {
    const { telegram, anna, group, offered, replies } = await showing('x'.repeat(201));

    const answer = await telegram.press(group, anna, offered, 'Show');

    expect(answer).toMatchObject({ text: 'Sent to you in the private chat.', alert: false });
    expect(telegram.messages(anna).map((message) => message.text)).toEqual(['x'.repeat(201)]);
    expect(await replies(1, group)).toHaveLength(1);
  });

  it('opens the private chat of a person who never did, and stands there once it is open', async () => {
    const { telegram, stranger, group, offered, replies } = await showing('x'.repeat(201));

    const answer = await telegram.press(group, stranger, offered, 'Show');
    expect(answer).toEqual({ text: '', alert: false, url: link });
    telegram.say(stranger, stranger, '/start show');

    const shown = await replies(1, stranger);
    expect(shown.map((message) => message.text)).toEqual(['x'.repeat(201)]);
    expect(await replies(1, group)).toHaveLength(1);
  });

  it('is asked for anew when the private chat is open, as the person may have lost the role meanwhile', async () => {
    const { telegram, stranger, group, offered, handled, replies } = await showing('x'.repeat(201));
    await telegram.press(group, stranger, offered, 'Show');
    telegram.say(stranger, stranger, '/start show');
    await replies(1, stranger);

    const [, pressed, again] = handled;
    expect(pressed).toMatchObject({ text: '/show', from: { id: String(stranger.id) }, in: { id: String(group.id) } });
    expect(again).toEqual(pressed);
  });

  it('waits nowhere when asking twice is not the same as asking once', async () => {
    const { telegram, stranger, group, offered, replies } = await showing('x'.repeat(201), { isRepeatable: false });

    const pressed = telegram.press(group, stranger, offered, 'Show');
    const [, told] = await replies(2, group);
    await pressed;
    telegram.say(stranger, stranger, '/start show');
    const [started] = await replies(1, stranger);

    expect(told?.text).toMatch(/^I may not write to you yet/);
    expect(started?.text).toBe('covered');
  });

  it('is delivered once: the link used again is an ordinary start', async () => {
    const { telegram, stranger, group, offered, replies } = await showing('x'.repeat(201));
    await telegram.press(group, stranger, offered, 'Show');
    telegram.say(stranger, stranger, '/start show');
    await replies(1, stranger);
    telegram.say(stranger, stranger, '/start show');

    const shown = await replies(2, stranger);

    expect(shown.at(-1)?.text).toBe('covered');
  });

  it('waits on when the private chat cannot be written to just then', async () => {
    const { telegram, stranger, group, offered, replies } = await showing('x'.repeat(201));
    await telegram.press(group, stranger, offered, 'Show');
    telegram.fault('sendMessage', { kind: 'blocked' });
    telegram.say(stranger, stranger, '/start show');
    await telegram.drained();
    telegram.say(stranger, stranger, '/start show');

    expect((await replies(1, stranger)).map((message) => message.text)).toEqual(['x'.repeat(201)]);
  });

  it('goes to nobody else who opens the link', async () => {
    const { telegram, anna, stranger, group, offered, replies } = await showing('x'.repeat(201));
    await telegram.press(group, stranger, offered, 'Show');
    telegram.say(anna, anna, '/start show');

    expect((await replies(1)).map((message) => message.text)).toEqual(['covered']);
  });

  it('waits for ten minutes and no longer', async () => {
    const { bot, telegram, stranger, group, offered, replies } = await showing('x'.repeat(201));
    await telegram.press(group, stranger, offered, 'Show');
    await bot.clock.advance(600_001);
    telegram.say(stranger, stranger, '/start show');

    expect((await replies(1, stranger)).map((message) => message.text)).toEqual(['covered']);
  });

  it('typed for by somebody who never opened the private chat, is told how to, without a word of it', async () => {
    const { telegram, stranger, group, replies } = await showing('x'.repeat(20));
    const said = telegram.say(group, stranger, '/private');

    const [, told] = await replies(2, group);

    expect(told).toMatchObject({ replyTo: said.message_id });
    expect(told?.text).toBe(
      'I may not write to you yet. Open the chat with @smsc_test_bot, press Start, then ask again.',
    );
  });

  it('typed for by anybody else goes to the private chat', async () => {
    const { telegram, anna, group, replies } = await showing('short');
    telegram.say(group, anna, '/private');

    expect((await replies(1)).map((message) => message.text)).toEqual(['short']);
    expect(await replies(1, group)).toHaveLength(1);
  });
});
