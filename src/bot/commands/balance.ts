import type { Balance } from '../../smsc/areas/balance.ts';
import type { Statistics } from '../../smsc/areas/statistics.ts';
import type { Answer } from '../../smsc/call.ts';
import { SmscError } from '../../smsc/error.ts';
import { StorageError } from '../../storage/error.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { failureOf } from '../errors.ts';
import { dated } from '../freshness.ts';
import { recentBalances } from '../money/balance-history.ts';
import { estimateRunway, type Runway } from '../money/runway.ts';
import { type Bar, type Block, bars, fields, type LineAhead, text } from '../reply.ts';
import type { KnownDay } from '../statistics/daily/kept-days.ts';
import { inCurrency, recentDays, spendingBars } from '../statistics/daily/recent-spending.ts';
import { balanceTexts } from '../texts/balance.ts';

/** The period that the rate of spending is taken from: whole days, today not among them. */
const days = 7;
/** The rate changes once a day; asking for it more often would use up the limit of 3 statistics a minute. */
const rateMaxAgeMs = 3_600_000;
const dayMs = 86_400_000;
/** A day further off than two years says nothing. */
const mostAheadMs = 730 * dayMs;

/** How long the money lasts, or why that is not known. */
type KnownRunway = Runway | { readonly kind: 'unknown'; readonly why: string };

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
    const runway = runwayOf(context, answer.value, spending, daily);
    const lines = [
      [texts.balance, money],
      [texts.credit, credit === undefined ? undefined : formats.money(credit, currency)],
      [texts.runway, runwayLine(context, runway, currency)],
    ] as const;
    const charts = await chartsOf(context, answer, runway, daily);
    return {
      summary: `${texts.balance}: ${money}`,
      blocks: dated([fields(lines), ...charts], [answer], context),
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

function runwayOf(
  { language }: CommandContext,
  { amount, currency, credit = '0' }: Balance,
  spending: readonly Statistics[] | SmscError,
  daily: readonly KnownDay[] | undefined,
): KnownRunway {
  const known = spending instanceof SmscError ? daily?.flatMap(({ rows }) => rows) : spending;
  if (known === undefined) return { kind: 'unknown', why: failureOf(spending, language).what };
  const same = known.filter((row) => row.currency === currency);
  if (same.length === 0 && known.length > 0) return { kind: 'unknown', why: balanceTexts[language].otherCurrency };
  return estimateRunway(
    [amount, credit],
    same.map((row) => row.spent ?? '0'),
    days,
  );
}

function runwayLine({ formats, language }: CommandContext, runway: KnownRunway, currency: string | undefined): string {
  const texts = balanceTexts[language];
  switch (runway.kind) {
    case 'lasts':
      return texts.lasts(formats.duration(runway.ms), formats.money(runway.perDay, currency));
    case 'overdrawn':
      return texts.overdrawn;
    case 'idle':
      return texts.idle;
    case 'unknown':
      return texts.unknown(runway.why);
  }
}

/** Balance and spending by day, as far as the days are kept. One of them is a picture, so that the answer stays one. */
async function chartsOf(
  context: CommandContext,
  answer: Answer<Balance>,
  runway: KnownRunway,
  days: readonly KnownDay[] | undefined,
): Promise<readonly Block[]> {
  const { formats, language } = context;
  const texts = balanceTexts[language];
  const { currency } = answer.value;
  if (days === undefined) return [];
  const daily = spendingBars(days, currency, context);
  const levels = await recentBalances(context, answer);
  if (levels === undefined) return [text(texts.daily), bars(daily, { title: texts.daily, as: 'columns' })];
  const history = levels.map(
    ({ day, amount }): Bar => ({
      label: formats.day(day),
      value: Number(amount),
      shown: formats.money(amount, currency),
    }),
  );
  const ahead = runway.kind === 'lasts' ? aheadOf(context, answer.value, runway.ms) : undefined;
  return [text(texts.daily), bars(daily), bars(history, { title: texts.history, as: 'line', ...(ahead && { ahead }) })];
}

/** Where the balance is when the money is used up: at zero, or below it by the credit line. */
function aheadOf(
  { account, formats }: CommandContext,
  { credit = '0' }: Balance,
  runwayMs: number,
): LineAhead | undefined {
  if (runwayMs > mostAheadMs) return undefined;
  const end = account
    .now()
    .add({ milliseconds: Math.round(runwayMs) })
    .toZonedDateTimeISO(account.zone);
  return { steps: runwayMs / dayMs, value: 0 - Number(credit), label: formats.day(end.toPlainDate()) };
}
