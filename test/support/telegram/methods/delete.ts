import { checkMember, roomOf } from '../access.ts';
import { limits } from '../limits.ts';
import { bad, upgraded } from '../refusal.ts';
import type { Method } from './method.ts';

export const deleteMessage: Method = (args, world) => {
  const room = roomOf(world, args);
  if (room.migratedTo !== undefined) throw upgraded(room.migratedTo);
  checkMember(world, room);
  const id = args.integer('message_id');
  if (id === undefined) throw bad('message identifier is not specified');
  const kept = room.messages.get(id);
  if (kept === undefined) throw bad('message to delete not found');
  const isAdministrator = room.members.get(world.bot.id) === 'administrator';
  if (!kept.byBot && room.type !== 'private' && !isAdministrator) throw bad("message can't be deleted");
  if (!isAdministrator && world.clock.now() - kept.dateMs > limits.deleteWithinMs) {
    throw bad("message can't be deleted for everyone");
  }
  room.messages.delete(id);
  return true;
};
