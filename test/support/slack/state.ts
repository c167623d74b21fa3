import type { Clock } from '../../../src/lib/clock.ts';
import type { Watchers } from '../telegram/watchers.ts';
import type { FileStore, StoredFile } from './files.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Traces } from './traces.ts';
import type { Triggers } from './triggers.ts';

/** Any object of Block Kit, as it came. */
export type Json = Readonly<Record<string, unknown>>;

export interface Human {
  readonly id: string;
  readonly name: string;
  /** Another workspace's when it is not the world's team (Slack Connect). */
  readonly team: string;
}

/** A message as the server keeps it; edits change it in place. */
export interface Kept {
  readonly ts: string;
  /** The `ts` of the message that opened the thread; `undefined` outside of threads. */
  readonly thread: string | undefined;
  readonly user: string;
  readonly byBot: boolean;
  /** The person who alone sees it; `undefined` for an ordinary message. */
  readonly only: string | undefined;
  text: string;
  /** With a `block_id` in every block. */
  blocks: readonly Json[];
  files: readonly StoredFile[];
  /** Whether it may link names, unfurl links, …, as the call asked. */
  manners: Manners;
  editedTs: string | undefined;
}

export interface Manners {
  readonly parse: string | undefined;
  readonly linkNames: boolean;
  readonly unfurlLinks: boolean;
  readonly unfurlMedia: boolean;
  readonly mrkdwn: boolean;
}

/** A channel or a direct chat with everything in it. */
export interface Room {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'private' | 'im';
  /** People, without the bot. */
  readonly members: Set<string>;
  /** Whether the bot is a member; true of its own direct chats, false of the direct chat of two people. */
  bot: boolean;
  archived: boolean;
  /** In the order of `ts`, ephemeral ones among them. */
  readonly messages: Kept[];
}

/** A modal or a Home tab that a person has open. */
export interface OpenView {
  readonly id: string;
  readonly person: string;
  readonly type: 'modal' | 'home';
  /** New with every update. */
  hash: string;
  /** What the bot gave, with a `block_id` in every block. */
  view: Json;
  /** The first one of the stack of modals. */
  readonly rootId: string;
  readonly previousId: string | undefined;
  /** Errors under inputs, by block_id, after a refused submission. */
  errors: Readonly<Record<string, string>>;
  /** What was typed into it, by block_id. */
  typed: Readonly<Record<string, string>>;
  /** What was uploaded into it, by block_id. */
  files: Readonly<Record<string, readonly StoredFile[]>>;
}

/** Everything that the two halves of the fake share: the Web API, and the people with their deliveries. */
export interface World {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly team: { readonly id: string; readonly domain: string; readonly name: string };
  readonly bot: { readonly userId: string; readonly botId: string; readonly appId: string; readonly name: string };
  readonly clock: Pick<Clock, 'now'>;
  readonly watchers: Watchers;
  /** Lets everybody who waits look again; after every call and delivery. */
  readonly changed: () => void;
  /** The server's address without a slash at its end. */
  readonly base: () => string;
  readonly people: Map<string, Human>;
  readonly rooms: Map<string, Room>;
  readonly files: FileStore;
  readonly triggers: Triggers;
  readonly responses: ResponseUrls;
  /** The stack of modals of each person, the open one last. */
  readonly modals: Map<string, OpenView[]>;
  readonly homes: Map<string, OpenView>;
  /** What would ping, link or become a picture in anything that the bot ever showed. */
  readonly traces: Traces;
  /** Where `apps.connections.open` sends the bot: ws://127.0.0.1:…, with a fresh ticket each time. */
  readonly sockets: { readonly address: () => string };
  /** The last `ts` that was given out, in microseconds. */
  lastTs: number;
  /** Counts everything that gets a number: ids of people, channels, views, files, … */
  lastNumber: number;
}

/** A moment that no message has yet: `1763456400.000100`. */
export function nextTs(world: World): string {
  world.lastTs = Math.max(world.clock.now() * 1000, world.lastTs + 100);
  const seconds = Math.floor(world.lastTs / 1_000_000);
  return `${seconds}.${String(world.lastTs % 1_000_000).padStart(6, '0')}`;
}

/** An id that looks like Slack's and was not given out before: `C0000000012`. */
export function nextId(world: World, prefix: string): string {
  world.lastNumber += 1;
  return `${prefix}${world.lastNumber.toString(36).toUpperCase().padStart(10, '0')}`;
}

/** The room of a channel; throws when the test names one that is not there. */
export function roomBy(world: World, channel: { readonly id: string }): Room {
  const room = world.rooms.get(channel.id);
  if (room === undefined) throw new Error(`There is no channel ${channel.id}.`);
  return room;
}

/** The direct chat of a person with the bot, opened if it was not. */
export function directOf(world: World, person: string): Room {
  const found = [...world.rooms.values()].find(({ kind, bot, members }) => kind === 'im' && bot && members.has(person));
  return found ?? addRoom(world, { kind: 'im', members: new Set([person]), bot: true });
}

/** Adds a channel or a direct chat. */
export function addRoom(world: World, given: Pick<Room, 'kind'> & Partial<Room>): Room {
  const id = given.id ?? nextId(world, given.kind === 'im' ? 'D' : 'C');
  const room: Room = {
    name: id.toLowerCase(),
    members: new Set(),
    bot: true,
    archived: false,
    messages: [],
    ...given,
    id,
  };
  world.rooms.set(id, room);
  return room;
}

/** Puts a message into a room under the next `ts`. */
export function keep(world: World, room: Room, given: Pick<Kept, 'user'> & Partial<Kept>): Kept {
  const kept: Kept = {
    thread: undefined,
    byBot: false,
    only: undefined,
    text: '',
    blocks: [],
    files: [],
    manners: { parse: undefined, linkNames: false, unfurlLinks: false, unfurlMedia: false, mrkdwn: true },
    editedTs: undefined,
    ...given,
    ts: nextTs(world),
  };
  room.messages.push(kept);
  return kept;
}
