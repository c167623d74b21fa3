import type { Person } from '../access/subject.ts';
import type { Conversation } from '../chat.ts';

/**
 * What became of something that somebody typed or pressed.
 *
 * - `done`: it was run, and answered
 * - `failed`: it was run, and nothing came of it
 * - `unknown`: it was run, and nobody knows what came of it
 * - `denied`: the role is too low, or a press was somebody else's, or of a button that is too old or forged
 * - `stranger`: who typed or pressed it has no role, or none any more
 * - `misread`: it is no command, or a value was missing or wrong
 * - `opened`: a form was opened, in which it can be filled in
 * - `asked`: it was shown, to be confirmed
 * - `begun`: it was confirmed, or approved of by who it is noted of; what came of it stands in a later entry with the same reference
 * - `awaiting`: it was confirmed, and somebody else has to approve of it
 * - `cancelled`, `expired`, `repeated`, `changed`: it was not confirmed, as told; nothing was done
 */
export type AuditOutcome = (typeof auditOutcomes)[number];

export const auditOutcomes = [
  'done',
  'failed',
  'unknown',
  'denied',
  'stranger',
  'misread',
  'opened',
  'asked',
  'awaiting',
  'begun',
  'cancelled',
  'expired',
  'repeated',
  'changed',
] as const;

/** Money as the provider writes it. */
export interface Cost {
  /** A decimal text. */
  readonly amount: string;
  /** Empty when it is not known. */
  readonly currency: string;
}

/** Who asked for what, where, and what became of it. It holds no secret, no whole phone number and no text of an SMS. */
export interface AuditEntry {
  readonly by: Person;
  readonly in: Pick<Conversation, 'platform' | 'id' | 'kind'>;
  /** The command's name, without a slash; of a group of commands its first word, and empty for what is no command. */
  readonly command: string;
  /** Its values as `auditedLine` writes them, or none of them as `namedLine` does. */
  readonly line: string;
  readonly outcome: AuditOutcome;
  /** What it cost, or would cost. */
  readonly cost?: Cost;
  /** Stands in the answer too; ties together the entries of one action. */
  readonly reference?: string;
}

/** An entry from the moment on at which it was noted, which may be long before it could be written. */
export interface TimedEntry extends AuditEntry {
  /** By the machine's clock. */
  readonly at: Temporal.Instant;
}

/** An entry with its place in the log. */
export interface AuditRecord extends TimedEntry {
  /** Counts up from 1 without a gap, in the order in which they were written. */
  readonly number: number;
}
