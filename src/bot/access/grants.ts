import type { Clock } from '../../lib/clock.ts';
import type { Database, Queries } from '../../storage/database.ts';
import type { ChatMessage } from '../chat.ts';
import { redeem } from './pairing.ts';
import { highest, type Role } from './roles.ts';
import { nameOf, type Person, type Subject } from './subject.ts';

/** A role that was given to a person or a conversation. */
export interface Grant extends Subject {
  readonly role: Role;
  /** `PLATFORM:ID` of who gave it; `undefined` for the person who claimed the bot. */
  readonly by: string | undefined;
  readonly at: Temporal.Instant;
}

export type Granted =
  /** `before` is the role that it replaces. */
  | { readonly kind: 'granted'; readonly subject: Subject; readonly before: Role | undefined }
  | { readonly kind: 'no-such-code' }
  | { readonly kind: 'last-admin' };

export type Revoked =
  | { readonly kind: 'revoked'; readonly role: Role }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'last-admin' };

/** The roles of one account that were given in chats; those of the settings stand beside them. */
export interface Grants {
  /** In the order in which they were given. @throws StorageError */
  list(): Promise<readonly Grant[]>;
  /**
   * What the author of a message has: as a person, then through the conversation.
   *
   * @param others - who else the author is, on other platforms
   * @throws StorageError
   */
  of(message: ChatMessage, others?: readonly Person[]): Promise<readonly Grant[]>;
  /**
   * Gives a role, in place of the one before.
   *
   * @param to - whom, or the code of a stranger, which is used up by it
   * @throws StorageError
   */
  grant(to: Subject | { readonly code: string }, role: Role, by: Person): Promise<Granted>;
  /**
   * Takes away what an id has, be it a person's or a conversation's: where people write to the bot alone both may be
   * the same id.
   *
   * @throws StorageError
   */
  revoke(from: Person): Promise<Revoked>;
  /** Makes somebody the first admin; `false` when there is one by now. @throws StorageError */
  claim(person: Person): Promise<boolean>;
}

export interface GrantsOptions {
  readonly database: Database;
  /** Whose account these roles are about. */
  readonly account: string;
  /** Whether the settings name an admin. Where they name none, the last one cannot be taken away. */
  readonly hasAdmins: boolean;
  readonly clock: Clock;
}

export function createGrants({ database, account, hasAdmins, clock }: GrantsOptions): Grants {
  /** Whether an admin is left when this id is none any more. */
  async function leavesAdmin(queries: Queries, { platform, id }: Person): Promise<boolean> {
    if (hasAdmins) return true;
    const admins = await queries.query<{ platform: string; subject: string }>(
      "SELECT platform, subject FROM access_grant WHERE account = $1 AND role = 'admin'",
      [account],
    );
    const others = admins.filter((admin) => admin.platform !== platform || admin.subject !== id);
    return admins.length === 0 || others.length > 0;
  }

  async function rolesOf(queries: Queries, { platform, id }: Person): Promise<readonly GrantRow[]> {
    return queries.query<GrantRow>(`${select} AND platform = $2 AND subject = $3`, [account, platform, id]);
  }

  async function put(queries: Queries, { platform, kind, id }: Subject, role: Role, by: string): Promise<void> {
    await queries.query(
      `INSERT INTO access_grant (account, platform, kind, subject, role, granted_by, granted_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (account, platform, kind, subject)
      DO UPDATE SET role = excluded.role, granted_by = excluded.granted_by, granted_at = excluded.granted_at`,
      [account, platform, kind, id, role, by, clock.now()],
    );
  }

  return {
    list: async () => {
      const rows = await database.query<GrantRow>(`${select} ORDER BY granted_at`, [account]);
      return rows.map(grantOf);
    },
    of: async ({ in: place, from }, others = []) => {
      const also = others.map((_other, index) => ` OR (platform = $${5 + 2 * index} AND subject = $${6 + 2 * index})`);
      const rows = await database.query<GrantRow>(
        `${select} AND ((kind = 'conversation' AND platform = $2 AND subject = $4)
          OR (kind = 'person' AND ((platform = $2 AND subject = $3)${also.join('')})))
        ORDER BY kind DESC, granted_at, platform, subject`,
        [account, place.platform, from.id, place.id, ...others.flatMap(({ platform, id }) => [platform, id])],
      );
      return rows.map(grantOf);
    },
    grant: (to, role, by) =>
      database.transaction(async (queries) => {
        const subject = 'code' in to ? await redeem(queries, account, to.code, clock.now()) : to;
        if (subject === undefined) return { kind: 'no-such-code' };
        const rows = await rolesOf(queries, subject);
        const before = rows.find(({ kind }) => kind === subject.kind)?.role;
        const lowers = before === 'admin' && role !== 'admin';
        if (lowers && !(await leavesAdmin(queries, subject))) return { kind: 'last-admin' };
        if (before !== role) await put(queries, subject, role, nameOf(by));
        return { kind: 'granted', subject, before };
      }),
    revoke: (from) =>
      database.transaction(async (queries) => {
        const role = highest((await rolesOf(queries, from)).map((row) => row.role));
        if (role === undefined) return { kind: 'nothing' };
        if (!(await leavesAdmin(queries, from))) return { kind: 'last-admin' };
        await queries.query('DELETE FROM access_grant WHERE account = $1 AND platform = $2 AND subject = $3', [
          account,
          from.platform,
          from.id,
        ]);
        return { kind: 'revoked', role };
      }),
    claim: ({ platform, id }) =>
      database.transaction(async (queries) => {
        const admins = await queries.query(`${select} AND role = 'admin'`, [account]);
        if (hasAdmins || admins.length > 0) return false;
        await put(queries, { platform, kind: 'person', id }, 'admin', '');
        return true;
      }),
  };
}

const select = 'SELECT platform, kind, subject, role, granted_by, granted_at FROM access_grant WHERE account = $1';

type GrantRow = {
  readonly platform: string;
  readonly kind: Subject['kind'];
  readonly subject: string;
  readonly role: Role;
  readonly granted_by: string;
  readonly granted_at: number;
};

function grantOf({ platform, kind, subject, role, granted_by: by, granted_at: at }: GrantRow): Grant {
  return {
    platform,
    kind,
    id: subject,
    role,
    by: by === '' ? undefined : by,
    at: Temporal.Instant.fromEpochMilliseconds(at),
  };
}
