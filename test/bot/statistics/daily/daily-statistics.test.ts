import { describe, expect, it, vi } from 'vitest';
import { createDailyStatistics } from '../../../../src/bot/statistics/daily/daily-statistics.ts';
import { createLogger } from '../../../../src/lib/logger.ts';
import { SmscError } from '../../../../src/smsc/error.ts';
import type { Database } from '../../../../src/storage/database.ts';
import { startBot, type TestBot } from '../../../support/bot.ts';
import { sandboxAccount } from '../../../support/sandbox-account.ts';

const minutes = 60_000;
const hours = 60 * minutes;

function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

/** The last days up to 18.11.2026, on which it is noon. */
function lastDays(count: number): readonly Temporal.PlainDate[] {
  return Array.from({ length: count }, (_, index) => day('2026-11-18').subtract({ days: count - 1 - index }));
}

/** Messages on each day: its number in the month. */
function account() {
  const turnover = Array.from({ length: 60 }, (_, index) => {
    const date = day('2026-11-18').subtract({ days: index });
    return { day: date.toString(), login: 'demo', electronic: false, sms: date.day, spent: 100, received: 0 };
  });
  return sandboxAccount({ turnover });
}

function start(): Promise<TestBot> {
  return startBot({ account: account() });
}

function dailyOf(bot: TestBot) {
  return bot.parts('en').daily;
}

function asked(bot: TestBot): number {
  return bot.sandbox.counts().requests['get.php get_stat'] ?? 0;
}

/** Resolves when nothing is under way but the wait for the next day, which is longer than any request may take. */
async function resting(bot: TestBot): Promise<void> {
  await vi.waitFor(() => {
    const [first] = bot.clock.sleepers();
    expect(first).toBeGreaterThan(20_000);
  });
}

/** Lets the background ask for its next day. */
async function next(bot: TestBot): Promise<void> {
  const before = asked(bot);
  await resting(bot);
  await bot.clock.advance(bot.clock.sleepers()[0] ?? 0);
  await vi.waitFor(() => expect(asked(bot)).toBe(before + 1));
}

describe('the daily statistics', () => {
  it('ask for two days at once, the newest, and leave the third request of the minute to others', async () => {
    await using bot = await start();

    const { days, missing, fillMs } = await dailyOf(bot).series(lastDays(5), {});

    expect(days.map((known) => known.rows[0]?.messages)).toEqual([17, 18]);
    expect(missing).toBe(3);
    expect(fillMs).toBe(96_000);
    expect(asked(bot)).toBe(2);
    await bot.client.statistics.get({ from: day('2026-10-01') }, { maxWaitMs: 0 });
  });

  it('fill in the others one by one, newest first, each asked for once', async () => {
    await using bot = await start();
    const daily = dailyOf(bot);
    await daily.series(lastDays(5), {});

    await next(bot);
    await resting(bot);
    const known = await Promise.all(lastDays(5).map((one) => daily.kept([one], {})));
    await next(bot);
    await next(bot);
    const last = await daily.series(lastDays(5), {});

    expect(known.map((one) => one?.length)).toEqual([undefined, undefined, 1, 1, 1]);
    expect(last).toMatchObject({ missing: 0, fillMs: 0 });
    expect(asked(bot)).toBe(5);
  });

  it('leave one of the three requests of any minute to people while they fill in', async () => {
    await using bot = await start();
    await dailyOf(bot).series(lastDays(9), {});

    for (let index = 0; index < 7; index += 1) {
      await next(bot);
      const isNextMinute = index % 2 === 0;
      const from = day('2026-10-01').add({ days: index });
      if (isNextMinute) await bot.client.statistics.get({ from }, { maxWaitMs: 0 });
    }

    expect(asked(bot)).toBe(2 + 7 + 4);
  });

  it('give way when people have used up the minute, and go on later', async () => {
    await using bot = await start();
    const daily = dailyOf(bot);
    for (const from of lastDays(3)) await bot.client.statistics.get({ from: from.subtract({ months: 1 }) });

    const first = await daily.series(lastDays(2), {});
    await resting(bot);
    await bot.clock.advance(32_000);
    await resting(bot);
    const during = asked(bot);
    await next(bot);
    await next(bot);

    expect(first).toMatchObject({ days: [], missing: 2 });
    expect(first.failure).toBeUndefined();
    expect(during).toBe(3);
    expect(await daily.series(lastDays(2), {})).toMatchObject({ missing: 0 });
    expect(bot.log.join('')).not.toContain('could not be asked for');
  });

  it('share the work between people who ask the same at one time', async () => {
    await using bot = await start();
    const daily = dailyOf(bot);

    await Promise.all(Array.from({ length: 20 }, () => daily.series(lastDays(4), {})));
    await next(bot);
    await next(bot);

    expect(await daily.series(lastDays(4), {})).toMatchObject({ missing: 0 });
    expect(asked(bot)).toBe(4);
  });

  it('keep a day for ever once it has been over for a day, a younger one for an hour', async () => {
    await using bot = await start();
    const daily = dailyOf(bot);
    const [older, today] = [day('2026-11-16'), day('2026-11-18')];
    await daily.series([older, today], {});

    bot.sandbox.advance(2 * hours);
    const { days } = await daily.series([older, today], {});

    expect(asked(bot)).toBe(3);
    expect(days.map(({ isFinal }) => isFinal)).toEqual([true, false]);
    bot.sandbox.advance(200 * 24 * hours);
    await daily.series([older], {});
    expect(asked(bot)).toBe(3);
  });

  it('keep their days over a restart, but not those of a sandbox, which begins anew', async () => {
    for (const isSandbox of [false, true]) {
      await using bot = await startBot({ account: account(), isSandbox });
      await dailyOf(bot).series(lastDays(2), {});
      const log = createLogger({ level: 'silent', secrets: [], write: () => undefined });
      const again = createDailyStatistics({ ...bot.parts('en'), database: bot.database, log });

      const kept = await again.kept(lastDays(2), {});

      expect(kept?.length).toBe(isSandbox ? undefined : 2);
    }
  });

  it('tell apart what is asked about a day', async () => {
    await using bot = await start();
    const daily = dailyOf(bot);
    await daily.series(lastDays(1), {});

    const electronic = await daily.series(lastDays(1), { electronic: true });

    expect(electronic.days[0]?.rows).toEqual([]);
    expect(await daily.kept(lastDays(1), { ownCurrency: true })).toBeUndefined();
    expect(await daily.kept(lastDays(1), {})).toHaveLength(1);
  });

  it('say why nothing more is known, log each failure, wait longer after each, and stop after six', async () => {
    await using bot = await start();
    bot.sandbox.fault('outage', 100 * hours);

    const { failure, days } = await dailyOf(bot).series(lastDays(3), {});
    const waits: number[] = [];
    for (let failures = 1; failures <= 6; failures += 1) {
      await resting(bot);
      waits.push(bot.clock.sleepers()[0] ?? 0);
      await bot.clock.advance(waits.at(-1) ?? 0);
      await vi.waitFor(() =>
        expect(bot.log.filter((line) => line.includes('could not be asked'))).toHaveLength(failures),
      );
    }
    await vi.waitFor(() => expect(bot.clock.sleepers()).toEqual([]));

    expect(failure?.code).toBe('unreachable');
    expect(days).toEqual([]);
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    expect(new Set(waits).size).toBeGreaterThan(3);
  });

  it('ask on at once when a day cannot be had for a reason of its own, and come back to it last', async () => {
    await using bot = await start();
    const ask = bot.client.statistics.get.bind(bot.client.statistics);
    const days: string[] = [];
    bot.client.statistics.get = async (query, options) => {
      days.push(query.from.toString());
      if (!query.from.equals(day('2026-11-18'))) return ask(query, options);
      throw new SmscError('bad-response', 'as the test says', { operation: 'statistics.get' });
    };

    const first = await dailyOf(bot).series(lastDays(4), {});
    bot.sandbox.advance(2 * minutes);
    const second = await dailyOf(bot).series(lastDays(4), {});

    expect(days).toEqual(['2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15']);
    expect(first).toMatchObject({ missing: 3, failure: { code: 'bad-response' } });
    expect(second).toMatchObject({ missing: 1 });
  });

  it('are read from the database some at a time rather than one by one', async () => {
    await using bot = await start();
    const { account, clock, log } = bot.parts('en');
    let open = 0;
    let most = 0;
    const database: Database = {
      ...bot.database,
      query: async (sql, values) => {
        open += 1;
        most = Math.max(most, open);
        const rows = await bot.database.query<never>(sql, values);
        open -= 1;
        return rows;
      },
    };
    const daily = createDailyStatistics({ account, database, clock, log });

    await daily.kept(lastDays(40), {});

    expect(most).toBe(16);
  });

  it('begin again after they gave up, when somebody asks', async () => {
    await using bot = await start();
    bot.sandbox.fault('outage', 1 * hours);
    await dailyOf(bot).series(lastDays(2), {});
    bot.sandbox.clearFaults();
    bot.sandbox.advance(2 * minutes);

    expect(await dailyOf(bot).series(lastDays(2), {})).toMatchObject({ missing: 0, fillMs: 0 });
  });

  it('log a broken storage and throw nothing into the void', async () => {
    await using bot = await start();
    await dailyOf(bot).series(lastDays(3), {});
    await bot.database.query('DROP TABLE request_ledger');

    await resting(bot);
    await bot.clock.advance(64_000);

    await vi.waitFor(() => expect(bot.log.join('')).toContain('statistics of a day could not be asked for'));
  });

  it('stop at once when they are closed, and ask no more', async () => {
    await using bot = await start();
    const log = createLogger({ level: 'trace', secrets: [], write: () => undefined });
    const { account, clock } = bot.parts('en');
    const daily = createDailyStatistics({ account, database: bot.database, clock, log });
    await daily.series(lastDays(4), {});

    await daily.close();

    expect(bot.clock.sleepers()).toEqual([]);
    await daily.series(lastDays(4), {});
    expect(bot.clock.sleepers()).toEqual([]);
  });
});
