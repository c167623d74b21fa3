import type { Balance } from '../../smsc/areas/balance.ts';
import { SmscError } from '../../smsc/error.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { failureOf } from '../errors.ts';
import { dated } from '../freshness.ts';
import { fields } from '../reply.ts';
import { estimateRunway, type Runway } from '../runway.ts';
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
    const answer = await account.client.balance.get();
    const { amount, currency, credit } = answer.value;
    const money = formats.money(amount, currency);
    const lines = [
      [texts.balance, money],
      [texts.credit, credit === undefined ? undefined : formats.money(credit, currency)],
      [texts.runway, await runwayLine(context, answer.value)],
    ] as const;
    return {
      summary: `${texts.balance}: ${money}`,
      blocks: dated([fields(lines)], [answer], context),
    };
  },
});

/** The balance is worth showing without its runway, so a failure here is told in its place. */
async function runwayLine(context: CommandContext, { amount, currency, credit = '0' }: Balance): Promise<string> {
  const { account, formats, language } = context;
  const texts = balanceTexts[language];
  const today = account.now().toZonedDateTimeISO(account.zone).toPlainDate();
  const period = { from: today.subtract({ days }), to: today.subtract({ days: 1 }), ownCurrency: true };
  try {
    const { value } = await account.client.statistics.get(period, { maxAgeMs: rateMaxAgeMs, maxWaitMs: 0 });
    const spent = value.filter((row) => row.currency === currency).map((row) => row.spent ?? '0');
    return describe(estimateRunway([amount, credit], spent, days));
  } catch (err) {
    if (!(err instanceof SmscError)) throw err;
    context.log.warn({ err }, 'the rate of spending is not known');
    return texts.unknown(failureOf(err, language).what);
  }

  function describe(runway: Runway): string {
    switch (runway.kind) {
      case 'lasts':
        return texts.lasts(formats.duration(runway.ms), formats.money(runway.perDay, currency));
      case 'overdrawn':
        return texts.overdrawn;
      case 'idle':
        return texts.idle;
    }
  }
}
