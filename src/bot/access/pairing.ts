import type { Clock } from '../../lib/clock.ts';
import { createReference } from '../../lib/reference.ts';
import type { Database, Queries } from '../../storage/database.ts';
import type { ChatMessage } from '../chat.ts';
import type { Subject } from './subject.ts';

/** Codes by which strangers ask to be let in. A code lets nobody in by itself: an admin does, by typing it. */
export interface Pairing {
  /**
   * The code for a stranger to show to an admin; `undefined` when this conversation was told one within the hour. It
   * asks for the author in a private chat and for the whole conversation in a group.
   *
   * @throws StorageError
   */
  invite(message: ChatMessage): Promise<string | undefined>;
}

/** How long a conversation hears nothing more, however much is typed there. */
const silenceMs = 3_600_000;
const validMs = 86_400_000;

export function createPairing(database: Database, account: string, clock: Clock): Pairing {
  return {
    invite: async (message) => {
      const now = clock.now();
      // Most lines of a stranger end here, without a write.
      if (await isSilent(database, account, message, now)) return undefined;
      return database.transaction(async (queries) => {
        const isFirst = await fallSilent(queries, account, message, now);
        return isFirst ? codeFor(queries, account, message, now) : undefined;
      });
    },
  };
}

async function isSilent(queries: Queries, account: string, { in: place }: ChatMessage, now: number): Promise<boolean> {
  // An end that lies too far ahead was written before the machine's clock was set back.
  const rows = await queries.query(
    `SELECT ends_at FROM access_silence
    WHERE account = $1 AND platform = $2 AND conversation = $3 AND ends_at > $4 AND ends_at <= $5`,
    [account, place.platform, place.id, now, now + silenceMs],
  );
  return rows.length > 0;
}

/** Begins the silence of a conversation; `false` when somebody else was first. */
async function fallSilent(
  queries: Queries,
  account: string,
  { in: place }: ChatMessage,
  now: number,
): Promise<boolean> {
  const ends = now + silenceMs;
  await queries.query('DELETE FROM access_silence WHERE account = $1 AND (ends_at <= $2 OR ends_at > $3)', [
    account,
    now,
    ends,
  ]);
  const begun = await queries.query(
    `INSERT INTO access_silence (account, platform, conversation, ends_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (account, platform, conversation) DO NOTHING RETURNING ends_at`,
    [account, place.platform, place.id, ends],
  );
  return begun.length > 0;
}

/** The code that the stranger has already, valid anew, so that one that was passed on stays right. */
async function codeFor(
  queries: Queries,
  account: string,
  { in: place, from }: ChatMessage,
  now: number,
): Promise<string> {
  await queries.query('DELETE FROM access_request WHERE account = $1 AND expires_at <= $2', [account, now]);
  const kind = place.kind === 'private' ? 'person' : 'conversation';
  for (;;) {
    const [known] = await queries.query<{ code: string }>(
      `UPDATE access_request SET expires_at = $5
      WHERE account = $1 AND platform = $2 AND conversation = $3 AND person = $4 RETURNING code`,
      [account, place.platform, place.id, from.id, now + validMs],
    );
    if (known !== undefined) return known.code;
    // Nothing is put in when the code is taken by somebody else: then the next one is tried.
    await queries.query(
      `INSERT INTO access_request (account, platform, conversation, person, kind, code, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [account, place.platform, place.id, from.id, kind, createReference(), now + validMs],
    );
  }
}

/** Whom a code asks for; it is used up. `undefined` for one that is unknown, expired or used. */
export async function redeem(
  queries: Queries,
  account: string,
  written: string,
  now: number,
): Promise<Subject | undefined> {
  const [request] = await queries.query<RequestRow>(
    `DELETE FROM access_request WHERE account = $1 AND code = $2 AND expires_at > $3
    RETURNING platform, conversation, person, kind`,
    [account, written.toLowerCase(), now],
  );
  if (request === undefined) return undefined;
  const { platform, conversation, person, kind } = request;
  return kind === 'person' ? { platform, kind, id: person } : { platform, kind, id: conversation };
}

type RequestRow = {
  readonly platform: string;
  readonly conversation: string;
  readonly person: string;
  readonly kind: Subject['kind'];
};

/** Whether a text has the form of a code. */
export function isCode(written: string): boolean {
  return /^[a-z2-9]{6}$/i.test(written);
}
