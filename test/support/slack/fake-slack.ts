import { hide } from '../ears.ts';
import { createWatchers } from '../telegram/watchers.ts';
import { createCalls } from './calls.ts';
import type { FakeSlack, FakeSlackOptions } from './control.ts';
import { createFaults } from './faults.ts';
import { createFileStore } from './files.ts';
import { createPeople } from './people.ts';
import { createResponseUrls } from './response-urls.ts';
import { serve } from './server.ts';
import { shown, shownView } from './shown.ts';
import { startSockets } from './sockets.ts';
import { addRoom, directOf, nextId, roomBy, type World } from './state.ts';
import { createTraces } from './traces.ts';
import { createTriggers } from './triggers.ts';

/** Starts a strict Slack on free ports of loopback. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const clock = options.clock ?? Date;
  const now = (): number => clock.now();
  const watchers = createWatchers();
  const calls = createCalls(options.keepCalls ?? 10_000);
  const faults = createFaults();
  const traces = createTraces();
  const bot = { userId: 'U0BOT000001', botId: 'B0BOT000001', appId: 'A0APP000001', name: 'smsc' };
  const sockets = await startSockets({ appId: bot.appId, watchers, pingMs: options.pingMs });
  let latency = 0;
  let base = '';
  const world: World = {
    botToken: 'xoxb-4200000001-fake-token-for-tests',
    appToken: 'xapp-1-A0APP000001-fake-token-for-tests',
    signingSecret: 'fakesigningsecretfortests0123456',
    team: { id: 'T0TEAM00001', domain: 'example', name: 'Example' },
    bot,
    clock: { now },
    watchers,
    changed: watchers.changed,
    base: () => base,
    people: new Map(),
    rooms: new Map(),
    files: createFileStore(),
    triggers: createTriggers(now),
    responses: createResponseUrls(now, () => base),
    modals: new Map(),
    homes: new Map(),
    traces,
    sockets,
    lastTs: 0,
    lastNumber: 0,
  };
  hide(world.botToken, world.appToken, world.signingSecret);
  const server = await serve({ world, calls, faults, latencyMs: () => latency });
  base = server.url;

  return {
    apiUrl: `${base}/api/`,
    botToken: world.botToken,
    appToken: world.appToken,
    signingSecret: world.signingSecret,
    team: world.team,
    bot,
    addUser: (given = {}) => {
      const { id = nextId(world, 'U'), name = `person-${id.toLowerCase()}`, team = world.team.id } = given;
      world.people.set(id, { id, name, team });
      return { id, name };
    },
    addChannel: ({ id, name, isPrivate = false, people = [], bot: member = true } = {}) => {
      const members = new Set(people.map((person) => person.id));
      const kind = isPrivate ? 'private' : 'channel';
      const named = { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
      return { id: addRoom(world, { kind, members, bot: member, ...named }).id };
    },
    direct: (person) => ({ id: directOf(world, person.id).id }),
    directBetween: (one, other) => ({
      id: addRoom(world, { kind: 'im', members: new Set([one.id, other.id]), bot: false }).id,
    }),
    archive: (channel) => {
      roomBy(world, channel).archived = true;
    },
    removeBot: (channel) => {
      roomBy(world, channel).bot = false;
    },
    ...createPeople(world, sockets),
    shown: (channel, person) => {
      const room = roomBy(world, channel);
      if (room.kind !== 'channel' && !room.members.has(person.id)) return [];
      return room.messages
        .filter(({ only }) => only === undefined || only === person.id)
        .map((kept) => shown(room, kept));
    },
    modal: (person) => {
      const open = world.modals.get(person.id)?.at(-1);
      return open === undefined ? undefined : shownView(open);
    },
    home: (person) => {
      const open = world.homes.get(person.id);
      return open === undefined ? undefined : shownView(open);
    },
    pings: traces.pings,
    links: traces.links,
    emoji: traces.emoji,
    unfurls: traces.unfurls,
    calls: calls.list,
    refused: calls.refused,
    until: async (met, withinMs) => void (await watchers.until(met, withinMs)),
    sockets,
    fault: faults.set,
    clearFaults: faults.clear,
    setLatency: (ms) => {
      latency = ms;
    },
    forget: () => {
      calls.forget();
      traces.forget();
      for (const { messages } of world.rooms.values()) messages.length = 0;
    },
    close: async () => {
      watchers.close();
      await sockets.close();
      await server.close();
    },
  };
}
