import type { Message, User } from 'grammy/types';
import { heardTyped } from '../ears.ts';
import { limits } from './limits.ts';
import { chatOf, messageOf, seconds } from './messages.ts';
import type { CallbackAnswer } from './queries.ts';
import { contentOf, isMeantFor, type Said, type SayOptions, senderOf } from './said.ts';
import { type Kept, keep, type Room, type World } from './state.ts';

/** A chat or person by what a test has of it. */
export interface Ref {
  readonly id: number;
}

/** The chat that a test means; a chat that never was is a mistake of the test. */
export function roomBy(world: World, chat: Ref): Room {
  const room = world.rooms.get(chat.id);
  if (room === undefined) throw new Error(`There is no chat ${chat.id}.`);
  return room;
}

export function userBy(world: World, user: Ref): User {
  const found = user.id === world.bot.id ? world.bot : world.people.get(user.id)?.user;
  if (found === undefined) throw new Error(`There is nobody with the number ${user.id}.`);
  return found;
}

/** Tells the bot of a message, if it is in the chat and sees such messages. */
export function tell(world: World, room: Room, kept: Kept, kind: 'new' | 'edited'): void {
  const status = room.members.get(world.bot.id);
  if (room.migratedTo !== undefined) return;
  if (room.type !== 'private' && (status === undefined || status === 'left' || status === 'kicked')) return;
  const isGroup = room.type === 'group' || room.type === 'supergroup';
  const isService = kept.text === '' && Object.keys(kept.extra).some((name) => serviceFields.has(name));
  if (isGroup && world.privacyMode && status !== 'administrator' && !isService) {
    const replied = kept.replyTo === undefined ? undefined : room.messages.get(kept.replyTo);
    if (!isMeantFor(world.bot, kept, replied)) return;
  }
  const name = room.type === 'channel' ? 'channel_post' : 'message';
  world.updates.add(kind === 'new' ? name : `edited_${name}`, messageOf(world, room, kept));
}

const serviceFields: ReadonlySet<string> = new Set([
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'pinned_message',
  'forum_topic_created',
  'forum_topic_closed',
]);

/**
 * A person sends something into a chat. Like a phone it sends a text that is too long as several messages; the last
 * one is given.
 */
export function say(world: World, chat: Ref, user: Ref, said: Said, options: SayOptions = {}): Message {
  heardTyped(typeof said === 'string' ? said : (said.caption ?? said.text ?? ''), String(chat.id));
  if (typeof said !== 'string' || said.length <= limits.text) return sayOne(world, chat, user, said, options);
  const isSplit = (said.codePointAt(limits.text - 1) ?? 0) > 0xff_ff;
  const end = isSplit ? limits.text - 1 : limits.text;
  sayOne(world, chat, user, said.slice(0, end), options);
  return say(world, chat, user, said.slice(end), options);
}

function sayOne(world: World, chat: Ref, user: Ref, said: Said, options: SayOptions): Message {
  const room = roomBy(world, chat);
  if (room.blocked) throw new Error('Who blocked the bot cannot write to it: unblock it first.');
  if (options.topic !== undefined && !room.topics.has(options.topic))
    throw new Error(`There is no topic ${options.topic}.`);
  const person = userBy(world, user);
  if (room.type === 'private' && room.id !== person.id) throw new Error('In a private chat nobody else can write.');
  if (room.type === 'private') room.started = true;
  else if (!room.members.has(person.id)) room.members.set(person.id, 'member');
  const { extra, ...content } = contentOf(world, said);
  const { from, fields } = senderOf(chatOf(world, room), person, options, seconds(world.clock.now()));
  const kept = keep(world, room, {
    ...content,
    from,
    thread: options.topic,
    replyTo: replyNumber(options.replyTo),
    extra: { ...fields, ...extra },
  });
  tell(world, room, kept, 'new');
  return messageOf(world, room, kept);
}

function replyNumber(replyTo: SayOptions['replyTo']): number | undefined {
  if (replyTo === undefined || typeof replyTo === 'number') return replyTo;
  return 'message_id' in replyTo ? replyTo.message_id : replyTo.id;
}

/** A person changes what they sent. */
export function editSaid(world: World, chat: Ref, messageId: number, said: Said): Message {
  const room = roomBy(world, chat);
  const kept = room.messages.get(messageId);
  if (kept === undefined || kept.byBot) throw new Error(`There is no message ${messageId} of a person.`);
  const { text, entities, media = kept.media } = contentOf(world, said);
  Object.assign(kept, { text, entities, media, editedMs: world.clock.now() });
  kept.edits += 1;
  tell(world, room, kept, 'edited');
  return messageOf(world, room, kept);
}

/** What is pressed: a label on the keyboard as it is now, or the data of a button that a phone may still show. */
export type Pressed = string | { readonly data: string };

/**
 * A person presses a button. Resolves with the bot's answer, or with `undefined` when there is none within
 * `withinMs` of real time, or when the query is made too old.
 */
export function press(
  world: World,
  { chat, user, messageId, pressed, withinMs }: PressOptions,
): Promise<CallbackAnswer | undefined> {
  const room = roomBy(world, chat);
  const kept = room.messages.get(messageId);
  const data = typeof pressed === 'string' ? dataOf(kept, pressed) : pressed.data;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), withinMs);
    const id = world.queries.open((answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    const gone = { chat: chatOf(world, room), message_id: messageId, date: 0 };
    world.updates.add('callback_query', {
      id,
      from: userBy(world, user),
      chat_instance: String(room.id * 7919),
      message: kept === undefined ? gone : messageOf(world, room, kept),
      data,
    });
  });
}

export interface PressOptions {
  readonly chat: Ref;
  readonly user: Ref;
  readonly messageId: number;
  readonly pressed: Pressed;
  readonly withinMs: number;
}

function dataOf(kept: Kept | undefined, label: string): string {
  const buttons = kept?.inline?.inline_keyboard.flat() ?? [];
  const button = buttons.find(({ text }) => text === label);
  const labels = buttons.map(({ text }) => text).join(' | ');
  if (button === undefined) throw new Error(`There is no button "${label}" there, only: ${labels}`);
  if (!('callback_data' in button))
    throw new Error(`The button "${label}" opens something and is no question to the bot.`);
  return button.callback_data;
}

/** The bot's place in a chat changes, and it is told. */
export function changeMembership(world: World, room: Room, by: User, status: string, old: string): void {
  const member = (of: string): object => ({
    user: world.bot,
    status: of,
    ...(of === 'kicked' ? { until_date: 0 } : {}),
  });
  world.updates.add('my_chat_member', {
    chat: chatOf(world, room),
    from: by,
    date: seconds(world.clock.now()),
    old_chat_member: member(old),
    new_chat_member: member(status),
  });
}
