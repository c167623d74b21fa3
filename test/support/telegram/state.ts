import type { Chat, InlineKeyboardMarkup, MessageEntity, User } from 'grammy/types';
import type { Clock } from '../../../src/lib/clock.ts';
import type { FileStore, StoredFile } from './files.ts';
import type { Flood } from './flood.ts';
import type { Markup } from './keyboard.ts';
import type { Queries } from './queries.ts';
import type { Updates } from './updates.ts';

export type Status = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';

export interface Person {
  readonly user: User;
  deactivated: boolean;
}

/** A message as the server keeps it; edits change it in place. */
export interface Kept {
  readonly id: number;
  readonly dateMs: number;
  readonly from: User | undefined;
  readonly byBot: boolean;
  readonly thread: number | undefined;
  readonly replyTo: number | undefined;
  readonly silent: boolean;
  readonly protected: boolean;
  readonly personal: Markup['personal'];
  /** Further fields of the Bot API's message: forward origin, sticker, service message, … */
  readonly extra: Readonly<Record<string, unknown>>;
  /** The text, or the caption when there is a medium. */
  text: string;
  entities: readonly MessageEntity[];
  media: Media | undefined;
  inline: InlineKeyboardMarkup | undefined;
  previewOff: boolean;
  editedMs: number | undefined;
  edits: number;
}

export interface Media {
  readonly kind: 'photo' | 'document';
  readonly file: StoredFile;
}

/** A chat with everything in it. */
export interface Room {
  readonly id: number;
  readonly type: Chat['type'];
  readonly title: string;
  readonly username: string | undefined;
  readonly forum: boolean;
  readonly topics: Map<number, { readonly name: string; closed: boolean }>;
  readonly members: Map<number, Status>;
  readonly messages: Map<number, Kept>;
  /** Private chats: whether the person ever wrote to the bot. */
  started: boolean;
  /** Private chats: whether the person blocked the bot. */
  blocked: boolean;
  migratedTo: number | undefined;
  lastMessageId: number;
}

export interface World {
  readonly token: string;
  readonly bot: User;
  readonly clock: Pick<Clock, 'now'>;
  readonly people: Map<number, Person>;
  readonly rooms: Map<number, Room>;
  readonly files: FileStore;
  readonly updates: Updates;
  readonly queries: Queries;
  readonly flood: Flood;
  /** Whether the bot sees in groups only what is meant for it, as BotFather sets it at first. */
  readonly privacyMode: boolean;
  /** Private chats and basic groups share one row of message numbers, as they do for a real bot. */
  lastSharedMessageId: number;
}

export function createRoom(given: Pick<Room, 'id' | 'type' | 'title'> & Partial<Room>): Room {
  return {
    username: undefined,
    forum: false,
    topics: new Map(),
    members: new Map(),
    messages: new Map(),
    started: false,
    blocked: false,
    migratedTo: undefined,
    lastMessageId: 0,
    ...given,
  };
}

/** Puts a message into a chat under the next number. */
export function keep(world: World, room: Room, given: Partial<Kept>): Kept {
  const shared = room.type === 'private' || room.type === 'group';
  const id = shared ? ++world.lastSharedMessageId : ++room.lastMessageId;
  const kept: Kept = {
    dateMs: world.clock.now(),
    from: undefined,
    byBot: false,
    thread: undefined,
    replyTo: undefined,
    silent: false,
    protected: false,
    personal: undefined,
    extra: {},
    text: '',
    entities: [],
    media: undefined,
    inline: undefined,
    previewOff: false,
    editedMs: undefined,
    edits: 0,
    ...given,
    id,
  };
  room.messages.set(id, kept);
  return kept;
}
