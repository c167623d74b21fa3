import { createHash } from 'node:crypto';
import type { Account } from './account.ts';
import type { Params } from './params.ts';

/**
 * Whether a request may speak for the account: login and password, the password also as lower-case MD5; the key alone
 * as `apikey` or as a password without login; or login and key together (facts 9.1).
 */
export function isAuthorised(account: Account, params: Params): boolean {
  const login = params.get('login') ?? '';
  const password = params.get('psw') ?? '';
  const apikey = params.get('apikey') ?? '';
  if (login !== '' && login !== account.login) return false;
  if (apikey !== '') return apikey === account.apikey;
  if (login === '') return password === account.apikey;
  return password === account.password || password === createHash('md5').update(account.password).digest('hex');
}
