import { estimateRunway } from '../../bot/money/runway.ts';
import { sumOf } from '../../bot/money/sums.ts';
import type { BalanceChange } from '../../bot/topics/change.ts';
import type { Balance } from '../../smsc/areas/balance.ts';
import { SmscError } from '../../smsc/error.ts';
import type { Watcher } from '../watcher.ts';
import { isDue, isOutdated, politely, toldNow, type WatcherOptions } from './looking.ts';
import { judge, type Level, type Threshold } from './thresholds.ts';

export interface BalanceWatcherOptions extends WatcherOptions {
  /** What each subscription asks to be told of. @throws StorageError */
  readonly thresholds: () => Promise<readonly Threshold[]>;
}

/** What was spent lately. */
interface Spending {
  /** A decimal text; absent while the provider has not told it. */
  readonly spent?: string;
  readonly at: number;
  /** When it was asked for last, with or without an answer. */
  readonly askedAt: number;
}

export interface BalanceState {
  /** When the balance was told, in milliseconds since the epoch. */
  readonly at: number;
  readonly amount: string;
  readonly currency?: string;
  readonly spending?: Spending;
  /** The thresholds that the money is under. */
  readonly levels: Readonly<Record<string, Level>>;
}

/** Four of the provider's ten questions a minute at the most. */
const leastMs = 15_000;
/** The rate is taken from whole days and changes once a day; statistics are scarce. */
const days = 7;
const rateEveryMs = 3_600_000;
const retryMs = 600_000;
/** An older rate says nothing. */
const rateLastsMs = 2 * 86_400_000;

/**
 * Watches the money. Each subscription has its own threshold, and money under it is a condition rather than an event: who
 * asks for it while the money is low, be it before the first look, hears at once and once, since nothing else would tell
 * until the next repeat. Without the statistics the balance is watched all the same.
 */
export function createBalanceWatcher({ account, pollMs, thresholds }: BalanceWatcherOptions): Watcher<BalanceState> {
  const { client } = account;

  /** What was spent in the last whole days, in one currency; `undefined` when that cannot be told now. */
  async function ask(currency: string | undefined, signal: AbortSignal): Promise<string | undefined> {
    const today = account.now().toZonedDateTimeISO(account.zone).toPlainDate();
    const period = { from: today.subtract({ days }), to: today.subtract({ days: 1 }), ownCurrency: true };
    try {
      const rows = toldNow(await client.statistics.get(period, { ...politely(signal), maxAgeMs: rateEveryMs }));
      return spentIn(rows, currency);
    } catch (error) {
      if (!(error instanceof SmscError) || signal.aborted) throw error;
      return undefined;
    }
  }

  async function spendingOf(last: BalanceState | undefined, balance: Balance, signal: AbortSignal): Promise<Spending> {
    const now = account.now().epochMilliseconds;
    const known = last?.currency === balance.currency ? last?.spending : undefined;
    const isMissing = known !== undefined && known.askedAt !== known.at;
    if (known !== undefined && !isDue(known.askedAt, isMissing ? retryMs : rateEveryMs, now)) return known;
    const spent = await ask(balance.currency, signal);
    if (spent !== undefined) return { spent, at: now, askedAt: now };
    const isUsable = known?.spent !== undefined && Math.abs(now - known.at) <= rateLastsMs;
    return isUsable ? { ...known, askedAt: now } : { at: 0, askedAt: now };
  }

  return {
    name: 'balance',
    topic: 'balance',
    everyMs: Math.max(pollMs, leastMs),
    look: async (last, signal) => {
      const answer = await client.balance.get(politely(signal));
      const balance = toldNow(answer);
      if (last !== undefined && isOutdated(answer, last.at, account)) return { state: last, changes: [] };
      const spending = await spendingOf(last, balance, signal);
      const runwayMs = runwayOf(balance, spending);
      const { amount, currency } = balance;
      const now = account.now().epochMilliseconds;
      const levels: [string, Level][] = [];
      const changes: BalanceChange[] = [];
      for (const threshold of await thresholds()) {
        const key = keyOf(threshold);
        const { level, kind } = judge(threshold, { amount, runwayMs }, last?.levels[key], now);
        if (level !== undefined) levels.push([key, level]);
        if (kind !== undefined) changes.push(changeOf(threshold, kind, balance, runwayMs));
      }
      const money = { at: answer.at.epochMilliseconds, amount, ...(currency !== undefined && { currency }) };
      return { state: { ...money, spending, levels: Object.fromEntries(levels) }, changes };
    },
  };
}

/** A subscription whose threshold was changed begins anew. */
function keyOf({ subscription, amount, runwayMs }: Threshold): string {
  return `${subscription} ${amount ?? ''} ${runwayMs ?? ''}`;
}

/** `undefined` when everything was spent in other currencies. */
function spentIn(
  rows: readonly { readonly spent: string | undefined; readonly currency: string | undefined }[],
  currency: string | undefined,
): string | undefined {
  const same = rows.filter((row) => row.currency === currency);
  if (same.length === 0 && rows.length > 0) return undefined;
  return sumOf(same.map((row) => row.spent ?? '0'));
}

function runwayOf({ amount, credit = '0' }: Balance, { spent }: Spending): number | undefined {
  if (spent === undefined) return undefined;
  const runway = estimateRunway([amount, credit], [spent], days);
  switch (runway.kind) {
    case 'lasts':
      return runway.ms;
    case 'overdrawn':
      return 0;
    case 'idle':
      return Number.POSITIVE_INFINITY;
  }
}

function changeOf(
  { subscription, ...under }: Threshold,
  kind: BalanceChange['kind'],
  { amount, currency }: Balance,
  runwayMs: number | undefined,
): BalanceChange {
  // JSON has no infinity.
  const isFinite = runwayMs !== undefined && Number.isFinite(runwayMs);
  const money = { amount, ...(currency !== undefined && { currency }), ...(isFinite && { runwayMs }) };
  const isLoud = kind === 'low' || kind === 'critical';
  const object = `balance:${subscription}`;
  return { topic: 'balance', object, kind, isDecisive: true, isLoud, subscription, ...money, under };
}
