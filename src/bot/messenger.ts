import type { Person } from './access/subject.ts';
import {
  type ChatAdapter,
  type ChatMessage,
  type Conversation,
  FileError,
  type FilePlace,
  type PostedId,
} from './chat.ts';
import type { Reply } from './reply.ts';

/** Reaches any platform, not only the one that a message came from. */
export interface Messenger {
  /** @returns `undefined` where the bot does not talk now @throws PostError */
  post(to: Conversation, reply: Reply): Promise<PostedId | undefined>;
  /** Puts a reply in place of a message of ours. @returns as `ChatAdapter.edit` @throws PostError */
  edit(at: Conversation, posted: PostedId, reply: Reply): Promise<PostedId | undefined>;
  /** As `ChatAdapter.partsOf`. */
  partsOf(platform: string, posted: PostedId): readonly PostedId[];
  /** Where a person alone is written to; `undefined` where the bot does not talk now. @throws PostError */
  privateChatOf(person: Person): Promise<Conversation | undefined>;
  /** Deletes what a person typed, where the platform lets the bot, as a secret stands in it. Never rejects. */
  takeAway(message: ChatMessage): Promise<void>;
  /** Reads a file that came with an earlier message, on whatever platform. @throws FileError */
  readFile(file: FilePlace, mostBytes: number): Promise<Uint8Array>;
}

/** @param adapters - those that the bot talks through, as soon as they are there */
export function createMessenger(adapters: () => readonly ChatAdapter[]): Messenger {
  const adapterOf = (platform: string): ChatAdapter | undefined =>
    adapters().find((adapter) => adapter.platform === platform);
  return {
    post: async (to, reply) => adapterOf(to.platform)?.post(to, reply),
    edit: async (at, posted, reply) => adapterOf(at.platform)?.edit(at, posted, reply),
    partsOf: (platform, posted) => adapterOf(platform)?.partsOf(posted) ?? [posted],
    privateChatOf: async ({ platform, id }) => adapterOf(platform)?.privateChatOf(id),
    takeAway: async (message) => adapterOf(message.in.platform)?.takeAway(message),
    readFile: async ({ platform, key }, mostBytes) => {
      const adapter = adapterOf(platform);
      if (adapter === undefined) throw new FileError('unreadable', `the bot does not talk on ${platform} now`);
      return adapter.readFile(key, mostBytes);
    },
  };
}
