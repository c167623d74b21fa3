import { isIP } from 'node:net';
import { isLoopback, safeBaseAddress } from '../../lib/addresses.ts';
import { SmscError } from '../error.ts';

/**
 * Checks the address that the provider's file names are appended to.
 *
 * @param address - https, or plain http on loopback; without credentials, query and fragment
 * @returns the address with a slash at its end
 * @throws SmscError `invalid`; the address itself is not in the message, since a secret may have got into it
 */
export function providerUrl(address: string): URL {
  const url = safeBaseAddress(address);
  if (url !== undefined) return url;
  const allowed = 'https (plain http on loopback only), without credentials, query and fragment';
  throw new SmscError('invalid', `the provider's address must be ${allowed}`, {
    operation: 'client',
    parameter: 'url',
  });
}

/**
 * The provider's spare host, `www2.<domain>` (facts 9.1), with the same port and path. It is given the credentials, so
 * it must be a name below the configured one.
 *
 * @returns `undefined` where there is none: loopback, an address of numbers, a name of one word, a numbered mirror
 */
export function spareUrl(url: URL): URL | undefined {
  const { hostname } = url;
  const isNamed = isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && !isLoopback(hostname) && hostname.includes('.');
  if (!isNamed || /^www\d+\./.test(hostname)) return undefined;
  const spare = new URL(url);
  spare.hostname = `www2.${hostname.replace(/^www\./, '')}`;
  return spare;
}
