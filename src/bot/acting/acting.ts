import type { Clock } from '../../lib/clock.ts';
import type { Database } from '../../storage/database.ts';
import { type Audit, createAudit } from '../audit/audit.ts';
import type { Cost } from '../audit/audit-entry.ts';
import { type Confirmations, createConfirmations } from './confirmations.ts';

/** What is needed to change something on the account. */
export interface Acting {
  readonly audit: Audit;
  readonly confirmations: Confirmations;
  /** Whether somebody else has to approve of what costs so much. */
  needsApproval(cost: Cost): boolean;
  /** The machine's time, by which questions expire, in milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** @param account - what is acted on */
export function createActing(database: Database, account: string, clock: Clock): Acting {
  const audit = createAudit(database, account, clock);
  return {
    audit,
    confirmations: createConfirmations(database, account, audit, clock),
    needsApproval: () => false,
    now: clock.now,
    sleep: (ms) => clock.sleep(ms),
  };
}
