import { compareAmounts, sumOf } from '../../bot/money/sums.ts';
import type { BalanceChange } from '../../bot/topics/change.ts';

/** Below what a subscription is told; at least one of the two. */
export interface Threshold {
  /** Its number. */
  readonly subscription: number;
  /** Money, a decimal text in the account's currency. */
  readonly amount?: string;
  /** How long the money lasts, in milliseconds. */
  readonly runwayMs?: number;
}

/** What is compared with a threshold. */
export interface Money {
  /** A decimal text. */
  readonly amount: string;
  /** Infinite when nothing is spent; absent when it is not known. */
  readonly runwayMs: number | undefined;
}

/** What is remembered of a threshold that the money is under. */
export interface Level {
  readonly level: 'low' | 'critical';
  /** When it was told last, in milliseconds since the epoch. */
  readonly toldAt: number;
}

interface Judged {
  readonly level: Level | undefined;
  readonly kind?: BalanceChange['kind'];
}

const dayMs = 86_400_000;
/** A third of the threshold is critical. */
const critical = 3;
/** What is low is told again every other day, what is critical every day (facts 11). */
const againMs = { low: 2 * dayMs, critical: dayMs } as const;

/**
 * Where the money stands now, and what is to be told of it. What was under a threshold is over it only a tenth above, so
 * that a balance around it does not tell again and again.
 *
 * @param last - `undefined` while the money is not under it
 * @param now - milliseconds since the epoch
 */
export function judge(threshold: Threshold, money: Money, last: Level | undefined, now: number): Judged {
  const isCritical = isUnder(threshold, money, critical, false);
  if (last === undefined) {
    if (isCritical) return { level: { level: 'critical', toldAt: now }, kind: 'critical' };
    return isUnder(threshold, money, 1, false)
      ? { level: { level: 'low', toldAt: now }, kind: 'low' }
      : { level: undefined };
  }
  if (last.level === 'low' && isCritical) return { level: { level: 'critical', toldAt: now }, kind: 'critical' };
  // A runway that cannot be reckoned now says nothing about the end.
  const isKnown = threshold.runwayMs === undefined || money.runwayMs !== undefined;
  if (isKnown && !isUnder(threshold, money, 1, true)) return { level: undefined, kind: 'recovered' };
  const isLess = last.level === 'critical' && isKnown && !isUnder(threshold, money, critical, true);
  const level = isLess ? 'low' : last.level;
  // What was told in the future was told before the clock was set back.
  const toldAt = Math.min(last.toldAt, now);
  if (now - toldAt >= againMs[level]) return { level: { level, toldAt: now }, kind: 'again' };
  return { level: { level, toldAt } };
}

/** Whether money or runway is under a part of the threshold, or under a tenth above that. */
function isUnder({ amount, runwayMs }: Threshold, money: Money, part: number, isStill: boolean): boolean {
  return (
    (amount !== undefined && isAmountUnder(money.amount, amount, part, isStill)) ||
    (runwayMs !== undefined && (money.runwayMs ?? Infinity) < (runwayMs / part) * (isStill ? 1.1 : 1))
  );
}

/** Exact, in tenths. A part of zero or of a debt would be more than the whole, so there is none. */
function isAmountUnder(amount: string, limit: string, part: number, isStill: boolean): boolean {
  if (part > 1 && compareAmounts(limit, '0') <= 0) return false;
  const margin = isStill ? limit.replace(/^-/, '') : '0';
  const bound = sumOf([...times(limit, 10), margin]);
  return compareAmounts(sumOf(times(amount, 10 * part)), bound) < 0;
}

function times(amount: string, count: number): readonly string[] {
  return Array.from({ length: count }, () => amount);
}
