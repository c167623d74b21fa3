import { includes, type Role } from './access/roles.ts';
import type { Account, Command } from './command.ts';

/** The commands that somebody can make use of on an account: all that lists, menus and suggestions speak of. */
export function offeredTo(role: Role, account: Account, commands: readonly Command[]): readonly Command[] {
  return commands.filter(
    ({ hidden, role: needed, sandboxOnly }) =>
      hidden !== true && includes(role, needed) && (sandboxOnly !== true || account.sandbox !== undefined),
  );
}
