import { sumOf } from './sums.ts';

/** How long the money lasts at the recent rate of spending. */
export type Runway =
  | { readonly kind: 'lasts'; readonly ms: number; readonly perDay: string }
  | { readonly kind: 'overdrawn' }
  /** Nothing was spent, so it lasts for ever. */
  | { readonly kind: 'idle' };

const dayMs = 86_400_000;

/**
 * Estimates the runway. The rate passes through floats, which is fine for "about 3 days" and for nothing else.
 *
 * @param available - money and credit line, decimal texts in one currency
 * @param spent - what was charged in the period, decimal texts in the same currency
 * @param days - the length of the period
 */
export function estimateRunway(available: readonly string[], spent: readonly string[], days: number): Runway {
  const money = total(available);
  const rate = total(spent) / days;
  if (money <= 0) return { kind: 'overdrawn' };
  if (rate <= 0) return { kind: 'idle' };
  return { kind: 'lasts', ms: (money / rate) * dayMs, perDay: rate.toFixed(2) };
}

function total(amounts: readonly string[]): number {
  return Number(sumOf(amounts));
}
