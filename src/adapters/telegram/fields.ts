import type { MessageEntity } from 'grammy/types';
import type { ChatMessage, Conversation, PostedId } from '../../bot/chat.ts';

/** A text as Telegram takes it. */
export interface Text {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** What every message to a conversation has: its topic and, in groups, which message it answers. */
export function placing(to: Conversation, answers: ChatMessage | undefined) {
  const isQuoted = to.kind === 'group' && answers !== undefined && answers.pressed === undefined;
  return {
    ...(to.thread !== undefined && { message_thread_id: Number(to.thread) }),
    ...(isQuoted && {
      reply_parameters: { message_id: Number(answers.id), allow_sending_without_reply: true },
    }),
  };
}

/** The text under a picture or a file. */
export function captioned(caption: Text | undefined): { caption?: string; caption_entities?: MessageEntity[] } {
  return caption === undefined ? {} : { caption: caption.text, caption_entities: [...caption.entities] };
}

/** The name of a reply, which may be several messages. */
export function postedId(ids: readonly number[]): PostedId {
  return ids.join(' ');
}

/** The messages of a reply. */
export function idsOf(id: PostedId): readonly number[] {
  return id.split(' ').map(Number);
}
