import type { MessageEntity } from 'grammy/types';
import type { ChatMessage, Conversation, PostedId } from '../../bot/chat.ts';
import type { Reply } from '../../bot/reply.ts';

/** A text as Telegram takes it. */
export interface Text {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/**
 * What every message of a reply has: its topic, whether it makes a sound, and which message it belongs to or, in groups,
 * answers.
 */
export function placing(to: Conversation, answers: ChatMessage | undefined, { silent, under }: Reply) {
  const isQuoted = to.kind === 'group' && answers !== undefined && answers.pressed === undefined;
  const above = under === undefined ? (isQuoted ? Number(answers.id) : undefined) : idsOf(under)[0];
  return {
    ...(to.thread !== undefined && { message_thread_id: Number(to.thread) }),
    ...(above !== undefined && { reply_parameters: { message_id: above, allow_sending_without_reply: true } }),
    ...(silent && { disable_notification: true }),
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
