import type { Bar } from '../reply.ts';

/** An amount as it is drawn. */
export interface Amount {
  readonly label: string;
  readonly shown: string;
  /** Of the largest, from -1 to 1; 0 for all where all are zero. */
  readonly share: number;
  /** Whether it is known at all: what is shown of it has a figure in it. */
  readonly isKnown: boolean;
}

/** Amounts in relation to the one that is furthest from zero, so that no calculation runs out of numbers. */
export function amountsOf(bars: readonly Bar[]): readonly Amount[] {
  const values = bars.map(({ value }) => (Number.isFinite(value) ? value : 0));
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return bars.map(({ label, shown }, index) => ({
    label,
    shown,
    share: most === 0 ? 0 : (values[index] ?? 0) / most,
    isKnown: /\p{N}/u.test(shown),
  }));
}
