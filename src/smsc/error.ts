/** The provider answered no; what its error number means depends on the page and stands in the operation's table. */
export type RefusalCode =
  | 'bad-parameters'
  | 'no-access'
  | 'not-found'
  | 'blocked'
  | 'too-many-requests'
  | 'not-saved'
  | 'no-money'
  | 'bad-date'
  | 'forbidden'
  | 'bad-number'
  | 'undeliverable'
  | 'code-already-sent'
  | 'wrong-code'
  | 'operation-failed'
  | 'no-such-subclient'
  | 'not-own-balance'
  | 'unknown-refusal';

/** There is no answer, or none that can be read. */
export type FailureCode = 'unreachable' | 'timeout' | 'too-large' | 'bad-response' | 'cancelled';

/** The request was not made: `invalid` says which parameter is wrong, `limited` that the provider's limits are used up. */
export type PreventionCode = 'invalid' | 'limited';

export type SmscErrorCode = RefusalCode | FailureCode | PreventionCode;

export interface SmscErrorFacts {
  /** Which operation, by its name in `client.ts`. */
  readonly operation: string;
  /** The provider's own error number. */
  readonly number?: number;
  /** For `invalid`: the parameter, by its name in `client.ts`. */
  readonly parameter?: string;
  /** For `limited`, `blocked` and `no-access`: milliseconds since the epoch before which asking again is useless. */
  readonly retryAt?: number;
  /** For a write without an answer that can be read: it may have been done all the same. */
  readonly outcomeUnknown?: boolean;
  readonly cause?: unknown;
}

/**
 * A call to the provider that gave no result. The message is for the log: it never holds a secret, a phone number or
 * the text of an SMS. What a person reads is made from `code` in `src/bot/errors.ts`.
 */
export class SmscError extends Error {
  override readonly name = 'SmscError';
  readonly code: SmscErrorCode;
  readonly operation: string;
  readonly number: number | undefined;
  readonly parameter: string | undefined;
  readonly retryAt: number | undefined;
  /** A write that may have been done: its outcome is to be looked up, never to be tried again blindly. */
  readonly outcomeUnknown: boolean;

  constructor(code: SmscErrorCode, message: string, facts: SmscErrorFacts) {
    super(`${facts.operation}: ${message}`, { cause: facts.cause });
    this.code = code;
    this.operation = facts.operation;
    this.number = facts.number;
    this.parameter = facts.parameter;
    this.retryAt = facts.retryAt;
    this.outcomeUnknown = facts.outcomeUnknown ?? false;
  }
}
