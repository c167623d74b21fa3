import type { Balance } from '../../smsc/areas/balance.ts';
import type { Statistics } from '../../smsc/areas/statistics.ts';
import { SmscError } from '../../smsc/error.ts';
import { StorageError } from '../../storage/error.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { failureOf } from '../errors.ts';
import { dated } from '../freshness.ts';
import { estimateRunway } from '../money/runway.ts';
import { bars, fields, text } from '../reply.ts';
import type { KnownDay } from '../statistics/daily/kept-days.ts';
import { inCurrency, recentDays, spendingBars } from '../statistics/daily/recent-spending.ts';
import { balanceTexts } from '../texts/balance.ts';

/** The period that the rate of spending is taken from: whole days, today not among them. */
const days = 7;
/** The rate changes once a day; asking for it more often would use up the limit of 3 statistics a minute. */
const rateMaxAgeMs = 3_600_000;

export const balance = defineCommand({
  name: 'balance',
  aliases: ['bal', 'баланс'],
  parameters: {},
  role: 'viewer',
  risk: 'read',
  summary: { en: 'money on the account and how long it lasts', ru: 'деньги на счёте и на сколько их хватит' },
  examples: ['/balance'],
  run: async (context) => {
    const { account, formats, language } = context;
    const texts = balanceTexts[language];
    const [answer, spending, kept] = await Promise.all([
      account.client.balance.get(),
      spendingOf(context),
      keptDays(context),
    ]);
    const { amount, currency, credit } = answer.value;
    const money = formats.money(amount, currency);
    const daily = inCurrency(kept, currency);
    const lines = [
      [texts.balance, money],
      [texts.credit, credit === undefined ? undefined : formats.money(credit, currency)],
      [texts.runway, runwayLine(context, answer.value, spending, daily)],
    ] as const;
    const chart = daily === undefined ? [] : [text(texts.daily), bars(spendingBars(daily, currency, context))];
    return {
      summary: `${texts.balance}: ${money}`,
      blocks: dated([fields(lines), ...chart], [answer], context),
    };
  },
});

/** What was spent lately; the balance is worth showing without it, so a failure is told in its place. */
async function spendingOf({ account, log }: CommandContext): Promise<readonly Statistics[] | SmscError> {
  const today = account.now().toZonedDateTimeISO(account.zone).toPlainDate();
  const period = { from: today.subtract({ days }), to: today.subtract({ days: 1 }), ownCurrency: true };
  try {
    const { value } = await account.client.statistics.get(period, { maxAgeMs: rateMaxAgeMs, maxWaitMs: 0 });
    return value;
  } catch (err) {
    if (!(err instanceof SmscError)) throw err;
    log.warn({ err }, 'the rate of spending is not known');
    return err;
  }
}

/** The days that are kept; the balance is worth showing without them too. */
async function keptDays(context: CommandContext): Promise<readonly (readonly KnownDay[])[]> {
  try {
    return await recentDays(context, days);
  } catch (err) {
    if (!(err instanceof StorageError)) throw err;
    context.log.warn({ err }, 'the spending of the last days is not known');
    return [];
  }
}

function runwayLine(
  { formats, language }: CommandContext,
  { amount, currency, credit = '0' }: Balance,
  spending: readonly Statistics[] | SmscError,
  daily: readonly KnownDay[] | undefined,
): string {
  const texts = balanceTexts[language];
  const known = spending instanceof SmscError ? daily?.flatMap(({ rows }) => rows) : spending;
  if (known === undefined) return texts.unknown(failureOf(spending, language).what);
  const same = known.filter((row) => row.currency === currency);
  if (same.length === 0 && known.length > 0) return texts.unknown(texts.otherCurrency);
  const runway = estimateRunway(
    [amount, credit],
    same.map((row) => row.spent ?? '0'),
    days,
  );
  switch (runway.kind) {
    case 'lasts':
      return texts.lasts(formats.duration(runway.ms), formats.money(runway.perDay, currency));
    case 'overdrawn':
      return texts.overdrawn;
    case 'idle':
      return texts.idle;
  }
}
