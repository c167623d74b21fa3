import { SmscError } from '../../smsc/error.ts';
import { lookingUp } from '../acting/looking-up.ts';
import type { CommandContext } from '../command.ts';
import { today } from '../parameters/parameter.ts';

/**
 * Whether there is a subclient with a login, asked of the provider now. It lists subclients nowhere, but says of one
 * that does not exist that it has no statistics of it.
 *
 * @throws SmscError, also when only an older answer is known
 */
export async function hasSubclient({ account }: CommandContext, login: string): Promise<boolean> {
  const day = today({ now: account.now(), zone: account.zone });
  try {
    const asked = { from: day, subclient: { login } };
    await account.client.subclients.statistics(asked, lookingUp);
    return true;
  } catch (error) {
    if (!(error instanceof SmscError)) throw error;
    if (error.code === 'no-such-subclient') return false;
    if (error.code === 'not-own-balance') return true;
    throw error;
  }
}
