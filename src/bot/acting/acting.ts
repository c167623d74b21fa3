import type { Clock } from '../../lib/clock.ts';
import type { Database } from '../../storage/database.ts';
import { type Audit, createAudit } from '../audit/audit.ts';
import type { Messenger } from '../messenger.ts';
import { type ApprovalCards, createApprovalCards } from './approval-cards.ts';
import { type Confirmations, createConfirmations } from './confirmations.ts';
import { createSpendingLimit, type SpendingLimit } from './spending-limit.ts';

/** What is needed to change something on the account. */
export interface Acting {
  readonly audit: Audit;
  readonly confirmations: Confirmations;
  readonly cards: ApprovalCards;
  readonly limit: SpendingLimit;
  readonly messenger: Messenger;
  /** The machine's time, by which questions expire, in milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export interface ActingOptions {
  readonly database: Database;
  /** What is acted on. */
  readonly account: string;
  readonly messenger: Messenger;
  readonly clock: Clock;
}

export function createActing({ database, account, messenger, clock }: ActingOptions): Acting {
  const audit = createAudit(database, account, clock);
  return {
    audit,
    confirmations: createConfirmations(database, account, audit, clock),
    cards: createApprovalCards(database, account),
    limit: createSpendingLimit(database, account, clock),
    messenger,
    now: clock.now,
    sleep: (ms) => clock.sleep(ms),
  };
}
