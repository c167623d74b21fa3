import { Refusal } from './refusal.ts';
import { directOf, type Kept, type Room, type World } from './state.ts';

/** A room that the bot can know of: public ones, and all in which it is. */
export function visibleRoom(world: World, id: string): Room {
  const room = world.rooms.get(id);
  if (room === undefined || (!room.bot && room.kind !== 'channel')) throw new Refusal('channel_not_found');
  return room;
}

/** A room that the bot may write to, by its id, or by a person's id for the direct chat. */
export function writableRoom(world: World, id: string): Room {
  const room = world.people.has(id) ? directOf(world, id) : visibleRoom(world, id);
  if (!room.bot) throw new Refusal('not_in_channel');
  if (room.archived) throw new Refusal('is_archived');
  return room;
}

/** The thread that a call names: a message for everybody that is itself in no thread. */
export function threadIn(room: Room, ts: string | undefined): string | undefined {
  if (ts === undefined) return undefined;
  const parent = room.messages.findLast((kept) => kept.ts === ts);
  if (parent === undefined || parent.only !== undefined) throw new Refusal('thread_not_found');
  if (parent.thread !== undefined) throw new Refusal('cannot_reply_to_message');
  return ts;
}

/** A message that the bot may change or remove; ephemeral ones are not there for the Web API. */
export function ownMessage(room: Room, ts: string, otherwise: string): Kept {
  const kept = room.messages.findLast((each) => each.ts === ts && each.only === undefined);
  if (kept === undefined) throw new Refusal('message_not_found');
  if (!kept.byBot) throw new Refusal(otherwise);
  return kept;
}
