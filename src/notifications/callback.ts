import type { Route } from '../http/server.ts';
import type { Secret } from '../lib/secret.ts';
import { readPush } from '../smsc/push.ts';

/** Where the provider's "handler" is served. */
export const callbackPath = '/smsc/callback';

export interface CallbackOptions {
  /** What stands after `sha1=` or `md5=` in the address that the account's settings name. */
  readonly secret: Secret;
  /** Told that an SMS has come in. */
  readonly onSms: () => void;
}

/**
 * Takes what the provider pushes for each incoming SMS, delivery status and call. It only says when to look: nothing of
 * what comes is kept, so that a push that is lost, forged or repeated changes nothing but the time of a look.
 *
 * @throws RangeError when the secret is empty, which everybody could sign with
 */
export function createCallback({ secret, onSms }: CallbackOptions): Route {
  if (secret.reveal() === '') throw new RangeError('the secret of the provider is empty');
  return async (request) => {
    if (request.method !== 'POST' && request.method !== 'GET') return { status: 405 };
    const kind = readPush(request, secret);
    if (kind === undefined) return { status: 403, body: 'Forbidden' };
    if (kind === 'sms') onSms();
    return { status: 200, body: 'OK' };
  };
}
