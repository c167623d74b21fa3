import type { Role } from '../access/roles.ts';
import type { ChatMessage, Conversation, PostedId } from '../chat.ts';
import type { Bindings } from './bindings.ts';

/** One of several accounts, as far as it has to be known to choose it. */
export interface Choosable {
  readonly name: string;
  /** What the author of a message may do on it. @throws StorageError */
  roleOf(message: ChatMessage): Promise<Role | undefined>;
  /** Whether a message of ours was about it. @throws StorageError */
  told(place: Conversation, posted: PostedId): Promise<boolean>;
  /** Whether an id that a button types, such as that of a question, is one of it there. @throws StorageError */
  knows(place: Conversation, id: string): Promise<boolean>;
  /**
   * Tells a conversation nothing more of what happens on it, and who subscribed that this is so.
   *
   * @returns whether it was told anything
   * @throws StorageError
   */
  leave(place: Conversation): Promise<boolean>;
  /** Tells it again what it was told before. @throws StorageError */
  comeBack(place: Conversation): Promise<void>;
}

/** The accounts of a bot that has several. */
export interface Accounts {
  /** In the order of the settings. */
  readonly all: readonly Choosable[];
  readonly bindings: Bindings;
}

/** An account with what somebody may do on it. */
export interface Allowed {
  readonly account: Choosable;
  readonly role: Role;
}

/**
 * The accounts that the author of a message may ask anything of there, in the order of the settings. A conversation that
 * is bound to one shows that one alone, as others may read along.
 *
 * @throws StorageError
 */
export async function shownTo(message: ChatMessage, accounts: Accounts): Promise<readonly Allowed[]> {
  const bound = await accounts.bindings.of(message.in);
  const allowed = await allowedTo(message, accounts);
  return bound === undefined ? allowed : allowed.filter(({ account }) => account.name === bound);
}

/** The accounts that the author of a message has a role on, in the order of the settings. @throws StorageError */
export async function allowedTo(message: ChatMessage, { all }: Accounts): Promise<readonly Allowed[]> {
  const roles = await Promise.all(all.map((account) => account.roleOf(message)));
  return all.flatMap((account, index) => {
    const role = roles[index];
    return role === undefined ? [] : [{ account, role }];
  });
}
