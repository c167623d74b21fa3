import type { Person } from '../access/subject.ts';
import type { AuditEntry, AuditOutcome, Cost } from '../audit/audit-entry.ts';
import type { Conversation, PostedId } from '../chat.ts';
import type { Language } from '../language.ts';

/** What somebody is asked to confirm. */
export interface Question {
  /** The command's name. */
  readonly command: string;
  /** Its values for the audit log. */
  readonly line: string;
  /** What will be done, as JSON: exactly this and nothing else. */
  readonly payload: unknown;
  /** What it was shown with, such as its price: when this has changed, it is asked anew. */
  readonly quote: string;
  /** What has to be typed to confirm it; pressing a button is enough when absent. */
  readonly typed?: string;
  readonly cost?: Cost;
  /** Whether somebody else has to approve of it too. */
  readonly needsApproval: boolean;
  readonly by: Person;
  readonly in: Conversation;
  readonly language: Language;
  /**
   * The id of the message that brought it where it is, by asking for it or answering it: when the same is delivered
   * again, a process died before it said what came of that.
   */
  readonly movedBy: string;
}

/**
 * - `open`: waits for who asked to confirm it
 * - `awaiting`: waits for somebody else to approve of it
 * - `begun`: was confirmed, and is being done or was when the process ended
 * - `done`, `failed`, `unknown`: what became of it
 * - `cancelled`, `changed`, `expired`: it will not be done
 */
export type ConfirmationState = (typeof confirmationStates)[number];

export const confirmationStates = [
  'open',
  'awaiting',
  'begun',
  'done',
  'failed',
  'unknown',
  'cancelled',
  'changed',
  'expired',
] as const;

/** Who gave the approval that was needed, and when. */
export interface Approval {
  readonly by: Person;
  readonly at: Temporal.Instant;
}

/** A question that was asked, and what became of it. */
export interface Confirmation extends Question {
  /** Stands in the answers and in the audit log as the reference. */
  readonly id: string;
  readonly state: ConfirmationState;
  readonly expiresAt: Temporal.Instant;
  /** The message that asks; absent until it was shown. */
  readonly posted?: PostedId;
  readonly approval?: Approval;
}

/** What the audit log notes of it. */
export function entryOf({ id, by, in: place, command, line, cost }: Confirmation, outcome: AuditOutcome): AuditEntry {
  return { by, in: place, command, line, outcome, ...(cost && { cost }), reference: id };
}

/** How long who asked can confirm. */
export const validMs = 5 * 60_000;
/** How long somebody else can approve after that. */
export const approvalMs = 30 * 60_000;
