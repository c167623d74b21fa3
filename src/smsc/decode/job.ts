import type { Part } from './parts.ts';
import type { Structure } from './structured.ts';

/** An answer for the thread to read. */
export interface Job {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly structure: Structure;
}

/** What the thread sends back for a job: parts and an end, or why there is no value. */
export type JobMessage = { readonly id: number } & (
  | Part
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly why: string }
);
