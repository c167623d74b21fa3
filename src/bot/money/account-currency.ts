import { SmscError } from '../../smsc/error.ts';
import { StorageError } from '../../storage/error.ts';
import type { CommandContext } from '../command.ts';

/** The currency of an account hardly ever changes. */
const maxAgeMs = 3_600_000;

/**
 * The account's currency, for amounts that the provider gives without one; `undefined` when it cannot be had at once.
 * Whoever asks has an answer without it, such as that an SMS was sent, which a broken database must not take away.
 */
export async function currencyOf({ account, log }: CommandContext): Promise<string | undefined> {
  try {
    const { value } = await account.client.balance.get({ maxAgeMs, maxWaitMs: 0, mayBeOvertaken: true });
    return value.currency;
  } catch (err) {
    if (!(err instanceof SmscError || err instanceof StorageError)) throw err;
    log.warn({ err }, 'the currency of the account is not known');
    return undefined;
  }
}
