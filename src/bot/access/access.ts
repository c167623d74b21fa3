import { type Clock, systemClock } from '../../lib/clock.ts';
import type { Database } from '../../storage/database.ts';
import type { ChatMessage } from '../chat.ts';
import { createGrants, type Grants } from './grants.ts';
import { createLinks, type Links } from './links.ts';
import { createPairing, type Pairing } from './pairing.ts';
import { type Access, highest } from './roles.ts';
import type { Person, Platforms } from './subject.ts';

export interface AccessOptions {
  readonly database: Database;
  /** The account that the roles are about. */
  readonly account: string;
  /** Who is admin by the settings, in every conversation. */
  readonly admins: readonly Person[];
  /** The platforms on which roles can be given by id, whether the bot talks there now or not. */
  readonly platforms: Platforms;
  readonly clock?: Clock;
}

/** Who may do what on an account, and how it comes to be so. */
export interface Admission extends Access {
  readonly admins: readonly Person[];
  readonly platforms: Platforms;
  readonly grants: Grants;
  readonly pairing: Pairing;
  /** Who is the same human being on several platforms. */
  readonly links: Links;
}

/**
 * Roles from the settings and from what admins have given; the highest counts. Nothing is remembered from one message
 * to the next, so that a change holds at once, also one that another process made.
 */
export function createAccess({ database, account, admins, platforms, clock = systemClock }: AccessOptions): Admission {
  const grants = createGrants({ database, account, hasAdmins: admins.length > 0, clock });
  const links = createLinks(database, account, clock);
  return {
    admins,
    platforms,
    grants,
    pairing: createPairing(database, account, clock),
    links,
    roleOf: async (message) => {
      const author = authorOf(message);
      // Asks no database, so that those who can mend it are answered while it is broken.
      if (isAmong(admins, author)) return 'admin';
      const [, ...others] = await links.of(author);
      if (others.some((other) => isAmong(admins, other))) return 'admin';
      return highest((await grants.of(message, others)).map(({ role }) => role));
    },
  };
}

/** The author of a message as settings and grants name them. */
export function authorOf({ in: { platform }, from: { id } }: ChatMessage): Person {
  return { platform, id };
}

export function isAmong(people: readonly Person[], { platform, id }: Person): boolean {
  return people.some((person) => person.platform === platform && person.id === id);
}
