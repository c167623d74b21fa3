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
  /** Whether a conversation is told what happens on it. @throws StorageError */
  isTold(place: Conversation): Promise<boolean>;
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

/** The accounts that the author of a message may ask anything of, in the order of the settings. @throws StorageError */
export async function allowedTo(message: ChatMessage, { all }: Accounts): Promise<readonly Allowed[]> {
  const roles = await Promise.all(all.map((account) => account.roleOf(message)));
  return all.flatMap((account, index) => {
    const role = roles[index];
    return role === undefined ? [] : [{ account, role }];
  });
}
