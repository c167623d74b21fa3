import type { Reply } from './reply.ts';

/** A place where people and the bot talk: a channel, a group, a private chat, the terminal. */
export interface Conversation {
  /** The adapter's own name; the core only compares it. */
  readonly platform: string;
  readonly id: string;
  /** The thread or topic within the conversation. */
  readonly thread?: string;
  readonly kind: 'private' | 'group';
}

export interface Author {
  readonly id: string;
  readonly name?: string;
}

/** What a person typed or pressed, with the platform's wrapping taken off. */
export interface ChatMessage {
  /** Unique within the conversation. */
  readonly id: string;
  readonly in: Conversation;
  readonly from: Author;
  /** The command as typed, for example `/sender status my_shop`. */
  readonly text: string;
}

/** Names a message that an adapter posted, so that it can be edited. */
export type PostedId = string;

/** A chat platform as the core sees it. Every member is required: no caller ever asks what an adapter can do. */
export interface ChatAdapter {
  readonly platform: string;
  /** Begins to take messages. `handle` never rejects; it resolves when the message is answered. */
  start(handle: (message: ChatMessage) => Promise<void>): Promise<void>;
  /** @throws PostError */
  post(to: Conversation, reply: Reply): Promise<PostedId>;
  /** Puts a reply in place of one that was posted. @throws PostError */
  edit(at: Conversation, id: PostedId, reply: Reply): Promise<void>;
  /** Resolves when no more messages come, because of `stop` or because the input has ended; rejects when it failed. */
  readonly ended: Promise<void>;
  /** Stops taking messages and waits for the answers that are under way. */
  stop(): Promise<void>;
}

/** A reply could not be shown. */
export class PostError extends Error {
  override readonly name = 'PostError';
  /** `gone`: nobody reads there any more. `failed`: anything else. */
  readonly code: 'gone' | 'failed';

  constructor(code: PostError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
