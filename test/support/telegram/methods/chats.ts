import { checkMember, roomOf, threadOf, writableRoom } from '../access.ts';
import { chatOf } from '../messages.ts';
import { bad, upgraded } from '../refusal.ts';
import type { Room, Status, World } from '../state.ts';
import type { Method } from './method.ts';

export const getChat: Method = (args, world) => {
  const room = roomOf(world, args);
  checkMember(world, room);
  return { ...chatOf(world, room), accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {} };
};

export const getChatMember: Method = (args, world) => {
  const room = roomOf(world, args);
  checkMember(world, room);
  const id = args.integer('user_id') ?? 0;
  if (id <= 0) throw bad('invalid user_id specified');
  const found = member(world, room, id);
  if (found === undefined) throw bad('user not found');
  return found;
};

export const getChatAdministrators: Method = (args, world) => {
  const room = roomOf(world, args);
  if (room.type === 'private') throw bad('there are no administrators in the private chat');
  if (room.migratedTo !== undefined) throw upgraded(room.migratedTo);
  checkMember(world, room);
  return [...room.members].filter(([, status]) => isAdministrator(status)).map(([id]) => member(world, room, id));
};

export const leaveChat: Method = (args, world) => {
  const room = roomOf(world, args);
  if (room.type === 'private') throw bad("chat member status can't be changed in private chats");
  checkMember(world, room);
  room.members.set(world.bot.id, 'left');
  return true;
};

function isAdministrator(status: Status): boolean {
  return status === 'creator' || status === 'administrator';
}

const actions = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
  'cancel',
]);

export const sendChatAction: Method = (args, world) => {
  if (!actions.has(args.text('action') ?? '')) throw bad('wrong parameter action in request');
  threadOf(writableRoom(world, args), args);
  return true;
};

/** A member as the Bot API tells it; somebody who never was in a group is one who left. */
function member(world: World, room: Room, id: number): Readonly<Record<string, unknown>> | undefined {
  const user = id === world.bot.id ? world.bot : world.people.get(id)?.user;
  if (user === undefined) return undefined;
  const status = room.type === 'private' ? 'member' : (room.members.get(id) ?? 'left');
  if (status === 'creator') return { user, status, is_anonymous: false };
  if (status === 'administrator')
    return { user, status, can_be_edited: false, is_anonymous: false, can_delete_messages: true };
  return { user, status };
}
