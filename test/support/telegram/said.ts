import type { Chat, MessageEntity, User } from 'grammy/types';
import { detectEntities } from './detect.ts';
import { sortEntities } from './entities.ts';
import { given } from './messages.ts';
import type { Kept, World } from './state.ts';

export interface SaidFile {
  readonly name: string;
  readonly bytes?: Uint8Array | string;
  /** What the message tells as the size when it is not that of the bytes: a large file need not exist. */
  readonly size?: number;
  readonly mime?: string;
}

/** What a person sends: a text, or something with an optional caption. */
export type Said =
  | string
  | {
      readonly text?: string;
      readonly caption?: string;
      /** Styles that the person gave; commands, links and mentions are found without being named. */
      readonly entities?: readonly MessageEntity[];
      readonly document?: SaidFile;
      readonly photo?: Uint8Array | true;
      /** The emoji of a sticker. */
      readonly sticker?: string;
      /** The seconds of a voice message. */
      readonly voice?: number;
      /** Any further fields of a message, such as `{ dice: … }` or `{ location: … }`. */
      readonly other?: Readonly<Record<string, unknown>>;
    };

/** The content of a message out of what a person sends. */
export function contentOf(world: World, said: Said): Pick<Kept, 'text' | 'entities' | 'media' | 'extra'> {
  if (typeof said === 'string') return { text: said.trim(), entities: [], media: undefined, extra: {} };
  const { text = said.caption ?? '', entities = [], document, photo, sticker, voice, other = {} } = said;
  const extra = {
    ...given({
      sticker:
        sticker === undefined
          ? undefined
          : { ...fileFields(world, 'stickers', 'sticker.webp'), ...stickerFields(sticker) },
      voice: voice === undefined ? undefined : { ...fileFields(world, 'voice', 'voice.oga'), duration: voice },
    }),
    ...other,
  };
  return { text, entities: sortEntities(entities), media: mediaOf(world, document, photo), extra };
}

function mediaOf(world: World, document: SaidFile | undefined, photo: Uint8Array | true | undefined): Kept['media'] {
  if (document !== undefined) {
    const { name, bytes, size, mime } = document;
    const buffer = bytes === undefined ? undefined : Buffer.from(bytes as string);
    return { kind: 'document', file: world.files.add({ folder: 'documents', name, bytes: buffer, size, mime }) };
  }
  if (photo === undefined) return undefined;
  const bytes = photo === true ? Buffer.from([0xff, 0xd8, 0xff, 0xd9]) : Buffer.from(photo);
  const sides = { width: 1280, height: 960 };
  return { kind: 'photo', file: world.files.add({ folder: 'photos', name: 'photo.jpg', bytes, sides }) };
}

function fileFields(world: World, folder: string, name: string): Readonly<Record<string, unknown>> {
  const { id, uniqueId, size, mime } = world.files.add({ folder, name, bytes: Buffer.from('…') });
  return { file_id: id, file_unique_id: uniqueId, file_size: size, mime_type: mime };
}

function stickerFields(emoji: string): Readonly<Record<string, unknown>> {
  return { emoji, type: 'regular', width: 512, height: 512, is_animated: false, is_video: false };
}

export interface SayOptions {
  readonly topic?: number;
  readonly replyTo?: number | { readonly message_id: number } | { readonly id: number };
  /** As an anonymous administrator, as a channel in a group, or automatically forwarded from the group's channel. */
  readonly as?: 'anonymous' | { readonly channel: Chat } | { readonly linkedChannel: Chat };
  /** The bot through whose inline mode it is sent. */
  readonly via?: User;
  /** Forwarded from a person, a hidden person's name, or a channel or group. */
  readonly forwardedFrom?: User | string | Chat;
  readonly signature?: string;
  readonly album?: string;
}

const anonymous: User = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
const channelBot: User = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };
const telegram: User = { id: 777_000, is_bot: false, first_name: 'Telegram' };

export interface Sender {
  readonly from: User | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Who a message is from, as Telegram tells it. */
export function senderOf(
  chat: Chat,
  user: User,
  { as, signature, via, forwardedFrom, album }: SayOptions,
  date: number,
): Sender {
  const common = given({
    author_signature: signature,
    via_bot: via,
    media_group_id: album,
    forward_origin: forwardedFrom === undefined ? undefined : originOf(forwardedFrom, date),
  });
  if (chat.type === 'channel') return { from: undefined, fields: { sender_chat: chat, ...common } };
  if (as === undefined) return { from: user, fields: common };
  if (as === 'anonymous') return { from: anonymous, fields: { sender_chat: chat, ...common } };
  if ('channel' in as) return { from: channelBot, fields: { sender_chat: as.channel, ...common } };
  const origin = originOf(as.linkedChannel, date);
  return {
    from: telegram,
    fields: { sender_chat: as.linkedChannel, is_automatic_forward: true, forward_origin: origin, ...common },
  };
}

export const groupAnonymousBot = anonymous;

function originOf(from: User | string | Chat, date: number): Readonly<Record<string, unknown>> {
  if (typeof from === 'string') return { type: 'hidden_user', sender_user_name: from, date };
  if ('is_bot' in from) return { type: 'user', sender_user: from, date };
  if (from.type === 'channel') return { type: 'channel', chat: from, message_id: 1, date };
  return { type: 'chat', sender_chat: from, date };
}

/** Whether a bot with privacy mode sees a message of a group: commands not for another bot, mentions, replies to it. */
export function isMeantFor(bot: User, kept: Kept, replied: Kept | undefined): boolean {
  if (replied?.byBot === true || kept.extra.via_bot !== undefined) return true;
  const name = `@${bot.username ?? ''}`.toLowerCase();
  return [...kept.entities, ...detectEntities(kept)].some(({ type, offset, length }) => {
    const piece = kept.text.slice(offset, offset + length).toLowerCase();
    if (type === 'bot_command') return offset === 0 && (!piece.includes('@') || piece.endsWith(name));
    return type === 'mention' && piece === name;
  });
}
