import type { PostedId, Reply } from './reply.ts';

export type { PostedId };

/** A place where people and the bot talk: a channel, a group, a private chat, the terminal. */
export interface Conversation {
  /** The adapter's own name; the core only compares it. */
  readonly platform: string;
  readonly id: string;
  /** The thread or topic within the conversation. */
  readonly thread?: string;
  readonly kind: 'private' | 'group';
}

/** One text for a conversation, to keep and compare things by. */
export function conversationKey({ platform, id, thread }: Conversation): string {
  return JSON.stringify([platform, id, thread]);
}

/** Whether two conversations are one, threads aside: what is answered in a thread of its own stands beside it. */
export function isSameChat(one: Conversation, other: Conversation): boolean {
  return one.platform === other.platform && one.id === other.id;
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
  /** What was attached. */
  readonly files: readonly IncomingFile[];
  /** Set when it came without a word, such as a sticker or a file without a command. */
  readonly wordless?: true;
  /** Set when nobody but its author could ever read it, such as a form. */
  readonly isUnseen?: true;
  /**
   * Set for a press that its platform has answered by itself: with a form to fill in, or, as nobody knows any more what
   * the button typed, by saying so. It runs nothing.
   */
  readonly answeredWith?: 'form' | 'refusal';
  /** The message of ours whose button was pressed; absent for a typed line. */
  readonly pressed?: PostedId;
  /** The message of ours that a typed line is a reply to, or that opened its thread; named as a reply of one message is. */
  readonly repliedTo?: PostedId;
}

/** A file that came with a message. It stays with the platform until it is read. */
export interface IncomingFile {
  readonly name: string;
  /** In bytes; absent where the platform does not tell. */
  readonly size?: number;
  /** Finds the file again at its platform, for `ChatAdapter.readFile`; it says nothing to anybody else. */
  readonly key: string;
  /** @param mostBytes - a larger file is refused without being held in memory @throws FileError */
  read(mostBytes: number): Promise<Uint8Array>;
}

/** Where a file that came with a message is found again. */
export type FilePlace = Pick<IncomingFile, 'key'> & Pick<Conversation, 'platform'>;

/** A chat platform as the core sees it. Every member is required: no caller ever asks what an adapter can do. */
export interface ChatAdapter {
  readonly platform: string;
  /** Begins to take messages. `handle` never rejects; it resolves when the message is answered. */
  start(handle: (message: ChatMessage) => Promise<void>): Promise<void>;
  /**
   * @param answers - the message that the reply answers; a reply for the asker alone goes to its author
   * @throws PostError
   */
  post(to: Conversation, reply: Reply, answers?: ChatMessage): Promise<PostedId>;
  /**
   * Puts a reply in place of one that was posted; where nothing can be replaced, after it.
   *
   * @returns the message that shows it, where that is another one
   * @throws PostError
   */
  edit(at: Conversation, id: PostedId, reply: Reply): Promise<PostedId | undefined>;
  /** The single messages that a posted reply is, each named as `ChatMessage.repliedTo` names it. */
  partsOf(id: PostedId): readonly PostedId[];
  /** Takes a message of ours away, where that can be. Never rejects. */
  remove(at: Conversation, id: PostedId): Promise<void>;
  /** Where a person alone is written to; what is pressed there comes from this conversation. @throws PostError */
  privateChatOf(person: string): Promise<Conversation>;
  /** Deletes what a person typed, where the platform lets the bot, as a secret stands in it. Never rejects. */
  takeAway(message: ChatMessage): Promise<void>;
  /** Reads a file that came with an earlier message. @param key - as `IncomingFile` has it @throws FileError */
  readFile(key: string, mostBytes: number): Promise<Uint8Array>;
  /** Resolves when no more messages come, because of `stop` or because the input has ended; rejects when it failed. */
  readonly ended: Promise<void>;
  /** Stops taking messages and waits for the answers that are under way. */
  stop(): Promise<void>;
}

/** An attached file cannot be had. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: 'too-large' | 'unreadable';

  constructor(code: FileError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface PostErrorOptions extends ErrorOptions {
  readonly isRefused?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** A reply could not be shown. */
export class PostError extends Error {
  override readonly name = 'PostError';
  /**
   * `gone`: nobody reads there any more. `bound`: nothing of this account may be read there. `unknown`: it may have been
   * shown, or a part of it, so that showing it once more may show it twice. `failed`: anything else; nothing of it was
   * shown.
   */
  readonly code: 'gone' | 'bound' | 'unknown' | 'failed';
  /** The same will be refused however often it is tried. */
  readonly isRefused: boolean;
  /** How long the platform asks to be left alone there, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(code: PostError['code'], message: string, options: PostErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.isRefused = options.isRefused ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}
