import { SmscError } from '../../smsc/error.ts';
import { lookingUp } from '../acting/looking-up.ts';
import type { CommandContext } from '../command.ts';
import { today } from '../parameters/parameter.ts';

/** Long enough that who sends anything at all has statistics. */
const days = 30;

/**
 * Whether there is a subclient with a login, asked of the provider now. It lists subclients nowhere, but may say of one
 * whose statistics are asked for that it does not exist. That it has none says nothing: no page tells whether that is
 * answered for a login that nobody has, too.
 *
 * @returns `undefined` when the answer does not tell
 * @throws SmscError, also when only an older answer is known
 */
export async function hasSubclient({ account }: CommandContext, login: string): Promise<boolean | undefined> {
  const to = today({ now: account.now(), zone: account.zone });
  try {
    const asked = { from: to.subtract({ days }), to, subclient: { login } };
    const { value } = await account.client.subclients.statistics(asked, lookingUp);
    return value.some((row) => row.login === login) ? true : undefined;
  } catch (error) {
    if (!(error instanceof SmscError)) throw error;
    if (error.code === 'no-such-subclient') return false;
    if (error.code === 'not-own-balance') return true;
    throw error;
  }
}
