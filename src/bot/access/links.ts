import type { Clock } from '../../lib/clock.ts';
import { createReference } from '../../lib/reference.ts';
import type { Database, Queries } from '../../storage/database.ts';
import { openStore } from '../../storage/store.ts';
import { createGuesses } from './guesses.ts';
import { nameOf, type Person } from './subject.ts';

export type Linked =
  /** `as`: who is one human being now, the author first. `giver`: who was given the code. */
  | { readonly kind: 'linked'; readonly as: readonly Person[]; readonly giver: Person }
  | { readonly kind: 'no-such-code' }
  /** Too many were wrong within ten minutes: none is looked up. */
  | { readonly kind: 'too-many' }
  /** The code was given to the same person. */
  | { readonly kind: 'own-code' };

/**
 * Who is the same human being on several platforms. Both sides agree: one asks for a code, the other types it. Everything
 * throws StorageError.
 */
export interface Links {
  /** A code for a person to type elsewhere, valid for ten minutes; the one before is no longer. */
  offer(person: Person): Promise<string>;
  /** Makes a person and whoever was given the code one. The code is used up. */
  take(code: string, person: Person): Promise<Linked>;
  /** Everybody who is the same human being, the person first. */
  of(person: Person): Promise<readonly Person[]>;
  /**
   * Everybody who is the same human being, or was within a day: for what two have to do. Else somebody would be their own
   * second person by leaving in the middle of it.
   */
  sameAs(person: Person): Promise<readonly Person[]>;
  /** Makes a person one of their own again. @returns who they were linked with; nobody where they were not */
  leave(person: Person): Promise<readonly Person[]>;
}

const validMs = 10 * 60_000;
/** Longer than anything waits for a second person. */
const rememberedMs = 86_400_000;

/** @param account - whose people these are */
export function createLinks(database: Database, account: string, clock: Clock): Links {
  const guesses = createGuesses(clock);
  /** Whom somebody was linked with until lately. */
  const former = openStore<readonly Person[]>(database, { account, space: 'former links', clock });

  async function humanOf(queries: Queries, { platform, id }: Person): Promise<string | undefined> {
    const [row] = await queries.query<{ human: string }>(
      'SELECT human FROM access_link WHERE account = $1 AND platform = $2 AND person = $3',
      [account, platform, id],
    );
    return row?.human;
  }

  async function all(queries: Queries, person: Person): Promise<readonly Person[]> {
    const rows = await queries.query<{ platform: string; person: string }>(
      `SELECT other.platform AS platform, other.person AS person FROM access_link own
      JOIN access_link other ON other.account = own.account AND other.human = own.human
      WHERE own.account = $1 AND own.platform = $2 AND own.person = $3 ORDER BY other.platform, other.person`,
      [account, person.platform, person.id],
    );
    const others = rows.map(({ platform, person: id }) => ({ platform, id }));
    return [person, ...others.filter(({ platform, id }) => platform !== person.platform || id !== person.id)];
  }

  async function put(queries: Queries, { platform, id }: Person, human: string): Promise<void> {
    await queries.query(
      `INSERT INTO access_link (account, platform, person, human) VALUES ($1, $2, $3, $4)
      ON CONFLICT (account, platform, person) DO UPDATE SET human = excluded.human`,
      [account, platform, id, human],
    );
  }

  async function remember(person: Person, others: readonly Person[]): Promise<void> {
    const before = (await former.get(keyOf(person))) ?? [];
    const all = new Map([...before, ...others].map((each) => [nameOf(each), each]));
    await former.set(keyOf(person), [...all.values()], rememberedMs);
  }

  async function take(code: string, person: Person): Promise<Linked> {
    return database.transaction(async (queries): Promise<Linked> => {
      const now = clock.now();
      const [offer] = await queries.query<{ platform: string; person: string }>(
        `DELETE FROM access_link_code WHERE account = $1 AND code = $2 AND expires_at > $3 AND expires_at <= $4
        RETURNING platform, person`,
        [account, code.toLowerCase(), now, now + validMs],
      );
      if (offer === undefined) return { kind: 'no-such-code' };
      const giver = { platform: offer.platform, id: offer.person };
      if (nameOf(giver) === nameOf(person)) return { kind: 'own-code' };
      const [mine, theirs] = [await humanOf(queries, person), await humanOf(queries, giver)];
      const human = mine ?? theirs ?? createReference() + createReference();
      await queries.query('UPDATE access_link SET human = $3 WHERE account = $1 AND human = $2', [
        account,
        theirs ?? '',
        human,
      ]);
      await put(queries, person, human);
      await put(queries, giver, human);
      return { kind: 'linked', as: await all(queries, person), giver };
    });
  }

  return {
    offer: (person) =>
      database.transaction(async (queries) => {
        const now = clock.now();
        const whose = [account, person.platform, person.id];
        await queries.query(
          'DELETE FROM access_link_code WHERE account = $1 AND (expires_at <= $4 OR (platform = $2 AND person = $3))',
          [...whose, now],
        );
        for (;;) {
          const [given] = await queries.query<{ code: string }>(
            `INSERT INTO access_link_code (account, platform, person, code, expires_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING RETURNING code`,
            [...whose, createReference(), now + validMs],
          );
          if (given !== undefined) return given.code;
        }
      }),
    take: async (code, person) => {
      if (!guesses.mayTry(person)) return { kind: 'too-many' };
      const linked = await take(code, person);
      if (linked.kind === 'no-such-code') guesses.wasWrong(person);
      return linked;
    },
    of: (person) => all(database, person),
    sameAs: async (person) => {
      const found = new Map([[nameOf(person), person]]);
      // It grows while it is gone through.
      for (const each of found.values()) {
        for (const other of [...(await all(database, each)), ...((await former.get(keyOf(each))) ?? [])]) {
          if (!found.has(nameOf(other))) found.set(nameOf(other), other);
        }
      }
      return [...found.values()];
    },
    leave: async (person) => {
      const [, ...others] = await all(database, person);
      if (others.length === 0) return [];
      // First: whoever is remembered in vain is still linked.
      await remember(person, others);
      for (const other of others) await remember(other, [person]);
      await database.query('DELETE FROM access_link WHERE account = $1 AND platform = $2 AND person = $3', [
        account,
        person.platform,
        person.id,
      ]);
      return others;
    },
  };
}

function keyOf(person: Person): string {
  return `person ${nameOf(person)}`;
}
