import type { ChatAdapter, Conversation } from '../chat.ts';
import type { Account } from '../command.ts';
import type { Language } from '../language.ts';
import { createMessenger, type Messenger } from '../messenger.ts';
import { note } from '../reply.ts';
import { accountTexts } from '../texts/accounts.ts';
import type { Bindings } from './bindings.ts';
import { aboutAccount } from './of-account.ts';

export interface AccountMessengerOptions {
  /** Those that the bot talks through, as soon as they are there. */
  readonly adapters: () => readonly ChatAdapter[];
  readonly account: Account;
  readonly bindings: Bindings;
  /** Of replies that do not tell theirs. */
  readonly language: Language;
}

/**
 * Tells which account it writes about, and posts nothing where a conversation is about another alone. What was posted
 * there before, and would tell now how it went on, says no more than that.
 */
export function createAccountMessenger({ adapters, account, bindings, language }: AccountMessengerOptions): Messenger {
  const messenger = createMessenger(() => adapters().map((adapter) => aboutAccount(adapter, account, language)));
  const plain = createMessenger(adapters);
  const others = async (place: Conversation): Promise<string | undefined> => {
    const bound = await bindings.of(place);
    return bound === account.name ? undefined : bound;
  };
  return {
    ...messenger,
    post: async (to, reply) => ((await others(to)) === undefined ? messenger.post(to, reply) : undefined),
    edit: async (at, posted, reply) => {
      const bound = await others(at);
      if (bound === undefined) return messenger.edit(at, posted, reply);
      const summary = accountTexts[reply.language ?? language].only(bound);
      return plain.edit(at, posted, { summary, blocks: [note(summary)] });
    },
  };
}
