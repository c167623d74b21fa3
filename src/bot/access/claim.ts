import { createHash, timingSafeEqual } from 'node:crypto';
import type { Logger } from '../../lib/logger.ts';
import { createReference } from '../../lib/reference.ts';
import type { ChatMessage } from '../chat.ts';
import { type Admission, authorOf } from './access.ts';
import type { Grants } from './grants.ts';

/** The way in for the first admin, while an account has none. */
export interface Claim {
  /** Whether a message is the code and made its author admin. Works once. @throws StorageError */
  take(message: ChatMessage): Promise<boolean>;
}

/**
 * Logs a code that makes the first person who sends it in a private chat the admin of every account that has none. It is
 * valid until it is used or the process ends.
 *
 * @returns `undefined` when each has an admin, by the settings or by a grant
 * @throws StorageError
 */
export async function createClaim(accounts: readonly Admission[], log: Logger): Promise<Claim | undefined> {
  const claimable: Grants[] = [];
  for (const { admins, grants } of accounts) {
    const hasAdmin = admins.length > 0 || (await grants.list()).some(({ role }) => role === 'admin');
    if (!hasAdmin) claimable.push(grants);
  }
  if (claimable.length === 0) return undefined;
  const code = createReference() + createReference();
  log.warn({ code }, 'nobody is admin yet: send this code to the bot in a private chat to become the first one');
  const expected = digestOf(code);
  let isUsed = false;
  return {
    take: async (message) => {
      if (isUsed || message.in.kind !== 'private') return false;
      if (!timingSafeEqual(digestOf(message.text.trim().toLowerCase()), expected)) return false;
      const claimed: boolean[] = [];
      for (const grants of claimable) claimed.push(await grants.claim(authorOf(message)));
      isUsed = true;
      return claimed.includes(true);
    },
  };
}

/** Of one length, whatever was typed, as the comparison needs. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
