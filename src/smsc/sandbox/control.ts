/**
 * What can be switched on to see how the bot bears it:
 * - `outage`: connections are cut
 * - `slow`: every answer takes 5 s longer
 * - `broken`: answers are torn in the middle
 * - `html`: a proxy's 502 page instead of an answer
 * - `blocked`: error 4, the IP address is blocked
 * - `denied`: error 2, wrong credentials or IP address not allowed
 * - `limited`: error 9, too many requests
 */
export const faultKinds = ['outage', 'slow', 'broken', 'html', 'blocked', 'denied', 'limited'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface ActiveFault {
  readonly kind: FaultKind;
  /** When it ends, on the sandbox's clock. */
  readonly until: Temporal.Instant;
}

/** What a person at the terminal, a test or a demonstration can do to the sandbox account. */
export interface SandboxControl {
  /** The time on the sandbox's clock. */
  now(): Temporal.Instant;
  /** Moves the clock forward; all that would have happened in that time has then happened. */
  advance(ms: number): void;
  /** Switches a fault on for `ms` milliseconds of the sandbox's clock. */
  fault(kind: FaultKind, ms: number): void;
  clearFaults(): void;
  faults(): readonly ActiveFault[];
}
