import type { Person } from './access/subject.ts';
import type { ChatAdapter, Conversation, PostedId } from './chat.ts';
import type { Reply } from './reply.ts';

/** Writes to conversations that did not ask just now, on any platform. */
export interface Messenger {
  /** @returns `undefined` where the bot does not talk now @throws PostError */
  post(to: Conversation, reply: Reply): Promise<PostedId | undefined>;
  /** Puts a reply in place of a message of ours. @throws PostError */
  edit(at: Conversation, posted: PostedId, reply: Reply): Promise<void>;
  /** Where a person alone is written to; `undefined` where the bot does not talk now. */
  privateChatOf(person: Person): Conversation | undefined;
}

/** @param adapters - those that the bot talks through, as soon as they are there */
export function createMessenger(adapters: () => readonly ChatAdapter[]): Messenger {
  const adapterOf = (platform: string): ChatAdapter | undefined =>
    adapters().find((adapter) => adapter.platform === platform);
  return {
    post: async (to, reply) => adapterOf(to.platform)?.post(to, reply),
    edit: async (at, posted, reply) => adapterOf(at.platform)?.edit(at, posted, reply),
    // The platforms take a person's id for the private chat with the bot.
    privateChatOf: ({ platform, id }) =>
      adapterOf(platform) === undefined ? undefined : { platform, id, kind: 'private' },
  };
}
