import type { Clock } from '../../lib/clock.ts';
import type { Database } from '../../storage/database.ts';
import { type Audit, createAudit } from '../audit/audit.ts';
import { type BegunLines, createBegunLines } from '../begun-lines.ts';
import type { Messenger } from '../messenger.ts';
import { type ApprovalCards, createApprovalCards } from './approval-cards.ts';
import { type Confirmations, createConfirmations } from './confirmations.ts';
import { createPrompts, type Prompts } from './prompts.ts';
import { createSpendingLimit, type SpendingLimit } from './spending-limit.ts';
import { createVault, type Vault } from './vault.ts';

/** What is needed to change something on the account. */
export interface Acting {
  readonly audit: Audit;
  readonly confirmations: Confirmations;
  readonly cards: ApprovalCards;
  readonly prompts: Prompts;
  /** What replies to messages of ours go on with. */
  readonly begunLines: BegunLines;
  readonly limit: SpendingLimit;
  /** The passwords of what waits to be confirmed. */
  readonly vault: Vault;
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
  const confirmations = createConfirmations(database, account, audit, clock);
  const cards = createApprovalCards(database, account);
  return {
    audit,
    confirmations,
    cards,
    prompts: createPrompts({ confirmations, cards, messenger, clock }),
    begunLines: createBegunLines(database, account, clock),
    limit: createSpendingLimit(database, account, clock),
    vault: createVault(clock),
    messenger,
    now: clock.now,
    sleep: (ms) => clock.sleep(ms),
  };
}
