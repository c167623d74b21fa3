import type { Chat, User } from 'grammy/types';
import { hide } from '../ears.ts';
import { createCalls } from './calls.ts';
import type { FakeTelegram, FakeTelegramOptions, GroupOptions } from './control.ts';
import { createFaults } from './faults.ts';
import { createFileStore } from './files.ts';
import { createFlood } from './flood.ts';
import { addTopic, freeSupergroupId, migrate, setBlocked, setStatus } from './groups.ts';
import { limits } from './limits.ts';
import { chatOf } from './messages.ts';
import { menusOf } from './methods/commands.ts';
import { methodNamed } from './methods/index.ts';
import { profileOf } from './methods/profile.ts';
import { argumentsOf } from './parameters.ts';
import { editSaid, press, type Ref, roomBy, say, userBy } from './people.ts';
import { createQueries } from './queries.ts';
import { serve } from './server.ts';
import { type Shown, shown } from './shown.ts';
import { createRoom, type Room, type World } from './state.ts';
import { createUpdates } from './updates.ts';
import { createWatchers } from './watchers.ts';

/** Starts a strict Bot API server on a free port of loopback. */
export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const { token = '4200000001:AAFakeTokenForTests_0123456789-abcdef', clock = Date } = options;
  const bot: User = {
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'SMSC',
    username: 'smsc_test_bot',
    ...options.bot,
  };
  hide(token);
  const watchers = createWatchers();
  const calls = createCalls(options.keepCalls ?? 10_000);
  const faults = createFaults();
  const now = (): number => clock.now();
  let latency = 0;
  const world: World = {
    token,
    bot,
    clock: { now },
    people: new Map(),
    rooms: new Map(),
    files: createFileStore(),
    queries: createQueries(now, limits.callbackLifeMs),
    flood: createFlood(now),
    privacyMode: options.privacyMode ?? true,
    lastSharedMessageId: 0,
    updates: createUpdates({
      now,
      changed: watchers.changed,
      webhookRetryMs: options.webhookRetryMs ?? 20,
      webhookTimeoutMs: options.webhookTimeoutMs ?? 10_000,
      longestPoll: options.longestPoll ?? limits.pollSeconds,
      onWebhookReply: (body) => replyByWebhook(body),
    }),
  };
  const server = await serve({ world, calls, faults, latencyMs: () => latency, changed: watchers.changed });

  function replyByWebhook({ method, ...fields }: Readonly<Record<string, unknown>>): void {
    const named = methodNamed(String(method));
    if (named === undefined) return;
    const parameters = { fields, files: new Map() };
    const call = calls.record(named.name, parameters, now());
    try {
      named.run(argumentsOf(parameters), world, new AbortController().signal);
      call.status = 200;
    } catch (error) {
      call.description = String(error);
    }
  }

  let lastUser = 1000;
  function addPerson(given: Partial<User>, started: boolean): User {
    const id = given.id ?? ++lastUser;
    const user: User = { is_bot: false, first_name: `Person ${id}`, language_code: 'en', ...given, id };
    world.people.set(id, { user, deactivated: false });
    world.rooms.set(id, createRoom({ id, type: 'private', title: user.first_name, started }));
    return user;
  }

  let lastGroup = -500;
  function addRoom(type: Room['type'], id: number, given: GroupOptions): Room {
    const { title = `${type} ${id}`, username, forum = false, people = [] } = given;
    const room = createRoom({ id, type, title, username, forum });
    for (const [place, { id: person }] of people.entries())
      room.members.set(person, place === 0 ? 'creator' : 'member');
    room.members.set(bot.id, given.bot ?? (type === 'channel' ? 'administrator' : 'member'));
    world.rooms.set(id, room);
    return room;
  }
  const by = (user: Ref | undefined, room: Room): User =>
    userBy(world, user ?? { id: [...room.members.keys()][0] ?? bot.id });
  const list = (chat: Ref): Shown[] => {
    const room = roomBy(world, chat);
    return [...room.messages.values()].map((kept) => shown(room, kept));
  };

  return {
    url: server.url,
    token,
    bot,
    addUser: (given = {}) => addPerson(given, false),
    addPrivateChat: (given = {}) => chatOf(world, roomBy(world, addPerson(given, true))) as Chat.PrivateChat,
    addGroup: (given = {}) => chatOf(world, addRoom('group', (lastGroup -= 1), given)) as Chat.GroupChat,
    addSupergroup: (given = {}) =>
      chatOf(world, addRoom('supergroup', freeSupergroupId(world), given)) as Chat.SupergroupChat,
    addChannel: (given = {}) => chatOf(world, addRoom('channel', freeSupergroupId(world), given)) as Chat.ChannelChat,
    addTopic: (chat, name = 'Topic') => addTopic(world, roomBy(world, chat), name),
    closeTopic: (chat, topic) => {
      const found = roomBy(world, chat).topics.get(topic);
      if (found !== undefined) found.closed = true;
    },
    setStatus: (chat, who, status, user) => setStatus(world, chat, who, status, by(user, roomBy(world, chat))),
    block: (user) => setBlocked(world, user, true),
    unblock: (user) => setBlocked(world, user, false),
    deactivate: (user) => {
      const person = world.people.get(user.id);
      if (person !== undefined) person.deactivated = true;
    },
    migrate: (group, user) => migrate(world, group, by(user, roomBy(world, group))),
    say: (chat, user, said, given) => say(world, chat, user, said, given),
    edit: (chat, message, said) => editSaid(world, chat, message.message_id, said),
    press: (chat, user, message, pressed, { withinMs = 2_000 } = {}) => {
      const messageId = 'message_id' in message ? message.message_id : message.id;
      return press(world, { chat, user, messageId, pressed, withinMs });
    },
    expireQueries: () => world.queries.expire(),
    deleteMessage: (chat, id) => void roomBy(world, chat).messages.delete(id),
    deliver: (kind, content) => world.updates.add(kind, content),
    messages: list,
    lastReply: (chat) => {
      const room = roomBy(world, chat);
      const kept = [...room.messages.values()].findLast(({ byBot }) => byBot);
      return kept === undefined ? undefined : shown(room, kept);
    },
    calls: calls.list,
    markedUp: () => calls.list().filter(({ parseModes }) => parseModes.length > 0),
    menus: () => menusOf(world),
    descriptions: () => ({ long: profileOf(world).descriptions, short: profileOf(world).shortDescriptions }),
    pending: world.updates.pending,
    until: watchers.until,
    drained: async (withinMs) => void (await watchers.until(() => world.updates.pending().length === 0, withinMs)),
    fault: faults.set,
    clearFaults: faults.clear,
    flood: world.flood,
    setLatency: (ms) => {
      latency = ms;
    },
    forget: () => {
      calls.forget();
      for (const { messages } of world.rooms.values()) messages.clear();
    },
    close: () => {
      world.updates.close();
      watchers.close();
      return server.close();
    },
  };
}
