import type { Chat, User } from 'grammy/types';
import { chatOf } from './messages.ts';
import { changeMembership, type Ref, roomBy, tell, userBy } from './people.ts';
import { groupAnonymousBot } from './said.ts';
import { createRoom, keep, type Room, type Status, type World } from './state.ts';

/** A group becomes a supergroup: a new chat with a new number and numbering, and a service message in each of the two. */
export function migrate(world: World, chat: Ref, by: User): Chat.SupergroupChat {
  const old = roomBy(world, chat);
  if (old.type !== 'group' || old.migratedTo !== undefined)
    throw new Error('Only a basic group can be migrated, and once.');
  const room = createRoom({
    id: freeSupergroupId(world),
    type: 'supergroup',
    title: old.title,
    members: new Map(old.members),
  });
  world.rooms.set(room.id, room);
  tell(world, old, keep(world, old, { from: by, extra: { migrate_to_chat_id: room.id } }), 'new');
  old.migratedTo = room.id;
  const created = chatOf(world, room);
  const extra = { sender_chat: created, migrate_from_chat_id: old.id };
  tell(world, room, keep(world, room, { from: groupAnonymousBot, extra }), 'new');
  return created as Chat.SupergroupChat;
}

export function freeSupergroupId(world: World): number {
  let id = -1_001_900_000_001;
  while (world.rooms.has(id)) id -= 1;
  return id;
}

/** Gives the bot or a person a place in a chat; the bot is told of its own. */
export function setStatus(world: World, chat: Ref, who: Ref, status: Status, by: User): void {
  const room = roomBy(world, chat);
  const old = room.members.get(who.id) ?? 'left';
  room.members.set(who.id, status);
  if (who.id !== world.bot.id) return;
  changeMembership(world, room, by, status, old);
  const joined = (old === 'left' || old === 'kicked') && (status === 'member' || status === 'administrator');
  if (joined && room.type !== 'channel') {
    tell(world, room, keep(world, room, { from: by, extra: { new_chat_members: [world.bot] } }), 'new');
  }
}

/** A person blocks the bot or lets it write again. */
export function setBlocked(world: World, user: Ref, blocked: boolean): void {
  const room = roomBy(world, user);
  room.blocked = blocked;
  const [old, now] = blocked ? ['member', 'kicked'] : ['kicked', 'member'];
  changeMembership(world, room, userBy(world, user), now ?? '', old ?? '');
}

/** A topic of a forum; its number is that of the service message which opened it. */
export function addTopic(world: World, room: Room, name: string): number {
  const { id } = keep(world, room, { extra: { forum_topic_created: { name, icon_color: 7_322_096 } } });
  room.topics.set(id, { name, closed: false });
  return id;
}
