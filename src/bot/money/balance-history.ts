import type { Balance } from '../../smsc/areas/balance.ts';
import type { Answer } from '../../smsc/call.ts';
import type { CommandContext } from '../command.ts';
import { endOf, type KnownDay } from '../statistics/daily/kept-days.ts';
import { sumOf } from './sums.ts';

/** What moved the money of an account on a day, decimal texts in one currency. */
export interface Movement {
  readonly day: Temporal.PlainDate;
  readonly spent: readonly string[];
  readonly paidIn: readonly string[];
}

/** The balance at the end of a day, a decimal text; of the last day, the balance so far. */
export interface Level {
  readonly day: Temporal.PlainDate;
  readonly amount: string;
}

/** Whole days that a history has. */
const leastDays = 7;
const mostDays = 30;
/** What was moved since today's statistics is not known, so they must not be older. */
const longestGapMs = 3_600_000;

/**
 * The balance by day, as far as the days before are kept; nothing is asked for. Without today's statistics there is
 * none: a payment of today would lift every day before it.
 *
 * @returns oldest first; `undefined` when too little is kept
 * @throws StorageError
 */
export async function recentBalances(
  context: CommandContext,
  { value, at }: Answer<Balance>,
): Promise<readonly Level[] | undefined> {
  // People who ask day by day mostly do so without a word about the currency.
  for (const flags of [{ ownCurrency: true }, {}] as const) {
    const movements: Movement[] = [];
    for await (const known of keptBackwards(context, flags)) {
      const movement = movementOf(known, value.currency);
      const isUsable = movements.length === 0 ? isNear(known.at, at) : isWhole(known, context);
      if (movement === undefined || !isUsable) break;
      movements.push(movement);
    }
    if (movements.length > leastDays) return reckonBack(value.amount, movements);
  }
  return undefined;
}

/**
 * Balances from one balance and what moved it.
 *
 * @param amount - the balance now, a decimal text
 * @param movements - each day to the one before it, today first
 * @returns oldest first, beginning with the end of the day before the first movement
 */
export function reckonBack(amount: string, movements: readonly Movement[]): readonly Level[] {
  const [today] = movements;
  if (today === undefined) return [];
  const levels: Level[] = [{ day: today.day, amount }];
  let level = amount;
  for (const { day, spent, paidIn } of movements) {
    level = sumOf([level, ...spent, ...paidIn.map(negated)]);
    levels.push({ day: day.subtract({ days: 1 }), amount: level });
  }
  return levels.reverse();
}

/** Today and the days before it, up to one that is not kept. */
async function* keptBackwards({ account, daily }: CommandContext, flags: Parameters<typeof daily.kept>[1]) {
  const today = account.now().toZonedDateTimeISO(account.zone).toPlainDate();
  for (let days = 0; days <= mostDays; days += 1) {
    const [known] = (await daily.kept([today.subtract({ days })], flags)) ?? [];
    if (known === undefined) return;
    yield known;
  }
}

/** Nothing when an amount was not told or is in another currency. */
function movementOf({ day, rows }: KnownDay, currency: string | undefined): Movement | undefined {
  const spent = rows.map((row) => row.spent).filter((amount) => amount !== undefined);
  const paidIn = rows.map((row) => row.paidIn).filter((amount) => amount !== undefined);
  const isTold = spent.length === rows.length && paidIn.length === rows.length;
  return isTold && rows.every((row) => row.currency === currency) ? { day, spent, paidIn } : undefined;
}

function isWhole({ day, at }: KnownDay, { account }: CommandContext): boolean {
  return Temporal.Instant.compare(at, endOf(day, account.zone)) >= 0;
}

function isNear(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Math.abs(one.epochMilliseconds - other.epochMilliseconds) <= longestGapMs;
}

function negated(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
