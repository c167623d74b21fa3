import type { Chat, Message, Update, User } from 'grammy/types';
import type { Clock } from '../../../src/lib/clock.ts';
import type { Call } from './calls.ts';
import type { Faults } from './faults.ts';
import type { Flood } from './flood.ts';
import type { MenuCommand } from './methods/commands.ts';
import type { Pressed, Ref } from './people.ts';
import type { CallbackAnswer } from './queries.ts';
import type { Said, SayOptions } from './said.ts';
import type { Shown } from './shown.ts';
import type { Status } from './state.ts';
import type { Watchers } from './watchers.ts';

export interface FakeTelegramOptions {
  readonly token?: string;
  readonly bot?: Partial<User>;
  /** Time for dates, flood windows and the age of queries. Long polls and faults wait in real time. */
  readonly clock?: Pick<Clock, 'now'>;
  /** Whether the bot sees in groups only what is meant for it; on, as BotFather sets it, unless switched off. */
  readonly privacyMode?: boolean;
  /** How many calls are kept; 10 000 by default. */
  readonly keepCalls?: number;
  /** The longest that a poll is held, in seconds; 0 for a server that holds none. 50 by default, as Telegram does. */
  readonly longestPoll?: number;
  readonly webhookRetryMs?: number;
  readonly webhookTimeoutMs?: number;
}

/** A Bot API server with everything that a test needs to play the people in front of it. */
export interface FakeTelegram {
  /** For grammY's `apiRoot`; without `/bot`. */
  readonly url: string;
  readonly token: string;
  readonly bot: User;

  /** Adds a person whom the bot has met, but who did not start it: writing to them is refused with 403. */
  addUser(given?: Partial<User>): User;
  /** Adds a person who started the bot; the chat has the person's number. */
  addPrivateChat(given?: Partial<User>): Chat.PrivateChat;
  /** Adds a basic group with the bot as a member. The people named are members, the first one its creator. */
  addGroup(given?: GroupOptions): Chat.GroupChat;
  addSupergroup(given?: GroupOptions): Chat.SupergroupChat;
  /** Adds a channel with the bot as its administrator. */
  addChannel(given?: GroupOptions): Chat.ChannelChat;
  /** Adds a topic to a forum and gives its `message_thread_id`. */
  addTopic(chat: Ref, name?: string): number;
  closeTopic(chat: Ref, topic: number): void;
  /** Gives the bot or a person another place in a chat; the bot gets `my_chat_member` for its own. */
  setStatus(chat: Ref, who: Ref, status: Status, by?: Ref): void;
  block(user: Ref): void;
  unblock(user: Ref): void;
  deactivate(user: Ref): void;
  /** Makes a group a supergroup, with both service messages. */
  migrate(group: Ref, by?: Ref): Chat.SupergroupChat;

  say(chat: Ref, user: Ref, said: Said, options?: SayOptions): Message;
  edit(chat: Ref, message: { readonly message_id: number }, said: Said): Message;
  /** Presses a button; `undefined` when the bot does not answer in time (2 s of real time by default). */
  press(
    chat: Ref,
    user: Ref,
    message: { readonly message_id: number } | { readonly id: number },
    button: Pressed,
    options?: { readonly withinMs?: number },
  ): Promise<CallbackAnswer | undefined>;
  /** Makes every pressed button that waits too old to be answered. */
  expireQueries(): void;
  /** A person or an administrator deletes a message; bots are not told. */
  deleteMessage(chat: Ref, messageId: number): void;
  /** Puts any update into the queue, also of a kind or shape that nobody knows. */
  deliver(kind: string, content: unknown): Update | undefined;

  /** What a phone shows now, oldest first. */
  messages(chat: Ref): readonly Shown[];
  /** The last one of the bot. */
  lastReply(chat: Ref): Shown | undefined;
  calls(method?: string): readonly Call[];
  /** Calls with a `parse_mode`. */
  markedUp(): readonly Call[];
  /** Menus by scope and language, such as `all_private_chats:ru`. */
  menus(): ReadonlyMap<string, readonly MenuCommand[]>;
  descriptions(): { readonly long: ReadonlyMap<string, string>; readonly short: ReadonlyMap<string, string> };
  /** Updates that the bot did not confirm yet. */
  pending(): readonly Update[];
  until: Watchers['until'];
  /** Resolves as soon as the bot has confirmed every update. */
  drained(withinMs?: number): Promise<void>;

  fault: Faults['set'];
  clearFaults(): void;
  readonly flood: Pick<Flood, 'keep' | 'off'>;
  /** Lets every call take this many milliseconds of real time longer. */
  setLatency(ms: number): void;
  /** Forgets calls and messages, for long runs. */
  forget(): void;
  close(): Promise<void>;
}

export interface GroupOptions {
  readonly title?: string;
  readonly username?: string;
  readonly forum?: boolean;
  readonly people?: readonly Ref[];
  /** The bot's place; a member, or an administrator in a channel, unless told. */
  readonly bot?: Status;
}
