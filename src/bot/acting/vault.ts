import type { Clock } from '../../lib/clock.ts';
import type { Secret } from '../../lib/secret.ts';
import { lostPassword } from '../texts/passwords.ts';
import { UserError } from '../user-error.ts';
import { validMs } from './confirmation.ts';

/** Passwords by the names of their parameters. */
export type Passwords = Readonly<Record<string, Secret | undefined>>;

/**
 * Holds the passwords of questions until they are answered: in memory alone, for as long as a question can be answered.
 * They end with the process, and another process of the same database has none.
 */
export interface Vault {
  /** @param id - of the question that they belong to */
  put(id: string, passwords: Passwords): void;
  /** Has them belong to a question that was asked anew. */
  move(from: string, to: string): void;
  /**
   * Gives passwords away and forgets them.
   *
   * @param names - which ones the question was asked with
   * @throws UserError when one of them is there no more
   */
  take<Name extends string>(id: string, names: readonly Name[]): Readonly<Record<Name, Secret>>;
  /** Forgets what a question will not need any more. */
  forget(id: string): void;
}

export function createVault(clock: Clock): Vault {
  const held = new Map<string, { readonly passwords: Passwords; readonly cancel: () => void }>();

  function forget(id: string): Passwords | undefined {
    const found = held.get(id);
    found?.cancel();
    held.delete(id);
    return found?.passwords;
  }

  function put(id: string, passwords: Passwords): void {
    const cancel = clock.after(validMs, () => held.delete(id));
    held.set(id, { passwords, cancel });
  }

  return {
    put,
    move: (from, to) => {
      const passwords = forget(from);
      if (passwords !== undefined) put(to, passwords);
    },
    take: (id, names) => {
      const passwords = forget(id) ?? {};
      const taken = names.map((name) => {
        const password = passwords[name];
        if (password === undefined) throw new UserError(lostPassword);
        return [name, password] as const;
      });
      return Object.fromEntries(taken) as Record<(typeof names)[number], Secret>;
    },
    forget: (id) => void forget(id),
  };
}
