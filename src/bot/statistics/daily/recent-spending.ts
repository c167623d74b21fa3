import type { CommandContext } from '../../command.ts';
import { compareAmounts } from '../../money/sums.ts';
import type { Bar } from '../../reply.ts';
import { totalsOf } from '../statistics-rows.ts';
import { endOf, type KnownDay } from './kept-days.ts';

/**
 * What was spent on each of the last whole days, when all of them are kept; nothing is asked for.
 *
 * @param currency - the amounts must be in it
 * @throws StorageError
 */
export async function recentSpending(
  context: CommandContext,
  count: number,
  currency: string | undefined,
): Promise<readonly Bar[] | undefined> {
  const { account, daily } = context;
  const today = account.now().toZonedDateTimeISO(account.zone).toPlainDate();
  const days = Array.from({ length: count }, (_, index) => today.subtract({ days: count - index }));
  // People who ask day by day mostly do so without a word about the currency.
  for (const flags of [{ ownCurrency: true }, {}] as const) {
    const known = await daily.kept(days, flags);
    if (known?.every((day) => isUsable(day, currency, context)))
      return known.map((day) => barOf(day, currency, context));
  }
  return undefined;
}

/** Whether it was told after its end, and in one currency alone. */
function isUsable({ day, rows, at }: KnownDay, currency: string | undefined, { account }: CommandContext): boolean {
  const isWhole = Temporal.Instant.compare(at, endOf(day, account.zone)) >= 0;
  return isWhole && rows.every((row) => row.currency === currency);
}

function barOf({ day, rows }: KnownDay, currency: string | undefined, { formats }: CommandContext): Bar {
  const { spent = '0' } = totalsOf(rows)[0] ?? {};
  return {
    label: formats.day(day),
    value: compareAmounts(spent, '0') < 0 ? 0 : Number(spent),
    shown: formats.money(spent, currency),
  };
}
