import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reckonBack } from '../../../src/bot/money/balance-history.ts';
import { sumOf } from '../../../src/bot/money/sums.ts';
import type { BarsBlock, Reply } from '../../../src/bot/reply.ts';
import type { Turnover } from '../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount } from '../../support/sandbox-account.ts';

const minutes = 60_000;
const today = Temporal.PlainDate.from('2026-11-18');

function daysBack(count: number): readonly Temporal.PlainDate[] {
  return Array.from({ length: count }, (_, days) => today.subtract({ days }));
}

describe('balances reckoned back', () => {
  it('add what was spent and take off what was paid in, to the last digit', () => {
    const levels = reckonBack('1871.62', [
      { day: today, spent: ['0.10', '0.20'], paidIn: [] },
      { day: today.subtract({ days: 1 }), spent: ['100.005'], paidIn: ['1500'] },
    ]);

    expect(levels.map(({ day, amount }) => [day.toString(), amount])).toEqual([
      ['2026-11-16', '471.925'],
      ['2026-11-17', '1871.92'],
      ['2026-11-18', '1871.62'],
    ]);
  });

  it('go below zero, and take money that was given back for what it is', () => {
    const levels = reckonBack('-5', [{ day: today, spent: ['-0.50'], paidIn: ['-20'] }]);

    expect(levels.map(({ amount }) => amount)).toEqual(['14.50', '-5']);
  });

  it('are none without a day', () => {
    expect(reckonBack('5', [])).toEqual([]);
  });

  it('lead to the balance again', () => {
    const amount = fc
      .tuple(fc.boolean(), fc.nat({ max: 10 ** 12 }), fc.nat({ max: 9999 }))
      .map(([isNegative, whole, part]) => `${isNegative ? '-' : ''}${whole}.${String(part).padStart(4, '0')}`);
    const amounts = fc.array(amount, { maxLength: 3 });
    fc.assert(
      fc.property(amount, fc.array(fc.tuple(amounts, amounts), { minLength: 1, maxLength: 9 }), (now, moved) => {
        const movements = moved.map(([spent, paidIn], days) => ({ day: today.subtract({ days }), spent, paidIn }));
        const [first] = reckonBack(now, movements);
        const spent = moved.flatMap(([one]) => one);
        const paidIn = moved.flatMap(([, one]) => one);

        expect(sumOf([first?.amount ?? '', ...paidIn])).toBe(sumOf([now, ...spent, ...paidIn.map(() => '0')]));
      }),
    );
  });
});

/** What was charged and paid in on a day, in hundredths. */
function moved(day: Temporal.PlainDate, amount: number, received = 0): Turnover {
  return { day: day.toString(), login: 'demo', electronic: false, sms: 1, spent: amount, received };
}

async function startWith(turnover: readonly Turnover[], more: { readonly credit?: number } = {}): Promise<TestBot> {
  return startBot({ account: sandboxAccount({ balance: 70_000, turnover: [...turnover], ...more }) });
}

/** Asks for days one by one, as far apart as the provider's limits want; the last of them last. */
async function keep(bot: TestBot, days: readonly Temporal.PlainDate[]): Promise<void> {
  const { daily } = bot.parts('en');
  for (const day of days) {
    bot.sandbox.advance(minutes);
    await daily.series([day], {});
  }
}

function lineOf(reply: Reply | undefined): BarsBlock | undefined {
  return reply?.blocks.filter((block) => block.kind === 'bars').find(({ picture }) => picture?.as === 'line');
}

describe('the balance by day', () => {
  const week = [...daysBack(8)].reverse();

  it('is a line from the balances of the week to the day on which the money is used up', async () => {
    await using bot = await startWith([
      ...daysBack(8).map((day) => moved(day, 10_000)),
      moved(today.subtract({ days: 2 }), 0, 50_000),
    ]);
    await keep(bot, week);
    const asked = bot.sandbox.counts().requests['get.php get_stat'] ?? 0;

    const line = lineOf(await bot.ask('/balance'));

    expect(line?.bars.map(({ label, value }) => [label, value])).toEqual([
      ['10 Nov 2026', 1000],
      ['11 Nov 2026', 900],
      ['12 Nov 2026', 800],
      ['13 Nov 2026', 700],
      ['14 Nov 2026', 600],
      ['15 Nov 2026', 500],
      ['16 Nov 2026', 900],
      ['17 Nov 2026', 800],
      ['18 Nov 2026', 700],
    ]);
    expect(line?.picture).toEqual({
      title: 'Balance by day',
      as: 'line',
      ahead: { steps: 7, value: 0, label: '25 Nov 2026' },
    });
    // One for the rate of spending, as ever.
    expect(bot.sandbox.counts().requests['get.php get_stat']).toBe(asked + 1);
  });

  it('stands on a terminal below the spending by day, in a few bars under its heading', async () => {
    await using bot = await startWith(daysBack(8).map((day) => moved(day, 10_000)));
    await keep(bot, week);

    expect(plainText(await bot.ask('/balance', 'ru'))).toMatch(
      /\nРасход по дням\n\n11\.11\.2026 +█+ 100,00 ₽\n[\s\S]*\n\nБаланс по дням\n10\.11\.2026 +█+ 1 500,00 ₽\n11\.11\.2026 [\s\S]*\n18\.11\.2026 +█+\S* 700,00 ₽\nДанные получены /,
    );
  });

  it('is the only picture of the answer', async () => {
    await using bot = await startWith(daysBack(8).map((day) => moved(day, 10_000)));
    await keep(bot, week.slice(0, -1));
    const before = await bot.ask('/balance');
    await keep(bot, week.slice(-1));
    bot.sandbox.advance(minutes);
    const after = await bot.ask('/balance');

    expect([before, after].map(picturesOf)).toEqual([['columns'], ['line']]);
  });

  it('goes on to the end of the credit line', async () => {
    await using bot = await startWith(
      daysBack(8).map((day) => moved(day, 10_000)),
      { credit: 30_000 },
    );
    await keep(bot, week);

    expect(lineOf(await bot.ask('/balance'))?.picture?.ahead).toMatchObject({ steps: 10, value: -300 });
  });

  it('goes nowhere when nothing is spent or when it lasts for years', async () => {
    await using idle = await startWith([]);
    await keep(idle, week);
    await using rich = await startWith(daysBack(8).map((day) => moved(day, 1)));
    await keep(rich, week);

    for (const bot of [idle, rich]) {
      expect(lineOf(await bot.ask('/balance'))?.picture).toEqual({ title: 'Balance by day', as: 'line' });
    }
  });

  it('is not told from figures of today that are older than an hour: a payment may have come since', async () => {
    await using bot = await startWith(daysBack(8).map((day) => moved(day, 10_000)));
    await keep(bot, week);
    bot.sandbox.advance(50 * minutes);
    expect(lineOf(await bot.ask('/balance'))).toBeDefined();

    bot.sandbox.advance(15 * minutes);

    expect(picturesOf(await bot.ask('/balance'))).toEqual(['columns']);
  });

  it('is not told across a day that is not known', async () => {
    await using bot = await startWith(daysBack(8).map((day) => moved(day, 10_000)));
    await keep(
      bot,
      week.filter((day) => day.day !== 14),
    );

    expect(picturesOf(await bot.ask('/balance'))).toEqual([]);
  });

  it('is not told of a few days, though all of the week are kept in another currency', async () => {
    await using bot = await startWith(daysBack(8).map((day) => moved(day, 10_000)));
    const { daily } = bot.parts('en');
    for (const day of week.slice(0, -1)) {
      bot.sandbox.advance(minutes);
      await daily.series([day], { ownCurrency: true });
    }
    await keep(bot, week.slice(-4));
    bot.sandbox.advance(minutes);

    expect(picturesOf(await bot.ask('/balance'))).toEqual(['columns']);
  });

  it('goes back thirty days and no further', async () => {
    await using bot = await startWith(daysBack(40).map((day) => moved(day, 10_000)));
    await keep(bot, [...daysBack(40)].reverse());

    expect(lineOf(await bot.ask('/balance'))?.bars).toHaveLength(32);
  });
});

function picturesOf(reply: Reply | undefined): readonly (string | undefined)[] {
  const blocks = reply?.blocks.filter((block) => block.kind === 'bars') ?? [];
  return blocks.flatMap(({ picture }) => (picture === undefined ? [] : [picture.as]));
}
