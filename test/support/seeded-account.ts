import type { Account } from '../../src/smsc/sandbox/account.ts';
import { seedAccount } from '../../src/smsc/sandbox/seed.ts';
import { noon } from './clock.ts';

let seeded: Account | undefined;

/** The account that a sandbox begins with at noon unless told otherwise, lived through once for all that copy it. */
export function seededAccount(): Account {
  seeded ??= seedAccount(1, noon);
  return seeded;
}
