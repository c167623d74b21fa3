import type { Secret } from '../../src/lib/secret.ts';

/** How a proof kills the bot. */
export interface KillProof {
  /** An empty PostgreSQL; SQLite when absent. */
  readonly database: Secret | undefined;
  /** How many processes run at one time. */
  readonly replicas: number;
  /** How often it is killed in each way. */
  readonly times: number;
  /** How often it is killed at any moment. */
  readonly random: number;
  readonly seed: number;
  /** What the names of the ways begin with that are taken. */
  readonly only: string;
  readonly print: (line: string) => void;
}

/** So many kills at any moment are told of together. */
export const atOnce = 25;
