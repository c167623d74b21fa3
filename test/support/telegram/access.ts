import type { Arguments } from './parameters.ts';
import { bad, forbidden, upgraded } from './refusal.ts';
import type { Kept, Room, World } from './state.ts';

/** The chat that a call names, whether or not the bot may write there. */
export function roomOf(world: World, args: Arguments): Room {
  const named = args.text('chat_id') ?? '';
  if (named === '') throw bad('chat_id is empty');
  const room = named.startsWith('@')
    ? [...world.rooms.values()].find(({ username }) => username?.toLowerCase() === named.slice(1).toLowerCase())
    : world.rooms.get(Number(named));
  if (room === undefined) throw bad('chat not found');
  return room;
}

/** The chat that a call writes to, with everything that keeps the bot from it refused. */
export function writableRoom(world: World, args: Arguments): Room {
  const room = roomOf(world, args);
  checkWritable(world, room);
  return room;
}

function checkWritable(world: World, room: Room): void {
  if (room.migratedTo !== undefined) throw upgraded(room.migratedTo);
  if (room.type === 'private') {
    const person = world.people.get(room.id);
    if (person?.deactivated === true) throw forbidden('user is deactivated');
    if (person?.user.is_bot === true) throw forbidden("bot can't send messages to bots");
    if (room.blocked) throw forbidden('bot was blocked by the user');
    if (!room.started) throw forbidden("bot can't initiate conversation with a user");
    return;
  }
  checkMember(world, room);
  const status = room.members.get(world.bot.id);
  if (status === 'restricted') throw bad('not enough rights to send text messages to the chat');
  if (room.type === 'channel' && status !== 'administrator') {
    throw bad('need administrator rights in the channel chat');
  }
}

/** Refuses when the bot was thrown out of a group or is not in it. */
export function checkMember(world: World, room: Room): void {
  if (room.type === 'private') return;
  const status = room.members.get(world.bot.id) ?? 'left';
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${room.type} chat`);
  if (status === 'left') throw forbidden(`bot is not a member of the ${room.type} chat`);
}

/** The bot's own message that an edit names. */
export function ownMessage(room: Room, args: Arguments): Kept {
  const id = args.integer('message_id');
  if (id === undefined) throw bad('message identifier is not specified');
  const kept = room.messages.get(id);
  if (kept === undefined) throw bad('message to edit not found');
  if (!kept.byBot || kept.personal !== undefined) throw bad("message can't be edited");
  return kept;
}

/** The topic that a call names; `undefined` for the general one and where there are none. */
export function threadOf(room: Room, args: Arguments): number | undefined {
  const thread = args.integer('message_thread_id');
  if (thread === undefined || thread === 0) return undefined;
  const topic = room.topics.get(thread);
  if (topic === undefined) throw bad('message thread not found');
  if (topic.closed) throw bad('TOPIC_CLOSED');
  return thread;
}
