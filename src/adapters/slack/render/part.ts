import type { types } from '@slack/bolt';
import type { Line } from './line.ts';

/** Between facts and between cells that stand side by side. */
export const separator = ' · ';

/** Lines that stand in one element of a message. */
export interface Section {
  /** `table`: a row in each line, a cell in each run, the headings first. */
  readonly kind: 'plain' | 'pre' | 'quote' | 'note' | 'table';
  readonly lines: readonly Line[];
  /** How many of the first lines stand again above the rest in the next message. */
  readonly head?: number;
  readonly columns?: types.TableBlock['column_settings'];
}

/** What belongs together, and comes into one message where it fits. */
export interface Part {
  readonly sections: readonly Section[];
  /** Whether there is some room before it. */
  readonly isApart: boolean;
}
