import type { Line } from './line.ts';

/** Lines that stand in one entity, or in none. */
export interface Section {
  readonly kind: 'plain' | 'pre' | 'blockquote' | 'expandable_blockquote';
  readonly lines: readonly Line[];
  /** How many of the first lines stand again above the rest in the next message. */
  readonly head?: number;
}

/** What belongs together, and comes into one message where it fits. */
export interface Part {
  readonly sections: readonly Section[];
  /** Whether an empty line stands before it. */
  readonly isApart: boolean;
}
