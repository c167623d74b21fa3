import { describe, expect, it } from 'vitest';
import { SmscError } from '../../../../src/smsc/error.ts';
import type { Turnover } from '../../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../../support/bot.ts';
import { plainText } from '../../../support/reply.ts';
import { sandboxAccount } from '../../../support/sandbox-account.ts';

const minutes = 60_000;

function sent(day: string, spent: number, sms = 2): Turnover {
  return { day, login: 'demo', electronic: false, sms, spent, received: 0 };
}

function start(turnover: readonly Turnover[]): Promise<TestBot> {
  return startBot({ account: sandboxAccount({ turnover: [...turnover] }) });
}

/** Something on each of the last days up to 18.11.2026. */
function every(count: number): readonly Turnover[] {
  const last = Temporal.PlainDate.from('2026-11-18');
  return Array.from({ length: count }, (_, index) => sent(last.subtract({ days: index }).toString(), 1_000));
}

/** Asks until every day is known, with time between for the provider's limits. */
async function known(bot: TestBot, line: string): Promise<string> {
  for (let round = 0; round < 40; round += 1) {
    const reply = await bot.ask(line);
    if (!plainText(reply).includes('days are known')) return plainText(reply);
    bot.sandbox.advance(2 * minutes);
  }
  return 'never known';
}

describe('/stats by:day', () => {
  it.each([
    [
      'en',
      /^14 Nov 2026 – 18 Nov 2026\nSo far: 4 messages, ₽4\.00 spent, ₽0\.00 paid in\nSpent · messages, by day\n\n14 Nov 2026 +…\n15 Nov 2026 +…\n16 Nov 2026 +…\n17 Nov 2026 +█+ ₽3\.00 · 2\n18 Nov 2026 +█+ ₽1\.00 · 2\n2 of 5 days are known; the others follow in about 2 min\.\nChecked just now\n/,
    ],
    [
      'ru',
      /^14\.11\.2026 – 18\.11\.2026\nПока: 4 сообщения, расход 4,00 ₽, приход 0,00 ₽\nРасход · сообщений по дням\n\n14\.11\.2026 +…\n[\s\S]*\n17\.11\.2026 +█+ 3,00 ₽ · 2\n[\s\S]*\nИзвестно дней: 2 из 5; остальное — примерно через 2 мин\.\nДанные получены только что\n/,
    ],
  ] as const)('tells what is known at once and when the rest follows (%s)', async (language, expected) => {
    await using bot = await start([sent('2026-11-17', 300), sent('2026-11-18', 100), sent('2026-11-15', 900)]);

    const reply = await bot.ask('/stats 5d by:day', language);

    expect(plainText(reply)).toMatch(expected);
    expect(reply?.buttons?.[0]?.command).toBe('/stats 14.11.2026-18.11.2026 by:day');
  });

  it('has a bar for each day and nothing to wait for once all days are known', async () => {
    await using bot = await start([sent('2026-11-16', 300), sent('2026-11-18', 100)]);

    const reply = await known(bot, '/stats 3d by:day');

    expect(reply).toMatch(
      /\n4 messages, ₽4\.00 spent[\s\S]*\n16 Nov 2026 +█+ ₽3\.00 · 2\n17 Nov 2026 +₽0\.00 · 0\n18 Nov 2026 +█+ ₽1\.00 · 2\nChecked 2 min ago/,
    );
    expect(reply).not.toContain('Ask again');
  });

  it('asks for no day that has not begun', async () => {
    await using bot = await start(every(3));

    expect(plainText(await bot.ask('/stats this week by:day'))).toContain(
      '2 of 3 days are known; the other one follows in about 40 s.',
    );
  });

  it('shows weeks when there are too many days for a screen, and has every day in the file', async () => {
    await using bot = await start(every(35));
    const reply = await known(bot, '/stats 35d by:day');

    const again = await bot.ask('/stats 35d by:day');
    const csv = await bot.ask(again?.buttons?.find(({ label }) => label === 'CSV')?.command ?? '');

    expect(reply).toMatch(/by week[\s\S]*\n15 Oct 2026 +█+\S* ₽40\.00 · 8\n19 Oct 2026 +█+ ₽70\.00 · 14\n/);
    const content = csv?.blocks.find((block) => block.kind === 'file')?.content ?? '';
    expect(content.split('\r\n')).toHaveLength(37);
    expect(content).toContain('Day;Login;Messages;Spent;Paid in;Currency\r\n2026-10-15;demo;2;10.00;0.00;RUB\r\n');
  });

  it('draws messages where nothing is charged', async () => {
    await using bot = await start([sent('2026-11-17', 0, 4), sent('2026-11-18', 0, 8)]);

    const chart = (await bot.ask('/stats 2d by:day'))?.blocks.find((block) => block.kind === 'bars');

    expect(chart?.bars.map(({ value }) => value)).toEqual([4, 8]);
    expect(chart?.picture).toEqual({ title: 'Spent · messages, by day', as: 'columns' });
  });

  it('says that nothing was sent only when that is known of every day', async () => {
    await using bot = await start([]);

    expect((await bot.ask('/stats 4d by:day'))?.tone).toBeUndefined();
    bot.sandbox.advance(2 * minutes);
    expect(plainText(await bot.ask('/stats 4d by:day'))).toContain(
      '15 Nov 2026 – 18 Nov 2026: nothing was sent or paid.',
    );
  });

  it('shows the days that are known under a banner while the provider is down', async () => {
    await using bot = await start(every(4));
    await bot.ask('/stats 4d by:day');
    bot.sandbox.advance(90 * minutes);
    bot.sandbox.fault('outage', 60 * minutes);

    const reply = plainText(await bot.ask('/stats 4d by:day'));

    expect(reply).toMatch(
      /^STALE, 1 h 30 min old\. The provider cannot be reached\.\n[\s\S]*₽10\.00 · 2\n2 of 4 days are known\.\n/,
    );
  });

  it('calls days that will not change any more neither old nor stale', async () => {
    await using bot = await start(every(20));
    await bot.ask('/stats 15.11.2026 by:day');
    bot.sandbox.advance(90 * minutes);
    bot.sandbox.fault('outage', 60 * minutes);

    const one = plainText(await bot.ask('/stats 15.11.2026 by:day'));
    const two = plainText(await bot.ask('/stats 14.11.2026-15.11.2026 by:day', 'ru'));

    expect(one).toMatch(/^15 Nov 2026\n/);
    expect(two).toMatch(/^Провайдер недоступен\.\n14\.11\.2026 – 15\.11\.2026\n/);
  });

  it('says what is wrong with one day, and goes on with the others', async () => {
    await using bot = await start(every(5));
    const ask = bot.client.statistics.get.bind(bot.client.statistics);
    bot.client.statistics.get = async (query, options) => {
      if (query.from.day !== 17) return ask(query, options);
      throw new SmscError('bad-response', 'as the test says', { operation: 'statistics.get' });
    };

    const first = plainText(await bot.ask('/stats 4d by:day'));
    bot.sandbox.advance(2 * minutes);
    await bot.ask('/stats 4d by:day');
    const last = await bot.ask('/stats 4d by:day');

    expect(first).toMatch(
      /^The provider[^\n]*cannot be read[^\n]*\n15 Nov 2026 – 18 Nov 2026\n[\s\S]*\n1 of 4 days are known; the others follow in about [^\n]*\nChecked just now/,
    );
    expect(plainText(last)).toMatch(/\n3 of 4 days are known\.\n/);
    expect(last?.buttons?.map(({ label }) => label)).toEqual(['Ask again', 'CSV']);
  });

  it('fails in words with a reference when nothing is known', async () => {
    await using bot = await start(every(4));
    bot.sandbox.fault('outage', 60 * minutes);

    const reply = await bot.ask('/stats by:day');

    expect(reply?.tone).toBe('bad');
    expect(plainText(reply)).toMatch(/The provider cannot be reached\.[\s\S]*Reference \w+/);
  });
});
