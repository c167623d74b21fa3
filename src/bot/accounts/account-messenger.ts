import type { ChatAdapter } from '../chat.ts';
import type { Account } from '../command.ts';
import type { Language } from '../language.ts';
import { createMessenger, type Messenger } from '../messenger.ts';
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

/** Tells which account it writes about, and posts nothing where a conversation is about another alone. */
export function createAccountMessenger({ adapters, account, bindings, language }: AccountMessengerOptions): Messenger {
  const messenger = createMessenger(() => adapters().map((adapter) => aboutAccount(adapter, account, language)));
  if (account.isOneOfSeveral !== true) return messenger;
  return {
    ...messenger,
    post: async (to, reply) => {
      const bound = await bindings.of(to);
      return bound === undefined || bound === account.name ? messenger.post(to, reply) : undefined;
    },
  };
}
