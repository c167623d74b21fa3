import type { CommandContext } from '../../command.ts';
import { compareAmounts } from '../../money/sums.ts';
import type { Bar } from '../../reply.ts';
import { totalsOf } from '../statistics-rows.ts';
import { type DailyFlags, endOf, type KnownDay } from './kept-days.ts';

/** People who ask day by day mostly do so without a word about the currency. */
const ways: readonly DailyFlags[] = [{ ownCurrency: true }, {}];

/**
 * The last whole days as they are kept, in each way in which all of them are; nothing is asked for.
 *
 * @throws StorageError
 */
export async function recentDays(
  { account, daily }: Pick<CommandContext, 'account' | 'daily'>,
  count: number,
): Promise<readonly (readonly KnownDay[])[]> {
  const today = account.now().toZonedDateTimeISO(account.zone).toPlainDate();
  const days = Array.from({ length: count }, (_, index) => today.subtract({ days: count - index }));
  const kept = await Promise.all(ways.map((flags) => daily.kept(days, flags)));
  // A day that was told before its end lacks what came after.
  const isWhole = ({ day, at }: KnownDay): boolean => Temporal.Instant.compare(at, endOf(day, account.zone)) >= 0;
  return kept.filter((known) => known?.every(isWhole)).filter((known) => known !== undefined);
}

/** The first of them whose amounts are all in one currency. */
export function inCurrency(
  ofDays: readonly (readonly KnownDay[])[],
  currency: string | undefined,
): readonly KnownDay[] | undefined {
  return ofDays.find((days) => days.every(({ rows }) => rows.every((row) => row.currency === currency)));
}

/** What was spent on each day. */
export function spendingBars(
  days: readonly KnownDay[],
  currency: string | undefined,
  { formats }: Pick<CommandContext, 'formats'>,
): readonly Bar[] {
  return days.map(({ day, rows }) => {
    const { spent = '0' } = totalsOf(rows)[0] ?? {};
    return {
      label: formats.day(day),
      value: compareAmounts(spent, '0') < 0 ? 0 : Number(spent),
      shown: formats.money(spent, currency),
    };
  });
}
