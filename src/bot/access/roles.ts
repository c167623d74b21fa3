import type { ChatMessage } from '../chat.ts';

/** What a person may do, each including those before it. */
export const roles = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Tells who may do what. Closed by default: no role, no answer. */
export interface Access {
  /** The role of a message's author in its conversation, or `undefined` for a stranger. @throws StorageError */
  roleOf(message: ChatMessage): Promise<Role | undefined>;
}

/** Whether a role includes another. */
export function includes(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/** The one that includes all others; `undefined` for none. */
export function highest(held: readonly Role[]): Role | undefined {
  return roles.findLast((role) => held.includes(role));
}
