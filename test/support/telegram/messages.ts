import type { Chat, Message } from 'grammy/types';
import { detectEntities } from './detect.ts';
import type { Kept, Media, Room, World } from './state.ts';

/** A chat as it appears in messages and updates. */
export function chatOf(world: World, room: Room): Chat {
  const { id, type, title, username, forum } = room;
  if (type === 'private') {
    const { first_name = title, last_name, username: name } = world.people.get(id)?.user ?? {};
    return given({ id, type, first_name, last_name, username: name }) as unknown as Chat;
  }
  return given({ id, type, title, username, is_forum: forum || undefined }) as unknown as Chat;
}

/** A message as the Bot API shows it, with the message that it replies to one level deep. */
export function messageOf(world: World, room: Room, kept: Kept, depth = 1): Message {
  // In a topic Telegram shows what is no reply as a reply to the service message that opened the topic.
  const repliedId = kept.replyTo ?? (room.forum ? kept.thread : undefined);
  const replied = depth > 0 && repliedId !== undefined ? room.messages.get(repliedId) : undefined;
  const entities = [...kept.entities, ...detectEntities(kept)].toSorted((a, b) => a.offset - b.offset);
  const listed = entities.length > 0 ? entities : undefined;
  const text = kept.text === '' ? undefined : kept.text;
  const isCaption = kept.media !== undefined || kept.extra.voice !== undefined;
  return given({
    message_id: kept.id,
    message_thread_id: kept.thread,
    is_topic_message: kept.thread === undefined || !room.forum ? undefined : true,
    from: kept.from,
    chat: chatOf(world, room),
    date: seconds(kept.dateMs),
    edit_date: kept.editedMs === undefined ? undefined : seconds(kept.editedMs),
    has_protected_content: kept.protected || undefined,
    reply_to_message: replied === undefined ? undefined : messageOf(world, room, replied, depth - 1),
    ...(isCaption ? { caption: text, caption_entities: listed } : { text, entities: listed }),
    ...mediaFields(kept.media),
    ...kept.extra,
    reply_markup: kept.inline,
  }) as unknown as Message;
}

function mediaFields(media: Media | undefined): Readonly<Record<string, unknown>> {
  if (media === undefined) return {};
  const { id, uniqueId, name, mime, size, sides } = media.file;
  const file = { file_id: id, file_unique_id: uniqueId, file_size: size };
  if (media.kind === 'document') return { document: { ...file, file_name: name, mime_type: mime } };
  return { photo: [{ ...file, ...(sides ?? { width: 0, height: 0 }) }] };
}

export function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

/** The fields that have a value. */
export function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
