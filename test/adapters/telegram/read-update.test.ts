import type { Message, UserFromGetMe } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { type FileReader, readUpdate } from '../../../src/adapters/telegram/inbound.ts';

const me = { id: 42, is_bot: true, first_name: 'SMSC', username: 'smsc_test_bot' } as UserFromGetMe;
const anna = { id: 1001, is_bot: false, first_name: 'Anna' };
const other = { id: 43, is_bot: true, first_name: 'Other', username: 'other_bot' };
const chat = { id: 1001, type: 'private', first_name: 'Anna' } as const;
const channel = { id: -1002, type: 'channel', title: 'News' } as const;
const fileOf: FileReader = (key, name) => ({ name, key, read: () => Promise.reject(new Error('nobody reads it')) });

const line = { message_id: 7, date: 1, chat, from: anna, text: '/help' };
const read = (update: object) => readUpdate({ update_id: 1, ...update }, me, fileOf);
/** As JSON brings it: fields that are not there are not `undefined`. */
const said = (about: object) => read({ message: JSON.parse(JSON.stringify({ ...line, ...about })) as Message });

describe('an update', () => {
  it('with a line is a message', () => {
    expect(said({})).toMatchObject({ kind: 'message', message: { id: '7', text: '/help', from: { id: '1001' } } });
  });

  // The server is asked for none of these. One that sends them all the same makes nothing run.
  it.each([
    'edited_message',
    'channel_post',
    'edited_channel_post',
    'business_message',
    'edited_business_message',
    'guest_message',
    'inline_query',
    'my_chat_member',
  ])('of the kind %s is nothing', (kind) => {
    expect(read({ [kind]: line })).toEqual({ kind: 'nothing' });
  });

  it.each([
    { edit_date: 5 },
    { from: undefined },
    { from: other },
    { via_bot: other },
    { sender_chat: channel },
    { sender_chat: { id: -5, type: 'supergroup', title: 'Anonymous' } },
    { forward_origin: { type: 'user', date: 1, sender_user: anna } },
    { forward_origin: { type: 'hidden_user', date: 1, sender_user_name: 'Anna' } },
    { forward_origin: { type: 'chat', date: 1, sender_chat: channel } },
    { forward_origin: { type: 'channel', date: 1, chat: channel, message_id: 1 } },
  ])('with a message of which nobody can be told to have written it to the bot is nothing: %j', (about) => {
    expect(said(about)).toEqual({ kind: 'nothing' });
  });

  it.each([
    { chat: { ...chat, id: -1, type: 'group', title: 'G' }, text: 'hello' },
    { chat: { ...chat, id: -1, type: 'group', title: 'G' }, text: '@smsc_test_bot' },
    { text: undefined, pinned_message: line },
    { text: undefined, new_chat_members: [me] },
    { text: undefined },
  ])('with nothing that is said to the bot is nothing: %j', (about) => {
    expect(said(about)).toEqual({ kind: 'nothing' });
  });
});
