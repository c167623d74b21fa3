import { Api, GrammyError } from 'grammy';
import type { Chat } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '../clock.ts';
import type { FakeTelegram } from './control.ts';
import { startFakeTelegram } from './fake-telegram.ts';

const clock = manualClock();
let telegram: FakeTelegram;
let api: Api;
let anna: Chat.PrivateChat;

beforeEach(async () => {
  telegram = await startFakeTelegram({ clock });
  api = new Api(telegram.token, { apiRoot: telegram.url });
  anna = telegram.addPrivateChat({ first_name: 'Anna' });
});
afterEach(() => telegram.close());

describe('where the bot may write', () => {
  test('people who never started it, blocked it or are gone get nothing', async () => {
    const stranger = telegram.addUser();
    const start = api.sendMessage(stranger.id, 'hi');
    await expect(start).rejects.toThrow("403: Forbidden: bot can't initiate conversation with a user");
    telegram.block(anna);
    await expect(api.sendMessage(anna.id, 'hi')).rejects.toThrow('403: Forbidden: bot was blocked by the user');
    telegram.unblock(anna);
    await api.sendMessage(anna.id, 'hi');
    telegram.deactivate(anna);
    await expect(api.sendMessage(anna.id, 'hi')).rejects.toThrow('403: Forbidden: user is deactivated');
    await expect(api.sendMessage(1, 'hi')).rejects.toThrow('400: Bad Request: chat not found');
  });

  test('groups that threw it out, and topics and messages that are not there, are refused', async () => {
    const chat = telegram.addSupergroup({ people: [anna], forum: true });
    const topic = telegram.addTopic(chat);
    await api.sendMessage(chat.id, 'hi', { message_thread_id: topic });
    expect(telegram.lastReply(chat)).toMatchObject({ topic });
    await expect(api.sendMessage(chat.id, 'hi', { message_thread_id: 99 })).rejects.toThrow('message thread not found');
    telegram.closeTopic(chat, topic);
    await expect(api.sendMessage(chat.id, 'hi', { message_thread_id: topic })).rejects.toThrow('TOPIC_CLOSED');
    const missing = { message_id: 99 };
    const reply = api.sendMessage(chat.id, 'hi', { reply_parameters: missing });
    await expect(reply).rejects.toThrow('400: Bad Request: message to be replied not found');
    await api.sendMessage(chat.id, 'hi', { reply_parameters: { ...missing, allow_sending_without_reply: true } });
    telegram.setStatus(chat, telegram.bot, 'kicked', anna);
    const kicked = api.sendMessage(chat.id, 'hi');
    await expect(kicked).rejects.toThrow('403: Forbidden: bot was kicked from the supergroup chat');
  });

  test('a group that became a supergroup names it, in the refusal and in two service messages', async () => {
    const group = telegram.addGroup({ people: [anna] });
    const created = telegram.migrate(group);
    const refusal: unknown = await api.sendMessage(group.id, 'hi').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(GrammyError);
    expect(refusal).toMatchObject({
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: created.id },
    });
    expect(await api.getUpdates()).toMatchObject([
      { message: { chat: { id: group.id }, migrate_to_chat_id: created.id } },
      { message: { chat: { id: created.id }, migrate_from_chat_id: group.id } },
    ]);
    await api.sendMessage(created.id, 'hi');
  });
});

describe('what the bot gets to see', () => {
  test('with privacy mode only commands, mentions and replies in groups', async () => {
    const chat = telegram.addSupergroup({ people: [anna] });
    const own = await api.sendMessage(chat.id, 'mine');
    telegram.say(chat, anna, 'chatter');
    telegram.say(chat, anna, '/balance@other_bot');
    telegram.say(chat, anna, '/balance@smsc_test_bot');
    telegram.say(chat, anna, 'hey @smsc_test_bot');
    telegram.say(chat, anna, 'yes', { replyTo: own });
    const texts = (await api.getUpdates()).map(({ message }) => message?.text);
    expect(texts).toEqual(['/balance@smsc_test_bot', 'hey @smsc_test_bot', 'yes']);
  });

  test('anonymous, forwarded, signed and inline messages, edits, posts and stickers look as on Telegram', async () => {
    const chat = telegram.addSupergroup({ people: [anna], bot: 'administrator' });
    const channel = telegram.addChannel();
    telegram.say(chat, anna, '/help', { as: 'anonymous' });
    telegram.say(chat, anna, '/help', { as: { channel } });
    telegram.say(chat, anna, '/help', { as: { linkedChannel: channel } });
    telegram.say(chat, anna, '/help', { forwardedFrom: 'Somebody' });
    telegram.say(chat, anna, '/help', { via: telegram.addUser({ is_bot: true }) });
    telegram.edit(chat, telegram.say(chat, anna, 'a'), '/help');
    telegram.say(channel, anna, '/help');
    telegram.say(chat, anna, { sticker: '👍' });
    telegram.say(chat, anna, { voice: 3 });
    expect(await api.getUpdates()).toMatchObject([
      { message: { from: { username: 'GroupAnonymousBot' }, sender_chat: { id: chat.id } } },
      { message: { from: { username: 'Channel_Bot' }, sender_chat: { id: channel.id } } },
      { message: { from: { id: 777_000 }, is_automatic_forward: true } },
      { message: { forward_origin: { type: 'hidden_user' }, entities: [{ type: 'bot_command' }] } },
      { message: { via_bot: { is_bot: true } } },
      { message: { text: 'a' } },
      { edited_message: { text: '/help' } },
      { channel_post: { sender_chat: { id: channel.id } } },
      { message: { sticker: { emoji: '👍' } } },
      { message: { voice: { duration: 3 } } },
    ]);
  });
});

describe('what people type', () => {
  test('a text that is too long comes as several messages, without a torn character', async () => {
    telegram.say(anna, anna, ` ${'😀'.repeat(5000)}`);
    const texts = (await api.getUpdates()).map(({ message }) => message?.text ?? '');
    expect(texts).toHaveLength(3);
    expect(texts.every((text) => text.isWellFormed() && text.length <= 4096)).toBe(true);
    expect(texts.join('')).toBe('😀'.repeat(5000));
  });

  test('in a topic what is no reply looks like one to the message that opened the topic', async () => {
    const chat = telegram.addSupergroup({ people: [anna], forum: true });
    const topic = telegram.addTopic(chat, 'SMS');
    telegram.say(chat, anna, '/balance', { topic });
    const opened = { message_id: topic, forum_topic_created: { name: 'SMS' } };
    expect(await api.getUpdates()).toMatchObject([
      { message: { message_thread_id: topic, is_topic_message: true, reply_to_message: opened } },
    ]);
  });
});

describe('members', () => {
  test('chats, members and administrators are told', async () => {
    const boris = telegram.addUser();
    const chat = telegram.addSupergroup({ title: 'Duty', people: [anna] });
    expect(await api.getChat(chat.id)).toMatchObject({ title: 'Duty', type: 'supergroup' });
    expect(await api.getChatMember(chat.id, boris.id)).toMatchObject({ status: 'left' });
    telegram.setStatus(chat, boris, 'administrator');
    const administrators = await api.getChatAdministrators(chat.id);
    expect(administrators.map(({ user }) => user.id)).toEqual([anna.id, boris.id]);
    await expect(api.getChatAdministrators(anna.id)).rejects.toThrow('there are no administrators in the private chat');
    await api.sendChatAction(chat.id, 'typing');
    await api.leaveChat(chat.id);
    await expect(api.getChat(chat.id)).rejects.toThrow('403: Forbidden: bot is not a member of the supergroup chat');
  });
});

describe('flood control', () => {
  test('keeps one message a second to a chat and 20 a minute to a group, by the clock', async () => {
    telegram.flood.keep();
    const group = telegram.addGroup({ people: [anna] });
    await api.sendMessage(anna.id, 'a');
    const second: unknown = await api.sendMessage(anna.id, 'b').catch((error: unknown) => error);
    expect(second).toMatchObject({ description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } });
    for (let sent = 0; sent < 20; sent += 1) {
      await clock.advance(1000);
      await api.sendMessage(group.id, 'a');
    }
    await clock.advance(1000);
    await expect(api.sendMessage(group.id, 'b')).rejects.toMatchObject({ parameters: { retry_after: 40 } });
    telegram.flood.off();
    await api.sendMessage(group.id, 'b');
  });
});
