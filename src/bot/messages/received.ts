import { everySender } from '../../smsc/areas/every-sender.ts';
import type { CommandContext } from '../command.ts';

/** An SMS that came in, as far as it can be answered. */
export interface Received {
  /** A phone number, or the name of a service. */
  readonly from: string;
  /** The account's number that it came to. */
  readonly to?: string | undefined;
}

/** The page's maximum for one request. */
const mostMessages = 10_000;

/**
 * An SMS by the id of the event that told of it, or by the provider's.
 *
 * @throws SmscError, StorageError
 */
export async function findReceived({ notices, account }: CommandContext, id: string): Promise<Received | undefined> {
  if (!/^\d+$/.test(id)) {
    const change = (await notices.outbox.trace(id))?.change;
    return change?.topic === 'inbox' ? change.message : undefined;
  }
  const after = String(BigInt(id) - 1n);
  const { value } = await account.client.incoming.get({ after, count: mostMessages });
  return value.find((message) => message.id === id);
}

/**
 * From whom an answer comes: the number that was written to, where the account may send from it.
 *
 * @returns `undefined` for the account's usual sender name @throws SmscError
 */
export async function answersFrom({ account }: CommandContext, { to }: Received): Promise<string | undefined> {
  if (to === undefined) return undefined;
  const { value } = await everySender(account.client.senders, {});
  return value.find(({ name }) => name === to)?.name;
}
