import type { CallbackQuery, Message, Update, User, UserFromGetMe } from 'grammy/types';
import type { Author, ChatMessage, Conversation, IncomingFile, PostedId } from '../../bot/chat.ts';
import { postedId } from './fields.ts';

/** What an update means. */
export type Inbound =
  /** Something typed to the bot. */
  | { readonly kind: 'message'; readonly message: ChatMessage; readonly album?: string }
  | { readonly kind: 'press'; readonly press: Press }
  /** A group became a supergroup. */
  | { readonly kind: 'moved'; readonly from: string; readonly to: string }
  /** Nothing that the bot acts upon. */
  | { readonly kind: 'nothing' };

/** A pressed button. */
export interface Press {
  /** The query, which is to be answered. */
  readonly query: string;
  /** Where the button stands; absent when Telegram no longer says. */
  readonly place: { readonly in: Conversation; readonly message: number } | undefined;
  readonly from: Author;
  /** The id that the button carries. */
  readonly button: string;
}

/** Makes a file that can be read later out of Telegram's name for it. */
export type FileReader = (id: string, name: string, size: number | undefined) => IncomingFile;

export const platform = 'telegram';

/**
 * Reads an update. Edited, forwarded and channel-signed messages, those of other bots and of administrators who hide who
 * they are run nothing: nobody can be told to have written them. In groups only what is said to the bot counts:
 * commands, mentions and replies to it.
 */
export function readUpdate(update: Update, me: UserFromGetMe, fileOf: FileReader): Inbound {
  if (update.callback_query !== undefined) return readPress(update.callback_query);
  const { message } = update;
  if (message === undefined) return { kind: 'nothing' };
  if (message.migrate_to_chat_id !== undefined) {
    return { kind: 'moved', from: String(message.chat.id), to: String(message.migrate_to_chat_id) };
  }
  if (message.migrate_from_chat_id !== undefined) {
    return { kind: 'moved', from: String(message.migrate_from_chat_id), to: String(message.chat.id) };
  }
  const author = authorOf(message);
  if (author === undefined) return { kind: 'nothing' };
  const said = saidTo(message, me);
  if (said === undefined) return { kind: 'nothing' };
  const files = filesOf(message, fileOf);
  const repliedTo = repliedToOurs(message, me);
  const isWordless = said === '';
  const isForNobody = message.chat.type !== 'private' || !contents.some((content) => content in message);
  if (isWordless && isForNobody) return { kind: 'nothing' };
  return {
    kind: 'message',
    message: {
      id: String(message.message_id),
      in: conversationOf(message),
      from: author,
      text: said,
      files,
      ...(isWordless && { wordless: true as const }),
      ...(repliedTo !== undefined && { repliedTo }),
    },
    ...(message.media_group_id !== undefined && { album: message.media_group_id }),
  };
}

/** What people send on purpose. Everything else without a text tells of an event, such as a pinned message. */
const contents = [
  'animation',
  'audio',
  'checklist',
  'contact',
  'dice',
  'document',
  'game',
  'location',
  'paid_media',
  'photo',
  'poll',
  'sticker',
  'story',
  'text',
  'venue',
  'video',
  'video_note',
  'voice',
] as const satisfies readonly (keyof Message)[];

function readPress(query: CallbackQuery): Inbound {
  const { id, from, message, data = '' } = query;
  // A message that is too old to be shown comes with the date 0 and without its contents; its chat and id are true.
  const place = message && { in: conversationOf(message), message: message.message_id };
  return { kind: 'press', press: { query: id, place, from: nameOf(from), button: data } };
}

function conversationOf({ chat, message_thread_id: topic, is_topic_message: isTopic }: Message): Conversation {
  return {
    platform,
    id: String(chat.id),
    ...(isTopic === true && topic !== undefined && { thread: String(topic) }),
    kind: chat.type === 'private' ? 'private' : 'group',
  };
}

function authorOf(message: Message): Author | undefined {
  const { from, sender_chat: signedBy, forward_origin: forwarded, via_bot: viaBot, edit_date: edited } = message;
  if (from === undefined || from.is_bot || signedBy !== undefined) return undefined;
  if (forwarded !== undefined || viaBot !== undefined || edited !== undefined) return undefined;
  return nameOf(from);
}

function nameOf({ id, username, first_name: first, last_name: last }: User): Author {
  const name = username === undefined ? [first, last].filter(Boolean).join(' ') : `@${username}`;
  return { id: String(id), ...(name !== '' && { name }) };
}

/** What is said to the bot without its name; `undefined` when it is not spoken to. */
function saidTo(message: Message, me: UserFromGetMe): string | undefined {
  const text = (message.text ?? message.caption ?? '').trim();
  const [, command = '', addressee, rest = ''] = /^(\/[^\s@]+)@(\w+)([^]*)$/.exec(text) ?? [];
  if (addressee !== undefined) {
    return addressee.toLowerCase() === me.username.toLowerCase() ? unfolded(`${command}${rest}`) : undefined;
  }
  const mention = new RegExp(`(?<![\\w@])@${me.username}(?!\\w)`, 'i');
  const isMentioned = mention.test(text);
  const plain = isMentioned ? text.replace(mention, '').trim() : text;
  const isReply = repliedToOurs(message, me) !== undefined;
  const isSpokenTo = message.chat.type === 'private' || text.startsWith('/') || isMentioned || isReply;
  return isSpokenTo ? unfolded(plain) : undefined;
}

/** The message of the bot that is replied to; in a topic everything else is a reply to the topic's beginning. */
function repliedToOurs({ reply_to_message: message }: Message, me: UserFromGetMe): PostedId | undefined {
  const isOurs = message?.from?.id === me.id && message.forum_topic_created === undefined;
  return isOurs ? postedId([message.message_id]) : undefined;
}

/** Names in a menu have no spaces: `/sender_status` is `/sender status`. */
function unfolded(text: string): string {
  return text.replace(/^\/([a-z]+)_([a-z]+)(?=\s|$)/i, '/$1 $2');
}

function filesOf(message: Message, fileOf: FileReader): readonly IncomingFile[] {
  const { document, photo } = message;
  if (document !== undefined) return [fileOf(document.file_id, document.file_name ?? 'file', document.file_size)];
  const largest = photo?.at(-1);
  return largest === undefined || message.caption === undefined
    ? []
    : [fileOf(largest.file_id, 'photo.jpg', largest.file_size)];
}
