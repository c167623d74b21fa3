import { remembering } from '../lib/remembering.ts';
import { includes, type Role } from './access/roles.ts';
import type { Account, Command } from './command.ts';

/** The commands that somebody can make use of on an account: all that lists, menus and suggestions speak of. */
export function offeredTo(role: Role, account: Account, commands: readonly Command[]): readonly Command[] {
  const known = listsOf(commands);
  const key = `${role} ${account.sandbox !== undefined} ${account.isOneOfSeveral === true}`;
  const list = known.get(key) ?? listFor(role, account, commands);
  known.set(key, list);
  return list;
}

/** The same list for all of one role, so that what is made from it need not be made anew for each. */
const listsOf = remembering((_commands: readonly Command[]) => new Map<string, readonly Command[]>());

function listFor(role: Role, account: Account, commands: readonly Command[]): readonly Command[] {
  return commands.filter(
    ({ hidden, role: needed, sandboxOnly, severalOnly }) =>
      hidden !== true &&
      includes(role, needed) &&
      (sandboxOnly !== true || account.sandbox !== undefined) &&
      (severalOnly !== true || account.isOneOfSeveral === true),
  );
}
